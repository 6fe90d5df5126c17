package org.yaomote.ui.sweep;

import org.yaomote.sweep.Pace;

import java.util.Locale;

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

    /// Key of its name.
    String key() {
        return "sweep.pace." + name().toLowerCase(Locale.ROOT);
    }
}
