package org.yaomote.ui.editing;

import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.layout.HBox;

import org.jspecify.annotations.Nullable;
import org.yaomote.changes.LineDiff;
import org.yaomote.ui.fx.Texts;

import java.util.List;
import java.util.Locale;

/// The lines of a text, and what was added and removed, by word, shape and colour.
public final class DiffList extends ListView<LineDiff.Line> {
    private static final String PLUS = "M6.8 2h2.4v4.8H14v2.4H9.2V14H6.8V9.2H2V6.8h4.8z";
    private static final String MINUS = "M2 6.8h12v2.4H2z";

    private final Texts texts;
    private boolean isComparing;

    /// An empty list.
    public DiffList(Texts texts, String id) {
        this.texts = texts;
        setId(id);
        getStyleClass().add("diff-list");
        setMinWidth(0);
        // New cells: those that wait to be used again would keep the other language.
        texts.wordsProperty().subscribe(_ -> setCellFactory(_ -> new Cell()));
    }

    /// Shows these lines, from the first change on where there is one.
    public void show(List<LineDiff.Line> lines, boolean comparing) {
        isComparing = comparing;
        getItems().setAll(lines);
        for (int i = 0; i < lines.size(); i++) {
            if (lines.get(i).kind() != LineDiff.Kind.SAME) {
                scrollTo(Math.max(0, i - 3));
                return;
            }
        }
    }

    private final class Cell extends ListCell<LineDiff.Line> {
        private final Label number = new Label();
        private final ShapeTag tag = new ShapeTag(ShapeTag.CHANGE_LETTERS);
        private final Label text = new Label();
        private final HBox line = new HBox(10, number, tag, text);

        Cell() {
            line.setAlignment(Pos.CENTER_LEFT);
            line.getStyleClass().add("diff-line");
            number.getStyleClass().add("line-number");
            number.setMinWidth(USE_PREF_SIZE);
            text.setMinWidth(USE_PREF_SIZE);
            text.getStyleClass().add("diff-text");
        }

        @Override
        protected void updateItem(LineDiff.@Nullable Line item, boolean empty) {
            super.updateItem(item, empty);
            getStyleClass().removeAll("diff-added", "diff-removed");
            if (item == null || empty) {
                setGraphic(null);
                setAccessibleText(null);
                return;
            }
            String kind = item.kind().name().toLowerCase(Locale.ROOT);
            boolean isChanged = item.kind() != LineDiff.Kind.SAME;
            String word = isChanged ? texts.get("diff.line." + kind) : "";
            number.setText(Integer.toString(item.number()));
            tag.setVisible(isChanged);
            tag.setManaged(isComparing);
            tag.show(item.kind() == LineDiff.Kind.ADDED ? PLUS : MINUS, "diff-tag-" + kind, word);
            text.setText(item.text());
            if (isChanged) {
                getStyleClass().add("diff-" + kind);
            }
            setGraphic(line);
            setAccessibleText(isChanged ? texts.get("diff.line", word, item.text()) : item.text());
        }
    }
}
