package org.yaomote.ui.importing;

import atlantafx.base.theme.Styles;

import javafx.animation.PauseTransition;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextArea;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import javafx.util.Duration;

import org.kordamp.ikonli.feather.Feather;
import org.yaomote.config.Where;
import org.yaomote.ui.editing.Actions;
import org.yaomote.ui.fx.Texts;

import java.util.List;
import java.util.function.Consumer;

/// A text to be mended, with the number and bucket of every line; a long one page by page.
final class TextPane extends VBox {
    private static final Duration PAUSE = Duration.millis(300);

    private final Texts texts;
    private final TextArea area = new TextArea();
    private final Gutter gutter;
    private final Label pageName = new Label();
    private final Button before;
    private final Button behind;
    private final HBox pager;
    private final PauseTransition pause = new PauseTransition(PAUSE);
    private final ReadOnlyIntegerWrapper caretLine = new ReadOnlyIntegerWrapper(1);
    private final Runnable onTouched;
    private final PagedText paged;
    private int page;
    private boolean isShowing;

    /// @param onTouched is told of every keystroke
    /// @param onPaused takes the whole text when the keys rest for a moment
    TextPane(Texts texts, String text, Runnable onTouched, Consumer<String> onPaused) {
        this.texts = texts;
        this.onTouched = onTouched;
        paged = PagedText.of(text);
        gutter = new Gutter(area, texts, this::goTo);
        Actions actions = new Actions(texts);
        before =
                actions.icon(
                        texts.text("importing.page.before"), Feather.CHEVRON_UP, () -> turn(-1));
        behind =
                actions.icon(
                        texts.text("importing.page.behind"), Feather.CHEVRON_DOWN, () -> turn(1));
        before.setId("importing-page-before");
        behind.setId("importing-page-behind");
        pageName.setId("importing-page");
        pager = new HBox(4, before, behind, pageName);
        pager.setAlignment(Pos.CENTER_LEFT);
        pager.getStyleClass().add("pager");
        area.setId("importing-text");
        area.getStyleClass().add("code-area");
        area.promptTextProperty().bind(texts.text("importing.prompt"));
        // The gutter is laid out behind the text, whose place it follows.
        BorderPane code = new BorderPane(area);
        code.setLeft(gutter);
        code.getStyleClass().add("code");
        VBox.setVgrow(code, Priority.ALWAYS);
        getChildren().addAll(code, pager);
        setMinWidth(0);
        area.setMinSize(0, 0);
        area.textProperty().addListener((_, _, _) -> edited());
        area.caretPositionProperty().addListener((_, _, _) -> moved());
        texts.wordsProperty().subscribe(this::showPager);
        pause.setOnFinished(_ -> onPaused.accept(text()));
        show(0);
    }

    /// The whole text as it is now.
    String text() {
        return paged.whole();
    }

    /// Has nothing more read: the window is closed.
    void rest() {
        pause.stop();
    }

    /// The line with the caret, counted from 1.
    ReadOnlyIntegerProperty caretLineProperty() {
        return caretLine.getReadOnlyProperty();
    }

    /// What is typed in; the name a screen reader tells is the caller's.
    TextArea area() {
        return area;
    }

    /// Shows what became of the lines.
    void notes(List<LineNote> notes) {
        gutter.notes(notes);
    }

    /// Selects a place of this text and scrolls to it.
    void select(Where.Line place) {
        int wanted = paged.pageOf(place.line());
        if (wanted != page) {
            turnTo(wanted);
        }
        isShowing = true;
        int line = Math.clamp(place.line() - paged.firstLine(page), 0, paged.lines(page) - 1);
        String text = area.getText();
        int start = start(text, line);
        int end = text.indexOf('\n', start);
        int length = (end < 0 ? text.length() : end) - start;
        int from = Math.clamp(place.from() - 1L, 0, length);
        int to = Math.clamp(place.to(), from, length);
        area.selectRange(start + from, start + to);
        isShowing = false;
        moved();
    }

    private void goTo(int line) {
        select(new Where.Line("", line, 1, 0));
        area.requestFocus();
    }

    private static int start(String text, int line) {
        int start = 0;
        for (int i = 0; i < line; i++) {
            start = text.indexOf('\n', start) + 1;
        }
        return start;
    }

    private void turn(int by) {
        show(Math.clamp((long) page + by, 0, paged.pages() - 1));
        area.positionCaret(0);
        area.requestFocus();
    }

    private void show(int wanted) {
        turnTo(wanted);
        moved();
    }

    private void turnTo(int wanted) {
        isShowing = true;
        page = wanted;
        area.setText(paged.page(wanted));
        isShowing = false;
        showLines();
        showPager();
    }

    private void showLines() {
        gutter.page(List.of(area.getText().split("\n", -1)), paged.firstLine(page));
    }

    private void showPager() {
        boolean isNeeded = paged.pages() > 1;
        pager.setVisible(isNeeded);
        pager.setManaged(isNeeded);
        int first = paged.firstLine(page);
        int last = first + paged.lines(page) - 1;
        pageName.setText(texts.get("importing.page", first, last, paged.lines()));
        pageName.getStyleClass().setAll("label", Styles.TEXT_MUTED);
        before.setDisable(page == 0);
        behind.setDisable(page == paged.pages() - 1);
    }

    private void edited() {
        if (isShowing) {
            return;
        }
        int line = caretLine.get();
        if (paged.put(page, area.getText())) {
            show(paged.pageOf(line));
        } else {
            showLines();
            showPager();
        }
        onTouched.run();
        pause.playFromStart();
    }

    /// Tells the line once a move is over: on the way the caret is in many.
    private void moved() {
        if (isShowing) {
            return;
        }
        String text = area.getText();
        int caret = Math.min(area.getCaretPosition(), text.length());
        int line = 0;
        for (int i = text.indexOf('\n'); i >= 0 && i < caret; i = text.indexOf('\n', i + 1)) {
            line++;
        }
        int now = paged.firstLine(page) + line;
        gutter.caret(now);
        caretLine.set(now);
    }
}
