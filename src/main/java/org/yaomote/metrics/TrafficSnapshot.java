package org.yaomote.metrics;

import java.time.Instant;
import java.util.Map;

/// All counts at a moment.
///
/// @param takenAt when they were read
/// @param takenNanos the same moment on a monotonic clock, for rates
/// @param runningSince when the proxy was started; [Instant#EPOCH] if it is not running
/// @param listeners by listener id
/// @param services by service id
/// @param certificates when the first certificate of a listener ends, by listener id; of those in
///   TLS
public record TrafficSnapshot(
        Instant takenAt,
        long takenNanos,
        Instant runningSince,
        Map<String, Traffic> listeners,
        Map<String, ServiceTraffic> services,
        Map<String, Instant> certificates) {
    /// What is seen while nothing runs.
    public static final TrafficSnapshot EMPTY =
            new TrafficSnapshot(Instant.EPOCH, 0, Instant.EPOCH, Map.of(), Map.of());

    public TrafficSnapshot {
        listeners = Map.copyOf(listeners);
        services = Map.copyOf(services);
        certificates = Map.copyOf(certificates);
    }

    /// A snapshot of listeners without TLS.
    public TrafficSnapshot(
            Instant takenAt,
            long takenNanos,
            Instant runningSince,
            Map<String, Traffic> listeners,
            Map<String, ServiceTraffic> services) {
        this(takenAt, takenNanos, runningSince, listeners, services, Map.of());
    }

    /// Who of a service's backends gets the requests.
    public enum Standing {
        /// Its regular backends that are available.
        REGULAR,
        /// Its emergency ones, because no regular one is available.
        EMERGENCY,
        /// All that are ready, because every one of them is out: a service that answers nothing is
        /// worse than one that tries.
        LAST_RESORT,
        /// Nobody: no backend is ready.
        NOBODY
    }

    /// The counts of one service.
    ///
    /// @param backends by the backend's `host:port`
    /// @param waiting requests that wait for a backend with room
    /// @param standing who of its backends gets the requests
    public record ServiceTraffic(
            Traffic traffic, Map<String, BackendTraffic> backends, int waiting, Standing standing) {
        /// Nothing happened yet.
        public static final ServiceTraffic NONE = new ServiceTraffic(Traffic.NONE, Map.of());

        public ServiceTraffic {
            backends = Map.copyOf(backends);
        }

        /// A service whose regular backends do the work, and at which nobody waits.
        public ServiceTraffic(Traffic traffic, Map<String, BackendTraffic> backends) {
            this(traffic, backends, 0, Standing.REGULAR);
        }
    }

    /// The counts of one backend of a service, and how it is.
    ///
    /// @param weight in effect, which may differ from the configured one (`DynScale`, several
    ///   addresses); 0 if it is not known
    public record BackendTraffic(Traffic traffic, BackendHealth health, int weight) {
        /// Of a weight that is not known.
        public BackendTraffic(Traffic traffic, BackendHealth health) {
            this(traffic, health, 0);
        }
    }

    /// The counts of a listener; none if it is not known.
    public Traffic listener(String id) {
        return listeners.getOrDefault(id, Traffic.NONE);
    }

    /// The counts of a service; none if it is not known.
    public ServiceTraffic service(String id) {
        return services.getOrDefault(id, ServiceTraffic.NONE);
    }

    /// The sum of a count over all listeners: what the proxy as a whole did.
    public long overListeners(java.util.function.ToLongFunction<Traffic> count) {
        return listeners.values().stream().mapToLong(count).sum();
    }
}
