package org.yaomote.policy;

/// What a service does with its requests.
public sealed interface Reply {
    /// Its backends answer.
    record FromBackends() implements Reply {}

    /// The client is sent elsewhere (`Redirect`).
    ///
    /// @param status 301, 302, 303, 307 or 308
    /// @param target URL with references; one without a path and without references gets the path
    ///   and query of the request
    record Redirect(int status, String target) implements Reply {}

    /// The proxy's page of a status (`Error`).
    ///
    /// @param status 200 to 599
    /// @param file page in place of the listener's; empty for none
    record Status(int status, String file) implements Reply {}

    /// The file that the request's path names (`SendFile`); never one outside of the directory, nor
    /// one behind a symbolic link.
    record Files(String directory) implements Reply {}

    /// An empty 200 (`Success`).
    record Empty() implements Reply {}

    /// The proxy's counts in OpenMetrics text (`Metrics`).
    record Metrics() implements Reply {}

    /// Its modifications are done and the next rule that holds goes on (`FallThrough`).
    record PassOn() implements Reply {}
}
