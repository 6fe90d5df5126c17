package org.yaomote.balance;

import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/// What is known of services and backends beyond one configuration: health, sessions, whose turn it
/// is. By service id, and by service id and address.
///
/// Thread: any; used where a configuration is compiled.
public final class LiveState {
    /// What one service carries over.
    ///
    /// @param turn number of the next turn of the rotation
    /// @param epoch counts ejections and returns of its backends
    record OfService(
            AtomicLong turn,
            AtomicInteger epoch,
            SessionTable sessions,
            Map<String, BackendState> backends) {}

    private final Map<String, OfService> services = new ConcurrentHashMap<>();

    OfService service(String id) {
        return services.computeIfAbsent(
                id,
                _ ->
                        new OfService(
                                new AtomicLong(),
                                new AtomicInteger(),
                                new SessionTable(),
                                new ConcurrentHashMap<>()));
    }

    /// Forgets the services that the configuration lost.
    ///
    /// @param backends by service id the addresses of its backends
    public void retain(Map<String, Set<String>> backends) {
        services.keySet().retainAll(backends.keySet());
        services.forEach((id, service) -> service.backends().keySet().retainAll(backends.get(id)));
    }

    /// Forgets expired sessions.
    public void expireSessions(long nowNanos) {
        services.values().forEach(service -> service.sessions().expire(nowNanos));
    }
}
