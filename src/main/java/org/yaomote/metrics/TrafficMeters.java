package org.yaomote.metrics;

import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;

/// All meters of a running proxy, by what they measure; they live on when the configuration
/// changes.
///
/// Thread: any.
public final class TrafficMeters {
    private record BackendKey(String service, String address) {}

    private final int loops;
    private final Map<String, TrafficMeter> listeners = new ConcurrentHashMap<>();
    private final Map<String, TrafficMeter> services = new ConcurrentHashMap<>();
    private final Map<BackendKey, TrafficMeter> backends = new ConcurrentHashMap<>();

    /// @param loops number of event loops, at least 1
    public TrafficMeters(int loops) {
        this.loops = loops;
    }

    /// The meter of a listener, made on first use.
    public TrafficMeter listener(String id) {
        return listeners.computeIfAbsent(id, _ -> new TrafficMeter(loops));
    }

    /// The meter of a service, made on first use.
    public TrafficMeter service(String id) {
        return services.computeIfAbsent(id, _ -> new TrafficMeter(loops));
    }

    /// The meter of a backend of a service, made on first use.
    ///
    /// @param address its `host:port`
    public TrafficMeter backend(String service, String address) {
        return backends.computeIfAbsent(
                new BackendKey(service, address), _ -> new TrafficMeter(loops));
    }

    /// Forgets what is measured no more: listeners and services that the configuration lost.
    ///
    /// @param backendsOf by service id the addresses of its backends
    public void retain(Set<String> listenerIds, Map<String, Set<String>> backendsOf) {
        listeners.keySet().removeIf(Predicate.not(listenerIds::contains));
        services.keySet().removeIf(Predicate.not(backendsOf::containsKey));
        backends.keySet()
                .removeIf(
                        key ->
                                !backendsOf
                                        .getOrDefault(key.service(), Set.of())
                                        .contains(key.address()));
    }

    /// The counts of a listener now.
    ///
    /// @param nowNanos of a monotonic clock, the same for all readings of one snapshot
    public Traffic readListener(String id, long nowNanos, Asker asker) {
        return read(listener(id), nowNanos, asker);
    }

    /// The counts of a service now.
    public Traffic readService(String id, long nowNanos, Asker asker) {
        return read(service(id), nowNanos, asker);
    }

    /// The counts of a backend now.
    public Traffic readBackend(BackendPlace place, long nowNanos, Asker asker) {
        return read(backend(place.service(), place.address()), nowNanos, asker);
    }

    private static Traffic read(TrafficMeter meter, long nowNanos, Asker asker) {
        return switch (asker) {
            case CLIENTS -> meter.read(nowNanos);
            case OURSELVES -> meter.readOurs();
        };
    }
}
