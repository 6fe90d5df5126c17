package org.yaomote.ui.editing;

import atlantafx.base.theme.Styles;

import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextArea;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.VBox;

import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;
import org.yaomote.programs.Steps;
import org.yaomote.programs.StepsRun;
import org.yaomote.ui.fx.BackgroundWork;
import org.yaomote.ui.fx.Texts;
import org.yaomote.ui.fx.UiContext;

import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/// What is about to be done to the system, for a person to read before it is: the files, the very
/// commands, and a button that does it where something can ask for rights. Takes no room while
/// there is nothing.
///
/// Thread: the FX thread; steps are done on a thread of their own, because a person may take
/// minutes to find a password.
public final class StepsBox extends VBox {
    private static final int MOST_ROWS = 9;

    private final Texts texts;
    private final BackgroundWork work;
    private final StepsRun run;
    private final Label asks = new Label();
    private final Label failed = new Label();
    private final TextArea commands = new TextArea();
    private final Button doIt;
    private Optional<Steps> shown = Optional.empty();
    private Around around = new Then(() -> {});

    /// What goes on before and after steps.
    public interface Around {
        /// Makes way for them; they are done when this is complete, which it is on the FX thread.
        CompletableFuture<Void> before();

        /// All of them were done.
        void done();

        /// Not all of them were done.
        void failed();
    }

    private record Then(Runnable onDone) implements Around {
        @Override
        public CompletableFuture<Void> before() {
            return CompletableFuture.completedFuture(null);
        }

        @Override
        public void done() {
            onDone.run();
        }

        @Override
        public void failed() {
            // Nothing was moved out of the way.
        }
    }

    /// @param run does them
    public StepsBox(UiContext context, StepsRun run) {
        super(8);
        this.texts = context.texts();
        this.work = new BackgroundWork(Thread::startVirtualThread, context.work().fx());
        this.run = run;
        getStyleClass().add("steps");
        for (Label label : new Label[] {asks, failed}) {
            label.setWrapText(true);
            label.setMinHeight(USE_PREF_SIZE);
        }
        failed.getStyleClass().add(Styles.DANGER);
        commands.setEditable(false);
        commands.setWrapText(true);
        commands.setMinHeight(USE_PREF_SIZE);
        commands.getStyleClass().add("mono");
        commands.accessibleTextProperty().bind(texts.text("steps.commands"));
        doIt = button("steps.run", Feather.SHIELD, this::perform);
        doIt.getStyleClass().add(Styles.ACCENT);
        Button copy = button("steps.copy", Feather.COPY, this::copy);
        getChildren().addAll(commands, asks, new FlowPane(8, 8, doIt, copy), failed);
        texts.wordsProperty().addListener((_, _, _) -> refresh());
        clear();
    }

    /// Shows steps.
    ///
    /// @param done called when all of them were done
    public void show(Steps steps, Runnable done) {
        show(steps, new Then(done));
    }

    /// Shows steps that something has to make way for.
    public void show(Steps steps, Around goesOn) {
        shown = Optional.of(steps);
        around = goesOn;
        forget();
        refresh();
    }

    /// Shows nothing.
    public void clear() {
        shown = Optional.empty();
        refresh();
    }

    private void refresh() {
        visible(this, shown.isPresent());
        if (shown.isEmpty()) {
            return;
        }
        Steps steps = shown.get();
        String text = text(steps);
        commands.setText(text);
        commands.setPrefRowCount((int) Math.min(MOST_ROWS, text.lines().count() + 2));
        boolean canRun = run.canPerform(steps);
        asks.setText(run.asks(steps) ? texts.get(canRun ? "steps.asks" : "steps.cannotAsk") : "");
        visible(asks, run.asks(steps));
        visible(doIt, canRun);
        doIt.textProperty().bind(texts.text(run.asks(steps) ? "steps.runAsking" : "steps.run"));
        doIt.setGraphic(new FontIcon(run.asks(steps) ? Feather.SHIELD : Feather.CHECK));
        visible(failed, !failed.getText().isEmpty());
    }

    private String text(Steps steps) {
        StringBuilder text = new StringBuilder();
        for (Steps.Handed file : steps.files()) {
            text.append("# ").append(file.file()).append('\n').append(file.text()).append('\n');
        }
        run.typed(steps).forEach(line -> text.append(line).append('\n'));
        return text.toString().strip();
    }

    private void perform() {
        doIt.setDisable(true);
        shown.ifPresent(
                steps -> {
                    Around ours = around;
                    var _ = ours.before().thenRun(() -> perform(steps, ours));
                });
    }

    private void perform(Steps steps, Around ours) {
        work.run(
                () -> run.perform(steps),
                result -> took(result, ours),
                e -> took(new StepsRun.Result.Failed("", e.toString()), ours));
    }

    private void took(StepsRun.Result result, Around ours) {
        doIt.setDisable(false);
        if (!(result instanceof StepsRun.Result.Done)) {
            ours.failed();
        }
        switch (result) {
            case StepsRun.Result.Done _ -> {
                forget();
                ours.done();
            }
            case StepsRun.Result.NobodyAsks _ ->
                    failed.textProperty().bind(texts.text("steps.cannotAsk"));
            case StepsRun.Result.Failed(var step, var why) ->
                    failed.textProperty().bind(texts.text("steps.failed", step, why));
        }
        refresh();
    }

    private void forget() {
        failed.textProperty().unbind();
        failed.setText("");
    }

    private void copy() {
        ClipboardContent content = new ClipboardContent();
        content.putString(shown.map(run::typed).map(all -> String.join("\n", all)).orElse(""));
        Clipboard.getSystemClipboard().setContent(content);
    }

    private Button button(String key, Ikon icon, Runnable action) {
        Button button = new Button("", new FontIcon(icon));
        button.textProperty().bind(texts.text(key));
        button.getStyleClass().add(key.replace('.', '-'));
        button.setMinWidth(USE_PREF_SIZE);
        button.setOnAction(_ -> action.run());
        return button;
    }

    private static void visible(javafx.scene.Node node, boolean wanted) {
        node.setVisible(wanted);
        node.setManaged(wanted);
    }
}
