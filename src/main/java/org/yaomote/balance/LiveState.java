package org.yaomote.balance;

import org.jspecify.annotations.Nullable;
import org.yaomote.config.Backend;

import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/// What is known of services and backends beyond one configuration: health, sessions, whose turn it
/// is, who waits. By service id, and by service id and address.
///
/// Thread: any; used where a configuration is compiled.
public final class LiveState {
    /// What one service carries over.
    ///
    /// @param turn number of the next request
    /// @param epoch counts ejections and returns of its backends
    record OfService(
            AtomicLong turn,
            AtomicInteger epoch,
            SessionTable sessions,
            WaitingLine line,
            RetryBudget budget,
            Map<String, BackendState> backends) {
        BackendState state(Backend backend, long nowNanos) {
            BackendState state =
                    backends.computeIfAbsent(
                            backend.address(), _ -> new BackendState(epoch, line, nowNanos));
            state.evidence().let(backend.mode(), nowNanos);
            return state;
        }
    }

    private final Map<String, OfService> services = new ConcurrentHashMap<>();
    private final long seed;
    private final long epochNanos;
    private volatile @Nullable CookieKey cookieKey;

    /// @param seed what chance begins with, different in each process
    /// @param epochNanos what makes the time since 1970 of the monotonic clock, in nanoseconds
    public LiveState(long seed, long epochNanos) {
        this.seed = seed;
        this.epochNanos = epochNanos;
    }

    /// Makes the signs of the services compiled from now on with this key; it must be there before
    /// the first service that inserts a cookie.
    public void cookieKey(CookieKey changed) {
        cookieKey = changed;
    }

    CookieKey cookieKey() {
        return Objects.requireNonNull(cookieKey, "no key");
    }

    long epochNanos() {
        return epochNanos;
    }

    long seed() {
        return seed;
    }

    OfService service(String id, long nowNanos) {
        return services.computeIfAbsent(
                id,
                _ ->
                        new OfService(
                                new AtomicLong(),
                                new AtomicInteger(),
                                new SessionTable(),
                                new WaitingLine(),
                                new RetryBudget(nowNanos),
                                new ConcurrentHashMap<>()));
    }

    /// Forgets the services that the configuration lost.
    ///
    /// @param backends by service id the addresses of its backends
    public void retain(Map<String, Set<String>> backends) {
        services.keySet().retainAll(backends.keySet());
        services.forEach((id, service) -> service.backends().keySet().retainAll(backends.get(id)));
    }

    /// The sessions of a service.
    public SessionTable sessions(String service, long nowNanos) {
        return service(service, nowNanos).sessions();
    }

    /// Forgets expired sessions.
    public void expireSessions(long nowNanos) {
        services.values().forEach(service -> service.sessions().expire(nowNanos));
    }
}
