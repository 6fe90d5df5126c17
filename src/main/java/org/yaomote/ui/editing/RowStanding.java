package org.yaomote.ui.editing;

import org.yaomote.ui.fx.StateMark;
import org.yaomote.ui.fx.Texts;

/// How what a row stands for is doing, and whether the draft of it could be applied: two things,
/// and neither hides the other.
///
/// @param mark how it is doing
/// @param isDraftWrong whether there is an error in what the draft says of it
public record RowStanding(StateMark mark, boolean isDraftWrong) {
    /// Nothing is known of it yet.
    public static final RowStanding UNKNOWN = new RowStanding(StateMark.UNKNOWN, false);

    /// Whether it needs somebody: for how it is doing, or for what the draft says of it.
    public boolean isProblem() {
        return mark.isProblem() || isDraftWrong;
    }

    /// Both in words.
    public String words(Texts texts) {
        String state = texts.get(mark.key());
        return isDraftWrong ? texts.get("state.beside", state, texts.get("state.draft")) : state;
    }
}
