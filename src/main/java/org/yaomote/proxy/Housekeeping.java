package org.yaomote.proxy;

import org.yaomote.balance.BackendState;
import org.yaomote.balance.DynamicScale;
import org.yaomote.config.Service;
import org.yaomote.config.ServiceId;
import org.yaomote.metrics.TrafficMeter.Served;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// What is to be done now and then while the proxy runs: names are looked up again, expired
/// sessions forgotten, weights moved.
///
/// Thread: the work thread, once a second.
final class Housekeeping {
    private static final long SESSIONS_NANOS = 30_000_000_000L;
    private static final long SCALE_NANOS = 300_000_000_000L;

    private final BackendNames names;
    private final Map<ServiceId, Map<BackendState, Served>> judged = new HashMap<>();
    private long sessionsAt;
    private long scaleAt;

    /// @param nowNanos of the monotonic clock that every other call uses
    Housekeeping(BackendNames names, long nowNanos) {
        this.names = names;
        this.sessionsAt = nowNanos + SESSIONS_NANOS;
        this.scaleAt = nowNanos + SCALE_NANOS;
    }

    /// Does what is due.
    void look(RoutingTable table, RoutingTable.Ground ground, long nowNanos) {
        names.refresh(table, nowNanos);
        if (nowNanos - sessionsAt >= 0) {
            sessionsAt = nowNanos + SESSIONS_NANOS;
            ground.live().expireSessions(nowNanos);
        }
        if (nowNanos - scaleAt >= 0) {
            scaleAt = nowNanos + SCALE_NANOS;
            scale(table);
        }
    }

    /// Moves the weights of the services that want it; of the others they are what they are
    /// configured to be.
    void scale(RoutingTable table) {
        for (Service service : table.config().services()) {
            ServiceRoute route = table.service(service.id());
            if (service.options().policy().dynamicScale()) {
                scale(route, judged.computeIfAbsent(service.id(), _ -> new HashMap<>()));
            } else {
                judged.remove(service.id());
                route.targets().forEach(target -> target.state().scale(0));
            }
        }
    }

    private static void scale(ServiceRoute route, Map<BackendState, Served> judged) {
        List<Served> now = new ArrayList<>();
        List<Served> since = new ArrayList<>();
        for (Target target : route.targets()) {
            Served served = target.meter().served();
            now.add(served);
            since.add(served.since(judged.getOrDefault(target.state(), new Served(0, 0))));
        }
        if (!DynamicScale.isEnough(since)) {
            return;
        }
        int[] steps = DynamicScale.steps(since);
        for (int i = 0; i < steps.length; i++) {
            BackendState state = route.targets().get(i).state();
            int weight = route.service().backends().get(i).weight();
            // Between one and twice what was configured.
            state.scale(Math.clamp((long) state.scale() + steps[i], 1 - weight, weight));
            judged.put(state, now.get(i));
        }
    }
}
