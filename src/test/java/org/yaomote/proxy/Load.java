package org.yaomote.proxy;

import static org.awaitility.Awaitility.await;

import org.yaomote.fixtures.Message;
import org.yaomote.fixtures.RawClient;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.function.IntSupplier;
import java.util.function.Supplier;

/// Keep-alive clients that ask on and on while something changes.
final class Load implements AutoCloseable {
    private final AtomicLong answered = new AtomicLong();
    private final List<String> failures = new CopyOnWriteArrayList<>();
    private final List<Thread> threads = new ArrayList<>();
    private final Duration thinking;
    private volatile boolean ending;

    /// @param port where a client connects, each time it does
    Load(int clients, IntSupplier port) {
        this(clients, Duration.ZERO, () -> RawClient.to(port.getAsInt()));
    }

    /// @param thinking how long a client looks at an answer before it asks again
    /// @param connecting makes a connection
    Load(int clients, Duration thinking, Supplier<RawClient> connecting) {
        this.thinking = thinking;
        for (int i = 0; i < clients; i++) {
            threads.add(Thread.ofVirtual().start(() -> ask(connecting)));
        }
    }

    /// Waits until so many more requests were answered.
    void awaitMore(long count) {
        long target = answered.get() + count;
        await().pollInterval(Duration.ofMillis(5))
                .atMost(Duration.ofSeconds(20))
                .until(() -> answered.get() >= target || !failures.isEmpty());
    }

    /// Ends it.
    ///
    /// @return requests answered 200
    long end() throws InterruptedException {
        ending = true;
        for (Thread thread : threads) {
            thread.join();
        }
        return answered.get();
    }

    /// Every request that was not answered 200, and why.
    List<String> failures() {
        return failures;
    }

    @Override
    public void close() throws InterruptedException {
        long ignored = end();
        assert ignored >= 0;
    }

    private void ask(Supplier<RawClient> connecting) {
        while (!ending) {
            try (RawClient client = connecting.get()) {
                boolean kept = true;
                while (kept && !ending) {
                    Message answer = client.get("/");
                    kept = !answer.values("Connection").contains("close");
                    if (answer.status() == 200) {
                        answered.incrementAndGet();
                        LockSupport.parkNanos(thinking.toNanos());
                    } else {
                        failures.add(answer.toString());
                    }
                }
            } catch (RuntimeException | AssertionError e) {
                failures.add(e.toString());
            }
        }
    }
}
