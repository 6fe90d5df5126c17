package org.yaomote.watch;

import static java.nio.charset.StandardCharsets.UTF_8;

import org.yaomote.echo.EchoSettings;
import org.yaomote.echo.EchoTransports;
import org.yaomote.watch.WatchEvent.Numbered;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/// Watches 10.7.0.1 to 10.7.0.4, for tests that have to run in a network of their own.
///
/// A line: a command for the shell and the beginning of an event, separated by a tab. The answer:
/// the next event that begins so, or that there was none.
public final class WatchProgram {
    private static final long PATIENCE = 20_000_000_000L;

    private WatchProgram() {}

    public static void main(String[] arguments) throws IOException, InterruptedException {
        EchoSettings settings =
                new EchoSettings(
                        56,
                        64,
                        false,
                        Optional.empty(),
                        Duration.ofMillis(200),
                        1,
                        EchoSettings.USUAL_PORTS);
        try (MonitorSession session =
                        MonitorSession.start(
                                () -> EchoTransports.open(settings),
                                new WatchSettings(Duration.ofMillis(200)),
                                InstantSource.system());
                BufferedReader lines =
                        new BufferedReader(new InputStreamReader(System.in, UTF_8))) {
            for (int i = 1; i <= 4; i++) {
                session.add(InetAddress.ofLiteral("10.7.0." + i), "");
            }
            System.out.println(allUp(session));
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                String[] fields = line.split("\t", -1);
                long seen = session.snapshot(0).lastEvent();
                run(fields[0]);
                System.out.println(event(session, fields[1], seen));
            }
        }
    }

    private static void run(String command) throws IOException, InterruptedException {
        Process shell = new ProcessBuilder("sh", "-c", command).inheritIO().start();
        if (!shell.waitFor(10, TimeUnit.SECONDS)) {
            shell.destroyForcibly();
        }
    }

    private static String allUp(MonitorSession session) {
        long end = System.nanoTime() + PATIENCE;
        while (System.nanoTime() < end) {
            List<WatchSnapshot.Host> hosts = session.snapshot(1).hosts();
            if (hosts.stream().allMatch(host -> host.state() == HostState.UP)) {
                return "up";
            }
            LockSupport.parkNanos(10_000_000);
        }
        return session.snapshot(9).toString();
    }

    private static String event(MonitorSession session, String beginning, long seen) {
        long end = System.nanoTime() + PATIENCE;
        while (System.nanoTime() < end) {
            for (Numbered one : session.eventsAfter(seen)) {
                if (one.event().toString().startsWith(beginning)) {
                    return one.event().toString();
                }
            }
            LockSupport.parkNanos(10_000_000);
        }
        return "no " + beginning + " among " + session.eventsAfter(seen);
    }
}
