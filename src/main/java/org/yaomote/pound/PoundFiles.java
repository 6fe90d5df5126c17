package org.yaomote.pound;

import java.util.List;

/// Fetches the files that a pound.cfg includes; this room opens none itself.
@FunctionalInterface
public interface PoundFiles {
    /// Finds nothing: for a text that is no file.
    PoundFiles NONE = (_, _, _) -> new Found.Missing();

    /// What a name in `Include` stands for.
    ///
    /// @param asker the file whose folder relative names begin at, as [PoundSource#file] names it
    /// @param folder what `IncludeDir` says, a folder below that one or an absolute one; may be
    ///   empty
    /// @param name a file, a folder, or a pattern with `*`, `?` and `[...]`
    Found find(String asker, String folder, String name);

    /// What was found; expected failures are values.
    sealed interface Found {
        /// The files in the order of their names; of a folder those directly in it. A pattern that
        /// no file is like has none.
        ///
        /// @param sources with the same [PoundSource#file] whenever it is the same file
        record Texts(List<PoundSource> sources) implements Found {
            public Texts {
                sources = List.copyOf(sources);
            }
        }

        /// There is no such file.
        record Missing() implements Found {}

        /// It cannot be read as a text, or is not to be shown.
        record Unreadable(String file) implements Found {}
    }
}
