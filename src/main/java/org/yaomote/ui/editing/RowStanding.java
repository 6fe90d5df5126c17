package org.yaomote.ui.editing;

import org.yaomote.ui.fx.StateMark;
import org.yaomote.ui.fx.Texts;

import java.util.Optional;

/// How what a row stands for is doing, and whether the draft of it could be applied: two things,
/// and neither hides the other.
///
/// @param mark how it is doing
/// @param isDraftWrong whether there is an error in what the draft says of it
/// @param elsewhere where it is open, if the draft puts it somewhere else
public record RowStanding(StateMark mark, boolean isDraftWrong, Optional<Elsewhere> elsewhere) {
    /// Nothing is known of it yet.
    public static final RowStanding UNKNOWN = new RowStanding(StateMark.UNKNOWN, false);

    /// What is open at another place than the row says, until the draft is applied.
    ///
    /// @param differs the part of the place that will change: `:8080`
    /// @param place where it is open: `127.0.0.1:8080`
    public record Elsewhere(String differs, String place) {}

    /// Of what is where its row says, or nowhere.
    public RowStanding(StateMark mark, boolean isDraftWrong) {
        this(mark, isDraftWrong, Optional.empty());
    }

    /// Whether it needs somebody: for how it is doing, or for what the draft says of it.
    public boolean isProblem() {
        return mark.isProblem() || isDraftWrong;
    }

    /// How it is doing, in as few words as are true beside the place that the row says.
    public String state(Texts texts) {
        String state = texts.get(mark.key());
        return elsewhere.map(it -> texts.get("state.at", state, it.differs())).orElse(state);
    }

    /// Both in words.
    public String words(Texts texts) {
        String word = texts.get(mark.key());
        String state = elsewhere.map(it -> texts.get("state.until", word, it.place())).orElse(word);
        return isDraftWrong ? texts.get("state.beside", state, texts.get("state.draft")) : state;
    }
}
