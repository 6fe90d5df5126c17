package org.yaomote.ui.importing;

import atlantafx.base.theme.Styles;

import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.SplitPane;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

import org.jspecify.annotations.Nullable;
import org.yaomote.config.Problem;
import org.yaomote.config.Where;
import org.yaomote.ui.fx.Texts;
import org.yaomote.ui.fx.UndoOffer;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/// The window in which a text is looked at, mended and taken over: the text with the bucket of
/// every line on the left, the forms-to-be on the right, problems below.
///
/// Nothing is changed until *Use it*, which is one edit. Thread: the FX thread.
public final class ImportWindow {
    private static final double LEAST_TEXT = 60;
    private static final double LEAST_PROBLEMS = 48;

    private final Desk desk;
    private final Texts texts;
    private final ImportViewModel viewModel;
    private final Path target;
    private final String opened;
    private final TextPane text;
    private final OutlinePane outline = new OutlinePane();
    private final ProblemList problems;
    private final ImportFoot foot;
    private final SideWindow window;
    private final ProblemsBelow parts;
    private String saved;
    private Lead lead = Lead.CARET;

    /// Who leads: the others follow, and must not lead back.
    private enum Lead {
        CARET,
        PROBLEMS,
        OUTLINE,
        /// Something that all three follow.
        NONE
    }

    /// Makes the window; [#show] opens it.
    ///
    /// @param target where the mended text is offered to be saved
    /// @param content the text
    public ImportWindow(Desk desk, ImportViewModel viewModel, Path target, String content) {
        this.desk = desk;
        this.texts = desk.context().texts().apart();
        this.viewModel = viewModel;
        this.target = target;
        opened = content;
        saved = content;
        text = new TextPane(texts, content, viewModel::touch, viewModel::read);
        problems = new ProblemList(texts, this::place);
        problems.setId("importing-problems");
        problems.setMinHeight(LEAST_PROBLEMS);
        text.setMinHeight(LEAST_TEXT);
        ImportFoot.Deeds deeds = new ImportFoot.Deeds(this::save, this::close, this::use);
        foot = new ImportFoot(texts, viewModel, deeds);
        parts = parts();
        VBox root = new VBox(SideWindow.scrolled(head(), parts), foot);
        root.getStyleClass().add("side-window");
        window =
                new SideWindow(
                        desk, "importing", texts.text("importing.title", viewModel.name()), root);
        window.panes(List.of(text.area(), outline, problems, foot.use(), foot.cancel()));
        window.onClosed(text::rest);
        keys();
        follow();
        viewModel.latestProperty().addListener((_, _, now) -> show(now));
        viewModel.currentProperty().addListener((_, _, _) -> foot.judge());
        texts.wordsProperty().addListener((_, _, _) -> show(viewModel.latestProperty().get()));
        show(viewModel.latestProperty().get());
    }

    /// Opens it, and begins to read.
    public void show() {
        window.stage().show();
        text.area().requestFocus();
        text.area().positionCaret(0);
        viewModel.read(text.text());
    }

    /// Does something when it is closed, whatever came of it.
    public void onClosed(Runnable action) {
        window.onClosed(action);
    }

    private Node head() {
        Label title = new Label();
        title.textProperty().bind(texts.text("importing.title", viewModel.name()));
        title.getStyleClass().add(Styles.TITLE_4);
        Label help = new Label();
        help.textProperty().bind(texts.text("importing.help"));
        help.setWrapText(true);
        help.setMinHeight(Region.USE_PREF_SIZE);
        help.getStyleClass().add(Styles.TEXT_MUTED);
        VBox head = new VBox(2, title, help);
        head.getStyleClass().add("side-head");
        return head;
    }

    private ProblemsBelow parts() {
        Label none = new Label();
        none.textProperty()
                .bind(
                        texts.follow(
                                () ->
                                        texts.get(
                                                viewModel.currentProperty().get()
                                                        ? "importing.problems.none"
                                                        : "importing.obstacle.reading"),
                                viewModel.currentProperty()));
        none.getStyleClass().add(Styles.TEXT_MUTED);
        problems.setPlaceholder(none);
        SplitPane upper =
                new SplitPane(
                        part("importing.text", text, text.area()),
                        part("importing.outline", outline, outline));
        upper.setDividerPositions(0.58);
        return new ProblemsBelow(upper, part("importing.problems", problems, problems));
    }

    private Region part(String titleKey, Region content, Node named) {
        Label title = new Label();
        title.textProperty().bind(texts.text(titleKey));
        return SideWindow.part(title, content, named);
    }

    private void keys() {
        window.on(new KeyCodeCombination(KeyCode.ENTER, KeyCombination.SHORTCUT_DOWN), this::use);
        window.on(new KeyCodeCombination(KeyCode.F8), () -> step(1));
        window.on(new KeyCodeCombination(KeyCode.F8, KeyCombination.SHIFT_DOWN), () -> step(-1));
        // A field would keep Esc for itself.
        window.stage()
                .addEventFilter(
                        KeyEvent.KEY_PRESSED,
                        event -> {
                            if (event.getCode() == KeyCode.ESCAPE) {
                                event.consume();
                                close();
                            }
                        });
        window.stage()
                .setOnCloseRequest(
                        event -> {
                            event.consume();
                            close();
                        });
    }

    private void follow() {
        text.caretLineProperty().addListener((_, _, _) -> followCaret());
        problems.getSelectionModel()
                .selectedItemProperty()
                .addListener((_, _, now) -> lead(Lead.PROBLEMS, () -> jump(now)));
        problems.setOnMouseClicked(_ -> enter(problems.getSelectionModel().getSelectedItem()));
        problems.setOnKeyPressed(
                event -> {
                    if (event.getCode() == KeyCode.ENTER) {
                        enter(problems.getSelectionModel().getSelectedItem());
                    }
                });
        outline.getSelectionModel()
                .selectedItemProperty()
                .addListener((_, _, _) -> lead(Lead.OUTLINE, this::jumpToBranch));
    }

    /// What is selected because something else was does not lead.
    private void lead(Lead who, Runnable action) {
        if (lead == Lead.CARET) {
            lead = who;
            action.run();
            lead = Lead.CARET;
        }
    }

    private void followCaret() {
        Lead leading = lead;
        lead = Lead.NONE;
        int line = text.caretLineProperty().get();
        // A list that is in the middle of selecting something must not be told to select.
        if (leading != Lead.PROBLEMS) {
            problems.selectLine(viewModel.name(), line);
        }
        if (leading != Lead.OUTLINE) {
            outline.selectAt(line, lines(viewModel.latestProperty().get()));
        }
        showLine(line);
        lead = leading;
    }

    private Map<String, Integer> lines(ReadText read) {
        return read.places().entrySet().stream()
                .filter(e -> e.getValue().file().equals(viewModel.name()))
                .collect(Collectors.toMap(Map.Entry::getKey, e -> e.getValue().line()));
    }

    /// Tells a screen reader what became of the line.
    private void showLine(int line) {
        List<LineNote> notes = viewModel.latestProperty().get().notes();
        String bucket = line <= notes.size() ? texts.get(notes.get(line - 1).bucket().key()) : "";
        text.area().setAccessibleHelp(texts.get("importing.line", line, bucket));
    }

    private void jump(@Nullable Problem problem) {
        if (problem != null
                && problem.where() instanceof Where.Line at
                && at.file().equals(viewModel.name())) {
            text.select(at);
        }
    }

    private void enter(@Nullable Problem problem) {
        lead(Lead.PROBLEMS, () -> jump(problem));
        if (problem != null && problem.where() instanceof Where.Line) {
            text.area().requestFocus();
        }
    }

    private void jumpToBranch() {
        outline.selected()
                .map(branch -> viewModel.latestProperty().get().places().get(branch.path()))
                .filter(at -> at.file().equals(viewModel.name()))
                .ifPresent(text::select);
    }

    /// Goes to the next error, or to the next warning where there are no errors.
    private void step(int by) {
        List<Problem> all = problems.getItems();
        int errors = (int) all.stream().filter(Problem::isError).count();
        int count = errors > 0 ? errors : all.size();
        if (count > 0) {
            int at = problems.getSelectionModel().getSelectedIndex();
            boolean isAmong = at >= 0 && at < count;
            int first = by > 0 ? 0 : count - 1;
            int next = isAmong ? Math.floorMod(at + by, count) : first;
            problems.getSelectionModel().clearAndSelect(next);
            problems.scrollTo(next);
            enter(problems.getSelectionModel().getSelectedItem());
        }
    }

    private String place(Problem problem) {
        return switch (problem.where()) {
            case Where.Line(var file, var line, var from, _) ->
                    file.equals(viewModel.name())
                            ? line + ":" + from
                            : file + ":" + line + ":" + from;
            case Where.Field(var path) -> path;
            case Where.Everywhere _ -> "";
        };
    }

    private void show(ReadText read) {
        text.notes(read.notes());
        lead = Lead.NONE;
        problems.show(read.found());
        if (!read.found().isEmpty()) {
            parts.need();
        }
        outline.show(new Outline(read.config(), texts).branches());
        lead = Lead.CARET;
        foot.count(read);
        foot.judge();
        followCaret();
    }

    private void use() {
        viewModel
                .use()
                .ifPresent(
                        edit -> {
                            String name = viewModel.name();
                            UndoOffer.in(desk.context())
                                    .ofDraft(edit, () -> texts.get("importing.done", name));
                            window.stage().hide();
                        });
    }

    /// What was typed is not lost with the window: it can be taken up again.
    private void close() {
        window.stage().hide();
        String now = text.text();
        if (!now.equals(saved)) {
            String name = viewModel.name();
            desk.context()
                    .toasts()
                    .showUndoable(() -> texts.get("importing.left", name), () -> again(now));
        }
    }

    private void again(String now) {
        ImportWindow next = new ImportWindow(desk, viewModel, target, now);
        next.saved = opened;
        next.show();
    }

    private void save() {
        String now = text.text();
        desk.targets()
                .choose(window.stage(), texts.get("importing.save.title"), target)
                .ifPresent(
                        file ->
                                desk.context()
                                        .work()
                                        .run(
                                                () -> desk.store().save(file, now),
                                                why -> saved(file, now, why),
                                                _ -> {}));
    }

    private void saved(Path file, String now, Optional<Problem> why) {
        if (why.isEmpty()) {
            saved = now;
        }
        String name = String.valueOf(file.getFileName());
        foot.say(why.map(texts::problem).orElseGet(() -> texts.get("importing.saved", name)));
    }
}
