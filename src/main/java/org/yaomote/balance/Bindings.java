package org.yaomote.balance;

import org.jspecify.annotations.Nullable;
import org.yaomote.balance.SessionTable.Bound;
import org.yaomote.config.Backend;
import org.yaomote.config.Service;

import java.util.List;

/// Which session belongs to which backend of a service, under one configuration: remembered, or
/// told by the cookie that the client brings back. A backend that dies loses those that are
/// remembered, as in Pound.
///
/// Thread: any.
final class Bindings {
    private final List<Backend> backends;
    private final BackendState[] states;
    private final SessionTable sessions;
    private final long timeToLiveNanos;

    /// Whether nothing is remembered: a key leads to its backend by itself.
    private final boolean hashed;

    private final @Nullable InsertedCookie cookie;

    /// @param states of the service's backends, by index
    Bindings(Service service, BackendState[] states, LiveState live, SessionTable sessions) {
        this.states = states;
        this.hashed = service.options().policy().hashSessions();
        this.backends = service.backends();
        this.sessions = sessions;
        this.timeToLiveNanos = service.affinity().timeToLive().toNanos();
        this.cookie = InsertedCookie.of(service, live);
    }

    /// The cookie that answers set; null if sessions are told by something else.
    @Nullable InsertedCookie cookie() {
        return cookie;
    }

    void bind(String session, int backend, long nowNanos) {
        if (hashed) {
            return;
        }
        Bound to = new Bound(backends.get(backend).address(), states[backend].life());
        sessions.bind(session, to, nowNanos + timeToLiveNanos);
    }

    /// Index of the session's backend, or [BackendPool#NONE].
    ///
    /// @param used whether its time to live starts anew
    int find(String session, long nowNanos, boolean used) {
        if (cookie != null) {
            return cookie.backend(session, nowNanos);
        }
        Bound bound = hashed ? null : bound(session, nowNanos, used);
        for (int i = 0; bound != null && i < backends.size(); i++) {
            if (backends.get(i).address().equals(bound.backend())) {
                return states[i].life() == bound.life() ? i : BackendPool.NONE;
            }
        }
        return BackendPool.NONE;
    }

    private @Nullable Bound bound(String session, long nowNanos, boolean used) {
        return used
                ? sessions.bound(session, nowNanos, timeToLiveNanos)
                : sessions.peek(session, nowNanos);
    }
}
