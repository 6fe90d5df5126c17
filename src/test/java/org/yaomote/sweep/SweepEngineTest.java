package org.yaomote.sweep;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import org.junit.jupiter.api.Test;
import org.yaomote.echo.EchoAddress;
import org.yaomote.echo.EchoBatch.Outcome;
import org.yaomote.echo.EchoMeans;
import org.yaomote.fixtures.Effort;
import org.yaomote.fixtures.FakeTransport;
import org.yaomote.fixtures.SweepEar;
import org.yaomote.targets.TargetSet;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;

class SweepEngineTest {
    private static final Instant NOW = Instant.parse("2026-01-02T03:04:05Z");
    private static final String NET = "10.7.0.0/24";
    private static final InetAddress ROUTER = address("10.9.9.9");

    private static final FakeTransport.Answer AT_ONCE = request -> request.reply(0.1);

    private final FakeTransport net = new FakeTransport();
    private final SweepEar ear = new SweepEar();

    /// What a test's network is like.
    private Surroundings around = Surroundings.NONE;

    private NeighbourHints neighbours = NeighbourHints.NONE;

    private static InetAddress address(String text) {
        return InetAddress.ofLiteral(text);
    }

    private static int lastOctet(InetAddress address) {
        byte[] octets = address.getAddress();
        return octets[octets.length - 1] & 0xFF;
    }

    private static boolean isEven(InetAddress address) {
        return lastOctet(address) % 2 == 0;
    }

    private static SweepRequest request(String targets) {
        return request(targets, EchoOptions.DEFAULTS, Pace.NORMAL, false);
    }

    private static SweepRequest request(
            String targets, EchoOptions echo, Pace pace, boolean adaptive) {
        TargetSet set = TargetSet.parse(targets);
        assertThat(set.problems()).isEmpty();
        return new SweepRequest(set, echo, pace, adaptive, List.of(), Set.of());
    }

    private SweepEngine engine() {
        return new SweepEngine(
                new SweepEngine.Ground(
                        settings -> net,
                        () -> around,
                        () -> neighbours,
                        Optional.empty(),
                        SweepEngineTest::resolve,
                        InstantSource.fixed(NOW)));
    }

    private static InetAddress resolve(String name) throws UnknownHostException {
        return switch (name) {
            case "one.example" -> address("10.7.0.1");
            case "two.example" -> address("10.7.0.2");
            case "also-two.example" -> address("10.7.0.2");
            default -> throw new UnknownHostException(name);
        };
    }

    private Map<Integer, HostResult> sweep(SweepRequest request) {
        var _ = engine().start(request, ear);
        return ear.results();
    }

    private static void evenOnesAnswer(FakeTransport.Request request) {
        if (isEven(request.to())) {
            request.reply(0.4);
        }
    }

    @Test
    void eachHostThatAnswersIsAliveAndIsAskedOnce() {
        net.answering(SweepEngineTest::evenOnesAnswer);

        Map<Integer, HostResult> results = sweep(request(NET));

        assertThat(results).hasSize(254);
        assertThat(results.values())
                .allSatisfy(
                        host -> {
                            InetAddress address = host.address().orElseThrow();
                            boolean alive = isEven(address);
                            assertThat(host.verdict())
                                    .isEqualTo(alive ? Verdict.ALIVE : Verdict.DEAD);
                            assertThat(net.sentTo(address)).hasSize(alive ? 1 : 3);
                            assertThat(host.echo().sent()).isEqualTo(alive ? 1 : 3);
                            assertThat(host.echo().avgNanos()).isEqualTo(alive ? 400_000 : 0);
                            assertThat(host.echo().bytes()).isEqualTo(alive ? 9 : 0);
                            assertThat(host.echo().ttl()).isEqualTo(alive ? 64 : 0);
                        });
        assertThat(ear.summary().count(Verdict.ALIVE)).isEqualTo(127);
        assertThat(ear.summary().doubts()).isEmpty();
        await().until(net::isClosed);
    }

    @Test
    void theListenerHearsInOrder() {
        net.answering(SweepEngineTest::evenOnesAnswer);

        var _ = sweep(request(NET));

        assertThat(ear.order()).startsWith("started", "results", "progress").endsWith("finished");
        assertThat(ear.order()).containsOnlyOnce("started", "finished");
        assertThat(ear.all()).hasSize(254);
    }

    @Test
    void triesShareTheTimeOfAHost() {
        Map<Integer, HostResult> results = sweep(request("10.7.0.1"));

        assertThat(net.sentTo(address("10.7.0.1")))
                .containsExactly(0L, 500_000_000L, 1_000_000_000L);
        HostResult host = results.get(0);
        assertThat(host.reason()).isEqualTo(new Reason.NoAnswer());
        assertThat(host.when()).isEqualTo(NOW.plusMillis(1500));
        assertThat(ear.summary().took()).isEqualTo(Duration.ofMillis(1500));
    }

    /// With a tenth lost either way, a host that is there is missed once in 150 cases.
    @Test
    void lossCostsRequestsButSeldomAVerdict() {
        Random chance = new Random(7);
        net.answering(
                request -> {
                    if (isEven(request.to()) && chance.nextInt(10) != 0) {
                        request.reply(1 + chance.nextInt(300));
                    }
                });

        Map<Integer, HostResult> results = sweep(request("10.7.0.0/20"));

        assertThat(results.values())
                .filteredOn(host -> !isEven(host.address().orElseThrow()))
                .allMatch(host -> host.verdict() == Verdict.DEAD);
        assertThat(ear.summary().count(Verdict.ALIVE)).isBetween(2040L, 2047L);
    }

    @Test
    void duplicatesAreCountedApart() {
        net.answering(
                request -> {
                    if (!isEven(request.to())) {
                        request.reply(1);
                        request.reply(2);
                        request.reply(6);
                    }
                });

        HostResult host = sweep(request("10.7.0.1 10.7.0.2")).get(0);

        assertThat(host.echo())
                .isEqualTo(new HostResult.Echoes(1, 1, 2, 1_000_000, 3_000_000, 6_000_000, 9, 64));
    }

    @Test
    void aReplyFromAnybodyElseCountsForNobody() {
        net.answering(
                request -> {
                    request.replyFrom(address("10.1.1.1"), request.sequence(), 1);
                    request.replyFrom(other(request.to()), request.sequence(), 1);
                    request.replyFrom(request.to(), request.sequence() ^ 1, 1);
                    request.replyFrom(request.to(), request.sequence() | (3 << 14), 1);
                });

        Map<Integer, HostResult> results = sweep(request("10.7.0.1 10.7.0.2"));

        assertThat(results.values())
                .allMatch(host -> host.verdict() == Verdict.DEAD)
                .allMatch(host -> host.echo().received() == 0);
    }

    private static InetAddress other(InetAddress address) {
        return address(isEven(address) ? "10.7.0.1" : "10.7.0.2");
    }

    @Test
    void aLateReplyOverturnsTheVerdict() {
        net.answering(
                request -> {
                    if (request.nth() == 0 && lastOctet(request.to()) == 1) {
                        request.reply(1600);
                    }
                });

        Map<Integer, HostResult> results =
                sweep(request("10.7.0.0/24", EchoOptions.DEFAULTS, Pace.GENTLE, false));

        assertThat(results.get(0).verdict()).isEqualTo(Verdict.ALIVE);
        assertThat(results.get(0).reason()).isEqualTo(new Reason.Echo(true));
        assertThat(results.get(0).echo().avgNanos()).isEqualTo(1_600_000_000L);
        assertThat(ear.summary().late()).isEqualTo(1);
        assertThat(ear.all())
                .filteredOn(host -> host.index() == 0)
                .extracting(HostResult::verdict)
                .containsExactly(Verdict.DEAD, Verdict.ALIVE);
    }

    @Test
    void anAnswerToAnEarlierTryHasItsOwnTime() {
        net.answering(
                request -> {
                    if (request.nth() == 0) {
                        request.reply(700);
                    }
                });

        HostResult host = sweep(request("10.7.0.1")).get(0);

        assertThat(host.echo().sent()).isEqualTo(2);
        assertThat(host.echo().received()).isEqualTo(1);
        assertThat(host.echo().avgNanos()).isEqualTo(700_000_000L);
        assertThat(host.reason()).isEqualTo(new Reason.Echo(false));
    }

    @Test
    void anErrorOnTheWayIsAVerdictAtOnceAndSaysWho() {
        net.answering(request -> request.unreachable(ROUTER, 1, 2));

        HostResult host = sweep(request("10.7.0.1")).get(0);

        assertThat(host.verdict()).isEqualTo(Verdict.UNREACHABLE);
        assertThat(host.reason()).isEqualTo(new Reason.Icmp(3, 1));
        assertThat(host.errorFrom()).contains(ROUTER);
        assertThat(ear.summary().took()).isLessThan(Duration.ofMillis(10));
        assertThat(net.sent()).isEqualTo(1);
    }

    @Test
    void whatThisComputerSaysOfANeighbourIsNotFinal() {
        InetAddress own = address("10.7.0.200");
        around = new Surroundings(Set.of(EchoAddress.of(own)), List.of());
        net.answering(
                request -> {
                    if (request.nth() == 0) {
                        request.unreachable(own, 1, 2);
                    } else if (isEven(request.to())) {
                        request.reply(1);
                    }
                });

        Map<Integer, HostResult> results = sweep(request("10.7.0.1 10.7.0.2"));

        assertThat(results.get(0).verdict()).isEqualTo(Verdict.UNREACHABLE);
        assertThat(results.get(0).errorFrom()).isEmpty();
        assertThat(results.get(1).verdict()).isEqualTo(Verdict.ALIVE);
    }

    @Test
    void aLackOfRoomIsNeverAVerdict() {
        Random chance = new Random(11);
        net.answering(SweepEngineTest::evenOnesAnswer)
                .sending(
                        (to, attempt) ->
                                switch (chance.nextInt(8)) {
                                    case 0 -> Outcome.NO_BUFFER;
                                    case 1, 2 -> Outcome.AGAIN;
                                    default -> Outcome.SENT;
                                });

        Map<Integer, HostResult> results = sweep(request(NET));

        assertThat(results).hasSize(254);
        assertThat(results.values())
                .allMatch(
                        host ->
                                (host.verdict() == Verdict.ALIVE)
                                        == isEven(host.address().orElseThrow()))
                .noneMatch(host -> host.verdict() == Verdict.ERROR)
                .allMatch(host -> host.verdict() == Verdict.DEAD || host.echo().sent() == 1);
    }

    /// A full neighbour table refuses those that it does not know yet: the others need not wait.
    @Test
    void whoFindsNoRoomLetsOthersGoFirst() {
        net.answering(AT_ONCE)
                .sending(
                        (to, attempt) ->
                                !isEven(to) && net.nowMillis() < 3_000
                                        ? Outcome.NO_BUFFER
                                        : Outcome.SENT);

        Map<Integer, HostResult> results = sweep(request("10.7.0.1-8"));

        assertThat(results.values())
                .allSatisfy(
                        host -> {
                            assertThat(host.verdict()).isEqualTo(Verdict.ALIVE);
                            boolean even = isEven(host.address().orElseThrow());
                            assertThat(host.when().isBefore(NOW.plusMillis(1000))).isEqualTo(even);
                        });
        assertThat(net.attempts()).as("it does not spin").isLessThan(100);
    }

    @Test
    void whatTheSystemRefusesIsAnErrorInItsWords() {
        net.sending((to, attempt) -> isEven(to) ? Outcome.REFUSED : Outcome.SENT)
                .answering(AT_ONCE);

        Map<Integer, HostResult> results = sweep(request("10.7.0.1-2"));

        assertThat(results.get(0).verdict()).isEqualTo(Verdict.ALIVE);
        assertThat(results.get(1).verdict()).isEqualTo(Verdict.ERROR);
        assertThat(results.get(1).reason())
                .isEqualTo(new Reason.NotSent("EACCES: Permission denied"));
    }

    @Test
    void aSweepOfWhichNothingLeftIsDoubted() {
        net.sending((to, attempt) -> Outcome.REFUSED);

        var _ = sweep(request(NET));

        assertThat(ear.summary().doubts()).containsExactly(SweepSummary.Doubt.NOTHING_LEFT);
    }

    /// What this computer asks itself leaves it never.
    @Test
    void aSweepOfWhichNothingLeftIsDoubtedThoughThisComputerAnswersItself() {
        around = new Surroundings(Set.of(EchoAddress.of(address("10.7.0.9"))), onNet().links());
        net.answering(AT_ONCE)
                .sending((to, _) -> lastOctet(to) == 9 ? Outcome.SENT : Outcome.REFUSED);

        var _ = sweep(request(NET));

        assertThat(ear.summary().doubts()).containsExactly(SweepSummary.Doubt.NOTHING_LEFT);
    }

    @Test
    void aSweepThatReachesAllButTheLocalNetworkIsDoubted() {
        around = new Surroundings(Set.of(EchoAddress.of(address("10.7.0.9"))), onNet().links());
        net.answering(AT_ONCE)
                .sending(
                        (to, _) ->
                                lastOctet(to) == 9 || to.getAddress()[1] == 8
                                        ? Outcome.SENT
                                        : Outcome.REFUSED);

        var _ = sweep(request(NET + " 10.8.0.1"));

        assertThat(ear.summary().doubts()).containsExactly(SweepSummary.Doubt.PERMISSION_MISSING);
    }

    @Test
    void aNetOfWhichSomeAnswerIsNotDoubted() {
        net.answering(request -> request.reply(lastOctet(request.to()) <= 16 ? 1 : 60_000));

        var _ = sweep(request("10.7.0.1-86"));

        assertThat(ear.summary().doubts()).isEmpty();
    }

    @Test
    void aNetInWhichEverythingAnswersIsDoubted() {
        net.answering(AT_ONCE);

        var _ = sweep(request(NET));

        assertThat(ear.summary().doubts()).containsExactly(SweepSummary.Doubt.EVERYTHING_ANSWERS);
    }

    /// 762 requests, 200 in a second: some 4 s.
    @Test
    void theTimeThatIsLeftIsEstimatedAndShrinks() {
        var _ = sweep(request(NET, EchoOptions.DEFAULTS, Pace.GENTLE, false));

        List<Long> left = ear.left();
        assertThat(left.getFirst()).isBetween(2_000L, 4_000L);
        assertThat(left.get(left.size() / 2)).isBetween(1_000L, 3_000L);
        assertThat(left.get(left.size() - 3)).isLessThan(200);
        assertThat(left.getLast()).isZero();
    }

    @Test
    void namesAreLookedUpWhileOthersAreAsked() {
        net.answering(SweepEngineTest::evenOnesAnswer);

        Map<Integer, HostResult> results =
                sweep(request("two.example one.example nobody.example also-two.example"));

        assertThat(results.values())
                .extracting(HostResult::verdict)
                .containsExactly(Verdict.ALIVE, Verdict.DEAD, Verdict.ERROR, Verdict.ALIVE);
        assertThat(results.get(2).reason()).isEqualTo(new Reason.NameNotFound());
        assertThat(results.get(2).name()).isEqualTo("nobody.example");
        assertThat(results.get(3).address()).contains(address("10.7.0.2"));
        assertThat(net.sentTo(address("10.7.0.2"))).hasSize(1);
    }

    @Test
    void requestsKeepThePace() {
        net.answering(AT_ONCE);

        var _ = sweep(request(NET, EchoOptions.DEFAULTS, Pace.GENTLE, false));

        assertThat(net.nowMillis()).isBetween(1_260.0, 1_275.0);
        assertThat(net.sentTo(address("10.7.0.200")).getFirst() / 1e6).isBetween(985.0, 1_005.0);
    }

    /// About one round trip and its spread, and never less than a tenth of a second.
    @Test
    void theAdaptiveWayGivesUpEarlyBehindRouters() {
        net.answering(SweepEngineTest::evenOnesAnswer);

        var _ = sweep(request(NET, EchoOptions.DEFAULTS, Pace.NORMAL, true));

        assertThat(ear.summary().count(Verdict.ALIVE)).isEqualTo(127);
        assertThat(net.nowMillis()).isBetween(400.0, 500.0);
    }

    private static Surroundings onNet() {
        return new Surroundings(
                Set.of(),
                List.of(new Surroundings.Link(EchoAddress.of(address("10.7.0.0")), 96 + 24)));
    }

    @Test
    void theAdaptiveWayWaitsForNeighbours() {
        around = onNet();
        net.answering(SweepEngineTest::evenOnesAnswer);

        var _ = sweep(request(NET, EchoOptions.DEFAULTS, Pace.NORMAL, true));

        assertThat(net.nowMillis()).isBetween(1_500.0, 1_600.0);
    }

    /// The system repeats its own question for a hardware address; requests would only fill its
    /// buffers.
    @Test
    void aNeighbourThatIsStillSoughtIsNotAskedAgain() {
        around = onNet();
        neighbours = (high, low) -> (low & 1) == 1;
        net.answering(
                request -> {
                    if (lastOctet(request.to()) == 1) {
                        request.reply(1200);
                    }
                });

        Map<Integer, HostResult> results = sweep(request("10.7.0.1-4"));

        assertThat(results.get(0).verdict()).isEqualTo(Verdict.ALIVE);
        assertThat(results.get(0).reason()).isEqualTo(new Reason.Echo(false));
        assertThat(net.sentTo(address("10.7.0.1"))).hasSize(1);
        assertThat(net.sentTo(address("10.7.0.2"))).hasSize(3);
        assertThat(results.get(2).echo().sent()).isEqualTo(1);
        assertThat(net.nowMillis()).isEqualTo(1_500);
    }

    @Test
    void aMeansThatRepeatsIsAskedOnce() {
        net.repeating()
                .calledBy(new EchoMeans(EchoMeans.Kind.TCP_CONNECT, "EACCES"))
                .answering(
                        request -> {
                            if (isEven(request.to())) {
                                request.tcp(443, false, 3);
                            }
                        });

        Map<Integer, HostResult> results = sweep(request("10.7.0.1-2"));

        assertThat(ear.means()).isEqualTo(new Means(Means.Kind.TCP_CONNECT, "EACCES"));
        assertThat(results.get(0).verdict()).isEqualTo(Verdict.DEAD);
        assertThat(results.get(1).reason()).isEqualTo(new Reason.Tcp(443, false));
        assertThat(net.sent()).isEqualTo(2);
        assertThat(net.nowMillis()).isEqualTo(1_500);
    }

    @Test
    void aCancelledSweepKeepsWhatItKnows() {
        SweepEngine engine = engine();
        net.answering(SweepEngineTest::evenOnesAnswer)
                .onAwait(
                        () -> {
                            if (net.nowMillis() > 100) {
                                engine.close();
                            }
                        });

        var _ = engine.start(request(NET, EchoOptions.DEFAULTS, Pace.GENTLE, false), ear);

        Map<Integer, HostResult> results = ear.results();
        assertThat(results).hasSize(254);
        assertThat(ear.summary().count(Verdict.ALIVE)).isBetween(9L, 15L);
        assertThat(ear.summary().count(Verdict.CANCELLED)).isGreaterThan(230);
        assertThat(results.get(250).reason()).isEqualTo(new Reason.Stopped());
        assertThat(results.get(253).address()).contains(InetAddress.ofLiteral("10.7.0.254"));
        assertThat(net.nowMillis()).isLessThan(160);
    }

    @Test
    void anIpv6NetIsSweptAsWell() {
        net.answering(SweepEngineTest::evenOnesAnswer);

        Map<Integer, HostResult> results = sweep(request("fd00::10-1f 10.7.0.2"));

        assertThat(results).hasSize(17);
        assertThat(ear.summary().count(Verdict.ALIVE)).isEqualTo(9);
    }

    /// Everything at once, in any order; what is said of a host is always true.
    @Test
    void verdictsAreRightWhateverTheNetworkDoes() {
        for (int seed = 0; seed < Effort.of(20, 500); seed++) {
            Trouble trouble = new Trouble(seed);
            SweepEar heard = new SweepEar();
            FakeTransport wild = trouble.net();
            SweepEngine engine =
                    new SweepEngine(
                            new SweepEngine.Ground(
                                    settings -> wild,
                                    () -> Surroundings.NONE,
                                    () -> NeighbourHints.NONE,
                                    Optional.empty(),
                                    SweepEngineTest::resolve,
                                    InstantSource.fixed(NOW)));

            var _ = engine.start(request("10.7.0.0/22"), heard);

            assertThat(heard.results()).as("seed %d", seed).hasSize(1022);
            assertThat(heard.results().values())
                    .as("seed %d", seed)
                    .allSatisfy(trouble::assertRight);
        }
    }

    /// A network with hosts that answer at the n-th request, duplicates, strangers, errors, and a
    /// system without room.
    private static final class Trouble {
        private final Random chance;
        private final FakeTransport net = new FakeTransport();

        Trouble(long seed) {
            chance = new Random(seed);
            net.answering(this::answer).sending((to, attempt) -> gate());
        }

        FakeTransport net() {
            return net;
        }

        private Outcome gate() {
            return switch (chance.nextInt(40)) {
                case 0 -> Outcome.NO_BUFFER;
                case 1 -> Outcome.AGAIN;
                default -> Outcome.SENT;
            };
        }

        /// The kind of a host is its last octet by 8: 0 to 2: answers to that try; 3: an error; the
        /// others are not there.
        private void answer(FakeTransport.Request request) {
            int kind = lastOctet(request.to()) % 8;
            if (kind == request.nth()) {
                request.reply(chance.nextInt(450));
                for (int more = chance.nextInt(3); more > 0; more--) {
                    request.reply(450 + chance.nextInt(200));
                }
            } else if (kind == 3) {
                request.unreachable(ROUTER, 1, chance.nextInt(450));
            }
            request.replyFrom(ROUTER, request.sequence(), chance.nextInt(300));
            request.replyFrom(request.to(), chance.nextInt(1 << 14) | (3 << 14), 5);
        }

        void assertRight(HostResult host) {
            int kind = lastOctet(host.address().orElseThrow()) % 8;
            Verdict right =
                    kind < 3 ? Verdict.ALIVE : kind == 3 ? Verdict.UNREACHABLE : Verdict.DEAD;
            assertThat(host.verdict()).isEqualTo(right);
            assertThat(host.echo().received()).isEqualTo(kind < 3 ? 1 : 0);
            assertThat(host.echo().sent()).isEqualTo(kind < 3 ? kind + 1 : kind == 3 ? 1 : 3);
        }
    }
}
