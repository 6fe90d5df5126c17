package org.yaomote.proxy;

import org.jspecify.annotations.Nullable;
import org.yaomote.config.HostName;
import org.yaomote.policy.BackendPolicy;
import org.yaomote.policy.BackendPolicy.Family;
import org.yaomote.policy.BackendPolicy.Resolve;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

/// The addresses of a backend's host. Where all of them count they take turns, and one that could
/// not be connected to is passed over for a while.
///
/// Thread: [#lookUp] blocks; the rest is for any.
final class Addresses {
    /// How often a name is looked up anew where nobody says how often.
    private static final long USUALLY_NANOS = 30_000_000_000L;

    private static final long PASSED_OVER_NANOS = 10_000_000_000L;

    private final String host;
    private final int port;
    private final AtomicInteger turn = new AtomicInteger();

    /// Until when those that could not be connected to are passed over.
    private final Map<InetSocketAddress, Long> refused = new ConcurrentHashMap<>();

    private volatile List<InetSocketAddress> known = List.of();
    private volatile long dueNanos;

    /// @param nowNanos of the monotonic clock that every other call uses
    Addresses(String host, int port, long nowNanos) {
        this.host = host;
        this.port = port;
        this.dueNanos = nowNanos + USUALLY_NANOS;
    }

    /// Whether its host is a name, whose addresses may change.
    boolean isNamed() {
        return !HostName.isIpv4(host) && !HostName.isIpv6(host);
    }

    /// Whether it is to be looked up again; true once each time.
    boolean isDue(long nowNanos) {
        if (!isNamed() || nowNanos - dueNanos < 0) {
            return false;
        }
        dueNanos = nowNanos + USUALLY_NANOS;
        return true;
    }

    /// It is to be looked up soon; an address by itself is known at once.
    void want() {
        dueNanos = System.nanoTime();
        if (!isNamed()) {
            var _ = lookUp(BackendPolicy.DEFAULTS, dueNanos);
        }
    }

    /// Looks the host up. A name that is not known any more keeps the addresses it had.
    ///
    /// @return whether there are any now
    boolean lookUp(BackendPolicy policy, long nowNanos) {
        Resolve how = policy.resolve();
        try {
            List<InetSocketAddress> found =
                    Stream.of(InetAddress.getAllByName(host))
                            .filter(address -> isOf(policy.family(), address))
                            .map(address -> new InetSocketAddress(address, port))
                            .limit(how.mode() == Resolve.Mode.ALL ? Long.MAX_VALUE : 1)
                            .toList();
            if (!found.isEmpty()) {
                known = found;
                refused.keySet().retainAll(found);
                long every = how.every().isZero() ? USUALLY_NANOS : how.every().toNanos();
                dueNanos = nowNanos + every;
                return true;
            }
        } catch (UnknownHostException _) {
            // As one that has no address of the family.
        }
        long again = how.retry().isZero() ? USUALLY_NANOS : how.retry().toNanos();
        // One that was never known is wanted sooner.
        dueNanos = nowNanos + (known.isEmpty() ? Math.min(again, USUALLY_NANOS) : again);
        return !known.isEmpty();
    }

    private static boolean isOf(Family family, InetAddress address) {
        return switch (family) {
            case ANY -> true;
            case IPV4 -> address instanceof Inet4Address;
            case IPV6 -> !(address instanceof Inet4Address);
        };
    }

    /// How many there are.
    int count() {
        return known.size();
    }

    /// The one whose turn it is; null if none is known.
    @Nullable InetSocketAddress next(long nowNanos) {
        List<InetSocketAddress> now = known;
        if (now.size() < 2) {
            return now.isEmpty() ? null : now.getFirst();
        }
        int first = Math.floorMod(turn.getAndIncrement(), now.size());
        for (int i = 0; i < now.size(); i++) {
            InetSocketAddress address = now.get((first + i) % now.size());
            Long until = refused.get(address);
            if (until == null || nowNanos - until >= 0) {
                return address;
            }
        }
        return now.get(first);
    }

    /// One could not be connected to.
    ///
    /// @return whether there is another one to try
    boolean failed(InetSocketAddress address, long nowNanos) {
        List<InetSocketAddress> now = known;
        if (now.size() < 2) {
            return false;
        }
        refused.put(address, nowNanos + PASSED_OVER_NANOS);
        return now.stream()
                .anyMatch(
                        other -> {
                            Long until = refused.get(other);
                            return until == null || nowNanos - until >= 0;
                        });
    }

    /// One could be connected to.
    void reached(InetSocketAddress address) {
        if (!refused.isEmpty()) {
            refused.remove(address);
        }
    }
}
