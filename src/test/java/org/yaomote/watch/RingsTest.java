package org.yaomote.watch;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.yaomote.watch.History.Minute;

import java.time.Instant;
import java.util.List;

class RingsTest {
    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

    private final SampleRing samples = new SampleRing();
    private final MinuteRing minutes = new MinuteRing();

    @Test
    void theLastHourOfSamplesIsKept() {
        for (int i = 0; i < 10_000; i++) {
            samples.add(i, i * 1_000_000L);
        }

        assertThat(samples.last(3)).containsExactly(9_997, 9_998, 9_999);
        assertThat(samples.last(9_999)).hasSize(3_600).startsWith(6_400).endsWith(9_999);
        assertThat(samples.lastTimes(2)).containsExactly(9_998_000_000L, 9_999_000_000L);
        assertThat(samples.count()).isEqualTo(10_000);
    }

    @Test
    void aSampleIsReplacedWhileItIsThere() {
        long place = samples.add(Sample.LOST, 0);
        samples.add(7, 0);
        samples.replace(place, Sample.LATE);
        assertThat(samples.last(9)).containsExactly(Sample.LATE, 7);
        for (int i = 0; i < 3_600; i++) {
            samples.add(i, i * 1_000_000L);
        }
        samples.replace(place, 1_000_000);

        assertThat(samples.last(3_600)).doesNotContain(1_000_000);
    }

    @Test
    void samplesOfAMinuteAreRolledUp() {
        minutes.add(START, 100);
        minutes.add(START.plusSeconds(59), 301);
        minutes.add(START.plusSeconds(30), Sample.LOST);
        minutes.add(START.plusSeconds(31), Sample.UNREACHABLE);
        minutes.add(START.plusSeconds(32), Sample.NOT_SENT);
        minutes.excuse(START.plusSeconds(30));
        minutes.add(START.plusSeconds(130), Sample.LOST);

        assertThat(minutes.all())
                .containsExactly(
                        new Minute(START, 100, 200, 301, 2, 1, 1),
                        new Minute(START.plusSeconds(60), 0, 0, 0, 0, 0, 0),
                        new Minute(START.plusSeconds(120), 0, 0, 0, 0, 1, 0));
    }

    @Test
    void aDayOfMinutesIsKept() {
        for (int i = 0; i < 2_000; i++) {
            minutes.add(START.plusSeconds(60L * i), i);
        }
        List<Minute> all = minutes.all();

        assertThat(all).hasSize(1_440);
        assertThat(all.getFirst())
                .isEqualTo(new Minute(START.plusSeconds(560 * 60), 560, 560, 560, 1, 0, 0));
        minutes.add(START, 5);
        assertThat(minutes.all()).isEqualTo(all);
    }

    @Test
    void afterALongSleepNothingOldIsLeft() {
        minutes.add(START, 5);
        minutes.add(START.plusSeconds(60L * 60 * 24 * 30), 6);

        assertThat(minutes.all()).singleElement().returns(6, Minute::min);
    }

    @Test
    void aClockThatIsSetBackGoesOnInOlderMinutes() {
        minutes.add(START, 5);
        minutes.add(START.minusSeconds(120), 6);

        assertThat(minutes.all()).extracting(Minute::replies).containsExactly(1, 0, 1);
    }

    @Test
    void tenThousandEventsAreKept() {
        EventLog log = new EventLog();
        for (int i = 0; i < 10_005; i++) {
            log.add(new WatchEvent.BeganFlapping(START, i));
        }

        assertThat(log.last()).isEqualTo(10_005);
        assertThat(log.after(0)).hasSize(10_000);
        assertThat(log.after(0).getFirst().number()).isEqualTo(6);
        assertThat(log.after(10_003))
                .extracting(WatchEvent.Numbered::number)
                .containsExactly(10_004L, 10_005L);
        assertThat(log.after(10_005)).isEmpty();
    }
}
