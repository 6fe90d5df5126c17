package org.yaomote.ui.importing;

import org.yaomote.config.Problem;

import java.util.Optional;

/// What became of one line of a text.
///
/// @param why what there is to say of it; empty for a line taken as it is, blanks and comments
public record LineNote(Bucket bucket, Optional<Problem> why) {
    /// Whether it never asked for anything: a blank or a comment.
    boolean isQuiet() {
        return bucket == Bucket.KEPT && why.isEmpty();
    }
}
