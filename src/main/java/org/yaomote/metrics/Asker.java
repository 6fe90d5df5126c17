package org.yaomote.metrics;

/// Who asks the proxy, and by that in which counts a request is.
public enum Asker {
    /// Anybody else.
    CLIENTS,
    /// This program: with a proof, a rehearsal, a test.
    OURSELVES
}
