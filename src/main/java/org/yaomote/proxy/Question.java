package org.yaomote.proxy;

import org.yaomote.config.Backend;
import org.yaomote.config.HealthCheck;
import org.yaomote.config.Service;
import org.yaomote.config.UpstreamHttp;

import java.nio.charset.StandardCharsets;

/// What a health check asks of a backend.
sealed interface Question {
    /// Whether it accepts a connection, and in TLS whether it is who it is meant to be.
    record Connect() implements Question {}

    /// Whether it answers a GET with a status that is well.
    ///
    /// @param request whole, in HTTP/1.1
    record Get(String request, int statusFrom, int statusTo) implements Question {
        byte[] octets() {
            return request.getBytes(StandardCharsets.US_ASCII);
        }

        boolean isWell(int status) {
            return status >= statusFrom && status <= statusTo;
        }
    }

    /// The question of a check by HTTP. Backends that are spoken to in HTTP/2 only are asked for a
    /// connection: gRPC servers know no GET.
    static Question of(Service service, Backend backend, HealthCheck.Http check) {
        if (service.options().http() == UpstreamHttp.HTTP_2) {
            return new Connect();
        }
        String host = check.host().isEmpty() ? backend.address() : check.host();
        String request =
                "GET "
                        + check.path()
                        + " HTTP/1.1\r\nHost: "
                        + host
                        + "\r\nUser-Agent: Yaomote\r\nAccept: */*\r\nConnection: close\r\n\r\n";
        return new Get(request, check.statusFrom(), check.statusTo());
    }
}
