package org.yaomote.ui.services;

import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;
import org.yaomote.config.BackendMode;
import org.yaomote.metrics.BackendHealth;
import org.yaomote.ui.editing.Actions;
import org.yaomote.ui.editing.ConfiguredLine;
import org.yaomote.ui.editing.HeartbeatBar;
import org.yaomote.ui.fx.HealthWords;
import org.yaomote.ui.fx.HostErrand;
import org.yaomote.ui.fx.StateBadge;
import org.yaomote.ui.fx.StateMark;
import org.yaomote.ui.fx.Texts;
import org.yaomote.ui.fx.UiContext;
import org.yaomote.ui.fx.UndoOffer;
import org.yaomote.workspace.Backstage;
import org.yaomote.workspace.Edit;

import java.util.List;

/// How one backend is doing: its state with the reason, what became of its settings, its latest
/// health checks, what the proxy asks it, and a check at once.
final class LiveBox extends VBox {
    private final UiContext context;
    private final Texts texts;
    private final Backstage backstage;
    private final HealthWords words;
    private final StateBadge state;
    private final Label sentence = wrapped();
    private final OutcomeLine figures;
    private final ConfiguredLine configured;
    private final HeartbeatBar<BackendHealth.Check> bar;
    private final Label said = wrapped();
    private final Label question = wrapped();
    private final HBox asked;
    private final Button test;
    private final Button back;
    private final Hyperlink host = new Hyperlink();
    private @Nullable BackendSight shown;

    LiveBox(UiContext context) {
        super(8);
        this.context = context;
        this.texts = context.texts();
        this.backstage = context.model().proxy().backstage();
        this.words = new HealthWords(texts);
        this.state = new StateBadge(texts, StateMark.UNKNOWN);
        this.bar = new HeartbeatBar<BackendHealth.Check>(LiveBox::look, this::say).walkable();
        bar.setId("services-checks");
        bar.getStyleClass().add("watch-large");
        bar.onSaid(() -> said.setText(bar.said()));
        said.setId("services-check-said");
        sentence.setId("services-sentence");
        figures = new OutcomeLine(texts, "services.sentence.attempts");
        configured = new ConfiguredLine(texts);
        Actions actions = new Actions(texts);
        test = actions.button("services.test", Feather.CHECK_CIRCLE, this::test);
        Button copy = actions.button("services.copyCurl", Feather.COPY, this::copy);
        asked = new HBox(12, question, copy);
        asked.setAlignment(Pos.CENTER_LEFT);
        HBox.setHgrow(question, Priority.ALWAYS);
        back = actions.button("services.maintained", Feather.CORNER_UP_LEFT, this::letBack);
        back.textProperty().unbind();
        host.setId("services-host-link");
        host.setOnAction(_ -> toHost());
        HBox head = new HBox(12, state, sentence, back, test);
        head.setAlignment(Pos.CENTER_LEFT);
        HBox.setHgrow(sentence, Priority.ALWAYS);
        getStyleClass().add("live-box");
        getChildren().addAll(head, figures.node(), configured, bar, said, asked, host);
    }

    private static Label wrapped() {
        Label label = new Label();
        label.setWrapText(true);
        label.setMinHeight(USE_PREF_SIZE);
        label.setMaxWidth(Double.MAX_VALUE);
        label.setMinWidth(Region.USE_COMPUTED_SIZE);
        return label;
    }

    /// Shows a backend, or the same one a moment later.
    void show(BackendSight sight) {
        shown = sight;
        StateMark mark = StateMark.of(sight.reality());
        state.show(mark);
        sentence.setText(
                words.sentence(sight.reality(), sight.backend().address(), sight.health()));
        figures.show(sight.traffic(), sight.isUnseen());
        configured.show(sight.configured(), sight.isWrong());
        List<BackendHealth.Check> checks = backstage.checks(sight.place());
        bar.show(checks);
        // The first check is not to push away what the user is typing in.
        bar.setVisible(!checks.isEmpty());
        said.setText(checks.isEmpty() ? texts.get("services.check.none") : bar.said());
        String head = backstage.question(sight.service(), sight.backend());
        question.setText(
                texts.get("services.weSend", head.strip().replaceAll("\\s*\\R", " \u00b7 ")));
        show(asked, !head.isEmpty());
        test.setAccessibleText(texts.get("services.test.of", sight.backend().label()));
        test.setDisable(sight.health().isEmpty());
        showBack(sight);
        host.setText(texts.get("services.host.show", sight.backend().host()));
    }

    /// Asks the backend once, now.
    ///
    /// @return whether it was asked; not if it does not run
    boolean test() {
        BackendSight sight = shown;
        if (sight == null || sight.health().isEmpty()) {
            return false;
        }
        said.setText(texts.get("services.test.asking", sight.backend().label()));
        backstage.test(
                sight.place(),
                result -> {
                    if (sight.equals(shown) || isOf(sight)) {
                        bar.show(backstage.checks(sight.place()));
                        bar.setVisible(true);
                        said.setText(
                                result.map(this::say)
                                        .orElseGet(() -> texts.get("services.test.none")));
                    }
                });
        return true;
    }

    /// What is held back is let back where it is seen.
    private void showBack(BackendSight sight) {
        String key =
                switch (sight.backend().mode()) {
                    case READY -> "";
                    case DRAIN -> "services.ready";
                    case MAINTENANCE -> "services.maintained";
                    case OFF -> "services.enable";
                };
        show(back, !key.isEmpty());
        if (!key.isEmpty()) {
            back.setText(texts.get(key));
            back.setAccessibleText(texts.get(key + ".of", sight.backend().label()));
        }
    }

    private void letBack() {
        BackendSight sight = shown;
        if (sight != null) {
            String name = sight.backend().label();
            Edit edit = Edit.ofMode(sight.place(), name, BackendMode.READY);
            context.model().edit(edit);
            UndoOffer.in(context).of(edit, () -> texts.get("services.drain.putBack", name));
        }
    }

    /// A backend is a host, of which the sweep and the watch may know more.
    private void toHost() {
        BackendSight sight = shown;
        if (sight != null) {
            context.navigator().send(new HostErrand.Find(sight.backend().host()));
        }
    }

    private boolean isOf(BackendSight sight) {
        return shown != null && shown.place().equals(sight.place());
    }

    private void copy() {
        BackendSight sight = shown;
        if (sight != null) {
            String head = backstage.question(sight.service(), sight.backend());
            CheckCommand.of(sight, head).toClipboard();
        }
    }

    private String say(BackendHealth.Check check) {
        return words.check(check, shown == null ? "" : shown.backend().address());
    }

    private static HeartbeatBar.Look look(BackendHealth.Check check) {
        return check.isGood()
                ? new HeartbeatBar.Look(StateMark.UP, 1)
                : new HeartbeatBar.Look(StateMark.DOWN, 0.45);
    }

    private static void show(Region part, boolean visible) {
        part.setVisible(visible);
        part.setManaged(visible);
    }
}
