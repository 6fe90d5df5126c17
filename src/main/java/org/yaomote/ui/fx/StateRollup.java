package org.yaomote.ui.fx;

import org.yaomote.config.Service;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;

/// How the state of a whole follows from its parts: a parent is never greener than its children.
///
/// Pure functions.
public final class StateRollup {
    private StateRollup() {}

    /// A service while the proxy runs: as its backends are, unless they are not asked.
    ///
    /// @param backends how each is; one that the user put away counts for nothing
    public static StateMark running(Service service, Collection<StateMark> backends) {
        if (service.options().maintenance()) {
            return StateMark.MAINTENANCE;
        }
        if (service.options().policy().disabled()) {
            return StateMark.OFF;
        }
        return service.options().policy().usesBackends() ? service(backends) : StateMark.UP;
    }

    /// A service: up if every enabled backend is up, shaky if only some can take requests for sure,
    /// down if none can take any, not checked only if nothing is known of any.
    ///
    /// @param backends how each is; one that the user put away counts for nothing
    public static StateMark service(Collection<StateMark> backends) {
        return whole(
                backends.stream()
                        .filter(m -> m != StateMark.OFF && m != StateMark.MAINTENANCE)
                        .map(StateRollup::ofBackend)
                        .toList());
    }

    /// A listener that is open: as good as the services it sends to, and never better than the one
    /// that takes what no other rule takes.
    ///
    /// @param services of all its rules
    /// @param fallback of the rule without conditions, if there is one
    public static StateMark openListener(List<StateMark> services, List<StateMark> fallback) {
        StateMark whole = whole(services);
        return fallback.stream().reduce(whole, StateRollup::worse);
    }

    /// The worst of several; [StateMark#OFF] if there is none.
    public static StateMark worst(Collection<StateMark> marks) {
        return marks.stream()
                .max(Comparator.comparingInt(StateRollup::gravity))
                .orElse(StateMark.OFF);
    }

    private static StateMark whole(List<StateMark> parts) {
        if (parts.stream().allMatch(p -> p == StateMark.DOWN)) {
            return StateMark.DOWN;
        }
        StateMark first = parts.getFirst();
        boolean alike = parts.stream().allMatch(p -> p == first);
        return alike ? first : StateMark.SHAKY;
    }

    /// A draining backend takes no new request, so for its service it is as good as down.
    private static StateMark ofBackend(StateMark mark) {
        return mark == StateMark.DRAINING ? StateMark.DOWN : mark;
    }

    private static StateMark worse(StateMark one, StateMark other) {
        return gravity(one) >= gravity(other) ? one : other;
    }

    private static int gravity(StateMark mark) {
        return switch (mark) {
            case OFF -> 0;
            case UP -> 1;
            case UNKNOWN -> 2;
            case DRAINING -> 3;
            case MAINTENANCE -> 4;
            case SHAKY -> 5;
            case DOWN -> 6;
            case PROBLEM -> 7;
        };
    }
}
