package org.yaomote.convert;

import org.yaomote.config.Problem;

import java.util.ArrayList;
import java.util.List;

/// Collects what cannot be carried over.
final class Report {
    private final List<Problem> losses = new ArrayList<>();

    /// @param code behind `convert.lost.`
    void lose(String path, String code, Object... arguments) {
        Problem loss = Problem.warning(path, "convert.lost." + code, arguments);
        if (!losses.contains(loss)) {
            losses.add(loss);
        }
    }

    void loseUnless(boolean canSay, String path, String code, Object... arguments) {
        if (!canSay) {
            lose(path, code, arguments);
        }
    }

    List<Problem> losses() {
        return List.copyOf(losses);
    }
}
