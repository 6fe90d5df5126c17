package org.yaomote.ui.editing;

import javafx.scene.control.TableCell;
import javafx.scene.control.TreeTableCell;

import org.jspecify.annotations.Nullable;
import org.yaomote.ui.fx.StateBadge;
import org.yaomote.ui.fx.StateMark;
import org.yaomote.ui.fx.Texts;

/// Cells that show a state by word, shape and colour, in flat and in tree tables.
///
/// They apply style sheets at once: cells change during layout, when it is too late for the frame's
/// own pass, and would be painted once without colour.
public final class StateCells {
    private StateCells() {}

    /// A cell of a flat table.
    public static <R> TableCell<R, StateMark> flat(Texts texts) {
        StateBadge badge = new StateBadge(texts, StateMark.UNKNOWN);
        return new TableCell<>() {
            @Override
            protected void updateItem(@Nullable StateMark mark, boolean empty) {
                super.updateItem(mark, empty);
                if (empty || mark == null) {
                    setGraphic(null);
                    setAccessibleText(null);
                } else {
                    setGraphic(badge);
                    setAccessibleText(texts.get(mark.key()));
                    badge.show(mark);
                    badge.applyCss();
                }
            }
        };
    }

    /// A cell of a tree table.
    public static <R> TreeTableCell<R, StateMark> tree(Texts texts) {
        StateBadge badge = new StateBadge(texts, StateMark.UNKNOWN);
        return new TreeTableCell<>() {
            @Override
            protected void updateItem(@Nullable StateMark mark, boolean empty) {
                super.updateItem(mark, empty);
                if (empty || mark == null) {
                    setGraphic(null);
                    setAccessibleText(null);
                } else {
                    setGraphic(badge);
                    setAccessibleText(texts.get(mark.key()));
                    badge.show(mark);
                    badge.applyCss();
                }
            }
        };
    }
}
