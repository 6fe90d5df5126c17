package org.yaomote.app;

import org.yaomote.events.Event;
import org.yaomote.events.EventLog;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/// Tells when the disk or the memory runs short, and when there is enough again.
///
/// It is said after two looks in a row that agree, so that a file that is written and deleted, or a
/// figure that swings around the mark, is not told each time. What is short from the start is said
/// as news that calls nobody.
///
/// Thread: one that may block, one look at a time.
final class ShortageWatch {
    /// Looks in a row that have to agree.
    private static final int AGREEING = 2;

    private final EventLog events;
    private final Clock clock;
    private final Supplier<List<Gauge>> gauges;
    private List<Watched> all = List.of();
    private boolean isFirst = true;

    /// What is measured.
    ///
    /// @param code of its events, behind which `.short` or `.enough` stands
    /// @param screen where more of it is to be seen
    record Gauge(String code, String screen, Source source) {}

    /// Measures; nothing where that is not to be had now.
    @FunctionalInterface
    interface Source {
        /// A look.
        Optional<Reading> read();
    }

    /// What was measured.
    ///
    /// @param said what the words mention
    record Reading(Level level, List<String> said) {}

    /// How much there is.
    enum Level {
        SHORT,
        /// Neither: as it was before.
        BETWEEN,
        ENOUGH
    }

    private static final class Watched {
        private final Gauge gauge;
        private boolean isShort;
        private int other;

        Watched(Gauge gauge) {
            this.gauge = gauge;
        }

        /// Whether it is now otherwise than was said last.
        boolean turns(Level now, boolean isFirst) {
            boolean differs = now == (isShort ? Level.ENOUGH : Level.SHORT);
            other = differs ? other + 1 : 0;
            boolean turned = differs && (isFirst || other >= AGREEING);
            if (turned) {
                isShort = !isShort;
                other = 0;
            }
            return turned;
        }
    }

    /// @param gauges asked for at the first look, since finding them may block
    ShortageWatch(EventLog events, Clock clock, Supplier<List<Gauge>> gauges) {
        this.events = events;
        this.clock = clock;
        this.gauges = gauges;
    }

    /// Measures once.
    void look() {
        if (isFirst) {
            all = gauges.get().stream().map(Watched::new).toList();
        }
        for (Watched one : all) {
            one.gauge.source().read().ifPresent(reading -> take(one, reading));
        }
        isFirst = false;
    }

    private void take(Watched one, Reading reading) {
        if (one.turns(reading.level(), isFirst)) {
            Event.Level bad = isFirst ? Event.Level.NEWS : Event.Level.WARNING;
            events.add(
                    new Event(
                            clock.instant(),
                            one.isShort ? bad : Event.Level.GOOD,
                            one.gauge.code() + (one.isShort ? ".short" : ".enough"),
                            reading.said(),
                            "screen:" + one.gauge.screen()));
        }
    }
}
