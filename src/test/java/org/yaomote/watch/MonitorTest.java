package org.yaomote.watch;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.yaomote.echo.EchoBatch;
import org.yaomote.fixtures.Effort;
import org.yaomote.fixtures.FakeTransport;
import org.yaomote.sweep.Reason;
import org.yaomote.watch.WatchEvent.BeganFlapping;
import org.yaomote.watch.WatchEvent.CameUp;
import org.yaomote.watch.WatchEvent.NetworkBack;
import org.yaomote.watch.WatchEvent.NetworkLost;
import org.yaomote.watch.WatchEvent.NotThere;
import org.yaomote.watch.WatchEvent.Numbered;
import org.yaomote.watch.WatchEvent.Slept;
import org.yaomote.watch.WatchEvent.WentDown;

import java.net.InetAddress;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

class MonitorTest {
    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");
    private static final double SECOND = 1_000;

    private final FakeTransport net = new FakeTransport();
    private Duration ahead = Duration.ZERO;
    private final Monitor monitor =
            new Monitor(net, WatchSettings.DEFAULTS, () -> wall(net.now()).plus(ahead));

    private static Instant wall(long nanos) {
        return START.plusNanos(nanos);
    }

    private static InetAddress address(int last) {
        return InetAddress.ofLiteral("10.0.0." + last);
    }

    private void run(double seconds) {
        double end = net.nowMillis() + seconds * SECOND;
        while (net.nowMillis() < end) {
            net.await(Math.min(monitor.turn(), (long) (end * 1e6)));
        }
        monitor.turn();
    }

    private WatchSnapshot.Host host(int id) {
        return monitor.snapshot(3_600).hosts().stream()
                .filter(one -> one.id() == id)
                .findFirst()
                .orElseThrow();
    }

    private List<WatchEvent> events() {
        return monitor.eventsAfter(0).stream().map(Numbered::event).toList();
    }

    /// A host's probes are answered after 1 ms where the script says so, and always behind it.
    private void answering(String script) {
        net.answering(
                request -> {
                    int nth = request.nth();
                    if (nth >= script.length() || script.charAt(nth) == '+') {
                        request.reply(1);
                    }
                });
    }

    /// When the how many-th probe to an address left, as events have it.
    private Instant sent(InetAddress to, int nth) {
        return wall(net.sentTo(to).get(nth)).truncatedTo(ChronoUnit.MICROS);
    }

    @Test
    void oneProbeLeavesInEachInterval() {
        answering("");
        int id = monitor.add(address(1), "nas");
        run(60);

        assertThat(net.sentTo(address(1)).size()).isBetween(59, 61);
        assertThat(host(id).state()).isEqualTo(HostState.UP);
        assertThat(host(id).figures().received()).isBetween(59L, 61L);
        assertThat(host(id).figures().times().min()).isEqualTo(1_000);
        assertThat(host(id).figures().jitter().mean()).isZero();
        assertThat(events()).isEmpty();
    }

    @Test
    void twoLossesAreNoOutage() {
        answering("+++--+++--+-");
        int id = monitor.add(address(1), "");
        run(20);

        assertThat(events()).isEmpty();
        assertThat(host(id).figures().lost()).isEqualTo(5);
        assertThat(host(id).recent().subList(0, 6))
                .containsExactly(1000, 1000, 1000, Sample.LOST, Sample.LOST, 1000);
    }

    @Test
    void anOutageHasItsTimesAndLength() {
        answering("+++----+");
        int id = monitor.add(address(1), "");
        run(20);

        Instant down = sent(address(1), 3);
        Instant up = sent(address(1), 7);
        assertThat(events())
                .containsExactly(
                        new WentDown(down, id, new Reason.NoAnswer()),
                        new CameUp(up, id, Duration.between(down, up)));
        assertThat(host(id).since()).isEqualTo(up);
    }

    @Test
    void whatIsStillUnderWayWhenTheNextOneLeavesIsLost() {
        answering("+++" + "-".repeat(20));
        Random late = new Random(4);
        net.onAwait(() -> net.oversleeping(late.nextDouble(2)));
        int id = monitor.add(address(1), "");
        run(13);

        assertThat(events())
                .containsExactly(new WentDown(sent(address(1), 3), id, new Reason.NoAnswer()));
        long sent = net.sentTo(address(1)).size();
        assertThat(host(id).figures().lost()).isBetween(sent - 4, sent - 3);
    }

    @Test
    void aHostThatNeverAnswersIsToldOnce() {
        int id = monitor.add(address(1), "");
        run(30);

        assertThat(events())
                .containsExactly(new NotThere(sent(address(1), 0), id, new Reason.NoAnswer()));
        assertThat(host(id).state()).isEqualTo(HostState.DOWN);
        assertThat(host(id).figures().lossPercent()).isEqualTo(100);
    }

    @Test
    void flappingIsToldOnce() {
        answering("++---".repeat(30));
        int id = monitor.add(address(1), "");
        run(150);

        assertThat(events()).filteredOn(BeganFlapping.class::isInstance).hasSize(1);
        assertThat(events()).hasSize(4);
        assertThat(host(id).state()).isEqualTo(HostState.FLAPPING);
        run(40);
        assertThat(host(id).state()).isEqualTo(HostState.UP);
        assertThat(events()).hasSize(5);
    }

    @Test
    void aLateReplyIsNoLossAndNoProof() {
        net.answering(request -> request.reply(request.nth() < 4 ? 1 : 3_500));
        int id = monitor.add(address(1), "");
        run(30);

        HostFigures figures = host(id).figures();
        assertThat(figures.received()).isEqualTo(4);
        assertThat(figures.late()).isGreaterThan(20);
        assertThat(figures.lost()).isLessThanOrEqualTo(4);
        assertThat(host(id).recent().get(6)).isEqualTo(Sample.LATE);
        // Three are always still open, so it went down once, and no late reply brought it up.
        assertThat(events()).hasSize(1).first().isInstanceOf(WentDown.class);
    }

    @Test
    void lateByTwoIntervalsIsNotDown() {
        net.answering(request -> request.reply(request.nth() < 4 ? 1 : 1_500));
        int id = monitor.add(address(1), "");
        run(30);

        assertThat(events()).isEmpty();
        assertThat(host(id).state()).isEqualTo(HostState.UP);
    }

    @Test
    void aReplyAfterMoreThanTenSecondsIsForgotten() {
        net.answering(request -> request.reply(11_500));
        int id = monitor.add(address(1), "");
        run(30);

        assertThat(host(id).figures().late()).isZero();
        assertThat(host(id).figures().received()).isZero();
    }

    @Test
    void duplicatesAreCountedApart() {
        net.answering(
                request -> {
                    request.reply(1);
                    request.reply(2);
                });
        int id = monitor.add(address(1), "");
        run(10);

        HostFigures figures = host(id).figures();
        assertThat(figures.duplicates()).isEqualTo(figures.received()).isPositive();
        assertThat(figures.lost()).isZero();
    }

    @Test
    void whoSaysUnreachableMakesALossWithAReason() {
        net.answering(
                request -> {
                    if (request.nth() < 3) {
                        request.reply(1);
                    } else {
                        request.unreachable(address(254), 1, 2);
                    }
                });
        int id = monitor.add(address(1), "");
        run(10);

        assertThat(events())
                .containsExactly(new WentDown(sent(address(1), 3), id, new Reason.Icmp(3, 1)));
        assertThat(host(id).recent().getLast()).isEqualTo(Sample.UNREACHABLE);
        assertThat(host(id).figures().unreachable()).isEqualTo(host(id).figures().lost());
    }

    @Test
    void aStrangersReplyIsNobodys() {
        net.answering(request -> request.replyFrom(address(99), request.sequence(), 1));
        int id = monitor.add(address(1), "");
        run(5);

        assertThat(host(id).figures().received()).isZero();
    }

    @Test
    void allHostsLostTogetherAreTheNetwork() {
        Map<String, Boolean> cut = new HashMap<>(Map.of("cut", false));
        net.answering(
                request -> {
                    if (!cut.get("cut") && !(cut.size() > 1 && request.to().equals(address(3)))) {
                        request.reply(1);
                    }
                });
        for (int i = 1; i <= 10; i++) {
            monitor.add(address(i), "");
        }
        run(10);
        Instant cutAt = wall(net.now());
        cut.put("cut", true);
        run(20);
        assertThat(events()).singleElement().isInstanceOf(NetworkLost.class);
        NetworkLost lost = (NetworkLost) events().getFirst();
        assertThat(lost.hosts()).isEqualTo(10);
        assertThat(lost.at()).isBetween(cutAt, cutAt.plusMillis(1_100));
        assertThat(monitor.snapshot(0).networkLostSince()).contains(lost.at());
        assertThat(monitor.snapshot(0).hosts()).allMatch(host -> host.state() == HostState.UP);

        // It comes back, but one host does not.
        cut.put("cut", false);
        cut.put("three", true);
        run(20);
        assertThat(events()).hasSize(3);
        assertThat(events().get(1)).isInstanceOf(NetworkBack.class);
        assertThat(events().get(2))
                .isInstanceOf(WentDown.class)
                .returns(3, one -> ((WentDown) one).host());
        assertThat(monitor.snapshot(0).networkLostSince()).isEmpty();
    }

    @Test
    void whatCannotBeSentSaysNothingOfTheHost() {
        answering("");
        int id = monitor.add(address(1), "");
        run(5);
        net.sending((to, attempt) -> EchoBatch.Outcome.REFUSED);
        run(10);

        assertThat(events()).singleElement().isInstanceOf(NetworkLost.class);
        assertThat(host(id).state()).isEqualTo(HostState.UP);
        assertThat(host(id).figures().lost()).isZero();
        assertThat(host(id).figures().notSent()).isBetween(8L, 11L);
        net.sending((to, attempt) -> EchoBatch.Outcome.SENT);
        run(5);
        assertThat(events()).hasSize(2).last().isInstanceOf(NetworkBack.class);
    }

    /// Such as one behind a VPN that ended.
    @Test
    void aHostThatAloneCannotBeAskedIsDown() {
        answering("");
        for (int i = 1; i <= 5; i++) {
            monitor.add(address(i), "");
        }
        run(5);
        net.sending(
                (to, attempt) ->
                        to.equals(address(2)) ? EchoBatch.Outcome.REFUSED : EchoBatch.Outcome.SENT);
        run(10);

        assertThat(events())
                .singleElement()
                .returns(
                        new Reason.NotSent("EACCES: Permission denied"),
                        event -> ((WentDown) event).reason());
        assertThat(host(2).figures().lost()).isZero();
    }

    @Test
    void aLackOfRoomIsTriedAgain() {
        answering("");
        net.sending(
                (to, attempt) ->
                        attempt % 3 == 0 ? EchoBatch.Outcome.SENT : EchoBatch.Outcome.NO_BUFFER);
        for (int i = 1; i <= 5; i++) {
            monitor.add(address(i), "");
        }
        run(30);

        assertThat(events()).isEmpty();
        assertThat(monitor.snapshot(0).hosts())
                .allMatch(host -> host.figures().notSent() == 0)
                .allMatch(host -> host.figures().received() >= 28);
    }

    @Test
    void aComputerThatSleptIsOneEvent() {
        answering("");
        for (int i = 1; i <= 10; i++) {
            monitor.add(address(i), "");
        }
        run(10);
        ahead = Duration.ofHours(8);
        run(10);

        assertThat(events()).singleElement().isInstanceOf(Slept.class);
        assertThat(((Slept) events().getFirst()).gap())
                .isBetween(Duration.ofHours(8), Duration.ofHours(9));
        assertThat(monitor.snapshot(0).hosts())
                .allMatch(host -> host.state() == HostState.UP && host.figures().lost() == 0);
        assertThat(monitor.isStale()).isTrue();
        assertThat(monitor.isStale()).isFalse();
    }

    @Test
    void soIsALoopThatWasStoppedWithTheClock() {
        net.answering(request -> {});
        monitor.add(address(1), "");
        run(1.5);
        net.await(net.now() + Duration.ofMinutes(5).toNanos());
        run(1.5);

        assertThat(events()).singleElement().isInstanceOf(Slept.class);
    }

    @Test
    void aPausedHostIsNotAskedAndUnknownAfterwards() {
        answering("");
        int id = monitor.add(address(1), "");
        run(5);
        monitor.pause(id, true);
        int before = net.sentTo(address(1)).size();
        run(10);
        assertThat(host(id).state()).isEqualTo(HostState.PAUSED);
        assertThat(net.sentTo(address(1))).hasSize(before);
        monitor.pause(id, false);
        assertThat(host(id).state()).isEqualTo(HostState.UNKNOWN);
        run(5);

        assertThat(host(id).state()).isEqualTo(HostState.UP);
        assertThat(host(id).figures().lost()).isZero();
        assertThat(events()).isEmpty();
    }

    @Test
    void aRemovedHostIsForgottenAndItsNumberNotUsedAgain() {
        answering("");
        int one = monitor.add(address(1), "");
        assertThat(monitor.add(address(1), "other")).isEqualTo(one);
        run(2);
        monitor.remove(one);
        int before = net.sentTo(address(1)).size();
        run(5);

        assertThat(net.sentTo(address(1))).hasSize(before);
        assertThat(monitor.snapshot(0).hosts()).isEmpty();
        assertThat(monitor.history(one)).isEmpty();
        assertThat(monitor.add(address(1), "")).isGreaterThan(one);
    }

    @Test
    void startsAreSpreadEvenlyOnTicks() {
        answering("");
        for (int i = 1; i <= 254; i++) {
            monitor.add(address(i), "");
        }
        run(4);
        int[] tenths = new int[10];
        for (int i = 1; i <= 254; i++) {
            long at = net.sentTo(address(i)).get(2);
            assertThat(at % Schedule.TICK).isZero();
            tenths[(int) (at / 100_000_000 % 10)]++;
        }

        assertThat(Arrays.stream(tenths)).allMatch(count -> count >= 20 && count <= 31);
    }

    @Test
    void theHistoryHasSamplesAndMinutes() {
        answering("");
        int id = monitor.add(address(1), "");
        run(4_000);
        History history = monitor.history(id).orElseThrow();

        assertThat(history.samples()).hasSize(3_600);
        assertThat(history.minutes()).hasSizeBetween(66, 68);
        assertThat(history.minutes().get(30).replies()).isEqualTo(60);
        assertThat(history.minutes().get(30).avg()).isEqualTo(1_000);
    }

    /// Any network: figures add up, and events of a host tell a story without contradictions.
    @Test
    void anyNetworkMakesASoundStory() {
        for (int seed = 0; seed < Effort.of(15, 500); seed++) {
            new MonitorTest().soundStory(new Random(seed));
        }
    }

    private void soundStory(Random random) {
        double[] loss = new double[8];
        for (int i = 0; i < loss.length; i++) {
            loss[i] = random.nextDouble();
        }
        net.answering(
                request -> {
                    double lossNow = loss[request.to().getAddress()[3] % loss.length];
                    if (random.nextDouble() >= lossNow) {
                        request.reply(
                                random.nextDouble() < 0.1 ? 1_200 + random.nextInt(9_000) : 1);
                    } else if (random.nextDouble() < 0.2) {
                        request.unreachable(address(250), 1, random.nextInt(900));
                    }
                });
        for (int i = 0; i < loss.length; i++) {
            monitor.add(address(i + 1), "");
        }
        run(300);
        for (WatchSnapshot.Host host : monitor.snapshot(3_600).hosts()) {
            soundFigures(host);
        }
        soundEvents();
    }

    private void soundFigures(WatchSnapshot.Host host) {
        HostFigures figures = host.figures();
        List<Integer> samples = host.recent();
        assertThat(samples.stream().filter(Sample::isReply).count()).isEqualTo(figures.received());
        assertThat(samples.stream().filter(Sample::isLoss).count()).isEqualTo(figures.lost());
        assertThat(samples.stream().filter(one -> one == Sample.LATE).count())
                .isEqualTo(figures.late());
        History history = monitor.history(host.id()).orElseThrow();
        assertThat(history.minutes().stream().mapToLong(History.Minute::losses).sum())
                .isEqualTo(figures.lost());
        assertThat(history.minutes().stream().mapToLong(History.Minute::late).sum())
                .isEqualTo(figures.late());
        assertThat(figures.sent() + figures.notSent()).isEqualTo(samples.size());
    }

    private void soundEvents() {
        Map<Integer, List<WatchEvent>> stories = new HashMap<>();
        for (WatchEvent event : events()) {
            if (event instanceof WatchEvent.OfHost ofHost) {
                stories.computeIfAbsent(ofHost.host(), key -> new ArrayList<>()).add(event);
            }
        }
        stories.values().forEach(MonitorTest::soundStoryOfHost);
    }

    private static void soundStoryOfHost(List<WatchEvent> story) {
        HostState state = HostState.UNKNOWN;
        for (WatchEvent event : story) {
            HostState before = state;
            state =
                    switch ((WatchEvent.OfHost) event) {
                        case WentDown _, NotThere _ -> HostState.DOWN;
                        case CameUp _ -> HostState.UP;
                        case BeganFlapping _ -> HostState.FLAPPING;
                        case WatchEvent.EndedFlapping ended -> ended.now();
                    };
            assertThat(state).as(story.toString()).isNotEqualTo(before);
            if (event instanceof CameUp) {
                assertThat(before).isEqualTo(HostState.DOWN);
            }
            if (event instanceof WatchEvent.EndedFlapping) {
                assertThat(before).isEqualTo(HostState.FLAPPING);
            }
        }
    }
}
