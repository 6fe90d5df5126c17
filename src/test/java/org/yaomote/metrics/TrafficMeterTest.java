package org.yaomote.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.yaomote.metrics.Traffic.Outcomes;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;

class TrafficMeterTest {
    private static final long SECOND = 1_000_000_000L;

    /// Near the clock's overflow: moments are compared by their difference.
    private static final long NOW = Long.MAX_VALUE - 15 * SECOND;

    private final TrafficMeter meter = new TrafficMeter(2);

    private void answer(int loop, int status, long micros) {
        meter.cell(loop).began();
        meter.cell(loop).ended(status, micros * 1000);
    }

    @Nested
    class Counts {
        @Test
        void nothingCountedIsNothing() {
            assertThat(meter.read(NOW)).isEqualTo(Traffic.NONE);
        }

        @Test
        void theCellsOfAllLoopsAddUp() {
            answer(0, 200, 1);
            answer(1, 302, 1);
            answer(1, 404, 1);
            answer(0, 503, 1);
            answer(0, 101, 1);
            meter.cell(1).began();
            meter.cell(1).failed();
            meter.cell(0).began();
            meter.cell(0).retried();
            meter.cell(1).bytesIn(5);
            meter.cell(0).bytesIn(6);
            meter.cell(1).bytesOut(70);
            meter.cell(0).connectionOpened();
            meter.cell(1).connectionOpened();
            meter.cell(1).connectionClosed();
            Traffic traffic = meter.read(NOW);

            assertThat(traffic.requests()).isEqualTo(7);
            assertThat(traffic.inFlight()).isEqualTo(1);
            assertThat(traffic.outcomes()).isEqualTo(new Outcomes(1, 1, 1, 1, 1, 1));
            assertThat(traffic.retries()).isEqualTo(1);
            assertThat(traffic.bytesIn()).isEqualTo(11);
            assertThat(traffic.bytesOut()).isEqualTo(70);
            assertThat(traffic.connections()).isEqualTo(2);
            assertThat(traffic.openConnections()).isEqualTo(1);
        }

        @ParameterizedTest
        @CsvSource({"100, 1", "199, 1", "200, 2", "299, 2", "300, 3", "400, 4", "500, 5", "599, 5"})
        void aStatusCountsForItsClass(int status, int statusClass) {
            answer(0, status, 1);
            Outcomes outcomes = meter.read(NOW).outcomes();

            assertThat(
                            List.of(
                                    outcomes.informational(),
                                    outcomes.success(),
                                    outcomes.redirect(),
                                    outcomes.clientError(),
                                    outcomes.serverError()))
                    .element(statusClass - 1)
                    .isEqualTo(1L);
            assertThat(outcomes.total()).isEqualTo(1);
        }

        @Test
        void readingChangesNoCount() {
            answer(0, 200, 1);
            meter.read(NOW);

            assertThat(meter.read(NOW).requests()).isEqualTo(1);
        }
    }

    /// The promise of [Traffic]: in every snapshot, also while the loops are writing.
    @Nested
    class WhileLoopsWrite {
        private static final int REQUESTS = 200_000;

        @Test
        void requestsAreThoseInFlightAndThoseEndedInEverySnapshot() throws InterruptedException {
            List<Thread> loops = new ArrayList<>();
            for (int i = 0; i < 2; i++) {
                TrafficCell cell = meter.cell(i);
                int seed = i;
                loops.add(Thread.ofPlatform().start(() -> serve(cell, seed)));
            }
            long before = 0;
            int snapshots = 0;
            for (long now = NOW; loops.stream().anyMatch(Thread::isAlive); now += 1000) {
                Traffic traffic = meter.read(now);
                assertThat(traffic.requests())
                        .isEqualTo(traffic.inFlight() + traffic.outcomes().total())
                        .isGreaterThanOrEqualTo(before);
                assertThat(traffic.inFlight()).isNotNegative();
                assertThat(traffic.openConnections()).isNotNegative();
                before = traffic.requests();
                snapshots++;
            }
            for (Thread loop : loops) {
                loop.join();
            }
            assertThat(snapshots).isPositive();
            Traffic idle = meter.read(NOW);
            assertThat(idle.requests()).isEqualTo(2L * REQUESTS);
            assertThat(idle.inFlight()).isZero();
            assertThat(idle.openConnections()).isZero();
            assertThat(idle.outcomes().total()).isEqualTo(2L * REQUESTS);
            assertThat(idle.bytesOut()).isEqualTo(2L * REQUESTS * 3);
        }

        private static void serve(TrafficCell cell, int seed) {
            Random random = new Random(seed);
            for (int i = 0; i < REQUESTS; i++) {
                cell.connectionOpened();
                cell.began();
                cell.bytesOut(3);
                if (random.nextInt(10) == 0) {
                    cell.failed();
                } else {
                    cell.ended(100 + random.nextInt(500), random.nextInt(1_000_000));
                }
                cell.connectionClosed();
            }
        }
    }

    @Nested
    class Latencies {
        @Test
        void percentilesAreWithinOnePerCentOverAllLoops() {
            for (int i = 1; i <= 1000; i++) {
                answer(i % 2, 200, i * 100L);
            }
            Latency latency = meter.read(NOW).latency();

            assertThat(latency.count()).isEqualTo(1000);
            assertThat(latency.p50()).isCloseTo(50_000, within(500L));
            assertThat(latency.p95()).isCloseTo(95_000, within(950L));
            assertThat(latency.p99()).isCloseTo(99_000, within(990L));
            assertThat(latency.max()).isCloseTo(100_000, within(1000L));
        }

        @Test
        void theShortestAndTheLongestThereAreCount() {
            answer(0, 200, 0);
            answer(0, 200, -5);
            answer(0, 200, 3_600_000_000L);
            Latency latency = meter.read(NOW).latency();

            assertThat(latency.count()).isEqualTo(3);
            assertThat(latency.p50()).isZero();
            assertThat(latency.max()).isCloseTo(3_600_000_000L, within(36_000_000L));
        }

        @Test
        void failedRequestsHaveNone() {
            meter.cell(0).began();
            meter.cell(0).failed();

            assertThat(meter.read(NOW).latency()).isEqualTo(Latency.NONE);
        }

        @Test
        void theFirstReadingCoversAllThereWas() {
            answer(0, 200, 100);

            assertThat(meter.read(NOW).latency().count()).isEqualTo(1);
        }

        @Test
        void theyAreSeenForTenSecondsAndThenNoMore() {
            answer(0, 200, 100);
            meter.read(NOW);
            answer(0, 200, 200);
            assertThat(meter.read(NOW + 6 * SECOND).latency().count()).isEqualTo(2);
            assertThat(meter.read(NOW + 10 * SECOND).latency().count()).isEqualTo(2);

            Latency second = meter.read(NOW + 10 * SECOND + 1).latency();
            assertThat(second.count()).isEqualTo(1);
            assertThat(second.p50()).isCloseTo(200, within(2L));
            assertThat(meter.read(NOW + 16 * SECOND + 1).latency()).isEqualTo(Latency.NONE);
        }

        @Test
        void afterASilenceOfTheReaderOldOnesAreLeftOut() {
            meter.read(NOW);
            answer(0, 200, 100);

            assertThat(meter.read(NOW + 11 * SECOND).latency()).isEqualTo(Latency.NONE);
            answer(0, 200, 300);
            assertThat(meter.read(NOW + 12 * SECOND).latency().count()).isEqualTo(1);
            assertThat(meter.read(NOW + 12 * SECOND).requests()).isEqualTo(2);
        }
    }

    @Nested
    class ByName {
        private final TrafficMeters meters = new TrafficMeters(1);

        @Test
        void sameNamesOfDifferentThingsAreDifferentMeters() {
            meters.listener("a").cell(0).began();
            meters.backend("a", "h:1").cell(0).bytesIn(5);

            assertThat(meters.readListener("a", NOW, Asker.CLIENTS).requests()).isEqualTo(1);
            assertThat(meters.readService("a", NOW, Asker.CLIENTS)).isEqualTo(Traffic.NONE);
            assertThat(
                            meters.readBackend(new BackendPlace("a", "h:1"), NOW, Asker.CLIENTS)
                                    .bytesIn())
                    .isEqualTo(5);
            assertThat(meters.readBackend(new BackendPlace("b", "h:1"), NOW, Asker.CLIENTS))
                    .isEqualTo(Traffic.NONE);
        }

        @Test
        void whatTheConfigurationLostIsForgotten() {
            for (String id : List.of("kept", "lost")) {
                meters.listener(id).cell(0).began();
                meters.service(id).cell(0).began();
                meters.backend(id, "h:1").cell(0).began();
            }
            meters.backend("kept", "h:2").cell(0).began();
            meters.retain(Set.of("kept"), Map.of("kept", Set.of("h:1")));

            assertThat(meters.readListener("kept", NOW, Asker.CLIENTS).requests()).isEqualTo(1);
            assertThat(meters.readService("kept", NOW, Asker.CLIENTS).requests()).isEqualTo(1);
            assertThat(
                            meters.readBackend(new BackendPlace("kept", "h:1"), NOW, Asker.CLIENTS)
                                    .requests())
                    .isEqualTo(1);
            assertThat(meters.readListener("lost", NOW, Asker.CLIENTS)).isEqualTo(Traffic.NONE);
            assertThat(meters.readService("lost", NOW, Asker.CLIENTS)).isEqualTo(Traffic.NONE);
            assertThat(meters.readBackend(new BackendPlace("lost", "h:1"), NOW, Asker.CLIENTS))
                    .isEqualTo(Traffic.NONE);
            assertThat(meters.readBackend(new BackendPlace("kept", "h:2"), NOW, Asker.CLIENTS))
                    .isEqualTo(Traffic.NONE);
        }
    }
}
