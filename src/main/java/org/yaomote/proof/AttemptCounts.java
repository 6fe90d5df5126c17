package org.yaomote.proof;

import org.yaomote.config.Backend;
import org.yaomote.config.Service;
import org.yaomote.metrics.Traffic;
import org.yaomote.metrics.TrafficSnapshot;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToLongFunction;

/// How many attempts backends have had, by their labels: what is asked between two such counts, and
/// nothing else, tells who answered.
public final class AttemptCounts {
    private final Map<String, Long> attempts = new HashMap<>();

    /// Of the backends of these services.
    public AttemptCounts(TrafficSnapshot now, List<Service> services) {
        this(now, services, Traffic::requests);
    }

    /// How many connections they have had instead.
    static AttemptCounts ofConnections(TrafficSnapshot now, List<Service> services) {
        return new AttemptCounts(now, services, Traffic::connections);
    }

    private AttemptCounts(
            TrafficSnapshot now, List<Service> services, ToLongFunction<Traffic> count) {
        for (Service service : services) {
            var traffic = now.service(service.id().value()).backends();
            for (Backend backend : service.backends()) {
                var of = traffic.get(backend.address());
                attempts.merge(
                        backend.label(),
                        of == null ? 0 : count.applyAsLong(of.traffic()),
                        Long::sum);
            }
        }
    }

    /// The labels of those that had attempts since, one for each attempt.
    public List<String> since(AttemptCounts before) {
        List<String> labels = new ArrayList<>();
        attempts.forEach(
                (label, count) -> {
                    for (long i = before.attempts.getOrDefault(label, 0L); i < count; i++) {
                        labels.add(label);
                    }
                });
        return labels;
    }
}
