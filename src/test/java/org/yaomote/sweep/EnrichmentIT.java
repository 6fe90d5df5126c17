package org.yaomote.sweep;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.yaomote.fixtures.ScriptedDns;
import org.yaomote.fixtures.TestCertificates;
import org.yaomote.fixtures.TestCertificates.KeyKind;
import org.yaomote.inspect.Neighbours;
import org.yaomote.inspect.PortProbe;
import org.yaomote.inspect.ReverseNames;
import org.yaomote.inspect.Vendors;
import org.yaomote.inspect.WebLook;
import org.yaomote.sweep.Enrichment.Host;
import org.yaomote.sweep.Enrichment.Plan;
import org.yaomote.sweep.HostResult.Known;
import org.yaomote.sweep.SweepRequest.Look;
import org.yaomote.sweep.WebService.Scheme;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.random.RandomGenerator;

import javax.net.ssl.SSLContext;

class EnrichmentIT {
    private static final Vendors VENDORS = Vendors.load();
    private static final PortProbe.Limits LIMITS =
            new PortProbe.Limits(200, Duration.ofMillis(500), 0);

    private final ExecutorService pool = Executors.newVirtualThreadPerTaskExecutor();
    private final Queue<Host> hosts = new ConcurrentLinkedQueue<>();
    private final Heard heard = new Heard();
    private final List<AutoCloseable> open = new ArrayList<>();
    private final List<String> table = new CopyOnWriteArrayList<>();
    private List<InetSocketAddress> dns = List.of();

    private static final class Heard implements Enrichment.Sink {
        private final Map<Integer, List<Reason.Tcp>> answered = new ConcurrentHashMap<>();
        private final List<Integer> tried = new CopyOnWriteArrayList<>();
        private final Map<Integer, Known> known = new ConcurrentHashMap<>();
        private final List<Integer> present = new CopyOnWriteArrayList<>();
        private volatile boolean proxyArp;

        @Override
        public void answered(int index, Reason.Tcp how) {
            answered.computeIfAbsent(index, key -> new CopyOnWriteArrayList<>()).add(how);
        }

        @Override
        public void portsTried(int index) {
            tried.add(index);
        }

        @Override
        public void known(int index, Known now) {
            known.put(index, now);
        }

        @Override
        public void present(int index) {
            present.add(index);
        }

        @Override
        public void proxyArp() {
            proxyArp = true;
        }
    }

    /// A neighbour table as /proc/net/arp has it, and one network.
    private final class Tables implements Neighbours.Tables {
        @Override
        public List<String> outputOf(List<String> command) {
            return table.stream().filter(line -> line.contains(" dev ")).toList();
        }

        @Override
        public List<String> linesOf(Path file) {
            return table;
        }
    }

    private Enrichment enriching(Set<Look> look, Integer... ports) {
        Instruments instruments =
                new Instruments(
                        pool,
                        new ReverseNames.Settings(dns, Duration.ofMillis(200), 2, 0, 100),
                        WebLook.Limits.DEFAULTS,
                        new Neighbours("Linux", new Tables()),
                        () ->
                                List.of(
                                        new Neighbours.Link(
                                                "eth0", InetAddress.ofLiteral("10.0.0.1"), 24)),
                        () -> VENDORS,
                        RandomGenerator.of("L64X128MixRandom"));
        Enrichment started =
                Enrichment.start(
                        new Plan(look, List.of(ports), LIMITS), instruments, hosts::poll, heard);
        open.add(started);
        return started;
    }

    private void untilDone(Enrichment enrichment) {
        await().until(() -> hosts.isEmpty() && enrichment.pending() == 0);
    }

    @AfterEach
    void close() throws Exception {
        for (AutoCloseable one : open) {
            one.close();
        }
        pool.shutdownNow();
    }

    private static Host host(int index, String address) {
        return new Host(index, InetAddress.ofLiteral(address), "");
    }

    /// A host with a web server of its own, which ends with its socket.
    private int serve(String address, int port, @Nullable SSLContext tls, String title)
            throws IOException {
        ServerSocket server =
                tls == null
                        ? new ServerSocket()
                        : tls.getServerSocketFactory().createServerSocket();
        server.bind(new InetSocketAddress(InetAddress.ofLiteral(address), port));
        open.add(server);
        byte[] page = page(title);
        Thread.ofVirtual().start(() -> accept(server, page));
        return server.getLocalPort();
    }

    private static byte[] page(String title) {
        String body = "<html><title>" + title + "</title>";
        return ("HTTP/1.1 200 OK\r\nServer: test\r\nContent-Length: "
                        + body.length()
                        + "\r\n\r\n"
                        + body)
                .getBytes(StandardCharsets.US_ASCII);
    }

    private static void accept(ServerSocket server, byte[] page) {
        while (!server.isClosed()) {
            try {
                Socket client = server.accept();
                Thread.ofVirtual().start(() -> answer(client, page));
            } catch (IOException _) {
                // Closed.
                continue;
            }
        }
    }

    private static void answer(Socket client, byte[] page) {
        try (client) {
            if (client.getInputStream().read() >= 0) {
                client.getOutputStream().write(page);
                client.getOutputStream().flush();
                client.shutdownOutput();
                client.getInputStream().readAllBytes();
            }
        } catch (IOException _) {
            // Who connects may leave without a word.
            return;
        }
    }

    @Test
    void twentyHostsAreServedWithTheirSchemePortAndTitle() throws IOException {
        SSLContext tls =
                TestCertificates.showing(TestCertificates.selfSigned(KeyKind.EC, "box.lan"));
        int plain = serve("127.8.0.1", 0, null, "host 0");
        int secured = serve("127.8.0.11", 0, tls, "host 10");
        for (int i = 0; i < 20; i++) {
            boolean isPlain = i < 10;
            if (i % 10 != 0) {
                serve(
                        "127.8.0." + (i + 1),
                        isPlain ? plain : secured,
                        isPlain ? null : tls,
                        "host " + i);
            }
            hosts.add(host(i, "127.8.0." + (i + 1)));
        }
        untilDone(enriching(Set.of(Look.WEB), plain, secured));

        assertThat(heard.tried).hasSize(20);
        for (int i = 0; i < 20; i++) {
            int port = i < 10 ? plain : secured;
            assertThat(heard.answered.get(i)).contains(new Reason.Tcp(port, true)).hasSize(2);
            assertThat(heard.known.get(i).services())
                    .singleElement()
                    .returns(i < 10 ? Scheme.HTTP : Scheme.HTTPS, WebService::scheme)
                    .returns(port, WebService::port)
                    .returns(200, WebService::status)
                    .returns("host " + i, WebService::title)
                    .returns("test", WebService::server)
                    .returns(
                            i < 10 ? Optional.empty() : Optional.of("box.lan"),
                            service -> service.certificate().map(WebService.Shown::subject));
        }
    }

    @Test
    void anOpenPortIsKnownWithoutALook() throws IOException {
        int port = serve("127.8.1.1", 0, null, "x");
        hosts.add(host(3, "127.8.1.1"));
        untilDone(enriching(Set.of(), port));

        assertThat(heard.known.get(3).services()).containsExactly(Services.unknown(port));
    }

    @Test
    void aHostThatOnlyRefusesHasAnsweredAndServesNothing() throws IOException {
        int port = serve("127.8.1.1", 0, null, "x");
        hosts.add(host(3, "127.8.1.2"));
        untilDone(enriching(Set.of(Look.WEB), port));

        assertThat(heard.answered.get(3)).containsExactly(new Reason.Tcp(port, false));
        assertThat(heard.known).isEmpty();
    }

    @Test
    void namesAreAskedForHostsThatAreThere() {
        ScriptedDns server =
                new ScriptedDns(
                        InetAddress.getLoopbackAddress(),
                        (self, question, number) ->
                                self.say(
                                        question,
                                        ScriptedDns.answer(
                                                question,
                                                0,
                                                "pc" + ScriptedDns.firstLabel(question))));
        open.add(server);
        dns = List.of(server.address());
        Enrichment enrichment = enriching(Set.of(Look.NAME));
        for (int i = 1; i <= 30; i++) {
            enrichment.alive(host(i, "10.0.0." + i));
        }
        untilDone(enrichment);

        assertThat(heard.known).hasSize(30);
        heard.known.forEach((i, known) -> assertThat(known.reverseName()).isEqualTo("pc" + i));
    }

    @Test
    void withoutAServerTheSystemIsAsked() {
        String own = ReverseNames.bySystem(InetAddress.getLoopbackAddress());
        assumeFalse(own.isEmpty(), "a system that has a name for itself");
        Enrichment enrichment = enriching(Set.of(Look.NAME));
        enrichment.alive(host(1, "127.0.0.1"));
        untilDone(enrichment);

        assertThat(heard.known.get(1).reverseName()).isEqualTo(own);
    }

    @Test
    void aSilentHostIsPresentOnlyByARowOfTheSweep() {
        table.add("10.0.0.2 dev eth0 lladdr f4:bd:9e:00:00:01 used 0/1/1 probes 1 REACHABLE");
        table.add("10.0.0.3 dev eth0 lladdr f4:bd:9e:00:00:02 used 0/90/1 probes 1 STALE");
        table.add("10.0.0.4 dev wlan0 lladdr f4:bd:9e:00:00:03 used 0/1/1 probes 1 REACHABLE");
        table.add("10.0.0.5 dev eth0 lladdr da:00:00:00:00:04 used 0/0/0 probes 1 REACHABLE");
        Enrichment enrichment = enriching(Set.of(Look.MAC));
        enrichment.lookAround(
                List.of(
                        host(2, "10.0.0.2"),
                        host(3, "10.0.0.3"),
                        host(4, "10.0.0.4"),
                        host(5, "10.0.0.5")),
                Duration.ofMillis(1600));
        untilDone(enrichment);

        assertThat(heard.present).containsExactly(2, 5);
        assertThat(heard.known.keySet()).containsExactlyInAnyOrder(2, 3, 5);
        assertThat(heard.known.get(2).vendor()).isEqualTo("Cisco Systems, Inc");
        assertThat(heard.known.get(2).mac()).hasToString("Optional[f4:bd:9e:00:00:01]");
        assertThat(heard.known.get(5).vendor()).isEmpty();
        assertThat(heard.proxyArp).isFalse();
    }

    @Test
    void aRowWithoutAnAgeCountsIfItIsNew() {
        table.add("10.0.0.2 0x1 0x2 f4:bd:9e:00:00:01 * eth0");
        Enrichment enrichment = enriching(Set.of(Look.MAC));
        untilDone(enrichment);
        table.add("10.0.0.3 0x1 0x2 f4:bd:9e:00:00:02 * eth0");
        enrichment.lookAround(
                List.of(host(2, "10.0.0.2"), host(3, "10.0.0.3")), Duration.ofSeconds(2));
        untilDone(enrichment);

        assertThat(heard.present).containsExactly(3);
        assertThat(heard.known.keySet()).containsExactlyInAnyOrder(2, 3);
    }

    @Test
    void whoAnswersForManyProvesNone() {
        List<Host> all = new ArrayList<>();
        for (int i = 2; i < 12; i++) {
            table.add(
                    "10.0.0.%d dev eth0 lladdr f4:bd:9e:00:00:01 used 0/0/0 REACHABLE"
                            .formatted(i));
            all.add(host(i, "10.0.0." + i));
        }
        Enrichment enrichment = enriching(Set.of(Look.MAC));
        enrichment.lookAround(all, Duration.ofSeconds(2));
        untilDone(enrichment);

        assertThat(heard.proxyArp).isTrue();
        assertThat(heard.present).isEmpty();
    }
}
