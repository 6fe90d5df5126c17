package org.yaomote.ui.importing;

import atlantafx.base.theme.Styles;

import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.SplitPane;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

import org.kordamp.ikonli.feather.Feather;
import org.yaomote.changes.LineDiff;
import org.yaomote.config.Problem;
import org.yaomote.convert.Bundle;
import org.yaomote.ui.editing.Actions;
import org.yaomote.ui.editing.DiffList;
import org.yaomote.ui.fx.StateMark;
import org.yaomote.ui.fx.StateShape;
import org.yaomote.ui.fx.Texts;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// The window for outgrowing one machine: where to go, what changes there in words, the texts that
/// would be written, and the archive of them.
///
/// Thread: the FX thread.
public final class OutgrowWindow {
    private static final double LEAST = 80;

    /// Some fifteen lines of a file: with fewer one reads nothing of it.
    private static final double LEAST_PARTS = 480;

    private final Desk desk;
    private final Texts texts;
    private final OutgrowViewModel viewModel;
    private final OutgrowForm form;
    private final ProblemList changes;
    private final Label noChanges = new Label();
    private final ComboBox<String> part = new ComboBox<>();
    private final DiffList lines;
    private final CheckBox withFiles = new CheckBox();
    private final Label said = new Label();
    private final Button copy;
    private final Button save;
    private final SideWindow window;

    /// Makes the window; [#show] opens it.
    public OutgrowWindow(Desk desk) {
        this.desk = desk;
        texts = desk.context().texts().apart();
        viewModel =
                new OutgrowViewModel(
                        desk.bundles(), desk.context().work(), desk.context().model(), texts);
        form = new OutgrowForm(texts, viewModel);
        changes = new ProblemList(texts, this::place);
        changes.setId("outgrow-changes");
        changes.setPlaceholder(noChanges);
        changes.setMinHeight(LEAST);
        noChanges.setWrapText(true);
        noChanges.getStyleClass().add(Styles.TEXT_MUTED);
        lines = new DiffList(texts, "outgrow-text");
        lines.setMinHeight(LEAST);
        Actions actions = new Actions(texts);
        copy = actions.button("outgrow.copy", Feather.COPY, this::copy);
        save = actions.button("outgrow.save", Feather.SAVE, this::save);
        Button close = actions.button("outgrow.close", Feather.X, this::close);
        VBox root = new VBox(SideWindow.scrolled(head(), parts()), foot(close));
        root.getStyleClass().add("side-window");
        window = new SideWindow(desk, "outgrow", texts.text("outgrow.title"), root);
        window.panes(List.of(form.chosen(), changes, part, lines, close));
        window.on(new KeyCodeCombination(KeyCode.ESCAPE), this::close);
        window.on(new KeyCodeCombination(KeyCode.S, KeyCombination.SHORTCUT_DOWN), this::save);
        window.onClosed(viewModel::close);
        viewModel.shownProperty().addListener((_, _, _) -> show());
        part.valueProperty().addListener((_, _, _) -> showPart());
        texts.wordsProperty().addListener((_, _, _) -> show());
        goOnField();
        show();
    }

    /// Opens it.
    public void open() {
        window.stage().show();
        form.chosen().requestFocus();
    }

    private Node head() {
        Label title = new Label();
        title.textProperty().bind(texts.text("outgrow.title"));
        title.getStyleClass().add(Styles.TITLE_4);
        Label help = new Label();
        help.textProperty().bind(texts.text("outgrow.help"));
        help.setWrapText(true);
        help.setMinHeight(Region.USE_PREF_SIZE);
        help.getStyleClass().add(Styles.TEXT_MUTED);
        VBox head = new VBox(10, new VBox(2, title, help), form);
        head.setMinHeight(Region.USE_PREF_SIZE);
        head.getStyleClass().add("side-head");
        return head;
    }

    private Node parts() {
        Label changesTitle = new Label();
        changesTitle.textProperty().bind(texts.text("outgrow.changes"));
        changesTitle.setLabelFor(changes);
        changesTitle.getStyleClass().add("part-title");
        changesTitle.setWrapText(true);
        changesTitle.setMinHeight(Region.USE_PREF_SIZE);
        changes.accessibleTextProperty().bind(changesTitle.textProperty());
        Label textTitle = new Label();
        textTitle.textProperty().bind(texts.text("outgrow.file"));
        textTitle.setLabelFor(part);
        textTitle.setMinWidth(Region.USE_PREF_SIZE);
        part.setId("outgrow-part");
        part.accessibleTextProperty().bind(textTitle.textProperty());
        lines.accessibleTextProperty().bind(part.valueProperty());
        HBox bar = new HBox(8, textTitle, part);
        bar.setAlignment(Pos.CENTER_LEFT);
        bar.getStyleClass().add("part-bar");
        VBox.setVgrow(changes, Priority.ALWAYS);
        VBox.setVgrow(lines, Priority.ALWAYS);
        VBox left = new VBox(changesTitle, changes);
        VBox right = new VBox(bar, lines);
        left.setMinWidth(0);
        right.setMinWidth(0);
        SplitPane all = new SplitPane(left, right);
        all.setDividerPositions(0.45);
        all.setMinHeight(LEAST_PARTS);
        return all;
    }

    private Node foot(Button close) {
        said.setId("outgrow-said");
        said.setWrapText(true);
        said.setMinHeight(Region.USE_PREF_SIZE);
        said.setGraphicTextGap(8);
        withFiles.setId("outgrow-files");
        withFiles.textProperty().bind(texts.text("outgrow.withFiles"));
        withFiles.setWrapText(true);
        withFiles.setMinHeight(Region.USE_PREF_SIZE);
        withFiles.selectedProperty().addListener((_, _, _) -> show());
        save.getStyleClass().add(Styles.ACCENT);
        VBox words = new VBox(4, withFiles, said);
        words.setAlignment(Pos.CENTER_LEFT);
        HBox foot = new HBox();
        SideWindow.foot(foot, words, copy, close, save);
        return foot;
    }

    /// What changes can be looked at where it is set.
    private void goOnField() {
        changes.setOnMouseClicked(
                event -> {
                    if (event.getClickCount() == 2) {
                        goToField();
                    }
                });
        changes.setOnKeyPressed(
                event -> {
                    if (event.getCode() == KeyCode.ENTER) {
                        goToField();
                    }
                });
    }

    private void goToField() {
        Problem change = changes.getSelectionModel().getSelectedItem();
        if (change != null) {
            desk.owner().toFront();
            desk.context().navigator().show(change.where());
        }
    }

    private String place(Problem change) {
        return desk.context().model().nameOf(change.where()).orElse("");
    }

    private void show() {
        Optional<Bundle> now = viewModel.shownProperty().get();
        boolean isSound = viewModel.planProperty().get().destination().check().isEmpty();
        String waiting = isSound ? "exporting.writing" : "outgrow.mend";
        noChanges.setText(texts.get(now.isPresent() ? "outgrow.same" : waiting));
        changes.show(now.map(Bundle::losses).orElse(List.of()));
        List<String> names =
                now.map(b -> b.parts().stream().map(Bundle.Part::name).toList()).orElse(List.of());
        String before = part.getValue();
        if (!names.equals(part.getItems())) {
            part.getItems().setAll(names);
            part.setValue(names.contains(before) || names.isEmpty() ? before : names.getFirst());
        }
        copy.setDisable(now.isEmpty());
        save.setDisable(now.isEmpty());
        boolean hasFiles = now.filter(b -> !b.needed().isEmpty()).isPresent();
        withFiles.setVisible(hasFiles);
        withFiles.setManaged(hasFiles);
        boolean isSecret = hasFiles && withFiles.isSelected();
        boolean isUnsound = viewModel.isUnsound();
        said.setGraphic(isUnsound ? new StateShape(StateMark.PROBLEM) : null);
        String hint = isSecret ? "outgrow.secret" : "outgrow.keys";
        said.setText(texts.get(isUnsound ? "exporting.unsound" : hint));
        showPart();
    }

    private void showPart() {
        lines.show(LineDiff.none(text().lines().toList()), false);
    }

    private String text() {
        return viewModel.shownProperty().get().stream()
                .flatMap(b -> b.parts().stream())
                .filter(p -> p.name().equals(part.getValue()))
                .map(Bundle.Part::text)
                .findFirst()
                .orElse("");
    }

    private void save() {
        if (!viewModel.canSave()) {
            return;
        }
        Path usual = Path.of(viewModel.planProperty().get().fileName());
        boolean keys = withFiles.isVisible() && withFiles.isSelected();
        desk.targets()
                .choose(window.stage(), texts.get("outgrow.save.title"), usual)
                .map(OutgrowWindow::archive)
                .ifPresent(file -> viewModel.save(file, keys, why -> saved(file, why)));
    }

    private static Path archive(Path chosen) {
        String name = String.valueOf(chosen.getFileName());
        return name.toLowerCase(java.util.Locale.ROOT).endsWith(".zip")
                ? chosen
                : chosen.resolveSibling(name + ".zip");
    }

    private void saved(Path file, Optional<Problem> why) {
        said.setGraphic(why.isPresent() ? new StateShape(StateMark.PROBLEM) : null);
        said.setText(
                why.map(texts::problem)
                        .orElseGet(() -> texts.get("outgrow.saved", file.getFileName())));
    }

    private void copy() {
        ClipboardContent content = new ClipboardContent();
        content.putString(text());
        Clipboard.getSystemClipboard().setContent(content);
        said.setGraphic(null);
        said.setText(texts.get("outgrow.copied", part.getValue()));
    }

    private void close() {
        window.stage().hide();
    }
}
