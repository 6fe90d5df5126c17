package org.yaomote.ui.sweep;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.yaomote.echo.EchoSettings;
import org.yaomote.echo.EchoTransports;
import org.yaomote.ui.fx.BackgroundWork;
import org.yaomote.watch.MonitorSession;
import org.yaomote.watch.WatchSettings;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;

/// The rows of watched hosts over a real session that asks this computer.
class MonitoredHostsIT {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final List<MonitorSession> opened = new CopyOnWriteArrayList<>();
    private final MonitoredHosts hosts =
            new MonitoredHosts(this::open, new BackgroundWork(Runnable::run, Runnable::run));

    private MonitorSession open(WatchSettings settings) {
        EchoSettings echo =
                new EchoSettings(
                        56,
                        64,
                        false,
                        Optional.empty(),
                        settings.timeout(),
                        1,
                        EchoSettings.USUAL_PORTS);
        MonitorSession session =
                MonitorSession.start(() -> EchoTransports.open(echo), settings, Clock.systemUTC());
        opened.add(session);
        return session;
    }

    @AfterEach
    void close() {
        opened.forEach(MonitorSession::close);
    }

    @Test
    void aHostThatAnswersComesUpAndStaysWhenTheIntervalChanges() {
        hosts.every(Duration.ofMillis(200));
        hosts.add("127.0.0.1", "me");
        awaitUp();
        assertThat(hosts.hosts().getFirst().beats()).isNotEmpty();
        assertThat(hosts.hosts().getFirst().lastNanos()).isPositive();
        hosts.every(Duration.ofMillis(300));
        assertThat(hosts.hosts()).extracting(WatchedHost::host).containsExactly("127.0.0.1");
        awaitUp();
        hosts.pause();
        assertThat(hosts.hosts().getFirst().state()).isEqualTo(WatchedHost.State.PAUSED);
        hosts.resume();
        awaitUp();
        hosts.remove("127.0.0.1");
        assertThat(hosts.hosts()).isEmpty();
        assertThat(opened).hasSize(2);
    }

    /// Beats, name and place in the list; only then it is forgotten.
    @Test
    void aHostThatWasSetAsideComesBackAsItWas() {
        hosts.every(Duration.ofMillis(200));
        hosts.add("127.0.0.1", "me");
        hosts.add("127.0.0.2", "also me");
        awaitUp();
        WatchedHost before = hosts.hosts().getFirst();
        hosts.setAside("127.0.0.1");
        assertThat(hosts.hosts()).extracting(WatchedHost::host).containsExactly("127.0.0.2");
        hosts.pause();
        hosts.resume();
        hosts.putBack(before, 0);
        WatchedHost after = hosts.hosts().getFirst();
        assertThat(after.name()).isEqualTo("me");
        assertThat(after.beats().size()).isGreaterThanOrEqualTo(before.beats().size());
        awaitUp();
        hosts.setAside("127.0.0.1");
        hosts.remove("127.0.0.1");
        hosts.putBack(before, 1);
        assertThat(hosts.hosts()).extracting(WatchedHost::name).containsExactly("also me", "me");
    }

    private void awaitUp() {
        await().atMost(PATIENCE)
                .until(() -> hosts.hosts().getFirst().state() == WatchedHost.State.UP);
    }
}
