package org.yaomote.transport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.LongPredicate;

/// The slow clock that the sockets of a loop share.
@EnabledOnOs(OS.LINUX)
class SocketLoopIT {
    private final EventLoops loops = EventLoops.best(1);
    private final SocketLoop sockets = loops.sockets(0);

    @AfterEach
    void end() {
        loops.shutdown().join();
    }

    private record Seen(LongPredicate look, AtomicInteger closed) implements SocketLoop.Watched {
        @Override
        public boolean look(long now) {
            return look.test(now);
        }

        @Override
        public void close() {
            closed.incrementAndGet();
        }
    }

    private AtomicInteger watch(LongPredicate look) {
        AtomicInteger closed = new AtomicInteger();
        var _ =
                sockets.loop()
                        .submit(() -> sockets.watch(new Seen(look, closed)))
                        .syncUninterruptibly();
        return closed;
    }

    /// A call that is given up is followed by the next one, which is watched from within the look.
    @Test
    void looksAsOftenHoweverManyCallsAreGivenUp() {
        AtomicInteger looks = new AtomicInteger();
        AtomicInteger others = new AtomicInteger();
        watch(
                _ -> {
                    sockets.watch(new Seen(_ -> others.incrementAndGet() < 0, new AtomicInteger()));
                    return looks.incrementAndGet() < 20;
                });
        long start = System.nanoTime();

        await().atMost(Duration.ofSeconds(20)).until(() -> looks.get() == 20);

        assertThat(Duration.ofNanos(System.nanoTime() - start))
                .isGreaterThan(Duration.ofMillis(1800));
    }

    @Test
    void aFaultEndsWhatItHappenedToAndNothingElse() {
        AtomicInteger looks = new AtomicInteger();
        AtomicInteger closed =
                watch(
                        _ -> {
                            throw new AssertionError("by the test");
                        });
        watch(_ -> looks.incrementAndGet() < 3);

        await().atMost(Duration.ofSeconds(20)).until(() -> looks.get() == 3);
        assertThat(closed).hasValue(1);
        assertThat(loops.fatal()).isNotDone();
    }

    /// Out of heap is told to whoever can end the program.
    @Test
    void whatNoProgramSurvivesIsTold() {
        watch(
                _ -> {
                    throw new OutOfMemoryError("by the test");
                });

        await().atMost(Duration.ofSeconds(20)).until(() -> loops.fatal().isDone());
    }

    @Test
    void buffersThatFoundNoMemoryAreSurvived() {
        AtomicInteger closed =
                watch(
                        _ -> {
                            throw new OutOfMemoryError("Cannot reserve 1 bytes");
                        });

        await().atMost(Duration.ofSeconds(20)).until(() -> closed.get() == 1);
        assertThat(loops.fatal()).isNotDone();
    }
}
