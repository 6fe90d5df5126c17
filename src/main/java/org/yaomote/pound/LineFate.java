package org.yaomote.pound;

import org.yaomote.config.Problem;

import java.util.Optional;

/// What became of one line of a pound.cfg or of a file it includes; every line has exactly one.
///
/// @param file as the problems name it
/// @param line counted from 1
/// @param why what there is to say of it; empty for a line taken as it is, for blanks and comments
public record LineFate(String file, int line, Fate fate, Optional<Problem> why) {
    /// The four buckets, the better ones first.
    public enum Fate {
        /// It is honoured.
        TAKEN,
        /// It is honoured, but not to the letter.
        DIFFERENT,
        /// It has no effect here, and comes back on export; also blanks and comments.
        KEPT,
        /// It is wrong, or leaving it without effect would send requests elsewhere or let some pass
        /// that Pound would not.
        UNSUPPORTED
    }
}
