package org.yaomote.ui.sweep;

import org.yaomote.ui.fx.StateMark;

/// The state of a host in the words of this screen, best first.
enum RowState {
    ALIVE("alive", StateMark.UP),
    /// Alive, but some requests were lost.
    SHAKY("shaky", StateMark.SHAKY),
    /// No answer, but the neighbour table has it.
    PRESENT("present", StateMark.SHAKY),
    UNREACHABLE("unreachable", StateMark.DOWN),
    NO_ANSWER("noAnswer", StateMark.DOWN),
    ERROR("error", StateMark.PROBLEM),
    STOPPED("stopped", StateMark.OFF),
    NOT_TRIED("notTried", StateMark.UNKNOWN);

    private final String word;
    private final StateMark mark;

    RowState(String word, StateMark mark) {
        this.word = word;
        this.mark = mark;
    }

    /// The state that a row shows.
    static RowState of(SweepLine line) {
        return switch (line.result().verdict()) {
            case PENDING -> NOT_TRIED;
            case ALIVE -> line.isShaky() ? SHAKY : ALIVE;
            case DEAD -> NO_ANSWER;
            case UNREACHABLE -> UNREACHABLE;
            case PRESENT_NO_ECHO -> PRESENT;
            case ERROR -> ERROR;
            case CANCELLED -> STOPPED;
        };
    }

    /// Key of the word.
    String key() {
        return "sweep.state." + word;
    }

    /// Shape and colour.
    StateMark mark() {
        return mark;
    }

    /// Whether somebody is there.
    boolean isThere() {
        return this == ALIVE || this == SHAKY || this == PRESENT;
    }
}
