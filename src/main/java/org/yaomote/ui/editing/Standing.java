package org.yaomote.ui.editing;

import org.yaomote.metrics.Availability;

import java.util.Collection;
import java.util.List;

/// How something is, as one word with one shape: reality, or that it is off or cannot run as set.
///
/// Ordered from good to bad for [#worst].
public enum Standing {
    /// All of it works.
    UP,
    /// Nothing is known: the proxy does not run, or nothing was tried yet.
    UNKNOWN,
    /// Switched off by the user.
    OFF,
    /// Finishes what it has and gets nothing new.
    DRAINING,
    /// Part of it works.
    SHAKY,
    /// It takes no request.
    DOWN,
    /// Not reality: its settings have an error.
    PROBLEM;

    /// What is known of a backend.
    public static Standing of(Availability availability) {
        return switch (availability) {
            case UP -> UP;
            case SHAKY -> SHAKY;
            case DOWN -> DOWN;
            case DRAINING -> DRAINING;
            case DISABLED -> OFF;
            case UNKNOWN -> UNKNOWN;
        };
    }

    /// A service of these backends: up if every enabled one is up (or not tried yet beside one that
    /// is), shaky if one can work and another cannot, down if none can take a request, unknown only
    /// if all are.
    public static Standing ofService(Collection<Standing> backends) {
        List<Standing> enabled = backends.stream().filter(s -> s != OFF).toList();
        if (enabled.isEmpty()) {
            return backends.isEmpty() ? DOWN : OFF;
        }
        boolean works = enabled.stream().anyMatch(s -> s == UP || s == UNKNOWN || s == SHAKY);
        boolean ails = enabled.stream().anyMatch(s -> s == DOWN || s == SHAKY || s == PROBLEM);
        if (!works) {
            return DOWN;
        }
        if (ails) {
            return SHAKY;
        }
        return enabled.contains(UP) ? UP : UNKNOWN;
    }

    /// The worse of two.
    public static Standing worst(Standing one, Standing other) {
        return one.compareTo(other) >= 0 ? one : other;
    }
}
