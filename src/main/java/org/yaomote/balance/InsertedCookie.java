package org.yaomote.balance;

import org.jspecify.annotations.Nullable;
import org.yaomote.config.Affinity;
import org.yaomote.config.Backend;
import org.yaomote.config.Service;

import java.util.HashMap;
import java.util.Map;

/// The cookie by which a client brings back the backend it had; nothing is remembered here.
///
/// Its value is the backend's sign, a dot, and the moment it was set in seconds (base 36). A sign
/// that is not ours is as good as none. The moment is what lets the time to live be kept without a
/// memory: a value older than it counts as none, one older than half of it is due to be set anew,
/// so a client that keeps coming keeps its backend and most answers carry no cookie.
///
/// Thread: any; immutable.
public final class InsertedCookie {
    private final String name;
    private final long seconds;
    private final long epochNanos;
    private final String[] signs;
    private final Map<String, Integer> backends = new HashMap<>();

    private InsertedCookie(Service service, Affinity.ByInsertedCookie affinity, LiveState live) {
        CookieKey key = live.cookieKey();
        name = affinity.cookie();
        epochNanos = live.epochNanos();
        seconds = Math.max(1, affinity.timeToLive().toSeconds());
        signs =
                service.backends().stream()
                        .map(Backend::address)
                        .map(address -> key.sign(service.id().value(), address))
                        .toArray(String[]::new);
        for (int i = 0; i < signs.length; i++) {
            backends.put(signs[i], i);
        }
    }

    /// The cookie of a service; null if its affinity is of another kind.
    static @Nullable InsertedCookie of(Service service, LiveState live) {
        return service.affinity() instanceof Affinity.ByInsertedCookie by
                ? new InsertedCookie(service, by, live)
                : null;
    }

    /// The backend that a value leads to.
    ///
    /// @return its index, or [BackendPool#NONE] if the value is not ours or too old
    public int backend(String value, long nowNanos) {
        int dot = value.indexOf('.');
        Integer found = backends.get(dot < 0 ? value : value.substring(0, dot));
        return found == null || age(value, nowNanos) >= seconds ? BackendPool.NONE : found;
    }

    /// Whether an answer has to set it: the client has none of ours, or that of another backend, or
    /// one whose time is half over.
    ///
    /// @param shown the value that came with the request, null if none did
    /// @param backend index of the one that answers
    public boolean isDue(@Nullable String shown, int backend, long nowNanos) {
        return shown == null
                || backend(shown, nowNanos) != backend
                || age(shown, nowNanos) >= (seconds + 1) / 2;
    }

    /// What Set-Cookie says.
    ///
    /// @param secure whether the client came by TLS
    public String setCookie(int backend, long nowNanos, boolean secure) {
        return name
                + "="
                + signs[backend]
                + "."
                + Long.toString(second(nowNanos), Character.MAX_RADIX)
                + "; Max-Age="
                + seconds
                + "; Path=/; HttpOnly; SameSite=Lax"
                + (secure ? "; Secure" : "");
    }

    /// Seconds since it was set; very many if that is not told, or would be tomorrow.
    private long age(String value, long nowNanos) {
        try {
            String moment = value.substring(value.indexOf('.') + 1);
            long age = second(nowNanos) - Long.parseLong(moment, Character.MAX_RADIX);
            // Clocks of machines that share a key may differ by a little.
            return age < -60 ? Long.MAX_VALUE : Math.max(0, age);
        } catch (NumberFormatException _) {
            return Long.MAX_VALUE;
        }
    }

    private long second(long nowNanos) {
        return Math.floorDiv(nowNanos + epochNanos, 1_000_000_000L);
    }
}
