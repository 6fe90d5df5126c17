package org.yaomote.traffic;

/// Why a backend was chosen.
public enum Pick {
    /// The request belongs to a session, which is bound to it.
    SESSION,
    /// The service's balancing named it.
    BALANCING,
    /// The one that was named had failed the request or was full, and this one was the freest.
    INSTEAD,
    /// The same once more: its pooled connection had died, which says nothing of the backend.
    AGAIN
}
