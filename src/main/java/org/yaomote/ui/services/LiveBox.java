package org.yaomote.ui.services;

import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;
import org.yaomote.metrics.BackendHealth;
import org.yaomote.ui.editing.Actions;
import org.yaomote.ui.editing.ConfiguredLine;
import org.yaomote.ui.editing.HeartbeatBar;
import org.yaomote.ui.fx.HealthWords;
import org.yaomote.ui.fx.StateBadge;
import org.yaomote.ui.fx.StateMark;
import org.yaomote.ui.fx.Texts;
import org.yaomote.ui.fx.UiContext;
import org.yaomote.workspace.Backstage;

import java.util.List;

/// How one backend is doing: its state with the reason, what became of its settings, its latest
/// health checks, what the proxy asks it, and a check at once.
final class LiveBox extends VBox {
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
    private @Nullable BackendSight shown;

    LiveBox(UiContext context) {
        super(8);
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
        HBox head = new HBox(12, state, sentence, test);
        head.setAlignment(Pos.CENTER_LEFT);
        HBox.setHgrow(sentence, Priority.ALWAYS);
        getStyleClass().add("live-box");
        getChildren().addAll(head, figures.node(), configured, bar, said, asked);
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
        said.setText(bar.said());
        show(bar, !checks.isEmpty());
        show(said, !checks.isEmpty());
        String head = backstage.question(sight.service(), sight.backend());
        question.setText(
                texts.get("services.weSend", head.strip().replaceAll("\\s*\\R", " \u00b7 ")));
        show(asked, !head.isEmpty());
        test.setAccessibleText(texts.get("services.test.of", sight.backend().label()));
        test.setDisable(sight.health().isEmpty());
    }

    /// Asks the backend once, now.
    void test() {
        BackendSight sight = shown;
        if (sight == null || sight.health().isEmpty()) {
            return;
        }
        said.setText(texts.get("services.test.asking", sight.backend().label()));
        show(said, true);
        backstage.test(
                sight.place(),
                result -> {
                    if (sight.equals(shown) || isOf(sight)) {
                        bar.show(backstage.checks(sight.place()));
                        show(bar, true);
                        said.setText(
                                result.map(this::say)
                                        .orElseGet(() -> texts.get("services.test.none")));
                    }
                });
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
