package org.yaomote.ui.shell;

import org.yaomote.config.Problem;

import java.util.List;

/// Why a start or an apply did not happen.
///
/// @param key of the sentence above the reasons; it is given their number
/// @param reasons each with its place; empty if nothing was refused
record Refusal(String key, List<Problem> reasons) {
    static final Refusal NONE = new Refusal("", List.of());

    Refusal {
        reasons = List.copyOf(reasons);
    }
}
