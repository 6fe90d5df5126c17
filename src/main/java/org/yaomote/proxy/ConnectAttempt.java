package org.yaomote.proxy;

import io.netty.channel.ConnectTimeoutException;

import org.yaomote.tls.HandshakeFailure;
import org.yaomote.transport.Connection;
import org.yaomote.transport.Connector;

import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.UnknownHostException;

/// One try to reach a backend: tells its exchange how it went, and the backend's state if it
/// failed.
record ConnectAttempt(Exchange exchange, Target target, LoopState loop)
        implements Connector.Outcome {
    @Override
    public void connected(Connection connection) {
        exchange.on(new Event.Connected(new UpstreamConnection(connection, target, loop)));
        exchange.flush();
    }

    @Override
    public void failed(Throwable cause) {
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
