package org.yaomote.sweep;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.management.OperatingSystemMXBean;

import org.yaomote.echo.EchoTransports;
import org.yaomote.fixtures.SweepEar;
import org.yaomote.targets.Target;
import org.yaomote.targets.TargetSet;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.lang.management.ManagementFactory;
import java.net.InetAddress;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Sweeps what it reads, a line each, and prints what came of it: for tests and benchmarks that have
/// to run in a network of their own.
///
/// A line: targets, tries, milliseconds, requests per second (0: no limit), and who is alive,
/// separated by tabs.
public final class SweepProgram {
    private SweepProgram() {}

    public static void main(String[] arguments) throws IOException {
        try (SweepEngine engine = new SweepEngine(EchoTransports::open, InstantSource.system());
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
        EchoOptions echo =
                EchoOptions.DEFAULTS
                        .withTries(Integer.parseInt(fields[1]))
                        .withTimeout(Duration.ofMillis(Long.parseLong(fields[2])));
        SweepRequest request =
                new SweepRequest(
                        TargetSet.parse(fields[0]),
                        echo,
                        new Pace(Integer.parseInt(fields[3])),
                        false,
                        List.of(),
                        Set.of());
        SweepEar ear = new SweepEar();
        long cpu = cpu();
        long start = System.nanoTime();
        var _ = engine.start(request, ear);
        SweepSummary summary = ear.summary();
        long wall = System.nanoTime() - start;
        cpu = cpu() - cpu;
        return said(ear, summary, fields[4])
                + "\twallMicros=%d\tcpuMicros=%d".formatted(wall / 1_000, cpu / 1_000);
    }

    private static long cpu() {
        return ((OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean())
                .getProcessCpuTime();
    }

    private static String said(SweepEar ear, SweepSummary summary, String alive) {
        Map<Integer, HostResult> results = ear.results();
        Set<InetAddress> there = addresses(TargetSet.parse(alive));
        long wrong =
                results.values().stream()
                        .filter(
                                host ->
                                        host.verdict().isAlive()
                                                != there.contains(host.address().orElseThrow()))
                        .count();
        long sentToAlive =
                results.values().stream()
                        .filter(host -> host.verdict().isAlive())
                        .mapToLong(host -> host.echo().sent())
                        .sum();
        String first =
                results.values().stream().findFirst().map(HostResult::toString).orElse("nobody");
        return "means=%s\twhy=%s\tverdicts=%s\twrong=%d\tsentToAlive=%d\tlate=%d\tdoubts=%s\tfirst=%s"
                .formatted(
                        summary.means().kind(),
                        summary.means().why(),
                        summary.verdicts(),
                        wrong,
                        sentToAlive,
                        summary.late(),
                        summary.doubts(),
                        first);
    }

    private static Set<InetAddress> addresses(TargetSet set) {
        Set<InetAddress> addresses = new HashSet<>();
        for (long i = 0; i < set.count(); i++) {
            switch (set.at(i)) {
                case Target.V4 v4 -> addresses.add(v4.address());
                case Target.V6 v6 -> v6.address().ifPresent(addresses::add);
                case Target.Name _ -> {}
            }
        }
        return addresses;
    }
}
