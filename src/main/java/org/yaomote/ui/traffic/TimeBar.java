package org.yaomote.ui.traffic;

import javafx.scene.control.Label;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

import org.yaomote.traffic.RequestTrace;
import org.yaomote.traffic.Try;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/// Where the time of a request went: figures, and a bar of their shares.
final class TimeBar extends VBox {
    private static final double WIDTH = 420;
    private static final double LEAST = 2;

    private final TraceTexts words;
    private final FlowPane figures = new FlowPane(14, 2);
    private final HBox bar = new HBox();

    /// One part of the time.
    private record Part(String name, long nanos, String figure) {}

    TimeBar(TraceTexts words) {
        super(6);
        this.words = words;
        bar.getStyleClass().add("traffic-time");
        bar.setMaxWidth(WIDTH);
        bar.setFocusTraversable(false);
        getChildren().addAll(figures, bar);
    }

    void show(RequestTrace trace) {
        List<Part> parts = parts(trace);
        long all = Math.max(1, trace.result().totalNanos());
        figures.getChildren().setAll(parts.stream().map(this::label).toList());
        bar.getChildren().setAll(parts.stream().map(part -> piece(part, all)).toList());
        bar.setAccessibleText(
                parts.stream()
                        .map(
                                part ->
                                        words.texts().get("traffic.time." + part.name())
                                                + " "
                                                + part.figure())
                        .collect(Collectors.joining(words.texts().get("traffic.comma"))));
    }

    private List<Part> parts(RequestTrace trace) {
        List<Part> parts = new ArrayList<>();
        if (!trace.way().tries().isEmpty()) {
            add(parts, "queue", trace.nanos(Try::queueNanos));
            add(parts, "connect", trace.nanos(Try::connectNanos));
            add(parts, "tls", trace.nanos(Try::tlsNanos));
            String waits =
                    trace.way().tries().stream()
                            .map(attempt -> words.span(attempt.waitNanos()))
                            .collect(Collectors.joining(" + "));
            parts.add(new Part("wait", trace.nanos(Try::waitNanos), waits));
        }
        add(parts, "body", trace.result().bodyNanos());
        long known = parts.stream().mapToLong(Part::nanos).sum();
        add(parts, "own", Math.max(0, trace.result().totalNanos() - known));
        return parts;
    }

    private void add(List<Part> parts, String name, long nanos) {
        parts.add(new Part(name, nanos, words.span(nanos)));
    }

    private Label label(Part part) {
        Label label =
                new Label(
                        words.texts().get("traffic.time." + part.name()) + " " + part.figure(),
                        swatch(part));
        label.setMinWidth(USE_PREF_SIZE);
        label.setGraphicTextGap(6);
        return label;
    }

    private static Region swatch(Part part) {
        Region swatch = new Region();
        swatch.getStyleClass().addAll("traffic-swatch", "traffic-" + part.name());
        return swatch;
    }

    private static Region piece(Part part, long all) {
        Region piece = new Region();
        piece.getStyleClass().addAll("traffic-piece", "traffic-" + part.name());
        double width = part.nanos() == 0 ? 0 : Math.max(LEAST, WIDTH * part.nanos() / all);
        piece.setMinWidth(width);
        piece.setPrefWidth(width);
        piece.setMaxWidth(width);
        return piece;
    }
}
