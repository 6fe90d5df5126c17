package org.yaomote.sweep;

import static java.nio.charset.StandardCharsets.UTF_8;

import org.yaomote.echo.EchoTransports;
import org.yaomote.inspect.Vendors;
import org.yaomote.sweep.SweepRequest.Look;
import org.yaomote.targets.TargetSet;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/// Sweeps what it reads and prints each host with all that was found out about it, for tests that
/// have to run in a network of their own. Twenty hosts of loopback, 127.0.1.1 to 127.0.1.20, have
/// web servers on port 8080.
///
/// A line: targets, ports, and what to look for, separated by tabs. The answer: hosts, separated by
/// tabs.
public final class LookProgram {
    private LookProgram() {}

    public static void main(String[] arguments) throws IOException {
        for (int i = 1; i <= 20; i++) {
            serve("127.0.1." + i, "host " + i);
        }
        ExecutorService pool = Executors.newVirtualThreadPerTaskExecutor();
        Vendors vendors = Vendors.load();
        Instruments instruments =
                Instruments.ofThisComputer(pool, () -> vendors, new SecureRandom());
        try (pool;
                SweepEngine engine =
                        new SweepEngine(EchoTransports::open, instruments, InstantSource.system());
                BufferedReader lines =
                        new BufferedReader(new InputStreamReader(System.in, UTF_8))) {
            System.out.println("ready");
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                System.out.println(sweep(engine, line.split("\t", -1)));
            }
        }
    }

    private static void serve(String host, String title) throws IOException {
        ServerSocket server = new ServerSocket();
        server.bind(new InetSocketAddress(InetAddress.ofLiteral(host), 8080));
        String page = "<title>" + title + "</title>";
        String answer = "HTTP/1.1 200 OK\r\nContent-Length: " + page.length() + "\r\n\r\n" + page;
        Thread.ofPlatform()
                .daemon()
                .start(
                        () -> {
                            while (!server.isClosed()) {
                                answer(server, answer);
                            }
                        });
    }

    private static void answer(ServerSocket server, String answer) {
        try (Socket client = server.accept()) {
            if (client.getInputStream().read() >= 0) {
                client.getOutputStream().write(answer.getBytes(UTF_8));
                client.shutdownOutput();
                client.getInputStream().readAllBytes();
            }
        } catch (IOException _) {
            // A port that was only tried.
            return;
        }
    }

    private static String sweep(SweepEngine engine, String[] fields) {
        Set<Look> look = EnumSet.noneOf(Look.class);
        words(fields[2]).forEach(word -> look.add(Look.valueOf(word)));
        SweepRequest request =
                new SweepRequest(
                        TargetSet.parse(fields[0]),
                        EchoOptions.DEFAULTS.withTimeout(Duration.ofMillis(1500)),
                        Pace.NORMAL,
                        false,
                        words(fields[1]).stream().map(Integer::valueOf).toList(),
                        look);
        Last last = new Last();
        var _ = engine.start(request, last);
        SweepSummary summary = last.end.join();
        StringBuilder said = new StringBuilder(summary.verdicts().toString());
        last.hosts.values().forEach(host -> said.append('\t').append(said(host)));
        return said.toString();
    }

    private static List<String> words(String text) {
        return Arrays.stream(text.split(" ", -1)).filter(word -> !word.isEmpty()).toList();
    }

    private static String said(HostResult host) {
        return "%s %s %s %s %s"
                .formatted(
                        host.label(),
                        host.verdict(),
                        host.reason(),
                        host.known().mac().map(MacAddress::toString).orElse("-"),
                        host.known().services().stream()
                                .map(one -> one.scheme() + ":" + one.port() + ":" + one.title())
                                .toList());
    }

    /// The last word on each host.
    private static final class Last implements SweepListener {
        private final Map<Integer, HostResult> hosts = new TreeMap<>();
        private final CompletableFuture<SweepSummary> end = new CompletableFuture<>();

        @Override
        public void started(Means means) {}

        @Override
        public void results(List<HostResult> changed) {
            changed.forEach(host -> hosts.put(host.index(), host));
        }

        @Override
        public void progress(Progress progress) {}

        @Override
        public void finished(SweepSummary summary) {
            end.complete(summary);
        }
    }
}
