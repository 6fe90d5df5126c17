package org.yaomote.proxy;

import io.netty.channel.ConnectTimeoutException;

import org.yaomote.tls.HandshakeFailure;
import org.yaomote.transport.Connection;
import org.yaomote.transport.Connector;

import java.net.ConnectException;
import java.net.InetSocketAddress;
import java.net.NoRouteToHostException;
import java.net.UnknownHostException;
import java.time.Duration;

/// One try to reach a backend: tells its exchange how it went, and the backend's state if it
/// failed.
///
/// @param to one of the backend's addresses; where several count, the others follow
/// @param untilNanos when all tries must be over
record ConnectAttempt(
        Exchange exchange, Target target, LoopState loop, InetSocketAddress to, long untilNanos)
        implements Connector.Outcome {
    @Override
    public void connected(Connection connection) {
        target.addresses().reached(to);
        exchange.on(new Event.Connected(new UpstreamConnection(connection, target, loop)));
        exchange.flush();
    }

    @Override
    public void accepted() {
        exchange.accepted();
    }

    @Override
    public void failed(Throwable cause) {
        Duration left = Duration.ofNanos(untilNanos - loop.now());
        InetSocketAddress next = target.insteadOf(to, loop.now());
        if (next != null && left.isPositive()) {
            target.connect(exchange, next, left, loop);
            return;
        }
        String reason = reason(cause);
        target.state().failed(reason, loop.now());
        exchange.on(new Event.ConnectFailed(reason));
        exchange.flush();
    }

    /// The cause as a key of the texts.
    static String reason(Throwable cause) {
        return switch (cause) {
            case HandshakeFailure failure -> failure.reason().code();
            case ConnectTimeoutException _ -> "upstream.timeout";
            case NoRouteToHostException _ -> "upstream.unreachable";
            case UnknownHostException _ -> "upstream.unknownHost";
            case ConnectException _ -> "upstream.refused";
            default -> "upstream.unreachable";
        };
    }
}
