package org.yaomote.trust;

/// What came of a plan.
public sealed interface Change {
    /// It was carried out, and the store shows it.
    record Done(Finding after) implements Change {}

    /// It was not, or not to the end.
    ///
    /// @param after how the store stands now
    record Failed(Note why, Finding after) implements Change {}
}
