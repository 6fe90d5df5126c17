package org.yaomote.sweep;

import static org.assertj.core.api.Assertions.assertThat;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpServer;

import org.junit.jupiter.api.Test;
import org.yaomote.echo.EchoTransports;
import org.yaomote.fixtures.SweepEar;
import org.yaomote.inspect.Vendors;
import org.yaomote.sweep.SweepRequest.Look;
import org.yaomote.targets.TargetSet;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// What a sweep finds out beside echo replies.
class FindingsIT {
    @Test
    void anOpenPortIsAHostAndWhatItServesComesAfterTheVerdict() throws IOException {
        HttpServer server =
                HttpServer.create(new InetSocketAddress(InetAddress.ofLiteral("127.0.0.2"), 0), 9);
        server.createContext(
                "/",
                exchange -> {
                    byte[] page = "<title>Hello</title>".getBytes(UTF_8);
                    exchange.sendResponseHeaders(200, page.length);
                    exchange.getResponseBody().write(page);
                    exchange.close();
                });
        server.start();
        int port = server.getAddress().getPort();
        SweepEar ear = new SweepEar();
        Instruments instruments =
                Instruments.ofThisComputer(
                        Thread::startVirtualThread, Vendors::load, new SecureRandom());
        try (SweepEngine engine =
                new SweepEngine(EchoTransports::open, instruments, InstantSource.system())) {
            var _ =
                    engine.start(
                            new SweepRequest(
                                    TargetSet.parse("127.0.0.1-3"),
                                    EchoOptions.DEFAULTS,
                                    Pace.NORMAL,
                                    false,
                                    List.of(port),
                                    Set.of(Look.WEB)),
                            ear);
            Map<Integer, HostResult> results = ear.results();

            assertThat(results.values()).allMatch(host -> host.verdict() == Verdict.ALIVE);
            assertThat(results.get(0).known().services()).isEmpty();
            assertThat(results.get(1).known().services())
                    .singleElement()
                    .satisfies(
                            service -> {
                                assertThat(service.port()).isEqualTo(port);
                                assertThat(service.scheme()).isEqualTo(WebService.Scheme.HTTP);
                                assertThat(service.title()).isEqualTo("Hello");
                            });
        } finally {
            server.stop(0);
        }
    }
}
