package org.yaomote.traffic;

/// A part of a filter that is not understood.
///
/// @param start its first character in the text
/// @param end behind its last
/// @param part what stands there
public record FilterProblem(Kind kind, int start, int end, String part) {
    /// What is wrong with it.
    public enum Kind {
        /// No column has this name.
        UNKNOWN_NAME,
        /// The column is compared with numbers, and this is none.
        NOT_A_NUMBER,
        /// Only numbers are larger or smaller.
        NOT_COMPARABLE,
        /// Nothing stands behind the sign.
        NO_VALUE,
        /// A quotation mark is missing.
        OPEN_QUOTE
    }
}
