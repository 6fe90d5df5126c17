package org.yaomote.proxy;

import org.yaomote.config.Backend;
import org.yaomote.config.HealthCheck;
import org.yaomote.config.Service;
import org.yaomote.config.UpstreamHttp;

import java.nio.charset.StandardCharsets;

/// What a health check asks of a backend.
sealed interface Question {
    /// The head of the request as text of HTTP/1.1; empty if there is none.
    default String text() {
        return switch (this) {
            case Connect() -> "";
            case Get get -> get.request();
            case Call call -> call.request();
        };
    }

    /// Whether it accepts a connection, and in TLS whether it is who it is meant to be.
    record Connect() implements Question {}

    /// Whether it answers a GET with a status that is well.
    ///
    /// @param request its head as text of HTTP/1.1
    /// @param by what the backend speaks
    record Get(String request, UpstreamHttp by, int statusFrom, int statusTo) implements Question {
        boolean isWell(int status) {
            return status >= statusFrom && status <= statusTo;
        }
    }

    /// Whether it calls itself serving by the health checking protocol of gRPC (`grpc.health.v1`).
    ///
    /// @param request the call's head as text of HTTP/1.1
    record Call(String request) implements Question {
        /// A message without fields: it asks about the server as a whole.
        byte[] message() {
            return new byte[5];
        }

        /// Whether an answer begins with a message that says SERVING: a prefix with the length,
        /// then the field 1 with the value 1.
        boolean isWell(byte[] answer) {
            return answer.length >= 7
                    && answer[0] == 0
                    && answer[4] >= 2
                    && answer[5] == 8
                    && answer[6] == 1;
        }
    }

    /// The path that is asked for in gRPC's own way.
    String GRPC_HEALTH = "/grpc.health.v1.Health/Check";

    /// The head that a question begins with.
    static byte[] octets(String request) {
        return request.getBytes(StandardCharsets.US_ASCII);
    }

    /// The question of a check by HTTP, in the version that the service speaks to its backends.
    static Question of(Service service, Backend backend, HealthCheck.Http check) {
        String host = check.host().isEmpty() ? backend.address() : check.host();
        String start = " " + check.path() + " HTTP/1.1\r\nHost: " + host + "\r\n";
        String named = start + "User-Agent: Yaomote\r\n";
        UpstreamHttp by = service.options().http();
        if (by == UpstreamHttp.HTTP_2 && check.path().equals(GRPC_HEALTH)) {
            return new Call(
                    "POST" + named + "Content-Type: application/grpc\r\nTE: trailers\r\n\r\n");
        }
        // A connection of HTTP/2 is not ended by a field (RFC 9113 §8.2.2).
        String end = by == UpstreamHttp.HTTP_2 ? "" : "Connection: close\r\n";
        return new Get(
                "GET" + named + "Accept: */*\r\n" + end + "\r\n",
                by,
                check.statusFrom(),
                check.statusTo());
    }
}
