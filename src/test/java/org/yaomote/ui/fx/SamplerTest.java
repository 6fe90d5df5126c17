package org.yaomote.ui.fx;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.yaomote.fixtures.Configs;
import org.yaomote.fixtures.FakeTraffic;
import org.yaomote.metrics.TrafficSnapshot;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/// The test's own thread stands for the FX thread: what the sampler hands to it waits in a queue.
class SamplerTest {
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor();
    private final LinkedBlockingQueue<Runnable> fx = new LinkedBlockingQueue<>();
    private final Deque<TrafficSnapshot> readings = new ArrayDeque<>();
    private final List<Sample> samples = new ArrayList<>();
    private final Sampler sampler = new Sampler(readings::removeFirst, timer, fx::add);

    SamplerTest() {
        FakeTraffic traffic = new FakeTraffic(Configs.small(), 10);
        for (int i = 1; i <= 12; i++) {
            readings.addLast(traffic.after(Duration.ofMillis(500L * i)));
        }
        sampler.subscribe(samples::add);
    }

    @AfterEach
    void end() {
        timer.shutdownNow();
    }

    private void handOverOne() throws InterruptedException {
        Runnable task = fx.poll(10, TimeUnit.SECONDS);
        assertThat(task).as("a reading").isNotNull();
        task.run();
    }

    @Test
    void ratesAreThoseOfTheLastTwoSeconds() throws InterruptedException {
        sampler.setSeen(true);
        for (int i = 0; i < 6; i++) {
            handOverOne();
        }
        Sample last = samples.getLast();
        assertThat(Duration.between(last.before().takenAt(), last.now().takenAt()))
                .isEqualTo(Duration.ofSeconds(2));
        assertThat(last.perSecond(s -> s.service("web").traffic().requests())).isEqualTo(20);
        assertThat(samples.getFirst().perSecond(s -> 1)).isZero();
    }

    @Test
    void nothingMoreIsReadBeforeTheLastReadingWasTaken() throws InterruptedException {
        sampler.setSeen(true);
        Runnable first = fx.poll(10, TimeUnit.SECONDS);
        assertThat(fx.poll(900, TimeUnit.MILLISECONDS)).isNull();
        first.run();
        handOverOne();
        assertThat(samples).hasSize(2);
    }

    @Test
    void aReadingUnderWayWhenTheWindowHidesIsDropped() throws InterruptedException {
        sampler.setSeen(true);
        Runnable first = fx.poll(10, TimeUnit.SECONDS);
        sampler.setSeen(false);
        first.run();
        assertThat(samples).isEmpty();
        assertThat(sampler.latestProperty().get()).isEqualTo(Sample.NONE);
    }

    @Test
    void whileNothingIsSeenTheLatestFollowsAndNoScreenIsTold() throws InterruptedException {
        sampler.setSeen(false);
        handOverOne();
        handOverOne();
        assertThat(samples).isEmpty();
        Sample hidden = sampler.latestProperty().get();
        assertThat(hidden.before()).isNotEqualTo(hidden.now());
        sampler.setSeen(true);
        handOverOne();
        assertThat(samples).as("what was read before is compared with").hasSize(1);
        assertThat(samples.getFirst().perSecond(s -> s.service("web").traffic().requests()))
                .isEqualTo(20);
    }

    @Test
    void aPauseDuringAHandOverLeavesOneChainOfReadings() throws InterruptedException {
        sampler.setSeen(true);
        Runnable early = fx.poll(10, TimeUnit.SECONDS);
        sampler.setSeen(false);
        sampler.setSeen(true);
        early.run();
        assertThat(samples).isEmpty();
        handOverOne();
        assertThat(samples).hasSize(1);
        handOverOne();
        assertThat(fx.poll(900, TimeUnit.MILLISECONDS)).isNotNull();
        assertThat(fx).isEmpty();
    }

    @Test
    void atFullLoadItReadsOnceASecond() throws InterruptedException {
        FakeTraffic traffic = new FakeTraffic(Configs.small(), Sampler.FULL_LOAD);
        readings.clear();
        for (int i = 1; i <= 3; i++) {
            readings.addLast(traffic.after(Duration.ofMillis(500L * i)));
        }
        sampler.setSeen(true);
        handOverOne();
        handOverOne();
        assertThat(fx.poll(700, TimeUnit.MILLISECONDS)).as("nothing for now").isNull();
        handOverOne();
        assertThat(samples).hasSize(3);
    }
}
