package org.yaomote.traffic;

import org.yaomote.words.Folding;

import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.ToLongFunction;
import java.util.stream.Collectors;

/// What a filter may ask about, by the name it has there.
public enum FilterKey {
    CLIENT(new Words(t -> t.caller().client())),
    LISTENER(new Words(t -> t.way().listener().name())),
    METHOD(new Words(t -> t.asked().method())),
    HOST(new Words(t -> t.asked().host())),
    PATH(new Words(t -> t.asked().path())),
    QUERY(new Words(t -> t.asked().query())),
    URL(new Words(RequestTrace::url)),
    SERVICE(new Words(t -> t.way().serviceName())),
    BACKEND(new Words(t -> t.way().backends())),
    VERSION(new Words(t -> t.caller().version())),
    TLS(new Words(t -> t.caller().tls())),
    NOTE(new Words(FilterKey::notes)),
    ID(new Words(t -> HexFormat.of().toHexDigits(t.id()))),
    STATUS(new Figure(t -> t.result().status())),
    MS(new Figure(t -> t.result().totalNanos() / 1_000_000)),
    BYTES(new Figure(t -> t.result().responseBytes())),
    SENT(new Figure(t -> t.result().requestBytes())),
    RETRIES(new Figure(t -> t.result().retries())),
    /// The number of the rule, from 1; 0 if none took it.
    RULE(new Figure(t -> t.way().rule().map(i -> i + 1L).orElse(0L))),
    /// `problem` or `fine`.
    IS(new Words(t -> t.isProblem() ? "problem" : "fine"));

    /// How a column is read.
    private sealed interface Reading {}

    private record Words(Function<RequestTrace, String> read) implements Reading {}

    private record Figure(ToLongFunction<RequestTrace> read) implements Reading {}

    private final Reading reading;

    FilterKey(Reading reading) {
        this.reading = reading;
    }

    /// Its name in filters.
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /// Whether it is compared as a number.
    boolean isNumber() {
        return reading instanceof Figure;
    }

    /// Its text for a request, folded.
    String text(RequestTrace trace) {
        return reading instanceof Words(var read)
                ? Folding.of(read.apply(trace))
                : Long.toString(number(trace));
    }

    /// Its number for a request; 0 for a text.
    long number(RequestTrace trace) {
        return reading instanceof Figure(var read) ? read.applyAsLong(trace) : 0;
    }

    private static String notes(RequestTrace trace) {
        List<RequestTrace.Note> notes = trace.notes();
        if (notes.isEmpty()) {
            return "";
        }
        return notes.stream()
                .map(note -> note.name().toLowerCase(Locale.ROOT).replace('_', '-'))
                .collect(Collectors.joining(" "));
    }

    static Optional<FilterKey> of(String word) {
        return Arrays.stream(values()).filter(k -> k.word().equalsIgnoreCase(word)).findFirst();
    }

    /// All names, as they are listed for people.
    public static List<String> words() {
        return Arrays.stream(values()).map(FilterKey::word).toList();
    }
}
