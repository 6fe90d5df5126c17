package org.yaomote.traffic;

/// What is to be recorded.
public enum Demand {
    /// Nothing: a request costs no more than asking for this.
    NOTHING,
    /// Heads, reasons and times.
    HEADS,
    /// Bodies too, up to a limit.
    BODIES
}
