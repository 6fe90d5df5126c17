package org.yaomote.sweep;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.management.OperatingSystemMXBean;

import org.yaomote.echo.EchoAddress;
import org.yaomote.echo.EchoTransports;
import org.yaomote.inspect.Vendors;
import org.yaomote.targets.Target;
import org.yaomote.targets.TargetSet;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.lang.management.ManagementFactory;
import java.net.InetAddress;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import java.util.stream.LongStream;

/// Sweeps what it reads, a line each, and prints what came of it: for tests and benchmarks that
/// have to run in a network of their own.
///
/// A line: targets, tries, milliseconds, requests per second (0: no limit), who is alive, and any
/// of `look=MAC,WEB`, `data=OCTETS`, `ttl=HOPS`, `whole` (never fragmented), `source=ADDRESS`,
/// `ports=PORT,PORT` and `cancel=MILLIS` (after which it is cancelled; the answer says how long its
/// end took), separated by tabs.
public final class SweepProgram {
    private SweepProgram() {}

    public static void main(String[] arguments) throws IOException {
        Instruments instruments =
                Instruments.ofThisComputer(
                        Thread::startVirtualThread, Vendors::load, new SecureRandom());
        try (SweepEngine engine =
                        new SweepEngine(EchoTransports::open, instruments, InstantSource.system());
                BufferedReader lines =
                        new BufferedReader(new InputStreamReader(System.in, UTF_8))) {
            engine.warmUp();
            System.out.println("ready");
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                System.out.println(sweep(engine, line.split("\t", -1)));
            }
        }
    }

    private static String sweep(SweepEngine engine, String[] fields) {
        Map<String, String> more =
                Arrays.stream(fields)
                        .skip(5)
                        .map(field -> field.split("=", 2))
                        .collect(Collectors.toMap(part -> part[0], part -> part[part.length - 1]));
        EchoOptions echo =
                new EchoOptions(
                        Integer.parseInt(more.getOrDefault("data", "1")),
                        Integer.parseInt(fields[1]),
                        Duration.ofMillis(Long.parseLong(fields[2])),
                        Integer.parseInt(more.getOrDefault("ttl", "64")),
                        more.containsKey("whole"),
                        Optional.ofNullable(more.get("source")).map(InetAddress::ofLiteral));
        SweepRequest request =
                new SweepRequest(
                        TargetSet.parse(fields[0]),
                        echo,
                        new Pace(Integer.parseInt(fields[3])),
                        false,
                        ports(more.getOrDefault("ports", "")),
                        more.containsKey("look") ? look(more.get("look")) : Set.of());
        Tally tally =
                new Tally(Math.toIntExact(request.targets().count()), more.containsKey("cancel"));
        long cpu = cpu();
        long start = System.nanoTime();
        Sweeper.Running running = engine.start(request, tally);
        long cancelled = cancelled(running, tally, more);
        SweepSummary summary = tally.end.join();
        long end = System.nanoTime();
        tally.unread.forEach(tally::read);
        cpu = cpu() - cpu;
        return said(tally, summary, lows(TargetSet.parse(fields[4])))
                + "\twallMicros=%d\tcpuMicros=%d\tendMicros=%d"
                        .formatted((end - start) / 1_000, cpu / 1_000, (end - cancelled) / 1_000);
    }

    private static Set<SweepRequest.Look> look(String list) {
        return Arrays.stream(list.split(",", -1))
                .map(SweepRequest.Look::valueOf)
                .collect(Collectors.toSet());
    }

    private static List<Integer> ports(String list) {
        return Arrays.stream(list.split(",", -1))
                .filter(port -> !port.isEmpty())
                .map(Integer::valueOf)
                .toList();
    }

    /// When it was cancelled, if it was to be.
    private static long cancelled(Sweeper.Running running, Tally tally, Map<String, String> more) {
        if (!more.containsKey("cancel")) {
            return System.nanoTime();
        }
        try {
            var _ = tally.end.get(Long.parseLong(more.get("cancel")), TimeUnit.MILLISECONDS);
        } catch (TimeoutException | ExecutionException | InterruptedException e) {
            // It goes on, as it is meant to.
            running.cancel();
        }
        return System.nanoTime();
    }

    /// Keeps little, so that a sweep of a million hosts shows what the engine itself needs.
    private static final class Tally implements SweepListener {
        private final long[] low;
        private final byte[] sent;
        private final boolean[] alive;
        private final CompletableFuture<SweepSummary> end = new CompletableFuture<>();
        private final boolean reads;
        private final List<List<HostResult>> unread = new ArrayList<>();
        private String first = "nobody";

        private Tally(int hosts, boolean readsLater) {
            reads = !readsLater;
            low = new long[hosts];
            sent = new byte[hosts];
            alive = new boolean[hosts];
        }

        @Override
        public void started(Means means) {}

        @Override
        public void results(List<HostResult> changed) {
            if (reads) {
                read(changed);
            } else {
                unread.add(changed);
            }
        }

        private void read(List<HostResult> changed) {
            for (HostResult host : changed) {
                low[host.index()] = EchoAddress.of(host.address().orElseThrow()).low();
                sent[host.index()] = (byte) host.echo().sent();
                alive[host.index()] = host.verdict().isAlive();
                first = host.index() == 0 ? host.toString() : first;
            }
        }

        @Override
        public void progress(Progress progress) {}

        @Override
        public void finished(SweepSummary summary) {
            end.complete(summary);
        }
    }

    private static long cpu() {
        return ((OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean())
                .getProcessCpuTime();
    }

    private static String said(Tally tally, SweepSummary summary, long[] there) {
        long wrong = 0;
        long sentToAlive = 0;
        for (int i = 0; i < tally.low.length; i++) {
            boolean right = Arrays.binarySearch(there, tally.low[i]) >= 0 == tally.alive[i];
            wrong += right ? 0 : 1;
            sentToAlive += tally.alive[i] ? tally.sent[i] : 0;
        }
        return "means=%s\twhy=%s\tverdicts=%s\twrong=%d\tsentToAlive=%d\tlate=%d\tdoubts=%s\tfirst=%s"
                .formatted(
                        summary.means().kind(),
                        summary.means().why(),
                        new TreeMap<>(summary.verdicts()),
                        wrong,
                        sentToAlive,
                        summary.late(),
                        summary.doubts(),
                        tally.first);
    }

    /// The lower halves of the addresses, sorted.
    private static long[] lows(TargetSet set) {
        return LongStream.range(0, set.count())
                .map(
                        i ->
                                switch (set.at(i)) {
                                    case Target.V4 v4 -> EchoAddress.lowOf(v4.bits());
                                    case Target.V6 v6 -> v6.low();
                                    case Target.Name _ -> 0;
                                })
                .sorted()
                .toArray();
    }
}
