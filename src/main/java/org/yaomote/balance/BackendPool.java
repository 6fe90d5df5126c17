package org.yaomote.balance;

import org.jspecify.annotations.Nullable;
import org.yaomote.config.Backend;
import org.yaomote.config.Service;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.IntPredicate;

/// The backends of one service under one configuration, and the choice among them.
///
/// Thread: any event loop. Backends are told by their index in [Service#backends].
public final class BackendPool {
    /// What [#choose] returns if there is nobody to send to.
    public static final int NONE = -1;

    private record Turns(int epoch, long retryNanos, @Nullable WeightedRotation rotation) {}

    private final List<Backend> backends;
    private final List<BackendState> states;
    private final SessionTable sessions;
    private final long timeToLiveNanos;
    private final AtomicLong turn;
    private final AtomicInteger epoch;

    /// Built anew when a backend is ejected or comes back; two loops that both do so agree.
    private volatile Turns turns;

    /// The pool of a service, with what is known of its backends from before.
    ///
    /// @param nowNanos of the monotonic clock that every other call uses
    public BackendPool(Service service, LiveState live, long nowNanos) {
        LiveState.OfService known = live.service(service.id().value());
        backends = service.backends();
        sessions = known.sessions();
        turn = known.turn();
        epoch = known.epoch();
        timeToLiveNanos = nanos(service.affinity().timeToLive());
        List<BackendState> found = new ArrayList<>();
        for (Backend backend : backends) {
            found.add(
                    known.backends()
                            .computeIfAbsent(
                                    backend.address(), _ -> new BackendState(epoch, nowNanos)));
        }
        states = List.copyOf(found);
        turns = build(epoch.get(), nowNanos);
    }

    /// Chooses a backend: the session's, if it can be had, else whose turn it is, to which the
    /// session then moves. A session that does not come while its backend is ejected stays with it.
    ///
    /// Ejected backends are passed over as long as another one is left; if all are ejected they are
    /// all tried, because a service that answers nothing is worse than a slow one.
    ///
    /// @param session key of the session, null if the request has none
    /// @param attempts backends that failed this request already
    /// @return index of the backend, or [#NONE]
    public int choose(@Nullable String session, Attempts attempts, long nowNanos) {
        if (session != null) {
            int bound = bound(session, attempts, nowNanos);
            if (bound != NONE) {
                return bound;
            }
        }
        Turns current = turns;
        if (current.epoch != epoch.get() || nowNanos - current.retryNanos >= 0) {
            current = build(epoch.get(), nowNanos);
            turns = current;
        }
        if (current.rotation == null) {
            return NONE;
        }
        int chosen = current.rotation.at(turn.getAndIncrement());
        if (attempts.count() > 0 && attempts.contains(chosen)) {
            chosen = another(attempts, nowNanos);
        }
        if (session != null && chosen != NONE) {
            bind(session, chosen, nowNanos);
        }
        return chosen;
    }

    /// Binds a session to a backend: one that an answer taught us (a cookie, a header).
    public void bind(String session, int backend, long nowNanos) {
        sessions.bind(session, backends.get(backend).address(), nowNanos + timeToLiveNanos);
    }

    /// What is known of a backend.
    public BackendState state(int backend) {
        return states.get(backend);
    }

    private int bound(String session, Attempts attempts, long nowNanos) {
        String address = sessions.find(session, nowNanos, timeToLiveNanos);
        if (address == null) {
            return NONE;
        }
        for (int i = 0; i < backends.size(); i++) {
            if (backends.get(i).address().equals(address)) {
                boolean usable =
                        backends.get(i).enabled()
                                && states.get(i).isAvailable(nowNanos)
                                && !attempts.contains(i);
                return usable ? i : NONE;
            }
        }
        return NONE;
    }

    /// A backend that was not tried, available ones first.
    private int another(Attempts attempts, long nowNanos) {
        int start = (int) Math.floorMod(turn.get(), (long) backends.size());
        int anyhow = NONE;
        for (int k = 0; k < backends.size(); k++) {
            int i = (start + k) % backends.size();
            if (!backends.get(i).enabled() || attempts.contains(i)) {
                continue;
            }
            if (states.get(i).isAvailable(nowNanos)) {
                return i;
            }
            anyhow = i;
        }
        return anyhow;
    }

    private Turns build(int atEpoch, long nowNanos) {
        WeightedRotation available = rotation(i -> states.get(i).isAvailable(nowNanos));
        // An ejection that ends is no event: remember when the earliest one does.
        long retry = nowNanos + BackendState.EJECT_NANOS;
        for (BackendState state : states) {
            if (!state.isAvailable(nowNanos) && state.retryNanos() - retry < 0) {
                retry = state.retryNanos();
            }
        }
        return new Turns(atEpoch, retry, available != null ? available : rotation(_ -> true));
    }

    private @Nullable WeightedRotation rotation(IntPredicate takesPart) {
        List<Integer> members = new ArrayList<>();
        for (int i = 0; i < backends.size(); i++) {
            if (backends.get(i).enabled() && takesPart.test(i)) {
                members.add(i);
            }
        }
        if (members.isEmpty()) {
            return null;
        }
        int[] indexes = members.stream().mapToInt(Integer::intValue).toArray();
        int[] weights = members.stream().mapToInt(i -> backends.get(i).weight()).toArray();
        return new WeightedRotation(indexes, weights);
    }

    private static long nanos(Duration duration) {
        return duration.toNanos();
    }
}
