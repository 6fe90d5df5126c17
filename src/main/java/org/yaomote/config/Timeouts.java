package org.yaomote.config;

import java.time.Duration;

/// How long the proxy waits for either side before it gives up; every value is above zero.
///
/// @param requestHead from a connection's (or request's) first byte to the end of the head
/// @param requestBody without progress while a client sends a body
/// @param clientIdle an open client connection between two requests
/// @param clientWrite a client that takes nothing of an answer
/// @param connect for a backend to accept a connection
/// @param response from the end of the request to the end of the answer's head
/// @param responseBody without progress while a backend sends a body
/// @param upstreamIdle a pooled backend connection that nobody uses
/// @param drain for requests in flight when the proxy is stopped
public record Timeouts(
        Duration requestHead,
        Duration requestBody,
        Duration clientIdle,
        Duration clientWrite,
        Duration connect,
        Duration response,
        Duration responseBody,
        Duration upstreamIdle,
        Duration drain) {
    /// What holds where the user said nothing.
    public static final Timeouts DEFAULTS =
            new Timeouts(
                    Duration.ofSeconds(10),
                    Duration.ofSeconds(30),
                    Duration.ofSeconds(60),
                    Duration.ofSeconds(30),
                    Duration.ofSeconds(3),
                    Duration.ofSeconds(30),
                    Duration.ofSeconds(60),
                    Duration.ofSeconds(20),
                    Duration.ofSeconds(30));
}
