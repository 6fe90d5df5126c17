package org.yaomote.workspace;

import java.util.List;

/// Who or what brought a configuration into force.
public enum Cause {
    /// The user, by hand.
    YOU,
    /// The user, with a configuration that was opened from a file or a text.
    IMPORT,
    /// The user, going back to an earlier configuration.
    RESTORE,
    /// The demo was set up.
    DEMO,
    /// The user, with the wizard.
    WIZARD,
    /// The proxy was started.
    START;

    /// The cause of edits that were made since the last apply: something that replaces everything
    /// says more than what was changed by hand afterwards.
    static Cause of(List<Edit> edits) {
        Cause cause = YOU;
        for (Edit edit : edits) {
            cause =
                    switch (edit.code()) {
                        case "open" -> IMPORT;
                        case "restore" -> RESTORE;
                        case "demo" -> DEMO;
                        case "wizard" -> cause == YOU ? WIZARD : cause;
                        default -> cause;
                    };
        }
        return cause;
    }

    /// The cause of a start after these edits: what made the whole says more than the start of it.
    static Cause ofStart(List<Edit> edits) {
        return switch (of(edits)) {
            case WIZARD -> WIZARD;
            case DEMO -> DEMO;
            case YOU, IMPORT, RESTORE, START -> START;
        };
    }
}
