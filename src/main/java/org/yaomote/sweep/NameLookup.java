package org.yaomote.sweep;

import org.yaomote.echo.EchoAddress;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/// Looks names up, many at a time, while others are asked already. The system's look-up blocks in
/// foreign code, so it has threads of its own, and they are left behind when the sweep ends.
final class NameLookup implements AutoCloseable {
    private static final int THREADS = 16;

    /// Finds the address of a name.
    @FunctionalInterface
    interface Resolver {
        /// The address to ask. Blocks.
        ///
        /// @throws UnknownHostException if it has none
        InetAddress resolve(String name) throws UnknownHostException;
    }

    /// What became of a name.
    ///
    /// @param address empty if it has none
    record Found(int host, Optional<EchoAddress> address) {}

    private final Resolver resolver;
    private final Runnable wake;
    private final Queue<Found> found = new ConcurrentLinkedQueue<>();
    private Optional<ExecutorService> threads = Optional.empty();

    /// @param wake is run, on any thread, when there is something to [#take]
    NameLookup(Resolver resolver, Runnable wake) {
        this.resolver = resolver;
        this.wake = wake;
    }

    /// Begins to look for a name.
    void ask(int host, String name) {
        if (threads.isEmpty()) {
            threads =
                    Optional.of(
                            Executors.newFixedThreadPool(
                                    THREADS,
                                    Thread.ofPlatform().daemon().name("sweep-name-", 0).factory()));
        }
        threads.get().execute(() -> look(host, name));
    }

    private void look(int host, String name) {
        Optional<EchoAddress> address;
        try {
            address = Optional.of(EchoAddress.of(resolver.resolve(name)));
        } catch (UnknownHostException e) {
            address = Optional.empty();
        }
        found.add(new Found(host, address));
        wake.run();
    }

    /// What was found out meanwhile, one at a time.
    Optional<Found> take() {
        return Optional.ofNullable(found.poll());
    }

    /// Does not wait for what is being looked up.
    @Override
    public void close() {
        threads.ifPresent(ExecutorService::shutdownNow);
    }
}
