package org.yaomote.demo;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/// Light traffic for the demo: a few real requests a second, for as long as there is somewhere to
/// send them.
///
/// Thread: any.
public final class DemoVisits implements AutoCloseable {
    private static final long EVERY_MILLIS = 400;
    private static final List<String> PATHS =
            List.of("/", "/shop", "/shop/basket", "/news", "/", "/about", "/shop?page=2");

    private final ScheduledExecutorService timer;
    private final Executor network;
    private final AtomicInteger count = new AtomicInteger();
    private Optional<URI> place = Optional.empty();
    private Optional<Future<?>> ticking = Optional.empty();

    /// @param timer says when; nothing blocks it
    /// @param network its threads wait for the answers
    public DemoVisits(ScheduledExecutorService timer, Executor network) {
        this.timer = timer;
        this.network = network;
    }

    /// Sends requests there from now on, or none.
    ///
    /// @param wanted a listener on loopback
    public synchronized void visit(Optional<URI> wanted) {
        if (wanted.equals(place)) {
            return;
        }
        place = wanted;
        ticking.ifPresent(t -> t.cancel(false));
        ticking =
                wanted.map(
                        to ->
                                timer.scheduleWithFixedDelay(
                                        () -> network.execute(() -> ask(to)),
                                        EVERY_MILLIS,
                                        EVERY_MILLIS,
                                        TimeUnit.MILLISECONDS));
    }

    private void ask(URI to) {
        String path = PATHS.get(Math.floorMod(count.getAndIncrement(), PATHS.size()));
        HttpRequest request =
                HttpRequest.newBuilder(to.resolve(path))
                        .timeout(Duration.ofSeconds(2))
                        .header("User-Agent", "Yaomote demo")
                        .build();
        try (HttpClient client =
                HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build()) {
            client.send(request, HttpResponse.BodyHandlers.discarding());
        } catch (IOException _) {
            // The listener was closed in between; it is seen on the screen.
            return;
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    /// Sends nothing any more.
    @Override
    public void close() {
        visit(Optional.empty());
    }
}
