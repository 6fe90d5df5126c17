package org.yaomote.states;

import org.yaomote.config.Affinity;
import org.yaomote.config.Service;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;

/// How the state of a whole follows from its parts: a parent is never greener than its children.
///
/// Pure functions. What holds of them, whatever happens (`RollupTest`): a whole is up only if all
/// its parts that count are; it drains if and only if all of them do and clients are bound to them;
/// it is down if and only if none of them can take a new request and it does not drain; it is not
/// checked only if nothing is known of any; and no part that goes from up over shaky to down makes
/// the whole better.
public final class Rollup {
    private Rollup() {}

    /// A service while the proxy runs: as its backends are, unless they are not asked.
    ///
    /// @param backends how each is; one that the user put away counts for nothing
    public static Reality running(Service service, Collection<Reality> backends) {
        if (service.options().maintenance()) {
            return Reality.MAINTENANCE;
        }
        if (service.options().policy().disabled()) {
            return Reality.OFF;
        }
        if (!service.options().policy().usesBackends()) {
            return Reality.UP;
        }
        return service(backends, !(service.affinity() instanceof Affinity.None));
    }

    /// A service: up if every enabled backend is up, shaky if only some can take requests for sure,
    /// draining if all of them are and still serve those bound to them, down if none can take any
    /// new one, not checked only if nothing is known of any.
    ///
    /// @param backends how each is; one that the user put away counts for nothing
    /// @param binds whether clients are bound to their backend: if not, every request is a new one
    ///   to it, and what drains takes none
    static Reality service(Collection<Reality> backends, boolean binds) {
        Reality whole = whole(backends.stream().filter(each -> !each.isPutAway()).toList());
        return whole == Reality.DRAINING && !binds ? Reality.DOWN : whole;
    }

    /// A listener that is open: as good as the services it sends to, and never better than the one
    /// that takes what no other rule takes.
    ///
    /// @param services of all its rules
    /// @param fallback of the rules without conditions
    public static Reality openListener(List<Reality> services, List<Reality> fallback) {
        return fallback.stream().reduce(whole(services), Reality::orWorse);
    }

    /// The worst of several; [Reality#OFF] if there is none.
    public static Reality worst(Collection<Reality> parts) {
        return parts.stream().max(Comparator.naturalOrder()).orElse(Reality.OFF);
    }

    /// What drains takes no new request, so beside others it is as good as down. Where nothing else
    /// is, nothing is broken either: clients that are bound to it are still served.
    private static Reality whole(List<Reality> parts) {
        if (!parts.isEmpty() && parts.stream().allMatch(part -> part == Reality.DRAINING)) {
            return Reality.DRAINING;
        }
        if (parts.stream().allMatch(Rollup::takesNothingNew)) {
            return Reality.DOWN;
        }
        Reality first = parts.getFirst();
        boolean alike = parts.stream().allMatch(part -> part == first);
        return alike ? first : Reality.SHAKY;
    }

    private static boolean takesNothingNew(Reality part) {
        return part == Reality.DOWN || part == Reality.DRAINING;
    }
}
