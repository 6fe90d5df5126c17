package org.yaomote.proxy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.yaomote.transport.Connector;
import org.yaomote.transport.EventLoops;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;

/// A loop that hangs is noticed (specification of the proxy, 3.8: over 2 s).
class LoopWatchIT {
    private static final Duration SOON = Duration.ofSeconds(20);

    private final EventLoops loops = EventLoops.portable(1);
    private final LoopState state =
            new LoopState(
                    0,
                    new LoopState.Means(
                            new Connector(loops, 0),
                            loops.loop(0),
                            System::nanoTime,
                            new Admission(_ -> {})));
    private final LoopWatch watch = LoopWatch.over(List.of(state), loops.fatal());
    private final CountDownLatch release = new CountDownLatch(1);
    private final AtomicBoolean stop = new AtomicBoolean();

    @AfterEach
    void end() {
        release.countDown();
        stop.set(true);
        watch.close();
        loops.shutdown().join();
    }

    @Test
    void oneThatWaitsForSomethingHangs() {
        loops.loop(0)
                .execute(
                        () -> {
                            state.tick(0);
                            try {
                                release.await();
                            } catch (InterruptedException e) {
                                Thread.currentThread().interrupt();
                            }
                        });

        await().atMost(SOON).until(() -> watch.fault().isDone());
        assertThat(watch.fault().join().code()).isEqualTo("engine.hangs");
    }

    @Test
    void oneThatComputesWithoutEndHangs() {
        loops.loop(0)
                .execute(
                        () -> {
                            state.tick(0);
                            while (!stop.get()) {
                                Thread.onSpinWait();
                            }
                        });

        await().atMost(SOON).until(() -> watch.fault().isDone());
    }

    /// Idle in the kernel without ticks is what a loop looks like that gets no processor.
    @Test
    void oneThatOnlyGetsNoTurnDoesNot() {
        loops.loop(0).execute(() -> state.tick(0));

        await().during(Duration.ofSeconds(4)).atMost(SOON).until(() -> !watch.fault().isDone());
    }
}
