package org.yaomote.ui.sweep;

import org.yaomote.sweep.Pace;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/// How fast requests go out, by name.
enum PaceChoice {
    GENTLE(Pace.GENTLE),
    NORMAL(Pace.NORMAL),
    FAST(Pace.FAST),
    MAXIMUM(Pace.MAXIMUM);

    private final Pace pace;

    PaceChoice(Pace pace) {
        this.pace = pace;
    }

    /// In requests per second.
    Pace pace() {
        return pace;
    }

    /// The one that is called so in what is remembered.
    static Optional<PaceChoice> named(String name) {
        return Arrays.stream(values()).filter(one -> one.name().equals(name)).findFirst();
    }

    /// Key of its name.
    String key() {
        return "sweep.pace." + name().toLowerCase(Locale.ROOT);
    }
}
