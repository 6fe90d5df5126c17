package org.yaomote.proxy;

import java.net.InetAddress;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

/// Counts the clients' connections and says when there are enough.
///
/// Thread: any. Where the count meets the limit a lock is taken, nowhere else.
final class Admission {
    private final AtomicInteger total = new AtomicInteger();
    private final ConcurrentHashMap<InetAddress, Integer> byClient = new ConcurrentHashMap<>();
    private final Consumer<Boolean> accepting;
    private volatile int limit = Integer.MAX_VALUE;
    private volatile boolean full;

    /// @param accepting told to stop accepting connections, or to go on; must return at once
    Admission(Consumer<Boolean> accepting) {
        this.accepting = accepting;
    }

    /// So many connections are enough from now on.
    void limit(int connections) {
        limit = connections;
        settle();
        // Also those sockets must know that were opened meanwhile.
        accepting.accept(!full);
    }

    /// Whether nobody else is let in.
    boolean isFull() {
        return full;
    }

    /// Connections now.
    int total() {
        return total.get();
    }

    /// Connections of one client now.
    int of(InetAddress client) {
        return byClient.getOrDefault(client, 0);
    }

    /// A client connected.
    void entered(InetAddress client) {
        byClient.merge(client, 1, Integer::sum);
        if (total.incrementAndGet() >= limit) {
            settle();
        }
    }

    /// A client's connection ended.
    void left(InetAddress client) {
        byClient.computeIfPresent(client, (_, count) -> count == 1 ? null : count - 1);
        int _ = total.decrementAndGet();
        if (full) {
            settle();
        }
    }

    /// The count is read again after the flag is written: who changes the count without seeing the
    /// flag is seen here.
    private synchronized void settle() {
        boolean before = full;
        for (boolean now = total.get() >= limit; now != full; now = total.get() >= limit) {
            full = now;
        }
        if (full != before) {
            accepting.accept(!full);
        }
    }
}
