package org.yaomote.trust;

/// A plan, or why there is none.
public sealed interface Planned {
    /// It can be carried out.
    record Ready(Plan plan) implements Planned {}

    /// It cannot be done from here.
    record Impossible(Note why) implements Planned {}

    /// There is nothing to do.
    ///
    /// @param finding that says so
    record Settled(Finding finding) implements Planned {}
}
