package org.yaomote.balance;

import org.yaomote.config.HealthCheck;

/// What the health checks of a backend say, from answer to answer. Immutable.
///
/// @param isOut whether they have taken the backend out
/// @param failures failed checks in a row up to now
/// @param successes good checks in a row up to now
/// @param reason code of the last failed check's cause, empty after a good one
record HealthTally(boolean isOut, int failures, int successes, String reason) {
    /// Nobody asked yet.
    static final HealthTally NONE = new HealthTally(false, 0, 0, "");

    /// Whether they have taken it out, and the last one had nothing from it at all: no connection
    /// and no word, in time. One that refuses or answers badly is alive, and breaks or ends what it
    /// has.
    boolean isSilent() {
        return isOut
                && failures > 0
                && (reason.equals("upstream.timeout") || reason.equals("upstream.unreachable"));
    }

    /// Whether there were any checks.
    boolean wereAny() {
        return failures > 0 || successes > 0;
    }

    /// It answered well; `rise` such answers in a row bring it back.
    HealthTally good(HealthCheck.Timing timing) {
        int inRow = Math.min(successes, Integer.MAX_VALUE - 1) + 1;
        boolean stillOut = isOut && inRow < timing.rise();
        return new HealthTally(stillOut, 0, inRow, stillOut ? reason : "");
    }

    /// It did not; `fall` such answers in a row take it out.
    HealthTally bad(HealthCheck.Timing timing, String why) {
        int inRow = Math.min(failures, Integer.MAX_VALUE - 1) + 1;
        return new HealthTally(isOut || inRow >= timing.fall(), inRow, 0, why);
    }
}
