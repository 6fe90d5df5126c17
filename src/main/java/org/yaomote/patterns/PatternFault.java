package org.yaomote.patterns;

/// Why a pattern cannot be compiled.
///
/// @param reason what is wrong
/// @param line which of the patterns, from 0
/// @param from first character of what is wrong in it, from 0
/// @param to behind the last one; above `from` unless the pattern ends too early
public record PatternFault(Reason reason, int line, int from, int to) {
    /// Kinds of faults.
    public enum Reason {
        /// A `[` without its `]`.
        UNCLOSED_BRACKET("unclosedBracket"),
        /// A `(` without its `)`.
        UNCLOSED_GROUP("unclosedGroup"),
        /// A `)` without its `(`.
        UNOPENED_GROUP("unopenedGroup"),
        /// A `*`, `+`, `?` or `{` with nothing before it.
        NOTHING_TO_REPEAT("nothingToRepeat"),
        /// Braces that hold no numbers.
        BAD_REPEAT("badRepeat"),
        /// More repetitions than 1000, nested ones multiplied.
        REPEAT_TOO_LARGE("repeatTooLarge"),
        /// A range whose end is before its start.
        BAD_RANGE("badRange"),
        /// A class of characters that does not exist.
        BAD_CLASS("badClass"),
        /// A backslash at the end.
        TRAILING_BACKSLASH("trailingBackslash"),
        /// An escape that does not exist.
        BAD_ESCAPE("badEscape"),
        /// A back reference to a group that does not exist.
        NO_SUCH_GROUP("noSuchGroup"),
        /// Something of Perl's that is not offered here.
        UNSUPPORTED("unsupported"),
        /// More than could be compared in a short time.
        TOO_LARGE("tooLarge");

        private final String code;

        Reason(String code) {
            this.code = code;
        }

        /// Last part of the key of its text.
        public String code() {
            return code;
        }
    }
}
