package org.yaomote.patterns;

/// What comparing a text with a pattern gave.
public sealed interface Match {
    /// The text is not like the pattern.
    record None() implements Match {}

    /// It is.
    ///
    /// @param captures what the pattern's groups caught
    record Found(Captures captures) implements Match {}

    /// It would take too long to find out, so nobody knows.
    record TooCostly() implements Match {}
}
