package org.yaomote.pound;

import org.yaomote.config.Problem;

import java.util.ArrayList;
import java.util.List;

/// What a text does not say of a configuration, while it is written.
final class Losses {
    private final List<Problem> found = new ArrayList<>();

    /// @param code behind `pound.lost.`
    void add(String path, String code, Object... arguments) {
        Problem loss = Problem.warning(path, "pound.lost." + code, arguments);
        if (!found.contains(loss)) {
            found.add(loss);
        }
    }

    void unless(boolean canSay, String path, String code, Object... arguments) {
        if (!canSay) {
            add(path, code, arguments);
        }
    }

    List<Problem> all() {
        return List.copyOf(found);
    }
}
