package org.yaomote.ui.traffic;

import org.yaomote.traffic.RequestTrace;
import org.yaomote.ui.fx.StateMark;
import org.yaomote.ui.fx.Texts;

import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.stream.Collectors;

/// What is said of a request in the language chosen.
///
/// Thread: the FX thread.
record TraceTexts(Texts texts) {
    private static final DateTimeFormatter CLOCK = DateTimeFormatter.ofPattern("HH:mm:ss.SSS");

    private static final int SHORT = 14;
    private static final String BEFORE = "> ";

    /// When it began, to the millisecond, in the system's time zone.
    String time(RequestTrace trace) {
        return CLOCK.format(trace.began().atZone(ZoneId.systemDefault()));
    }

    /// The number of the rule that took it, from 1.
    String rule(RequestTrace trace) {
        return trace.way().rule().map(rule -> Integer.toString(rule + 1)).orElse("");
    }

    /// Who answered, behind those who did not as long as that is short; the inspector tells all.
    String backend(RequestTrace trace) {
        String all = trace.way().backends();
        int last = all.lastIndexOf(BEFORE);
        return all.length() <= SHORT || last < 0 ? all : all.substring(last + BEFORE.length());
    }

    /// How long it took.
    String took(RequestTrace trace) {
        return span(trace.result().totalNanos());
    }

    /// A span of time.
    String span(long nanos) {
        return texts.numbers().micros(Math.max(0, nanos) / 1000);
    }

    /// How long the answer's body was.
    String bytes(RequestTrace trace) {
        return texts.numbers().compact((double) trace.result().responseBytes());
    }

    /// What is worth saying beside the figures.
    String notes(RequestTrace trace) {
        return trace.notes().stream()
                .map(note -> note(note, trace))
                .collect(Collectors.joining(texts.get("traffic.comma")));
    }

    private String note(RequestTrace.Note note, RequestTrace trace) {
        String key = "traffic.note." + note.name().toLowerCase(Locale.ROOT);
        return texts.get(key, trace.result().retries());
    }

    /// How it went, as a state.
    static StateMark mark(RequestTrace trace) {
        if (trace.result().status() >= 500 || !trace.result().complete()) {
            return StateMark.DOWN;
        }
        return trace.isProblem() ? StateMark.SHAKY : StateMark.UP;
    }

    /// The whole row, to be read out.
    String spoken(RequestTrace trace) {
        return texts.get(
                "traffic.row",
                trace.asked().method(),
                trace.asked().path(),
                trace.result().status(),
                took(trace),
                notes(trace));
    }

    /// What was asked, in a line.
    String title(RequestTrace trace) {
        return trace.asked().method().isEmpty()
                ? texts.get("traffic.malformed", trace.caller().client())
                : trace.asked().method() + " " + trace.url();
    }
}
