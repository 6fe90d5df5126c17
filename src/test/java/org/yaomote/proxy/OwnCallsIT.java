package org.yaomote.proxy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.yaomote.config.Protocol;
import org.yaomote.config.ProxyConfig;
import org.yaomote.config.Rule;
import org.yaomote.config.Service;
import org.yaomote.config.Timeouts;
import org.yaomote.fixtures.Configs;
import org.yaomote.fixtures.ScriptedBackend;
import org.yaomote.metrics.OwnLine;
import org.yaomote.metrics.TrafficSnapshot;
import org.yaomote.traffic.Demand;
import org.yaomote.traffic.RequestTrace;
import org.yaomote.traffic.RequestTrace.Note;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/// What this program asks its own listeners is nobody's traffic: it is counted apart, and marked
/// where it is shown.
class OwnCallsIT {
    @TempDir private Path folder;
    private final ScriptedBackend server = ScriptedBackend.saying("hello");
    private ProxyEngine engine;

    OwnCallsIT() throws IOException {}

    @AfterEach
    void close() {
        engine.close();
        server.close();
    }

    private int running(Protocol protocol) throws Exception {
        engine = new ProxyEngine(new Places(folder, folder.resolve("log")), 2, () -> new byte[32]);
        Service app = Configs.service("app", server.config());
        ProxyConfig config =
                new ProxyConfig(
                        List.of(
                                Configs.listener("in", 0, Rule.everything(app.id()))
                                        .withProtocol(protocol)),
                        List.of(app),
                        Timeouts.DEFAULTS);
        var started = (StartResult.Started) engine.start(config).get(20, TimeUnit.SECONDS);
        return started.listeners().getFirst().port();
    }

    private static String ask(Socket over, int port) throws IOException {
        try (Socket socket = over) {
            socket.connect(new InetSocketAddress("127.0.0.1", port), 10_000);
            socket.setSoTimeout(10_000);
            String head = "GET / HTTP/1.1\r\nHost: a.test\r\nConnection: close\r\n\r\n";
            socket.getOutputStream().write(head.getBytes(StandardCharsets.US_ASCII));
            byte[] answer = socket.getInputStream().readNBytes("HTTP/1.1 200".length());
            return new String(answer, StandardCharsets.ISO_8859_1);
        }
    }

    private static long[] counts(TrafficSnapshot of) {
        var service = of.service("app");
        var backend = service.backends().values().iterator().next().traffic();
        var listener = of.listener("in");
        return new long[] {
            listener.requests(),
            listener.connections(),
            service.traffic().requests(),
            backend.requests(),
            backend.outcomes().success()
        };
    }

    @Test
    void requestsAreCountedByWhoAsksThem() throws Exception {
        int port = running(new Protocol.Http());
        OwnLine line = engine.insight().ownLine();
        engine.insight().traffic().demand(Demand.HEADS);
        for (int i = 0; i < 6; i++) {
            assertThat(ask(line.sockets().get(), port)).startsWith("HTTP/1.1 200");
        }
        assertThat(counts(engine.snapshot())).containsOnly(0);
        assertThat(counts(line.counts().get())).containsExactly(6, 6, 6, 6, 6);
        for (int i = 0; i < 3; i++) {
            assertThat(ask(new Socket(), port)).startsWith("HTTP/1.1 200");
        }
        assertThat(counts(engine.snapshot())).containsExactly(3, 3, 3, 3, 3);
        assertThat(counts(line.counts().get())).containsExactly(6, 6, 6, 6, 6);
        List<RequestTrace> seen = new ArrayList<>();
        await().until(
                        () -> {
                            seen.addAll(engine.insight().traffic().drain().traces());
                            return seen.size() == 9;
                        });
        assertThat(seen.stream().filter(t -> t.notes().contains(Note.OURS))).hasSize(6);
    }

    @Test
    void tunnelsAreCountedByWhoOpensThem() throws Exception {
        int port = running(new Protocol.Tcp());
        OwnLine line = engine.insight().ownLine();
        // It is gone before anybody can have looked whose it was.
        try (Socket glance = line.sockets().get()) {
            glance.connect(new InetSocketAddress("127.0.0.1", port), 10_000);
        }
        assertThat(ask(new Socket(), port)).startsWith("HTTP/1.1 200");
        await().until(() -> line.counts().get().listener("in").connections() == 1);
        assertThat(engine.snapshot().listener("in").connections()).isEqualTo(1);
        await().until(() -> line.counts().get().listener("in").openConnections() == 0);
    }

    @Test
    void aStopWaitsForThemAsForOthers() throws Exception {
        int port = running(new Protocol.Http());
        try (Socket idle = engine.insight().ownLine().sockets().get()) {
            idle.connect(new InetSocketAddress("127.0.0.1", port), 10_000);
            idle.setSoTimeout(10_000);
            OwnLine line = engine.insight().ownLine();
            await().until(() -> line.counts().get().listener("in").openConnections() == 1);
            assertThat(engine.stop().get(20, TimeUnit.SECONDS)).isZero();
            assertThat(idle.getInputStream().read()).isEqualTo(-1);
        }
    }
}
