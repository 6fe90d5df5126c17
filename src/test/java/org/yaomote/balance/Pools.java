package org.yaomote.balance;

import org.jspecify.annotations.Nullable;
import org.yaomote.config.Affinity;
import org.yaomote.config.Backend;
import org.yaomote.config.BackendMode;
import org.yaomote.config.Balancing;
import org.yaomote.config.HealthCheck;
import org.yaomote.config.Service;
import org.yaomote.config.ServiceId;
import org.yaomote.config.ServiceOptions;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/// Services and pools of tests, and what happens to them.
final class Pools {
    static final long SECOND = 1_000_000_000L;
    static final long NOW = 100 * SECOND;

    private Pools() {}

    static LiveState live() {
        return live(0);
    }

    /// @param octet of which the key of cookies is made
    static LiveState live(int octet) {
        byte[] key = new byte[CookieKey.LENGTH];
        java.util.Arrays.fill(key, (byte) octet);
        LiveState live = new LiveState(1, 1_700_000_000L * SECOND);
        live.cookieKey(new CookieKey(key));
        return live;
    }

    /// Backends `h0:80`, `h1:80` ... of these weights, which come back at once.
    static Service service(Balancing balancing, int... weights) {
        List<Backend> backends = new ArrayList<>();
        for (int i = 0; i < weights.length; i++) {
            backends.add(new Backend("", "h" + i, 80, weights[i], true));
        }
        return new Service(new ServiceId("s"), "S", new Affinity.None(), backends)
                .withOptions(
                        ServiceOptions.DEFAULTS
                                .withBalancing(balancing)
                                .withSlowStart(Duration.ZERO));
    }

    /// The service with one backend changed.
    static Service with(Service service, int index, UnaryOperator<Backend> change) {
        List<Backend> backends = new ArrayList<>(service.backends());
        backends.set(index, change.apply(backends.get(index)));
        return service.withBackends(backends);
    }

    static Service with(Service service, int index, BackendMode mode) {
        return with(service, index, backend -> backend.withMode(mode));
    }

    static BackendPool pool(Service service) {
        return new BackendPool(service, live(), NOW);
    }

    /// A choice for a request that is over at once.
    static int choose(BackendPool pool, @Nullable String session, @Nullable String origin) {
        return choose(pool, session, origin, NOW);
    }

    static int choose(
            BackendPool pool, @Nullable String session, @Nullable String origin, long now) {
        int chosen = pool.choose(session, origin, new Attempts(), now);
        if (chosen >= 0) {
            pool.state(chosen).ended();
        }
        return chosen;
    }

    /// How often each backend was chosen.
    static int[] counts(BackendPool pool, int requests, long now) {
        int[] counts = new int[64];
        int highest = 0;
        for (int i = 0; i < requests; i++) {
            int chosen = choose(pool, null, "client" + i, now);
            counts[chosen]++;
            highest = Math.max(highest, chosen);
        }
        return java.util.Arrays.copyOf(counts, highest + 1);
    }

    static void eject(BackendPool pool, int backend, long now) {
        for (int i = 0; i < BackendState.EJECT_AFTER; i++) {
            pool.state(backend).failed("upstream.refused", now);
        }
    }

    static void checkOut(BackendPool pool, int backend, long now) {
        for (int i = 0; i < HealthCheck.Timing.DEFAULTS.fall(); i++) {
            pool.state(backend).checkedBad(HealthCheck.Timing.DEFAULTS, "upstream.status", now);
        }
    }

    static void checkIn(BackendPool pool, int backend, long now) {
        for (int i = 0; i < HealthCheck.Timing.DEFAULTS.rise(); i++) {
            pool.state(backend).checkedGood(HealthCheck.Timing.DEFAULTS, now);
        }
    }
}
