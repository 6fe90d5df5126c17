package org.yaomote.app;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.yaomote.app.ShortageWatch.Level;
import org.yaomote.events.Event;
import org.yaomote.events.EventLog;

import java.lang.management.MemoryUsage;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;

class ShortageWatchTest {
    private static final long MEGABYTE = 1 << 20;

    private final EventLog events = EventLog.inMemory();
    private Optional<Level> level = Optional.of(Level.ENOUGH);
    private final ShortageWatch watch =
            new ShortageWatch(
                    events,
                    Clock.fixed(Instant.EPOCH, ZoneOffset.UTC),
                    () ->
                            List.of(
                                    new ShortageWatch.Gauge(
                                            "disk",
                                            "settings",
                                            () ->
                                                    level.map(
                                                            l ->
                                                                    new ShortageWatch.Reading(
                                                                            l, List.of("/d"))))));

    @Test
    void itIsToldAfterTwoLooksThatAgreeAndOnce() {
        look(Level.ENOUGH, Level.SHORT, Level.ENOUGH, Level.SHORT);
        assertThat(told()).isEmpty();
        look(Level.SHORT, Level.SHORT, Level.BETWEEN, Level.SHORT);
        assertThat(told()).containsExactly("WARNING disk.short");
        look(Level.BETWEEN, Level.ENOUGH, Level.BETWEEN, Level.ENOUGH);
        assertThat(told()).hasSize(1);
        look(Level.ENOUGH);
        assertThat(told()).containsExactly("WARNING disk.short", "GOOD disk.enough");
    }

    @Test
    void whatIsShortFromTheStartCallsNobody() {
        look(Level.SHORT, Level.SHORT);
        assertThat(told()).containsExactly("NEWS disk.short");
    }

    @Test
    void whatCannotBeMeasuredIsNotTold() {
        look(Level.ENOUGH);
        level = Optional.empty();
        watch.look();
        watch.look();
        assertThat(told()).isEmpty();
    }

    @Test
    void aDiskIsShortBelowAQuarterOfAGigabyteAndWellAgainAtTwice() {
        Path folder = Path.of("/data");
        assertThat(Gauges.disk(folder, 255 * MEGABYTE).level()).isEqualTo(Level.SHORT);
        assertThat(Gauges.disk(folder, 255 * MEGABYTE).said()).containsExactly("/data", "255");
        assertThat(Gauges.disk(folder, 300 * MEGABYTE).level()).isEqualTo(Level.BETWEEN);
        assertThat(Gauges.disk(folder, 512 * MEGABYTE).level()).isEqualTo(Level.ENOUGH);
    }

    @Test
    void memoryIsShortWhenLittleIsLeftAfterACollection() {
        assertThat(Gauges.memory(kept(91)).level()).isEqualTo(Level.SHORT);
        assertThat(Gauges.memory(kept(91)).said()).containsExactly("91", "100");
        assertThat(Gauges.memory(kept(85)).level()).isEqualTo(Level.BETWEEN);
        assertThat(Gauges.memory(kept(80)).level()).isEqualTo(Level.ENOUGH);
    }

    @Test
    void thisComputerIsMeasured() {
        Path home = Path.of(System.getProperty("java.io.tmpdir"));
        assertThat(Gauges.of(List.of(home, home)))
                .as("folders on the same disk are one")
                .extracting(ShortageWatch.Gauge::code)
                .containsExactly("memory", "disk");
        assertThat(Gauges.of(List.of(home)).getLast().source().read()).isPresent();
    }

    private static MemoryUsage kept(long percent) {
        return new MemoryUsage(0, percent * MEGABYTE, 100 * MEGABYTE, 100 * MEGABYTE);
    }

    private void look(Level... levels) {
        for (Level one : levels) {
            level = Optional.of(one);
            watch.look();
        }
    }

    private List<String> told() {
        return events.all().stream().map(ShortageWatchTest::said).toList();
    }

    private static String said(Event event) {
        return event.level() + " " + event.code();
    }
}
