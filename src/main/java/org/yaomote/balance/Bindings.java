package org.yaomote.balance;

import org.jspecify.annotations.Nullable;
import org.yaomote.config.Backend;
import org.yaomote.config.Service;

import java.util.List;

/// Which session belongs to which backend of a service, under one configuration: remembered, or
/// told by the cookie that the client brings back.
///
/// Thread: any.
final class Bindings {
    private final List<Backend> backends;
    private final SessionTable sessions;
    private final long timeToLiveNanos;
    private final @Nullable InsertedCookie cookie;

    Bindings(Service service, SessionTable sessions, LiveState live) {
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
        sessions.bind(session, backends.get(backend).address(), nowNanos + timeToLiveNanos);
    }

    /// Index of the session's backend, or [BackendPool#NONE].
    int find(String session, long nowNanos) {
        if (cookie != null) {
            return cookie.backend(session, nowNanos);
        }
        String address = sessions.find(session, nowNanos, timeToLiveNanos);
        for (int i = 0; address != null && i < backends.size(); i++) {
            if (backends.get(i).address().equals(address)) {
                return i;
            }
        }
        return BackendPool.NONE;
    }
}
