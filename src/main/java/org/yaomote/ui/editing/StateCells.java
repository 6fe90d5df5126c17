package org.yaomote.ui.editing;

import javafx.scene.control.IndexedCell;
import javafx.scene.control.TableCell;
import javafx.scene.control.Tooltip;
import javafx.scene.control.TreeTableCell;

import org.jspecify.annotations.Nullable;
import org.yaomote.ui.fx.Texts;

/// Cells that show how a row is doing by word, shape and colour, and beside it whether its draft is
/// wrong, in flat and in tree tables.
///
/// They apply style sheets at once: cells change during layout, when it is too late for the frame's
/// own pass, and would be painted once without colour.
public final class StateCells {
    private StateCells() {}

    /// A cell of a flat table.
    public static <R> TableCell<R, RowStanding> flat(Texts texts) {
        StandingPicture picture = new StandingPicture(texts);
        return new TableCell<>() {
            @Override
            protected void updateItem(@Nullable RowStanding standing, boolean empty) {
                super.updateItem(standing, empty);
                show(this, empty ? null : standing, picture, texts);
            }
        };
    }

    /// A cell of a tree table.
    public static <R> TreeTableCell<R, RowStanding> tree(Texts texts) {
        StandingPicture picture = new StandingPicture(texts);
        return new TreeTableCell<>() {
            @Override
            protected void updateItem(@Nullable RowStanding standing, boolean empty) {
                super.updateItem(standing, empty);
                show(this, empty ? null : standing, picture, texts);
            }
        };
    }

    private static void show(
            IndexedCell<?> cell,
            @Nullable RowStanding standing,
            StandingPicture picture,
            Texts texts) {
        if (standing == null) {
            cell.setGraphic(null);
            cell.setAccessibleText(null);
            cell.setTooltip(null);
            return;
        }
        String words = standing.words(texts);
        cell.setGraphic(picture);
        cell.setAccessibleText(words);
        boolean isMore = standing.isDraftWrong() || standing.elsewhere().isPresent();
        cell.setTooltip(isMore ? new Tooltip(words) : null);
        picture.show(standing);
    }
}
