package org.yaomote.ui.shell;

import org.yaomote.config.Problem;

import java.util.List;

/// Why a start or an apply did not happen.
///
/// @param key of the sentence above the reasons; it is given their number
/// @param reasons each with its place; empty if nothing was refused
record Refusal(String key, List<Problem> reasons) {
    static final Refusal NONE = new Refusal("", List.of());

    /// What the proxy or its guard said.
    ///
    /// @param atStart whether a start was asked for, not an apply
    /// @param unfinished what stands in fields and cannot be in the draft
    static Refusal of(List<Problem> reasons, boolean atStart, List<Problem> unfinished) {
        if (reasons.isEmpty()) {
            return NONE;
        }
        String stem = unfinished.containsAll(reasons) ? "shell.unfinished." : "shell.refused.";
        Refusal refused = new Refusal(stem + (atStart ? "start" : "apply"), reasons);
        return refused.isOfExpectations()
                ? new Refusal("shell.refused.expectations", reasons)
                : refused;
    }

    /// Whether nothing stands in the way but what is expected of the routes.
    boolean isOfExpectations() {
        return !reasons.isEmpty()
                && reasons.stream().allMatch(p -> p.code().startsWith("expectation."));
    }

    Refusal {
        reasons = List.copyOf(reasons);
    }
}
