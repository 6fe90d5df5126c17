package org.yaomote.ui.shell;

import atlantafx.base.theme.Styles;

import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.VBox;

import org.yaomote.ui.fx.CloseChoice;
import org.yaomote.ui.fx.Texts;
import org.yaomote.ui.fx.UiContext;
import org.yaomote.ui.overview.OverviewViewModel;

import java.util.function.BiConsumer;

/// Asks what becomes of the proxy when the window is closed, with numbers that go on; in the window
/// itself, so that it can be looked at before it is answered. Seen only while it asks.
///
/// Thread: the FX thread.
final class CloseBar extends VBox {
    private final Texts texts;
    private final UiContext context;
    private final OverviewViewModel overview;
    private final BiConsumer<Answer, Boolean> onAnswer;
    private final Label question = new Label();
    private final Button keep = new Button();
    private final Button drain = new Button();
    private final Button now = new Button();
    private final CheckBox remember = new CheckBox();

    /// What was chosen.
    enum Answer {
        /// The window goes, the proxy stays.
        KEEP(CloseChoice.KEEP),
        /// Stops after the requests under way.
        STOP(CloseChoice.STOP),
        /// Stops and cuts them.
        STOP_NOW(CloseChoice.STOP);

        private final CloseChoice lasting;

        Answer(CloseChoice lasting) {
            this.lasting = lasting;
        }

        /// What it is for the next time.
        CloseChoice lasting() {
            return lasting;
        }
    }

    /// @param onAnswer takes what was chosen, and whether it is to be remembered
    CloseBar(UiContext context, OverviewViewModel overview, BiConsumer<Answer, Boolean> onAnswer) {
        super(8);
        this.context = context;
        this.texts = context.texts();
        this.overview = overview;
        this.onAnswer = onAnswer;
        setId("close-bar");
        getStyleClass().add("close-bar");
        question.setWrapText(true);
        question.setMinHeight(USE_PREF_SIZE);
        question.setId("close-question");
        remember.setId("close-remember");
        remember.textProperty().bind(texts.text("shell.close.remember"));
        Button cancel = button(new Button(), "cancel", this::cancel);
        button(keep, "keep", () -> answer(Answer.KEEP));
        button(drain, "drain", () -> answer(Answer.STOP));
        button(now, "now", () -> answer(Answer.STOP_NOW));
        keep.getStyleClass().add(Styles.ACCENT);
        FlowPane choices = new FlowPane(8, 8, keep, drain, now, cancel, remember);
        choices.setAlignment(Pos.CENTER_LEFT);
        getChildren().addAll(question, choices);
        addEventHandler(KeyEvent.KEY_PRESSED, this::pressed);
        overview.totalsProperty().addListener((_, _, _) -> refresh());
        texts.wordsProperty().addListener((_, _, _) -> refresh());
        visible(false);
    }

    /// Asks; asked again, it only takes the focus.
    void ask() {
        remember.setSelected(false);
        visible(true);
        refresh();
        keep.requestFocus();
    }

    /// Asks no more.
    void cancel() {
        visible(false);
    }

    private void answer(Answer answer) {
        visible(false);
        onAnswer.accept(answer, remember.isSelected());
    }

    private void refresh() {
        if (!isVisible()) {
            return;
        }
        OverviewViewModel.Totals totals = overview.totalsProperty().get();
        long seconds = context.model().appliedProperty().get().timeouts().drain().toSeconds();
        question.setText(
                texts.get(
                        "shell.close.question",
                        texts.numbers().count(totals.inFlight()),
                        texts.numbers().rate(totals.perSecond())));
        drain.setText(texts.get("shell.close.drain", seconds));
    }

    private void pressed(KeyEvent event) {
        if (event.getCode() == KeyCode.ESCAPE) {
            cancel();
            event.consume();
        }
    }

    private Button button(Button button, String name, Runnable action) {
        button.setId("close-" + name);
        if (!name.equals("drain")) {
            button.textProperty().bind(texts.text("shell.close." + name));
        }
        button.setMinWidth(USE_PREF_SIZE);
        button.setOnAction(_ -> action.run());
        return button;
    }

    private void visible(boolean wanted) {
        setVisible(wanted);
        setManaged(wanted);
    }
}
