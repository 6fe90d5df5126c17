package org.yaomote.ui.traffic;

import javafx.scene.control.OverrunStyle;

import org.yaomote.traffic.RequestTrace;
import org.yaomote.ui.editing.AddressOrder;

import java.util.Comparator;
import java.util.Locale;
import java.util.function.BiFunction;

/// A column of the table.
enum TrafficColumn {
    TIME(112, TraceTexts::time),
    CLIENT(110, (_, t) -> t.caller().client()),
    LISTENER(100, (_, t) -> t.way().listener().name()),
    METHOD(78, (_, t) -> t.asked().method()),
    HOST(151, (_, t) -> t.asked().host()),
    PATH(119, (_, t) -> t.asked().path() + t.asked().query()),
    RULE(64, TraceTexts::rule),
    SERVICE(76, (_, t) -> t.way().serviceName()),
    BACKEND(126, TraceTexts::backend),
    STATUS(90, (_, t) -> Integer.toString(t.result().status())),
    TIMING(72, TraceTexts::took),
    BYTES(66, TraceTexts::bytes),
    VERSION(90, (_, t) -> t.caller().version()),
    NOTES(102, TraceTexts::notes);

    private final double width;
    private final BiFunction<TraceTexts, RequestTrace, String> read;

    TrafficColumn(double width, BiFunction<TraceTexts, RequestTrace, String> read) {
        this.width = width;
        this.read = read;
    }

    /// In pixels at the usual text size.
    double width() {
        return width;
    }

    /// Its text for a request.
    String text(TraceTexts texts, RequestTrace trace) {
        return read.apply(texts, trace);
    }

    String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /// Key of its title.
    String key() {
        return "traffic.column." + word();
    }

    /// Whether it is shown unless the user wants it otherwise.
    boolean isUsual() {
        return this != LISTENER
                && this != RULE
                && this != SERVICE
                && this != BYTES
                && this != VERSION;
    }

    /// Where its text is cut if it does not fit: what tells backends apart is at their end.
    OverrunStyle cut() {
        return this == BACKEND ? OverrunStyle.LEADING_ELLIPSIS : OverrunStyle.ELLIPSIS;
    }

    /// Whether it is a figure, which stands at the right.
    boolean isFigure() {
        return this == TIMING || this == BYTES || this == RULE;
    }

    /// The order of requests by it, upwards; equal ones as they came.
    Comparator<RequestTrace> order(TraceTexts texts) {
        Comparator<RequestTrace> order =
                switch (this) {
                    case TIME -> Comparator.comparingLong(RequestTrace::number);
                    case CLIENT, BACKEND ->
                            Comparator.comparing(t -> text(texts, t), AddressOrder.BY_NUMBER);
                    case RULE -> Comparator.comparingInt(t -> t.way().rule().orElse(-1));
                    case STATUS -> Comparator.comparingInt(t -> t.result().status());
                    case TIMING -> Comparator.comparingLong(t -> t.result().totalNanos());
                    case BYTES -> Comparator.comparingLong(t -> t.result().responseBytes());
                    case LISTENER, METHOD, HOST, PATH, SERVICE, VERSION, NOTES ->
                            Comparator.comparing(t -> text(texts, t).toLowerCase(Locale.ROOT));
                };
        return order.thenComparingLong(RequestTrace::number);
    }
}
