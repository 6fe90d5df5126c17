package org.yaomote.ui.importing;

import javafx.geometry.Bounds;
import javafx.geometry.Point2D;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.TextArea;
import javafx.scene.layout.Region;
import javafx.scene.shape.Rectangle;
import javafx.scene.text.Font;
import javafx.scene.text.Text;

import org.yaomote.ui.fx.Texts;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntConsumer;

/// The numbers and buckets of the lines beside a text; only those that can be seen are made.
///
/// It is not for the keyboard: what it tells of the line with the caret is told in the problems and
/// in the name of the text, too.
final class Gutter extends Region {
    private static final double PAD = 8;
    private static final double GAP = 10;
    private static final double SHAPE = 21;

    private final TextArea area;
    private final Texts texts;
    private final IntConsumer onPressed;
    private final List<Row> rows = new ArrayList<>();
    private List<LineNote> notes = List.of();
    private List<String> lines = List.of("");
    private int first = 1;
    private int caret = 1;

    private static final class Row {
        private final Label number = new Label();
        private final BucketTag tag = new BucketTag();
    }

    /// @param onPressed takes a line that was clicked, counted from 1 in the whole text
    Gutter(TextArea area, Texts texts, IntConsumer onPressed) {
        this.area = area;
        this.texts = texts;
        this.onPressed = onPressed;
        getStyleClass().add("gutter");
        Rectangle clip = new Rectangle();
        clip.widthProperty().bind(widthProperty());
        clip.heightProperty().bind(heightProperty());
        setClip(clip);
        area.scrollTopProperty().subscribe(this::requestLayout);
        area.fontProperty().subscribe(this::requestLayout);
        area.heightProperty().subscribe(this::requestLayout);
        texts.wordsProperty().subscribe(this::requestLayout);
        setOnMousePressed(event -> press(event.getY()));
    }

    /// Shows the notes of all lines of the text.
    void notes(List<LineNote> all) {
        notes = all;
        requestLayout();
    }

    /// The text beside is another.
    ///
    /// @param shown its lines
    /// @param firstLine number of the first of them
    void page(List<String> shown, int firstLine) {
        lines = shown;
        first = firstLine;
        requestLayout();
    }

    /// Marks the line with the caret.
    void caret(int line) {
        caret = line;
        requestLayout();
    }

    @Override
    protected double computePrefWidth(double height) {
        double digits = width("0".repeat(Math.max(3, Integer.toString(last()).length())));
        double word = 0;
        for (Bucket bucket : Bucket.values()) {
            word = Math.max(word, width(texts.get(bucket.key())));
        }
        return Math.ceil(PAD + digits + GAP + SHAPE + word + GAP);
    }

    @Override
    protected double computeMinWidth(double height) {
        return computePrefWidth(height);
    }

    @Override
    protected double computePrefHeight(double width) {
        return 0;
    }

    @Override
    protected double computeMinHeight(double width) {
        return 0;
    }

    private int last() {
        return first + lines.size() - 1;
    }

    /// A little wider than the font of the text says: the words are in the window's own font.
    private double width(String text) {
        Text measured = new Text(text);
        measured.setFont(Font.font(area.getFont().getSize()));
        return measured.getLayoutBounds().getWidth();
    }

    /// Where the first line begins as it is scrolled now, and how high each is.
    private record Measure(double top, double step) {}

    private Measure measure() {
        Node text = area.lookup(".text");
        if (text == null || text.getLayoutBounds().getHeight() <= 0) {
            return new Measure(0, area.getFont().getSize() * 1.4);
        }
        Bounds bounds = text.getLayoutBounds();
        Point2D inScene = text.localToScene(0, bounds.getMinY());
        return new Measure(sceneToLocal(inScene).getY(), bounds.getHeight() / lines.size());
    }

    private void press(double y) {
        Measure now = measure();
        int index = (int) Math.floor((y - now.top()) / now.step());
        if (index >= 0 && index < lines.size()) {
            onPressed.accept(first + index);
        }
    }

    @Override
    protected void layoutChildren() {
        Measure now = measure();
        double step = now.step();
        double top = now.top();
        int from = Math.max(0, (int) Math.floor(-top / step));
        int to = Math.min(lines.size(), (int) Math.ceil((getHeight() - top) / step));
        int needed = Math.max(0, to - from);
        while (rows.size() < needed) {
            Row row = new Row();
            rows.add(row);
            getChildren().addAll(row.number, row.tag);
        }
        for (int i = 0; i < rows.size(); i++) {
            Row row = rows.get(i);
            boolean isUsed = i < needed;
            row.number.setVisible(isUsed);
            row.tag.setVisible(isUsed && note(from + i));
            if (isUsed) {
                lay(row, from + i, top + (from + i) * step, step);
            }
        }
    }

    /// Whether the line has a bucket that is worth a word: a blank has none.
    private boolean note(int index) {
        return first - 1 + index < notes.size() && !lines.get(index).isBlank();
    }

    private void lay(Row row, int index, double y, double step) {
        int line = first + index;
        row.number.setText(Integer.toString(line));
        row.number
                .getStyleClass()
                .setAll("label", "line-number", line == caret ? "current" : "other");
        double numberWidth = row.number.prefWidth(-1);
        double word = getWidth() - PAD - GAP - wordWidth();
        place(row.number, word - GAP - numberWidth, y, numberWidth, step);
        if (note(index)) {
            LineNote note = notes.get(line - 1);
            row.tag.show(note.bucket(), texts);
            row.tag.setOpacity(note.isQuiet() ? 0.6 : 1);
            place(row.tag, word, y, row.tag.prefWidth(-1), step);
        }
    }

    /// In the middle of its line: the font of words can be taller than that of the text.
    private static void place(Region label, double x, double y, double width, double step) {
        double height = label.prefHeight(width);
        label.resizeRelocate(x, y + (step - height) / 2, width, height);
    }

    private double wordWidth() {
        double digits = width("0".repeat(Math.max(3, Integer.toString(last()).length())));
        return getWidth() - PAD - digits - GAP - PAD - GAP;
    }
}
