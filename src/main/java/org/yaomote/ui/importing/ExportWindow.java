package org.yaomote.ui.importing;

import atlantafx.base.theme.Styles;

import javafx.geometry.Orientation;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
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
import org.yaomote.ui.editing.Actions;
import org.yaomote.ui.editing.Choices;
import org.yaomote.ui.editing.DiffList;
import org.yaomote.ui.fx.StateMark;
import org.yaomote.ui.fx.StateShape;
import org.yaomote.ui.fx.Texts;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// The window in which the configuration is looked at as a text for another program, compared with
/// a file, and saved.
///
/// Thread: the FX thread.
public final class ExportWindow {
    private static final double LEAST_TEXT = 80;
    private static final double LEAST_LOSSES = 60;

    private final Desk desk;
    private final Texts texts;
    private final ExportViewModel viewModel;
    private final ComboBox<ExportFormat> format = new ComboBox<>();
    private final DiffList lines;
    private final ProblemList losses;
    private final Label textTitle = new Label();
    private final Label said = new Label();
    private final Label noLosses = new Label();
    private final Button uncompare;
    private final ReplaceQuestion question;
    private final Button close;
    private final SideWindow window;

    /// Makes the window; [#show] opens it.
    ///
    /// @param printer writes the text
    public ExportWindow(Desk desk, TextPrinter printer) {
        this.desk = desk;
        texts = desk.context().texts().apart();
        viewModel =
                new ExportViewModel(
                        printer, desk.store(), desk.context().work(), desk.context().model());
        Actions actions = new Actions(texts);
        lines = new DiffList(texts, "exporting-text");
        lines.setMinHeight(LEAST_TEXT);
        losses = new ProblemList(texts, this::place);
        losses.setId("exporting-losses");
        losses.setPlaceholder(noLosses);
        losses.setMinHeight(LEAST_LOSSES);
        noLosses.getStyleClass().add(Styles.TEXT_MUTED);
        uncompare = actions.button("exporting.uncompare", Feather.X, viewModel::stopComparing);
        question = new ReplaceQuestion(texts, this::replace, viewModel::keep);
        close = actions.button("exporting.close", Feather.X, this::close);
        VBox root = new VBox(SideWindow.scrolled(head(actions), parts()), question, foot(actions));
        root.getStyleClass().add("side-window");
        window = new SideWindow(desk, "exporting", texts.text("exporting.title"), root);
        window.panes(List.of(format, lines, losses, close));
        window.on(new KeyCodeCombination(KeyCode.ESCAPE), this::close);
        window.on(new KeyCodeCombination(KeyCode.S, KeyCombination.SHORTCUT_DOWN), this::save);
        window.onClosed(viewModel::close);
        viewModel.shownProperty().addListener((_, _, _) -> show());
        viewModel.questionProperty().addListener((_, _, _) -> show());
        texts.wordsProperty().addListener((_, _, _) -> show());
        goOnField();
        show();
    }

    /// Opens it.
    public void show(ExportFormat first) {
        format.setValue(first);
        window.stage().show();
        format.requestFocus();
    }

    private Node head(Actions actions) {
        Label title = new Label();
        title.textProperty().bind(texts.text("exporting.title"));
        title.getStyleClass().add(Styles.TITLE_4);
        Label help = new Label();
        help.textProperty().bind(texts.text("exporting.help"));
        help.setWrapText(true);
        help.setMinHeight(Region.USE_PREF_SIZE);
        help.getStyleClass().add(Styles.TEXT_MUTED);
        Label name = new Label();
        name.textProperty().bind(texts.text("exporting.format"));
        name.setLabelFor(format);
        name.setMinWidth(Region.USE_PREF_SIZE);
        format.setId("exporting-format");
        format.accessibleTextProperty().bind(name.textProperty());
        format.getItems().setAll(ExportFormat.values());
        Choices.name(format, texts, ExportFormat::key);
        format.setMinWidth(Region.USE_PREF_SIZE);
        format.valueProperty().addListener((_, _, now) -> viewModel.choose(now));
        Button compare = actions.button("exporting.compare", Feather.COLUMNS, this::compare);
        Region space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        HBox tools = new HBox(8, name, format, space, uncompare, compare);
        tools.setAlignment(Pos.CENTER_LEFT);
        VBox head = new VBox(8, new VBox(2, title, help), tools);
        head.getStyleClass().add("side-head");
        return head;
    }

    private Node parts() {
        textTitle.setId("exporting-text-title");
        Label lossesTitle = new Label();
        lossesTitle.textProperty().bind(texts.text("exporting.losses"));
        Node below = SideWindow.part(lossesTitle, losses, losses);
        // A larger window shows more of the text.
        SplitPane.setResizableWithParent(below, false);
        SplitPane all = new SplitPane(SideWindow.part(textTitle, lines, lines), below);
        all.setOrientation(Orientation.VERTICAL);
        all.setDividerPositions(0.72);
        return all;
    }

    private Node foot(Actions actions) {
        said.setId("exporting-said");
        said.setWrapText(true);
        said.setMinHeight(Region.USE_PREF_SIZE);
        said.setGraphicTextGap(8);
        Button copy = actions.button("exporting.copy", Feather.COPY, this::copy);
        Button save = actions.button("exporting.save", Feather.SAVE, this::save);
        save.getStyleClass().add(Styles.ACCENT);
        HBox foot = new HBox();
        SideWindow.foot(foot, said, copy, close, save);
        return foot;
    }

    /// What a format has no words for can be looked at where it is set.
    private void goOnField() {
        losses.setOnMouseClicked(
                event -> {
                    if (event.getClickCount() == 2) {
                        goToField();
                    }
                });
        losses.setOnKeyPressed(
                event -> {
                    if (event.getCode() == KeyCode.ENTER) {
                        goToField();
                    }
                });
    }

    private void goToField() {
        Problem loss = losses.getSelectionModel().getSelectedItem();
        if (loss != null) {
            desk.owner().toFront();
            desk.context().navigator().show(loss.where());
        }
    }

    private String place(Problem loss) {
        return desk.context().model().nameOf(loss.where()).orElse("");
    }

    private void show() {
        Optional<ExportViewModel.Shown> now = viewModel.shownProperty().get();
        noLosses.setText(
                texts.get(now.isPresent() ? "exporting.losses.none" : "exporting.writing"));
        losses.show(now.map(s -> s.printed().losses()).orElse(List.of()));
        Optional<Path> compared = now.flatMap(ExportViewModel.Shown::compared);
        textTitle.setText(
                compared.map(f -> texts.get("exporting.text.compared", f.getFileName()))
                        .orElseGet(() -> texts.get("exporting.text")));
        uncompare.setVisible(compared.isPresent());
        uncompare.setManaged(compared.isPresent());
        now.ifPresent(s -> lines.show(s.lines(), compared.isPresent()));
        question.ask(viewModel.questionProperty().get(), now);
        boolean isUnsound = viewModel.isUnsound();
        said.setGraphic(isUnsound ? new StateShape(StateMark.PROBLEM) : null);
        said.setText(isUnsound ? texts.get("exporting.unsound") : changes(now));
    }

    private String changes(Optional<ExportViewModel.Shown> now) {
        return now.filter(s -> s.compared().isPresent())
                .map(
                        s ->
                                texts.get("exporting.added", s.count(LineDiff.Kind.ADDED))
                                        + texts.get("outline.and")
                                        + texts.get(
                                                "exporting.removed",
                                                s.count(LineDiff.Kind.REMOVED)))
                .orElse("");
    }

    private void compare() {
        desk.picker()
                .choose(window.stage(), texts.get("exporting.compare.title"))
                .ifPresent(file -> viewModel.compare(file, () -> say("exporting.noFile", file)));
    }

    private void save() {
        Path usual = Path.of(viewModel.format().fileName());
        desk.targets()
                .choose(window.stage(), texts.get("exporting.save.title"), usual)
                .ifPresent(file -> viewModel.save(file, why -> saved(file, why)));
    }

    private void replace() {
        viewModel
                .questionProperty()
                .get()
                .ifPresent(file -> viewModel.replace(why -> saved(file, why)));
    }

    private void saved(Path file, Optional<Problem> why) {
        why.ifPresentOrElse(
                problem -> {
                    said.setGraphic(new StateShape(StateMark.PROBLEM));
                    said.setText(texts.problem(problem));
                },
                () -> {
                    desk.context()
                            .toasts()
                            .show(() -> texts.get("exporting.saved", file.getFileName()));
                    close();
                });
    }

    private void copy() {
        viewModel
                .shownProperty()
                .get()
                .ifPresent(
                        now -> {
                            ClipboardContent content = new ClipboardContent();
                            content.putString(now.printed().text());
                            Clipboard.getSystemClipboard().setContent(content);
                            said.setGraphic(null);
                            said.setText(texts.get("exporting.copied"));
                        });
    }

    private void say(String key, Path file) {
        said.setGraphic(new StateShape(StateMark.PROBLEM));
        said.setText(texts.get(key, file.getFileName()));
    }

    private void close() {
        window.stage().hide();
    }
}
