package org.yaomote.ui.certificates;

import org.yaomote.certificate.State;
import org.yaomote.ui.fx.StateMark;

/// How a certificate stands, for a list: by word, shape and colour. The gravest first.
enum Standing {
    /// The file holds no certificate that can be read.
    UNREADABLE("certificates.standing.unreadable", StateMark.PROBLEM),
    /// The key is missing, or belongs to another certificate.
    NO_KEY("certificates.standing.noKey", StateMark.PROBLEM),
    EXPIRED(State.EXPIRED.textKey(), StateMark.DOWN),
    NOT_YET(State.NOT_YET.textKey(), StateMark.DOWN),
    NAME_NOT_COVERED(State.NAME_NOT_COVERED.textKey(), StateMark.PROBLEM),
    WEAK(State.WEAK.textKey(), StateMark.SHAKY),
    SOON(State.SOON.textKey(), StateMark.SHAKY),
    VALID(State.VALID.textKey(), StateMark.UP),
    /// An authority of this computer that is good.
    AUTHORITY("certificates.standing.authority", StateMark.UP);

    private final String key;
    private final StateMark mark;

    Standing(String key, StateMark mark) {
        this.key = key;
        this.mark = mark;
    }

    /// That of a certificate.
    static Standing of(State state) {
        return switch (state) {
            case EXPIRED -> EXPIRED;
            case NOT_YET -> NOT_YET;
            case NAME_NOT_COVERED -> NAME_NOT_COVERED;
            case WEAK -> WEAK;
            case SOON -> SOON;
            case VALID -> VALID;
        };
    }

    /// Key of its word.
    String key() {
        return key;
    }

    /// Its shape and colour.
    StateMark mark() {
        return mark;
    }

    /// Whether somebody should do something.
    boolean needsCare() {
        return compareTo(VALID) < 0;
    }
}
