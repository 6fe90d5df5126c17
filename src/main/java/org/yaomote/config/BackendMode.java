package org.yaomote.config;

/// What the user lets a backend do; how it is doing is another matter.
public enum BackendMode {
    /// It gets requests by its weight.
    READY,
    /// No new clients: sessions bound to it still come, everybody else goes elsewhere.
    DRAIN,
    /// Nothing goes to it, what it has ends; health checks go on, so one sees it come back.
    MAINTENANCE,
    /// Kept in the configuration, but nothing goes to it, not even a health check.
    OFF
}
