package org.yaomote.proxy;

import org.yaomote.config.Timeouts;
import org.yaomote.policy.BackendPolicy;

import java.time.Duration;

/// How long one backend is waited for: its own word, or the general one where it has none.
///
/// @param policy of the backend; zero stands for the general limit
record BackendLimits(BackendPolicy policy) {
    /// For its connection.
    Duration connect(Timeouts general) {
        return or(policy.connect(), general.connect());
    }

    /// For the head of its answer.
    Duration response(Timeouts general) {
        return or(policy.response(), general.response());
    }

    /// For any octet in a tunnel.
    Duration tunnel(Timeouts general) {
        return or(policy.tunnel(), general.tunnel());
    }

    /// From now on bytes pass through a client's connection unseen.
    void tunnel(ClientSide client, LoopState loop) {
        client.tunnel();
        tunnelAlive(client, loop);
    }

    /// A byte passed through a client's tunnel: its time starts anew.
    void tunnelAlive(ClientSide client, LoopState loop) {
        client.deadline(loop.now() + tunnel(client.route().timeouts()).toNanos());
    }

    private static Duration or(Duration own, Duration general) {
        return own.isZero() ? general : own;
    }
}
