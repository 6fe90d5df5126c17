package org.yaomote.ui.sweep;

import javafx.scene.Node;
import javafx.scene.control.Labeled;
import javafx.scene.control.TableCell;

import org.jspecify.annotations.Nullable;
import org.yaomote.ui.editing.WholeText;
import org.yaomote.ui.fx.StateBadge;
import org.yaomote.ui.fx.StateMark;
import org.yaomote.ui.fx.Texts;

import java.util.function.Function;

/// Cells of the table of hosts. All columns have the whole line as their value, so a row that
/// changes tells each of its cells once, and rows out of sight cost nothing.
final class RowCells {
    private static final String DIFFERENT = "sweep-different";

    private RowCells() {}

    /// A cell with a text; what does not fit is told by a tooltip.
    static TableCell<SweepRow, SweepLine> text(Function<SweepLine, String> read) {
        return new TableCell<>() {
            {
                WholeText.of(this);
            }

            @Override
            protected void updateItem(@Nullable SweepLine line, boolean empty) {
                super.updateItem(line, empty);
                String text = empty || line == null ? "" : read.apply(line);
                if (!text.equals(getText())) {
                    setText(text);
                }
            }
        };
    }

    /// A cell with the state by word, shape and colour.
    static TableCell<SweepRow, SweepLine> state(Texts texts) {
        StateBadge badge = new StateBadge(texts, StateMark.UNKNOWN);
        return new TableCell<>() {
            private @Nullable RowState shown;

            @Override
            protected void updateItem(@Nullable SweepLine line, boolean empty) {
                super.updateItem(line, empty);
                if (empty || line == null) {
                    setGraphic(null);
                    return;
                }
                RowState state = RowState.of(line);
                setAccessibleText(texts.get(state.key()));
                if (state != shown) {
                    shown = state;
                    badge.show(state.mark(), texts.text(state.key()));
                    badge.applyCss();
                }
                show(this, badge);
            }
        };
    }

    private static void show(Labeled cell, Node graphic) {
        if (!graphic.equals(cell.getGraphic())) {
            cell.setGraphic(graphic);
            graphic.applyCss();
        }
    }

    /// A cell with the mark, in bold where something is different.
    static TableCell<SweepRow, SweepLine> mark(Function<SweepLine, String> read) {
        TableCell<SweepRow, SweepLine> cell = text(read);
        cell.itemProperty()
                .addListener(
                        (_, _, line) -> {
                            boolean isMarked = line != null && line.mark().isPresent();
                            if (!isMarked) {
                                cell.getStyleClass().remove(DIFFERENT);
                            } else if (!cell.getStyleClass().contains(DIFFERENT)) {
                                cell.getStyleClass().add(DIFFERENT);
                            }
                        });
        return cell;
    }
}
