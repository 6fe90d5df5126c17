package org.yaomote.proxy;

import org.jspecify.annotations.Nullable;
import org.yaomote.balance.BackendState;
import org.yaomote.config.Backend;
import org.yaomote.config.BackendMode;
import org.yaomote.config.HealthCheck;
import org.yaomote.config.Service;
import org.yaomote.transport.EventLoops;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;

/// Sees to it that every backend is asked whether it works, as its service wants it, but for those
/// that are off. A check whose backend and settings are the same goes on when the configuration
/// changes.
///
/// Thread: the work thread. Each check lives on one event loop; they take turns.
final class HealthChecker {
    private final EventLoops loops;
    private final List<LoopState> states;
    private final RandomGenerator chance;

    /// By what they find out: a backend has one state whatever way leads to it.
    private final Map<BackendState, BackendCheck> running = new HashMap<>();

    private int turn;

    /// @param states of the loops, by number
    /// @param chance spreads the checks over their interval
    HealthChecker(EventLoops loops, List<LoopState> states, RandomGenerator chance) {
        this.loops = loops;
        this.states = states;
        this.chance = chance;
    }

    /// Checks the backends of a table, and no others from now on.
    void follow(RoutingTable table) {
        Map<BackendState, BackendCheck.Plan> wanted = new HashMap<>();
        for (Service service : table.config().services()) {
            ServiceRoute route = table.service(service.id());
            for (int i = 0; i < service.backends().size(); i++) {
                BackendCheck.Plan plan =
                        plan(service, service.backends().get(i), route.targets().get(i));
                if (plan != null) {
                    wanted.put(plan.target().state(), plan);
                }
            }
        }
        running.entrySet()
                .removeIf(
                        entry -> {
                            BackendCheck.Plan plan = wanted.get(entry.getKey());
                            boolean same = entry.getValue().plan().equals(plan);
                            if (plan == null) {
                                entry.getValue().forget();
                            } else if (!same) {
                                entry.getValue().end();
                            }
                            return !same;
                        });
        wanted.forEach((state, plan) -> running.computeIfAbsent(state, _ -> begun(plan)));
    }

    /// Checks nobody any more.
    void end() {
        running.values().forEach(BackendCheck::end);
        running.clear();
    }

    private BackendCheck begun(BackendCheck.Plan plan) {
        int loop = turn % states.size();
        turn = loop + 1;
        BackendCheck check = new BackendCheck(plan, loops.loop(loop), states.get(loop));
        check.begin(chance.nextLong(plan.timing().interval().toNanos()));
        return check;
    }

    /// How a backend is to be asked; null if not at all.
    static BackendCheck.@Nullable Plan plan(Service service, Backend backend, Target target) {
        if (backend.mode() == BackendMode.OFF) {
            return null;
        }
        return switch (service.options().healthCheck()) {
            // Who names a place to be asked wants it asked.
            case HealthCheck.None _ ->
                    backend.policy().alivePort().isEmpty()
                            ? null
                            : new BackendCheck.Plan(
                                    target, HealthCheck.Timing.DEFAULTS, new Question.Connect());
            case HealthCheck.Tcp(var timing) ->
                    new BackendCheck.Plan(target, timing, new Question.Connect());
            case HealthCheck.Http http ->
                    new BackendCheck.Plan(
                            target, http.timing(), Question.of(service, backend, http));
        };
    }
}
