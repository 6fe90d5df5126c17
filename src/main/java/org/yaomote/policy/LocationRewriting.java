package org.yaomote.policy;

/// Which addresses in Location and Content-Location of an answer become the one that the client
/// asked (`RewriteLocation`).
public enum LocationRewriting {
    /// None (0).
    OFF,
    /// The backend's, and the listener's own with another scheme or port (1, Pound's default).
    BACKEND_AND_LISTENER,
    /// The backend's only (2).
    BACKEND
}
