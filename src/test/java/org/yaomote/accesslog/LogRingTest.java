package org.yaomote.accesslog;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.yaomote.accesslog.LogEntry.Outcome;
import org.yaomote.accesslog.LogEntry.Text;
import org.yaomote.accesslog.LogEntry.Tls;
import org.yaomote.accesslog.LogEntry.Version;
import org.yaomote.fixtures.Effort;

import java.util.concurrent.atomic.AtomicInteger;

class LogRingTest {
    private final byte[] into = new byte[LogEntry.MAX];
    private final AtomicInteger woken = new AtomicInteger();

    private static LogEntry entry(int number, int length) {
        LogEntry entry = new LogEntry().begin(0, 80, Version.HTTP_1_1, Tls.NONE);
        entry.text(Text.REQUEST, new byte[length]);
        return entry.end(0, new Outcome(200, 0, 0, number));
    }

    private long number() {
        return (long) LogEntry.LONG.get(into, LogEntry.ID);
    }

    @Test
    void entriesComeOutAsTheyWentInAlsoAroundTheEdge() {
        LogRing ring = new LogRing(1024, woken::incrementAndGet);
        for (int i = 0; i < 1000; i++) {
            LogEntry sent = entry(i, i * 7 % 800);
            assertThat(ring.offer(sent)).isTrue();

            assertThat(ring.poll(into)).isEqualTo(sent.length());
            assertThat(number()).isEqualTo(i);
            assertThat(ring.poll(into)).isZero();
        }
        assertThat(ring.dropped()).isZero();
    }

    @Test
    void whatFindsNoRoomIsDroppedAndCounted() {
        LogRing ring = new LogRing(1024, woken::incrementAndGet);
        int taken = 0;
        while (ring.offer(entry(taken, 100))) {
            taken++;
        }
        for (int i = 0; i < 9; i++) {
            assertThat(ring.offer(entry(0, 100))).isFalse();
        }

        assertThat(taken).isEqualTo(1024 / (2 + LogEntry.TEXTS + 3 + 100));
        assertThat(ring.dropped()).isEqualTo(10);
        assertThat(ring.poll(into)).isPositive();
        assertThat(ring.offer(entry(0, 100))).isTrue();
    }

    @Test
    void theReaderIsWokenOnceForEachHalf() {
        LogRing ring = new LogRing(1 << 14, woken::incrementAndGet);
        for (int i = 0; i < 64; i++) {
            boolean _ = ring.offer(entry(i, 100));
        }
        assertThat(woken).hasValue(1);
        while (ring.poll(into) > 0) {
            assertThat(number()).isNotNegative();
        }
        for (int i = 0; i < 64; i++) {
            boolean _ = ring.offer(entry(i, 100));
        }
        assertThat(woken).hasValue(2);
    }

    @Test
    void twoThreadsLoseAndMixNothing() throws InterruptedException {
        LogRing ring = new LogRing(4096, () -> {});
        int count = Effort.of(200_000, 20_000_000);
        Thread loop =
                Thread.ofPlatform()
                        .start(
                                () -> {
                                    for (int i = 0; i < count; i++) {
                                        boolean _ = ring.offer(entry(i, i % 900));
                                    }
                                });
        long seen = 0;
        long before = -1;
        while (loop.isAlive() || seen + ring.dropped() < count) {
            int length = ring.poll(into);
            if (length == 0) {
                Thread.onSpinWait();
                continue;
            }
            assertThat(number()).isGreaterThan(before);
            assertThat(length).isEqualTo((int) (LogEntry.TEXTS + 3 + number() % 900));
            before = number();
            seen++;
        }
        assertThat(seen + ring.dropped()).isEqualTo(count);
        loop.join();
    }
}
