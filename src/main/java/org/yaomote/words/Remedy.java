package org.yaomote.words;

import org.yaomote.config.Problem;
import org.yaomote.config.Where;

/// What the window offers beside an error, so that its reader need not look for the way.
public enum Remedy {
    /// Goes to the field.
    FIELD,
    /// Says who has the port, offers another one, and says how low ones are allowed.
    PORT,
    /// Goes to the expectation, or applies anyway.
    EXPECTATION,
    /// Goes to the listeners, or switches the one there is on.
    LISTENERS,
    /// Opens the log, where more of it stands.
    LOG,
    /// Nothing: it is said where it is mended, such as at a line of a text or on a terminal.
    WORDS;

    /// That of an error.
    ///
    /// @param code of the problem, such as `port.range`
    /// @param where its place
    public static Remedy of(String code, Where where) {
        if (code.startsWith("bind.") && !code.equals("bind.noAddress")) {
            return PORT;
        }
        if (code.equals("listeners.none")) {
            return LISTENERS;
        }
        if (code.startsWith("expectation.")) {
            return EXPECTATION;
        }
        if (code.equals("engine.failed")
                || code.equals("engine.broken")
                || code.equals("engine.hangs")) {
            return LOG;
        }
        return where instanceof Where.Field ? FIELD : WORDS;
    }

    /// That of an error.
    public static Remedy of(Problem problem) {
        return of(problem.code(), problem.where());
    }
}
