package org.yaomote.policy;

/// What a text is compared with; it matches if any of the lines does.
///
/// @param kind how they are compared
/// @param ignoreCase whether `a` is `A`
/// @param texts one pattern a line
/// @param tag name by which later expansions refer to what matched (`-tag`); empty for none
public record TextPattern(Kind kind, boolean ignoreCase, TextSource texts, String tag) {
    /// How a text and a pattern are compared.
    public enum Kind {
        /// POSIX extended regular expression: the leftmost longest match, found anywhere.
        POSIX,
        /// Perl-compatible regular expression, found anywhere (`-pcre`, `-perl`).
        PCRE,
        /// The whole text (`-exact`).
        EXACT,
        /// Its beginning (`-beg`).
        BEGIN,
        /// Its end (`-end`).
        END,
        /// Any part of it (`-contain`).
        CONTAIN
    }

    /// One pattern without a tag.
    public static TextPattern of(Kind kind, boolean ignoreCase, String text) {
        return new TextPattern(kind, ignoreCase, TextSource.of(text), "");
    }

    /// Whether it is a regular expression, which can have groups.
    public boolean isRegex() {
        return kind == Kind.POSIX || kind == Kind.PCRE;
    }
}
