package org.yaomote.ui.sweep;

import org.yaomote.targets.Guard;

/// What is asked before a sweep.
///
/// @param guard why; one that asks or refuses
/// @param count how many hosts
/// @param seconds about how long it takes
record Question(Guard guard, long count, long seconds) {
    /// Key of the question.
    String key() {
        return switch (guard) {
            case CONFIRM_PUBLIC -> "sweep.question.open";
            case REFUSED -> "sweep.question.tooMany";
            case SILENT, ESTIMATE, CONFIRM_MANY -> "sweep.question.many";
        };
    }

    /// Whether the answer can be yes.
    boolean canBeConfirmed() {
        return guard.asks();
    }
}
