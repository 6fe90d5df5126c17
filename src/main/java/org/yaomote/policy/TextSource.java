package org.yaomote.policy;

import java.util.List;

/// Where lines of text come from: patterns, addresses, users, a constant.
public sealed interface TextSource {
    /// They stand here.
    record Inline(List<String> lines) implements TextSource {
        public Inline {
            lines = List.copyOf(lines);
        }
    }

    /// They stand in a file, one a line; `#` begins a comment, blanks around a line do not count.
    ///
    /// @param path relative to the configuration's folder or absolute
    /// @param watched whether a change of the file counts at once (`-filewatch`); else it counts
    ///   when the configuration is applied (`-file`)
    record File(String path, boolean watched) implements TextSource {}

    /// One line that stands here.
    static TextSource of(String line) {
        return new Inline(List.of(line));
    }
}
