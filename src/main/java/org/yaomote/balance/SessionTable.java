package org.yaomote.balance;

import org.jspecify.annotations.Nullable;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/// Which client is bound to which backend of a service (Pound's `Session`), by the session's key.
///
/// Thread: any. Bounded: beyond [#LIMIT] sessions no new ones are kept until others expire, and the
/// clients in question are balanced request by request.
public final class SessionTable {
    /// The most sessions of one service.
    static final int LIMIT = 200_000;

    /// Longer keys are cut, as Pound does.
    static final int KEY_LENGTH = 127;

    /// Where a session is.
    ///
    /// @param backend its address
    /// @param life which of the backend's lives it was bound in
    record Bound(String backend, int life) {}

    private static final class Session {
        private volatile Bound backend;
        private volatile long expiresNanos;

        Session(Bound backend, long expiresNanos) {
            this.backend = backend;
            this.expiresNanos = expiresNanos;
        }
    }

    private final Map<String, Session> sessions = new ConcurrentHashMap<>();

    SessionTable() {}

    /// The address of the backend a key is bound to, and starts its time to live anew.
    ///
    /// @return null if there is no such session, or it has expired
    public @Nullable String find(String key, long nowNanos, long timeToLiveNanos) {
        Bound bound = bound(key, nowNanos, timeToLiveNanos);
        return bound == null ? null : bound.backend;
    }

    /// The same, with the life it was bound in.
    @Nullable Bound bound(String key, long nowNanos, long timeToLiveNanos) {
        Session session = sessions.get(cut(key));
        if (session == null) {
            return null;
        }
        if (nowNanos - session.expiresNanos >= 0) {
            sessions.remove(cut(key), session);
            return null;
        }
        session.expiresNanos = nowNanos + timeToLiveNanos;
        return session.backend;
    }

    /// The same, as if nobody had asked.
    @Nullable Bound peek(String key, long nowNanos) {
        Session session = sessions.get(cut(key));
        return session != null && nowNanos - session.expiresNanos < 0 ? session.backend : null;
    }

    /// Binds a key to a backend, in place of the one it was bound to.
    public void bind(String key, String backend, long expiresNanos) {
        bind(key, new Bound(backend, 0), expiresNanos);
    }

    /// Binds a key to a backend for the rest of its life.
    void bind(String key, Bound backend, long expiresNanos) {
        Session present = sessions.get(cut(key));
        if (present != null) {
            present.backend = backend;
            present.expiresNanos = expiresNanos;
        } else if (sessions.size() < LIMIT) {
            sessions.put(cut(key), new Session(backend, expiresNanos));
        }
    }

    /// Forgets what has expired.
    public void expire(long nowNanos) {
        sessions.values().removeIf(session -> nowNanos - session.expiresNanos >= 0);
    }

    /// How many sessions there are, expired ones that nobody asked for included.
    public int size() {
        return sessions.size();
    }

    private static String cut(String key) {
        return key.length() <= KEY_LENGTH ? key : key.substring(0, KEY_LENGTH);
    }
}
