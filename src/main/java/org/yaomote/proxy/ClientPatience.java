package org.yaomote.proxy;

import org.yaomote.config.Timeouts;
import org.yaomote.transport.Connection;

import java.time.Duration;

/// When an HTTP/1 client has been waited for long enough. One that is behind with what it was sent
/// is waited for as long as it takes some of it.
///
/// Thread: the connection's event loop.
final class ClientPatience {
    /// How long one that has just come is listened to although no more requests are wanted.
    static final Duration NEWCOMER = Duration.ofSeconds(1);

    private final Connection connection;
    private final LoopState loop;
    private long deadline = Long.MAX_VALUE;

    /// Bytes the client had not taken when the waiting began.
    private long unsent;

    ClientPatience(Connection connection, LoopState loop) {
        this.connection = connection;
        this.loop = loop;
    }

    /// Waits until a moment, in the loop's nanoseconds.
    void until(long nanos) {
        deadline = nanos;
        unsent = connection.unsent();
    }

    /// Waits so long from now on.
    void within(Duration limit) {
        until(loop.now() + limit.toNanos());
    }

    /// Waits no longer than so from now on.
    void atMost(Duration limit) {
        until(Math.min(deadline, loop.now() + limit.toNanos()));
    }

    /// Waits as long as it takes.
    void always() {
        deadline = Long.MAX_VALUE;
    }

    /// Waits for the next request, or for the client to take the answers that stand before it.
    void forRequest(Timeouts limits) {
        within(connection.isWritable() ? limits.clientIdle() : limits.clientWrite());
    }

    /// Whether the time is over.
    boolean isOver(long now) {
        return now - deadline >= 0 && deadline != Long.MAX_VALUE;
    }

    /// Whether the client took some of what it was sent since the waiting began.
    boolean tookSome() {
        return connection.unsent() < unsent;
    }
}
