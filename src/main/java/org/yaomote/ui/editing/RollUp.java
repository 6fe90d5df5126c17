package org.yaomote.ui.editing;

import org.yaomote.ui.fx.StateMark;

import java.util.Collection;
import java.util.List;

/// The state of a whole from the states of its parts; a whole is never greener than they are.
public final class RollUp {
    private static final List<StateMark> FROM_GOOD_TO_BAD =
            List.of(
                    StateMark.UP,
                    StateMark.UNKNOWN,
                    StateMark.OFF,
                    StateMark.DRAINING,
                    StateMark.SHAKY,
                    StateMark.DOWN,
                    StateMark.PROBLEM);

    private RollUp() {}

    /// A service of these backends: up if every enabled one is up (or not tried yet beside one that
    /// is), shaky if one can work and another cannot, down if none can take a request, unknown only
    /// if all are, off if the user switched all of them off.
    public static StateMark service(Collection<StateMark> backends) {
        List<StateMark> enabled = backends.stream().filter(s -> s != StateMark.OFF).toList();
        if (enabled.isEmpty()) {
            return backends.isEmpty() ? StateMark.DOWN : StateMark.OFF;
        }
        boolean works = enabled.stream().anyMatch(RollUp::takesRequests);
        boolean ails = enabled.stream().anyMatch(s -> s == StateMark.SHAKY || !takesRequests(s));
        if (!works) {
            return StateMark.DOWN;
        }
        if (ails) {
            return StateMark.SHAKY;
        }
        return enabled.contains(StateMark.UP) ? StateMark.UP : StateMark.UNKNOWN;
    }

    /// The worse of two.
    public static StateMark worst(StateMark one, StateMark other) {
        int first = FROM_GOOD_TO_BAD.indexOf(one);
        int second = FROM_GOOD_TO_BAD.indexOf(other);
        return first >= second ? one : other;
    }

    private static boolean takesRequests(StateMark mark) {
        return switch (mark) {
            case UP, SHAKY, UNKNOWN -> true;
            case DOWN, DRAINING, OFF, PROBLEM -> false;
        };
    }
}
