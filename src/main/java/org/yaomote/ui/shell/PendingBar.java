package org.yaomote.ui.shell;

import atlantafx.base.theme.Styles;

import javafx.beans.binding.Bindings;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

import org.yaomote.changes.Difference;
import org.yaomote.ui.fx.Texts;
import org.yaomote.ui.fx.UiContext;
import org.yaomote.ui.fx.WorkspaceModel;

import java.util.List;
import java.util.stream.Collectors;

/// What differs from what runs, with the only buttons that apply or discard it; and why the last
/// start or apply was refused. Seen only while there is something to say.
final class PendingBar extends VBox {
    private static final int MOST_NAMED = 3;

    private final Texts texts;
    private final WorkspaceModel model;
    private final ShellViewModel viewModel;
    private final Label summary = new Label();
    private final HBox changes;
    private final ScrollPane refusal;
    private final ReasonList reasons;
    private final Label refused = new Label();
    private final Button review;
    private final Button discard;
    private final Button anyway;
    private final ApplyResult result;
    private final PlaceOfWork work;

    PendingBar(UiContext context, ShellViewModel viewModel, Commands commands, PlaceOfWork work) {
        this.texts = context.texts();
        this.model = context.model();
        this.viewModel = viewModel;
        this.work = work;
        this.reasons = new ReasonList(context);
        setId("pending-bar");
        review = button("review", commands::openReview);
        discard = button("discard", () -> thenBack(commands::discard));
        changes = changes(commands);
        refused.getStyleClass().add("refused");
        refused.setWrapText(true);
        refused.setMinHeight(Region.USE_PREF_SIZE);
        anyway = button("anyway", commands::applyAnyway);
        refusal = refusal();
        result = new ApplyResult(context, viewModel);
        getChildren().addAll(changes, refusal, result);
        viewModel.pending().changes().addListener((_, _, _) -> refresh());
        viewModel.refusalProperty().addListener((_, _, _) -> refresh());
        viewModel.pending().unfinished().addListener((_, _, _) -> refresh());
        model.runStateProperty().addListener((_, _, _) -> refresh());
        viewModel.resultProperty().addListener((_, _, _) -> refresh());
        texts.wordsProperty().addListener((_, _, _) -> refresh());
        refresh();
    }

    /// As high as the reasons are, but never so high that nothing else is left of the window.
    private ScrollPane refusal() {
        VBox all = new VBox(6, refused, reasons, anyway);
        all.getStyleClass().add("refusal");
        ScrollPane scroll = new QuarterScroll(all);
        scroll.accessibleTextProperty().bind(refused.textProperty());
        return scroll;
    }

    /// What the button was for is done: the next key is for the work, not for the button.
    private void thenBack(Runnable action) {
        action.run();
        if (getScene() != null && isFocusWithin()) {
            work.goBack();
        }
    }

    private HBox changes(Commands commands) {
        summary.setId("pending-summary");
        summary.setWrapText(true);
        summary.setMinHeight(Region.USE_PREF_SIZE);
        summary.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(summary, Priority.ALWAYS);
        Button apply = button("apply", () -> thenBack(commands::apply));
        apply.getStyleClass().add(Styles.ACCENT);
        apply.disableProperty().bind(Bindings.not(viewModel.pending().applicable()));
        HBox line = new HBox(10, summary, review, discard, apply);
        line.getStyleClass().add("pending-bar");
        line.setAlignment(Pos.CENTER_LEFT);
        return line;
    }

    private Button button(String name, Runnable action) {
        Button button = new Button();
        button.setId("pending-" + name);
        button.textProperty().bind(texts.text("shell.pending." + name));
        button.setMinWidth(Region.USE_PREF_SIZE);
        button.setOnAction(_ -> action.run());
        return button;
    }

    private void refresh() {
        List<Difference> pending = viewModel.pending().changes().getValue();
        boolean isOnlyUnfinished = viewModel.pending().isOnlyUnfinished();
        boolean hasChanges = !pending.isEmpty() || isOnlyUnfinished;
        show(changes, hasChanges);
        show(review, !isOnlyUnfinished);
        show(discard, !isOnlyUnfinished);
        int unfinished = viewModel.pending().unfinished().getValue().size();
        summary.setText(texts.get(key(unfinished), pending.size(), words(pending), unfinished));
        Refusal why = viewModel.refusalProperty().getValue();
        boolean isRefused = !why.reasons().isEmpty();
        show(refusal, isRefused);
        if (isRefused) {
            refused.setText(texts.get(why.key(), why.reasons().size()));
        }
        show(anyway, why.isOfExpectations());
        reasons.show(why.reasons());
        boolean hasResult = viewModel.resultProperty().get().isPresent();
        show(result, hasResult);
        show(this, isRefused || hasResult || hasChanges);
    }

    private String key(int unfinished) {
        if (viewModel.pending().isOnlyUnfinished()) {
            return "shell.pending.onlyUnfinished";
        }
        if (unfinished > 0) {
            return "shell.pending.unfinished";
        }
        return isRestored() ? "shell.pending.restored" : "shell.pending";
    }

    private boolean isRestored() {
        return model.restoredProperty().get();
    }

    private String words(List<Difference> pending) {
        String named =
                pending.stream()
                        .flatMap(d -> d.words().stream())
                        .limit(MOST_NAMED)
                        .map(c -> texts.get("change." + c.code(), c.arguments().toArray()))
                        .collect(Collectors.joining(texts.get("shell.pending.comma")));
        return pending.size() > MOST_NAMED ? named + texts.get("shell.pending.more") : named;
    }

    private static void show(Region part, boolean wanted) {
        part.setVisible(wanted);
        part.setManaged(wanted);
    }
}
