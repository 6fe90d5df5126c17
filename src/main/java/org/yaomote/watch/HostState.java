package org.yaomote.watch;

/// What we say of a host that is watched.
public enum HostState {
    /// No reply yet, and not enough losses.
    UNKNOWN,
    /// The first reply came, or the last two probes of a run were answered, and no run of three
    /// losses came since.
    UP,
    /// Three probes in a row were lost, and no two in a row were answered since.
    DOWN,
    /// It changed four times or more within twenty probes, and has not been steady for twenty
    /// since.
    FLAPPING,
    /// Nobody asks it.
    PAUSED
}
