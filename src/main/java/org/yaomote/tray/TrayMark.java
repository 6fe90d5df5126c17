package org.yaomote.tray;

/// How the proxy is; each has a shape of its own.
public enum TrayMark {
    /// A tick: it serves.
    SERVING,
    /// An exclamation mark: it serves, and something is wrong.
    TROUBLE,
    /// Two bars: it does not serve.
    STOPPED
}
