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
/// @param tlsHandshake for a client to agree on keys
/// @param http2Idle an open HTTP/2 connection without a request
/// @param tunnel a WebSocket or other tunnel in which no byte passes either way
/// @param allTries all attempts of one request together, up to the answer's head
public record Timeouts(
        Duration requestHead,
        Duration requestBody,
        Duration clientIdle,
        Duration clientWrite,
        Duration connect,
        Duration response,
        Duration responseBody,
        Duration upstreamIdle,
        Duration drain,
        Duration tlsHandshake,
        Duration http2Idle,
        Duration tunnel,
        Duration allTries) {
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

    /// The usual ones, and the defaults for the rest.
    public Timeouts(
            Duration requestHead,
            Duration requestBody,
            Duration clientIdle,
            Duration clientWrite,
            Duration connect,
            Duration response,
            Duration responseBody,
            Duration upstreamIdle,
            Duration drain) {
        this(
                requestHead,
                requestBody,
                clientIdle,
                clientWrite,
                connect,
                response,
                responseBody,
                upstreamIdle,
                drain,
                Duration.ofSeconds(10),
                Duration.ofSeconds(120),
                Duration.ofHours(1),
                Duration.ofSeconds(60));
    }
}
