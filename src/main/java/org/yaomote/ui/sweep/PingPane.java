package org.yaomote.ui.sweep;

import atlantafx.base.theme.Styles;

import javafx.beans.binding.Bindings;
import javafx.collections.ListChangeListener;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextField;
import javafx.scene.input.Clipboard;
import javafx.scene.input.DataFormat;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

import org.kordamp.ikonli.feather.Feather;
import org.yaomote.sweep.PingLines;
import org.yaomote.ui.editing.Actions;
import org.yaomote.ui.editing.Choices;
import org.yaomote.ui.editing.FocusInView;
import org.yaomote.ui.fx.LiveViewport;
import org.yaomote.ui.fx.Texts;
import org.yaomote.ui.fx.UiContext;

import java.net.InetAddress;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/// The options of a ping to one host as a form, the equal command, the replies as they come and the
/// statistics.
final class PingPane extends ScrollPane {
    private static final int SHOWN_REPLIES = 60;

    private final UiContext context;
    private final Texts texts;
    private final PingViewModel model;
    private final PingFields fields;
    private final TextField command = new TextField();
    private final ComboBox<PingCommand.Dialect> dialect = new ComboBox<>();
    private final Label replies = new Label();
    private final Label statistics = new Label();
    private final PingChart chart;
    private final Button start;

    /// @param close closes it
    PingPane(UiContext context, PingViewModel model, Runnable close) {
        this.context = context;
        this.texts = context.texts();
        this.model = model;
        this.fields = new PingFields(texts, model);
        this.chart = new PingChart(model);
        Actions make = new Actions(texts);
        start = make.button("ping.start", Feather.PLAY, model::start);
        start.getStyleClass().add(Styles.ACCENT);
        start.disableProperty().bind(model.runningProperty());
        Button stop = make.button("ping.stop", Feather.SQUARE, model::stop);
        stop.disableProperty().bind(model.runningProperty().not());
        Button shut = make.icon(texts.text("ping.close"), Feather.X, close);
        shut.setId("ping-close");
        Label title = new Label();
        title.setId("ping-title");
        title.textProperty().bind(texts.text("ping.title", model.host()));
        title.getStyleClass().add("headline");
        title.setMinWidth(0);
        HBox.setHgrow(title, Priority.ALWAYS);
        title.setMaxWidth(Double.MAX_VALUE);
        HBox head = new HBox(8, title, start, stop, shut);
        head.setAlignment(Pos.CENTER_LEFT);
        prepare();
        VBox content = new VBox(8, head, fields, commandLine(make), replies, outcome());
        content.getStyleClass().addAll("form", "form-pane");
        getStyleClass().add("form-scroll");
        setId("ping-pane");
        setContent(content);
        setFitToWidth(true);
        setHbarPolicy(ScrollBarPolicy.NEVER);
        FocusInView.of(this);
        LiveViewport.of(this);
    }

    /// Puts the focus where it begins.
    void begin() {
        start.requestFocus();
    }

    /// Offers own addresses to send from.
    void offer(List<InetAddress> own) {
        fields.offer(own);
    }

    private void prepare() {
        for (Label label : List.of(replies, statistics)) {
            label.setWrapText(true);
            label.setMinHeight(Region.USE_PREF_SIZE);
        }
        replies.setId("ping-replies");
        statistics.setId("ping-statistics");
        statistics.getStyleClass().add("ping-statistics");
        model.replies().addListener((ListChangeListener<PingReply>) _ -> tell());
        texts.wordsProperty().addListener((_, _, _) -> tell());
        tell();
    }

    private HBox outcome() {
        HBox.setHgrow(chart, Priority.ALWAYS);
        HBox.setHgrow(statistics, Priority.SOMETIMES);
        return new HBox(16, statistics, chart);
    }

    private HBox commandLine(Actions make) {
        Label same = new Label();
        same.textProperty().bind(texts.text("ping.same"));
        same.setLabelFor(command);
        same.setMinWidth(USE_PREF_SIZE);
        command.setId("ping-command");
        command.setEditable(false);
        command.accessibleTextProperty().bind(texts.text("ping.same"));
        command.getStyleClass().add("ping-command");
        HBox.setHgrow(command, Priority.ALWAYS);
        dialect.setId("ping-system");
        dialect.getItems().setAll(PingCommand.Dialect.values());
        Choices.name(dialect, texts, PingCommand.Dialect::key);
        dialect.setValue(PingCommand.Dialect.ofThisComputer());
        dialect.accessibleTextProperty().bind(texts.text("ping.system"));
        dialect.setMinWidth(USE_PREF_SIZE);
        command.textProperty()
                .bind(
                        Bindings.createStringBinding(
                                this::commandText,
                                dialect.valueProperty(),
                                model.host(),
                                model.count().text(),
                                model.endless(),
                                model.interval().text(),
                                model.limit().text(),
                                model.size().text(),
                                model.ttl().text(),
                                model.whole(),
                                model.source()));
        Button copy = make.icon(texts.text("ping.copy"), Feather.COPY, this::copy);
        copy.setId("ping-copy");
        HBox line = new HBox(8, same, command, dialect, copy);
        line.setAlignment(Pos.CENTER_LEFT);
        return line;
    }

    private String commandText() {
        return model.command().map(c -> c.text(dialect.getValue())).orElse("");
    }

    private void copy() {
        Clipboard.getSystemClipboard().setContent(Map.of(DataFormat.PLAIN_TEXT, command.getText()));
        context.toasts().show(() -> texts.get("ping.copied"));
    }

    private void tell() {
        List<PingReply> all = model.replies();
        replies.setText(
                all.isEmpty()
                        ? texts.get("ping.none")
                        : all.subList(Math.max(0, all.size() - SHOWN_REPLIES), all.size()).stream()
                                .map(this::reply)
                                .collect(Collectors.joining("    ")));
        statistics.setText(statistics());
        boolean any = !all.isEmpty();
        for (Region region : List.of(statistics, chart)) {
            region.setVisible(any);
            region.setManaged(any);
        }
        chart.setAccessibleText(texts.get("ping.chart", replies.getText()));
    }

    private String reply(PingReply reply) {
        String what =
                reply.isAnswered()
                        ? texts.get("ping.millis", PingLines.time(reply.nanos() / 1000))
                        : new HowTexts(texts).missing(reply.result());
        return reply.number() + ": " + what;
    }

    /// As ping prints them, and what ping does not know.
    private String statistics() {
        var summary = model.statistics();
        if (model.replies().isEmpty()) {
            return "";
        }
        String lines =
                model.replies()
                        .getLast()
                        .result()
                        .address()
                        .map(address -> new PingLines(model.host().get(), address))
                        .map(printed -> printed.summary(summary, model.took()).strip())
                        .orElse("");
        return summary.counts().received() < 2
                ? lines
                : lines + "\n" + texts.get("ping.jitter", RowTexts.millis(summary.jitter().mean()));
    }
}
