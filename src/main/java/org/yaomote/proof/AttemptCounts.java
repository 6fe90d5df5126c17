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

/// How many attempts backends have had, by their labels, and how many of those came to no answer:
/// what is asked between two such counts, and nothing else, tells who was asked and who answered.
public final class AttemptCounts {
    private final Map<String, Long> attempts = new HashMap<>();
    private final Map<String, Long> failures = new HashMap<>();

    /// Of the backends of these services.
    public AttemptCounts(TrafficSnapshot now, List<Service> services) {
        this(now, services, Traffic::requests);
        add(failures, now, services, traffic -> traffic.outcomes().failed());
    }

    /// How many connections they have had instead.
    static AttemptCounts ofConnections(TrafficSnapshot now, List<Service> services) {
        return new AttemptCounts(now, services, Traffic::connections);
    }

    private AttemptCounts(
            TrafficSnapshot now, List<Service> services, ToLongFunction<Traffic> count) {
        add(attempts, now, services, count);
    }

    private static void add(
            Map<String, Long> counts,
            TrafficSnapshot now,
            List<Service> services,
            ToLongFunction<Traffic> count) {
        for (Service service : services) {
            var traffic = now.service(service.id().value()).backends();
            for (Backend backend : service.backends()) {
                var of = traffic.get(backend.address());
                counts.merge(
                        backend.label(),
                        of == null ? 0 : count.applyAsLong(of.traffic()),
                        Long::sum);
            }
        }
    }

    /// The labels of those that had attempts since, one for each attempt.
    public List<String> since(AttemptCounts before) {
        return since(before, label -> 0);
    }

    /// The labels of those that answered since, or still may: without the attempts that failed, for
    /// which the proxy answered itself or asked another one.
    public List<String> answeredSince(AttemptCounts before) {
        return since(before, label -> failed(label) - before.failed(label));
    }

    private long failed(String label) {
        return failures.getOrDefault(label, 0L);
    }

    private List<String> since(AttemptCounts before, ToLongFunction<String> less) {
        List<String> labels = new ArrayList<>();
        attempts.forEach(
                (label, count) -> {
                    long had = before.attempts.getOrDefault(label, 0L) + less.applyAsLong(label);
                    for (long i = had; i < count; i++) {
                        labels.add(label);
                    }
                });
        return labels;
    }
}
