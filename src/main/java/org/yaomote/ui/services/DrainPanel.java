package org.yaomote.ui.services;

import javafx.animation.PauseTransition;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.RadioButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

import org.yaomote.config.BackendMode;
import org.yaomote.metrics.InFlight;
import org.yaomote.ui.editing.Choices;
import org.yaomote.ui.fx.StateBadge;
import org.yaomote.ui.fx.StateMark;
import org.yaomote.ui.fx.Texts;
import org.yaomote.ui.fx.UiContext;

import java.time.Duration;
import java.time.Instant;
import java.util.Locale;

/// One backend on its way out: what it still has to do, when it is safe to stop, and how it goes
/// on.
///
/// Thread: the FX thread.
final class DrainPanel extends VBox {
    /// When it ends by itself.
    enum End {
        NEVER(Duration.ZERO),
        EMPTY(Duration.ZERO),
        MINUTE(Duration.ofMinutes(1)),
        FIVE(Duration.ofMinutes(5)),
        QUARTER(Duration.ofMinutes(15));

        private final Duration after;

        End(Duration after) {
            this.after = after;
        }

        String key() {
            return "services.drain.end." + name().toLowerCase(Locale.ROOT);
        }
    }

    /// What the panel's buttons do.
    interface Orders {
        /// It takes part again.
        void putBack();

        /// What it has is ended, and it becomes this.
        void finish(BackendMode then);
    }

    private final Texts texts;
    private final Orders orders;
    private final Label title = wrapped();
    private final ProgressBar progress = new ProgressBar(0);
    private final Label flight = wrapped();
    private final StateBadge safe;
    private final Button cancel = new Button();
    private final Button finish = new Button();
    private final RadioButton maintenance = new RadioButton();
    private final ComboBox<End> end = new ComboBox<>();
    private final UiContext context;
    private PauseTransition escalation = new PauseTransition();
    private int most = 1;
    private boolean over;

    DrainPanel(UiContext context, Orders orders) {
        super(8);
        this.context = context;
        this.texts = context.texts();
        this.orders = orders;
        this.safe = new StateBadge(texts, StateMark.DRAINING);
        getStyleClass().add("drain-panel");
        title.getStyleClass().add("form-label");
        flight.setId("services-drain-flight");
        safe.setId("services-drain-safe");
        safe.setWrapText(true);
        cancel.setId("services-drain-cancel");
        finish.setId("services-drain-finish");
        cancel.setMinWidth(Region.USE_PREF_SIZE);
        finish.setMinWidth(Region.USE_PREF_SIZE);
        cancel.setOnAction(_ -> orders.putBack());
        finish.setOnAction(_ -> finish());
        progress.setPrefWidth(120);
        progress.setMinWidth(60);
        HBox line = new HBox(12, progress, flight);
        line.setAlignment(Pos.CENTER_LEFT);
        HBox.setHgrow(flight, Priority.ALWAYS);
        getChildren().addAll(title, line, safe, how());
    }

    private FlowPane how() {
        ToggleGroup group = new ToggleGroup();
        RadioButton off = new RadioButton();
        maintenance.setId("services-drain-maintenance");
        maintenance.setToggleGroup(group);
        maintenance.setSelected(true);
        maintenance.textProperty().bind(texts.text("services.mode.maintenance"));
        off.setId("services-drain-off");
        off.setToggleGroup(group);
        off.textProperty().bind(texts.text("services.mode.off"));
        Label then = new Label();
        then.textProperty().bind(texts.text("services.drain.then"));
        end.setId("services-drain-end");
        end.getItems().setAll(End.values());
        end.setValue(End.NEVER);
        Choices.name(end, texts, End::key);
        end.accessibleTextProperty().bind(texts.text("services.drain.end"));
        end.valueProperty().addListener((_, _, now) -> schedule(now));
        Label when = new Label();
        when.textProperty().bind(texts.text("services.drain.end"));
        when.setLabelFor(end);
        FlowPane how = new FlowPane(12, 8, cancel, finish, when, end, then, maintenance, off);
        how.setAlignment(Pos.CENTER_LEFT);
        return how;
    }

    private static Label wrapped() {
        Label label = new Label();
        label.setWrapText(true);
        label.setMinHeight(USE_PREF_SIZE);
        label.setMaxWidth(Double.MAX_VALUE);
        return label;
    }

    /// Says what is done, before anybody has counted how far it is.
    void begin(String name, Instant since) {
        title.setText(texts.get("services.drain.title", name, texts.numbers().clock(since)));
        cancel.setText(texts.get("services.drain.cancel"));
        cancel.setAccessibleText(texts.get("services.drain.cancel.of", name));
        finish.setText(texts.get("services.drain.finish", 0));
        finish.setAccessibleText(finish.getText() + ": " + name);
    }

    /// Shows how far it is.
    ///
    /// @param since when it got no new clients any more
    /// @param sticky how many clients are bound to it
    void show(String name, Instant since, InFlight now, int sticky) {
        most = Math.max(most, now.requests());
        begin(name, since);
        progress.setProgress(1 - (double) now.requests() / most);
        progress.setAccessibleText(flight(now, sticky));
        flight.setText(flight(now, sticky));
        boolean empty = now.requests() == 0;
        safe.mark(empty ? StateMark.UP : StateMark.DRAINING);
        safe.textProperty().unbind();
        safe.setText(texts.get(safety(empty, sticky), name, sticky));
        finish.setText(texts.get("services.drain.finish", now.requests()));
        finish.setAccessibleText(finish.getText() + ": " + name);
        if (empty && end.getValue() == End.EMPTY) {
            finish();
        }
    }

    private static String safety(boolean empty, int sticky) {
        if (!empty) {
            return "services.drain.notYet";
        }
        return sticky > 0 ? "services.drain.safe.sticky" : "services.drain.safe";
    }

    private String flight(InFlight now, int sticky) {
        String oldest =
                now.oldest()
                        .map(
                                o ->
                                        texts.get(
                                                "services.drain.oldest",
                                                texts.numbers()
                                                        .duration(
                                                                Duration.between(
                                                                        o.since(),
                                                                        context.clock().instant())),
                                                o.line(),
                                                o.client()))
                        .orElse("");
        return texts.get("services.drain.flight", now.requests(), oldest, sticky).strip();
    }

    private void schedule(End chosen) {
        escalation.stop();
        if (!chosen.after.isZero()) {
            escalation =
                    new PauseTransition(
                            javafx.util.Duration.millis((double) chosen.after.toMillis()));
            escalation.setOnFinished(_ -> finish());
            escalation.play();
        }
    }

    private void finish() {
        if (!over) {
            over = true;
            orders.finish(maintenance.isSelected() ? BackendMode.MAINTENANCE : BackendMode.OFF);
        }
    }

    /// It drains no more.
    void end() {
        over = true;
        escalation.stop();
    }
}
