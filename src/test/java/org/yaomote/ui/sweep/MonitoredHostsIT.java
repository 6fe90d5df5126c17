package org.yaomote.ui.sweep;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.yaomote.echo.EchoSettings;
import org.yaomote.echo.EchoTransports;
import org.yaomote.fixtures.FakeTransport;
import org.yaomote.ui.fx.BackgroundWork;
import org.yaomote.watch.MonitorSession;
import org.yaomote.watch.WatchSettings;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Semaphore;

/// The rows of watched hosts over a real session that asks this computer.
class MonitoredHostsIT {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final List<MonitorSession> opened = new CopyOnWriteArrayList<>();
    private final Semaphore steps = new Semaphore(0);
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
        steps.release(1000);
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

    /// A host is what its answers say, from the first one on.
    @Test
    void aHostThatWasAskedIsNoMoreCalledNotTried() {
        MonitoredHosts slow = over((request) -> reply(request, request.nth() == 2), 0.999);
        slow.add("10.0.0.1", "");
        assertThat(slow.hosts().getFirst().state()).isEqualTo(WatchedHost.State.UNKNOWN);
        awaitBeats(slow, 1);
        assertThat(slow.hosts().getFirst().state()).isEqualTo(WatchedHost.State.ASKED);
        awaitBeats(slow, 3);
        assertThat(slow.hosts().getFirst().state()).isEqualTo(WatchedHost.State.UP);
    }

    /// Requests are ten seconds apart by a clock that is not quite that of the times shown, and a
    /// single one that is lost is no outage.
    @Test
    void anOutageIsAsLongInTheTableAsInItsEvent() {
        String script = "++-++-----";
        MonitoredHosts slow =
                over(
                        request ->
                                reply(
                                        request,
                                        request.nth() >= script.length()
                                                || script.charAt(request.nth()) == '+'),
                        0.999);
        slow.add("10.0.0.1", "");
        awaitBeats(slow, script.length() + 2);
        WatchedHost host = slow.hosts().getFirst();
        WatchNote back = slow.events().getFirst();
        assertThat(back.what()).isEqualTo(WatchNote.What.CAME_BACK);
        assertThat(host.outages()).isEqualTo(1);
        assertThat(host.down()).isEqualTo(back.length()).isEqualTo(Duration.ofSeconds(50));
    }

    /// As long as it lasts it grows.
    @Test
    void anOutageThatLastsIsCountedAlready() {
        MonitoredHosts slow = over(request -> reply(request, request.nth() < 2), 1);
        slow.add("10.0.0.1", "");
        awaitBeats(slow, 8);
        WatchedHost host = slow.hosts().getFirst();
        assertThat(host.state()).isEqualTo(WatchedHost.State.DOWN);
        assertThat(host.down()).isBetween(Duration.ofSeconds(45), Duration.ofSeconds(70));
    }

    /// It is as long as it was seen to last, while nobody is asked and behind that.
    @Test
    void anOutageKeepsItsLengthWhenItIsAskedNoLonger() {
        MonitoredHosts slow = over(request -> reply(request, request.nth() < 2), 1);
        slow.add("10.0.0.1", "");
        awaitBeats(slow, 8);
        Duration seen = slow.hosts().getFirst().down();
        slow.pause();
        assertThat(slow.hosts().getFirst().state()).isEqualTo(WatchedHost.State.PAUSED);
        assertThat(slow.hosts().getFirst().down()).isEqualTo(seen).isPositive();
        slow.resume();
        assertThat(slow.hosts().getFirst().outages()).isEqualTo(1);
        assertThat(slow.hosts().getFirst().down()).isEqualTo(seen);
    }

    /// What nobody watched is no outage.
    @Test
    void anOutageEndsWhereItsHostIsSetAside() {
        MonitoredHosts slow = over(request -> reply(request, request.nth() < 3), 1);
        slow.add("10.0.0.1", "");
        awaitBeats(slow, 8);
        WatchedHost before = slow.hosts().getFirst();
        slow.setAside("10.0.0.1");
        steps.release(20);
        await().atMost(PATIENCE).until(() -> steps.availablePermits() == 0);
        slow.putBack(before, 0);
        slow.pause();
        assertThat(before.down()).isPositive();
        assertThat(slow.hosts().getFirst().down()).isEqualTo(before.down());
    }

    /// Long after, a bar still tells when its request left.
    @Test
    void aBarKeepsItsTimeWhileNobodyIsAsked() {
        MonitoredHosts slow = over(request -> reply(request, true), 1);
        slow.add("10.0.0.1", "");
        awaitBeats(slow, 3);
        slow.pause();
        List<Instant> before = times(slow);
        Duration apart = Duration.between(before.get(1), before.get(2));
        assertThat(apart).isBetween(Duration.ofSeconds(9), Duration.ofSeconds(11));
        steps.release(20);
        await().atMost(PATIENCE).until(() -> steps.availablePermits() == 0);
        assertThat(times(slow)).isEqualTo(before);
    }

    /// Another interval is no reason to forget.
    @Test
    void barsStayWhenTheIntervalChanges() {
        MonitoredHosts slow = over(request -> reply(request, true), 1);
        slow.add("10.0.0.1", "");
        awaitBeats(slow, 3);
        slow.pause();
        List<Instant> before = times(slow);
        slow.every(Duration.ofSeconds(30));
        assertThat(times(slow)).isEqualTo(before);
        slow.resume();
        awaitBeats(slow, before.size() + 2);
        assertThat(times(slow)).startsWith(before.toArray(Instant[]::new)).isSorted();
        slow.remove("10.0.0.1");
        slow.add("10.0.0.1", "");
        assertThat(times(slow)).isEmpty();
    }

    private static List<Instant> times(MonitoredHosts watched) {
        return watched.hosts().getFirst().beats().stream().map(Beat::when).toList();
    }

    private static void reply(FakeTransport.Request request, boolean comes) {
        if (comes) {
            request.reply(1);
        }
    }

    /// Over a network whose time passes only as [#awaitBeats] has it.
    ///
    /// @param rate of the clock of the times shown to that of the network
    private MonitoredHosts over(FakeTransport.Answer answer, double rate) {
        FakeTransport net =
                new FakeTransport().answering(answer).onAwait(steps::acquireUninterruptibly);
        InstantSource clock = () -> FakeWatching.BEGAN.plusNanos((long) (net.now() * rate));
        return new MonitoredHosts(
                settings -> {
                    MonitorSession session = MonitorSession.start(() -> net, settings, clock);
                    opened.add(session);
                    return session;
                },
                new BackgroundWork(Runnable::run, Runnable::run));
    }

    private void awaitBeats(MonitoredHosts watched, int beats) {
        await().pollInterval(Duration.ofMillis(2))
                .atMost(PATIENCE)
                .until(
                        () -> {
                            boolean there = watched.hosts().getFirst().beats().size() >= beats;
                            if (!there && steps.availablePermits() == 0) {
                                steps.release();
                            }
                            return there;
                        });
        assertThat(watched.hosts().getFirst().beats()).hasSize(beats);
    }

    private void awaitUp() {
        await().atMost(PATIENCE)
                .until(() -> hosts.hosts().getFirst().state() == WatchedHost.State.UP);
    }
}
