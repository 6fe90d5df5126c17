package org.yaomote.traffic;

/// How a request ended.
///
/// @param status as the access log has it: the answer's, or 499 if the client left before one
/// @param complete whether the answer was passed on whole
/// @param own whether the answer was one of ours, not a backend's
/// @param retries how often it was sent again
/// @param requestBytes head and body as they went to backends, all attempts together
/// @param responseBytes of the answer's body as the client got it
/// @param bodyNanos from the first octet of the answer to its end
/// @param totalNanos from the request's head to the end
public record Result(
        int status,
        boolean complete,
        boolean own,
        int retries,
        long requestBytes,
        long responseBytes,
        long bodyNanos,
        long totalNanos) {}
