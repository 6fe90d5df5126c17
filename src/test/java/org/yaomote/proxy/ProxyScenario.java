package org.yaomote.proxy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.extension.ExtendWith;
import org.yaomote.config.ProxyConfig;
import org.yaomote.fixtures.LeakWatch;
import org.yaomote.fixtures.RawClient;
import org.yaomote.fixtures.ScriptedBackend;
import org.yaomote.metrics.BoundListener;
import org.yaomote.metrics.Traffic;
import org.yaomote.metrics.TrafficSnapshot;
import org.yaomote.transport.EventLoops;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/// A real engine between real sockets. Behind every test the accounts must balance, every buffer
/// must have been released, and the proxy must not have logged an error.
@ExtendWith(LeakWatch.class)
abstract class ProxyScenario {
    static final Duration SOON = Duration.ofSeconds(5);

    private final Transport transport;
    private final List<RawClient> clients = new ArrayList<>();
    private final List<ScriptedBackend> backends = new ArrayList<>();
    private final Map<String, Integer> ports = new HashMap<>();
    private @Nullable EventLoops loops;
    private @Nullable ProxyEngine engine;

    ProxyScenario(Transport transport) {
        this.transport = transport;
    }

    /// An engine with so many loops that has not been started.
    ProxyEngine engine(int count, Path base) {
        EventLoops made = transport.loops(count);
        ProxyEngine built =
                new ProxyEngine(
                        new Places(base, base.resolve("access.log")), made, CookieSecret.made());
        loops = made;
        engine = built;
        return built;
    }

    ProxyEngine engine() {
        return Objects.requireNonNull(engine);
    }

    /// Starts a proxy with one loop, so that all connections share one pool.
    void serve(ProxyConfig config) {
        serve(config, 1);
    }

    void serve(ProxyConfig config, int loopCount) {
        note(done(engine(loopCount, Path.of("")).start(config)));
    }

    /// Puts another configuration in force, which must succeed.
    void apply(ProxyConfig config) {
        note(done(engine().apply(config)));
    }

    void noteStarted(Future<StartResult> starting) {
        note(done(starting));
    }

    private void note(StartResult result) {
        assertThat(result).isInstanceOf(StartResult.Started.class);
        if (result instanceof StartResult.Started(var listeners, _)) {
            listeners.forEach(listener -> ports.put(listener.id(), listener.port()));
        }
    }

    ScriptedBackend with(ScriptedBackend backend) {
        backends.add(backend);
        return backend;
    }

    /// The port of the listener `web`.
    int port() {
        return port("web");
    }

    int port(String listener) {
        return Objects.requireNonNull(ports.get(listener));
    }

    /// A client of the listener `web`.
    RawClient client() {
        return client(port());
    }

    RawClient client(int port) {
        return with(RawClient.to(port));
    }

    RawClient with(RawClient client) {
        clients.add(client);
        return client;
    }

    TrafficSnapshot counts() {
        return engine().snapshot();
    }

    Traffic listener() {
        return counts().listener("web");
    }

    Traffic backend(ScriptedBackend backend) {
        var known = counts().service("app").backends().get(backend.config().address());
        return Objects.requireNonNull(known).traffic();
    }

    static <T> T done(Future<T> future) {
        try {
            return future.get(20, TimeUnit.SECONDS);
        } catch (InterruptedException | ExecutionException | TimeoutException e) {
            throw new AssertionError(e);
        }
    }

    @AfterEach
    void theAccountsBalance() {
        clients.forEach(RawClient::close);
        try {
            if (engine != null) {
                await().pollInterval(Duration.ofMillis(5))
                        .atMost(SOON)
                        .untilAsserted(this::nothingIsOpen);
            }
        } finally {
            backends.forEach(ScriptedBackend::close);
            end();
        }
    }

    private void nothingIsOpen() {
        TrafficSnapshot now = counts();
        now.listeners().forEach((id, traffic) -> idle("listener " + id, traffic, true));
        now.services()
                .forEach(
                        (id, service) -> {
                            idle("service " + id, service.traffic(), true);
                            service.backends()
                                    .forEach((at, b) -> idle("backend " + at, b.traffic(), false));
                        });
    }

    private static void idle(String name, Traffic traffic, boolean closed) {
        assertThat(traffic.inFlight()).as("in flight at " + name).isZero();
        assertThat(traffic.outcomes().total()).as("ends at " + name).isEqualTo(traffic.requests());
        if (closed) {
            assertThat(traffic.openConnections()).as("open at " + name).isZero();
        }
    }

    private void end() {
        if (engine != null && loops != null) {
            engine.close();
            done(loops.shutdown());
        }
    }

    /// What the engine answers to a start or an apply that it refuses.
    static List<String> refusals(StartResult result) {
        return switch (result) {
            case StartResult.Started(var listeners, _) ->
                    throw new AssertionError("started: " + listeners);
            case StartResult.Refused(var problems) ->
                    problems.stream().map(ProxyScenario::said).toList();
        };
    }

    static String said(org.yaomote.config.Problem problem) {
        String place =
                problem.where() instanceof org.yaomote.config.Where.Field(var path) ? path : "";
        return place + " " + problem.code();
    }

    static List<BoundListener> started(StartResult result) {
        return switch (result) {
            case StartResult.Started(var listeners, _) -> listeners;
            case StartResult.Refused(var problems) -> throw new AssertionError(problems);
        };
    }
}
