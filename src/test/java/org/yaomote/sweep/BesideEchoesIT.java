package org.yaomote.sweep;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.yaomote.echo.EchoAddress;
import org.yaomote.fixtures.FakeTransport;
import org.yaomote.fixtures.ScriptedDns;
import org.yaomote.fixtures.SweepEar;
import org.yaomote.inspect.Neighbours.Link;
import org.yaomote.inspect.Neighbours.Tables;
import org.yaomote.inspect.ReverseNames;
import org.yaomote.inspect.Vendors;
import org.yaomote.inspect.WebLook;
import org.yaomote.sweep.SweepRequest.Look;
import org.yaomote.sweep.WebService.Scheme;
import org.yaomote.targets.TargetSet;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.locks.LockSupport;
import java.util.random.RandomGenerator;

/// Sweeps whose echoes are made up, and whose ports, pages and names are real ones on loopback.
class BesideEchoesIT {
    private static final Vendors VENDORS = Vendors.load();
    private static final String PAGE =
            "HTTP/1.1 200 OK\r\nContent-Length: 18\r\n\r\n<title>it</title>\n";

    private final ExecutorService pool = Executors.newVirtualThreadPerTaskExecutor();
    private final List<AutoCloseable> open = new ArrayList<>();
    private final List<String> table = new ArrayList<>();
    private final SweepEar ear = new SweepEar();
    private final FakeTransport net = new FakeTransport();

    @BeforeEach
    void clockThatDoesNotRace() {
        net.onAwait(() -> LockSupport.parkNanos(1_000_000));
    }

    @AfterEach
    void close() throws Exception {
        for (AutoCloseable one : open) {
            one.close();
        }
        pool.shutdownNow();
    }

    private static InetAddress address(String text) {
        return InetAddress.ofLiteral(text);
    }

    private SweepEngine engine() {
        ScriptedDns dns =
                new ScriptedDns(
                        InetAddress.getLoopbackAddress(),
                        (self, question, number) ->
                                self.say(
                                        question,
                                        ScriptedDns.answer(
                                                question,
                                                0,
                                                "pc" + ScriptedDns.firstLabel(question))));
        open.add(dns);
        Instruments instruments =
                new Instruments(
                        pool,
                        new ReverseNames.Settings(
                                List.of(dns.address()), Duration.ofSeconds(1), 2, 0, 100),
                        WebLook.Limits.DEFAULTS,
                        new org.yaomote.inspect.Neighbours("Linux", new FakeTables()),
                        () -> List.of(new Link("eth0", address("127.11.0.250"), 24)),
                        () -> VENDORS,
                        RandomGenerator.of("L64X128MixRandom"));
        SweepEngine engine =
                new SweepEngine(
                        new SweepEngine.Ground(
                                settings -> net,
                                () ->
                                        new Surroundings(
                                                Set.of(),
                                                List.of(
                                                        new Surroundings.Link(
                                                                EchoAddress.of(
                                                                        address("127.11.0.0")),
                                                                120))),
                                () -> (high, low) -> false,
                                Optional.of(instruments),
                                name -> address("127.11.0.7"),
                                InstantSource.system()));
        open.add(engine);
        return engine;
    }

    private final class FakeTables implements Tables {
        @Override
        public List<String> outputOf(List<String> command) {
            return List.copyOf(table);
        }

        @Override
        public List<String> linesOf(Path file) {
            return List.of();
        }
    }

    private static SweepRequest request(String targets, Set<Look> look, Integer... ports) {
        return new SweepRequest(
                TargetSet.parse(targets),
                EchoOptions.DEFAULTS.withTimeout(Duration.ofMillis(300)),
                Pace.NORMAL,
                false,
                List.of(ports),
                look);
    }

    private Map<Integer, HostResult> sweep(SweepRequest request) {
        var _ = engine().start(request, ear);
        return ear.results();
    }

    private int serve(String host) throws IOException {
        ServerSocket server = new ServerSocket();
        server.bind(new InetSocketAddress(address(host), 0));
        open.add(server);
        Thread.ofVirtual()
                .start(
                        () -> {
                            while (!server.isClosed()) {
                                try (Socket client = server.accept()) {
                                    answer(client);
                                } catch (IOException _) {
                                    // A port that was only tried, or the end.
                                    continue;
                                }
                            }
                        });
        return server.getLocalPort();
    }

    private static void answer(Socket client) throws IOException {
        if (client.getInputStream().read() >= 0) {
            client.getOutputStream().write(PAGE.getBytes(StandardCharsets.US_ASCII));
            client.shutdownOutput();
            client.getInputStream().readAllBytes();
        }
    }

    @Test
    void aHostThatIsSilentToEchoesIsAliveByItsPort() throws IOException {
        int port = serve("127.11.0.1");

        HostResult host = sweep(request("127.11.0.1", Set.of(Look.WEB, Look.NAME), port)).get(0);

        assertThat(host.verdict()).isEqualTo(Verdict.ALIVE);
        assertThat(host.reason()).isEqualTo(new Reason.Tcp(port, true));
        assertThat(host.known().reverseName()).isEqualTo("pc1");
        assertThat(host.known().services())
                .singleElement()
                .returns(Scheme.HTTP, WebService::scheme)
                .returns("it", WebService::title);
        assertThat(ear.summary().late()).isZero();
        assertThat(ear.summary().count(Verdict.ALIVE)).isEqualTo(1);
        assertThat(ear.order()).endsWith("finished");
    }

    /// The second host, which nobody has, keeps the sweep going until the echo has come.
    @Test
    void anEchoIsABetterReasonThanAPort() throws IOException {
        int port = serve("127.11.0.1");
        net.answering(
                request -> {
                    if (request.to().equals(address("127.11.0.1"))) {
                        request.reply(100);
                    }
                });

        HostResult host = sweep(request("127.11.0.1 255.255.255.255", Set.of(), port)).get(0);

        assertThat(host.reason()).isEqualTo(new Reason.Echo(false));
        assertThat(host.known().services()).containsExactly(Services.unknown(port));
    }

    @Test
    void namesAreFoundForWhoAnswersOnly() {
        net.answering(
                request -> {
                    if (request.to().getAddress()[3] % 2 == 0) {
                        request.reply(1);
                    }
                });

        Map<Integer, HostResult> hosts = sweep(request("127.11.0.1-40", Set.of(Look.NAME)));

        assertThat(hosts.values())
                .hasSize(40)
                .allSatisfy(
                        host -> {
                            int last = host.address().orElseThrow().getAddress()[3];
                            assertThat(host.known().reverseName())
                                    .isEqualTo(last % 2 == 0 ? "pc" + last : "");
                        });
    }

    @Test
    void portsOfNamesAreTriedOnceTheyHaveAnAddress() throws IOException {
        int port = serve("127.11.0.7");

        HostResult host = sweep(request("nas.lan", Set.of(), port)).get(0);

        assertThat(host.reason()).isEqualTo(new Reason.Tcp(port, true));
        assertThat(host.name()).isEqualTo("nas.lan");
    }

    @Test
    void aNameIsSweptWithoutPorts() {
        net.answering(request -> request.reply(1));

        HostResult host = sweep(request("nas.lan", Set.of(Look.NAME))).get(0);

        assertThat(host.known().reverseName()).isEqualTo("pc7");
    }

    @Test
    void aSilentNeighbourIsPresent() {
        table.add("127.11.0.3 dev eth0 lladdr f4:bd:9e:00:00:01 used 0/0/0 probes 1 REACHABLE");

        Map<Integer, HostResult> hosts = sweep(request("127.11.0.3-4", Set.of(Look.MAC)));

        assertThat(hosts.get(0).verdict()).isEqualTo(Verdict.PRESENT_NO_ECHO);
        assertThat(hosts.get(0).reason()).isEqualTo(new Reason.Neighbour());
        assertThat(hosts.get(0).known().vendor()).isEqualTo("Cisco Systems, Inc");
        assertThat(hosts.get(1).verdict()).isEqualTo(Verdict.DEAD);
        assertThat(ear.summary().count(Verdict.PRESENT_NO_ECHO)).isEqualTo(1);
    }

    @Test
    void whoAnswersForManyIsADoubt() {
        for (int i = 1; i < 12; i++) {
            table.add("127.11.0." + i + " dev eth0 lladdr f4:bd:9e:00:00:01 used 0/0/0 REACHABLE");
        }
        var _ = sweep(request("127.11.0.1-20", Set.of(Look.MAC)));

        assertThat(ear.summary().doubts()).contains(SweepSummary.Doubt.PROXY_ARP);
        assertThat(ear.summary().count(Verdict.PRESENT_NO_ECHO)).isZero();
    }

    @Test
    void cancellingEndsWhatIsBeingFoundOut() throws IOException {
        ServerSocket silent = new ServerSocket();
        silent.bind(new InetSocketAddress(address("127.11.0.1"), 0));
        open.add(silent);
        net.answering(request -> request.reply(1));
        SweepRequest request = request("127.11.0.1", Set.of(Look.WEB), silent.getLocalPort());
        Sweeper.Running running = engine().start(request, ear);
        await().until(() -> ear.heard() == 1);
        running.cancel();

        assertThat(ear.summary().count(Verdict.ALIVE)).isEqualTo(1);
    }
}
