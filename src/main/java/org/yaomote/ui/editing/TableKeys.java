package org.yaomote.ui.editing;

import javafx.scene.control.Control;
import javafx.scene.control.IndexedCell;
import javafx.scene.control.MultipleSelectionModel;
import javafx.scene.control.TableView;
import javafx.scene.control.TextInputControl;
import javafx.scene.control.TreeItem;
import javafx.scene.control.TreeTableView;
import javafx.scene.control.skin.VirtualFlow;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;

import java.util.function.IntConsumer;
import java.util.function.IntPredicate;
import java.util.function.IntSupplier;
import java.util.function.Predicate;

/// What keys do in a table whose rows have states: J goes to the next row that is a problem, K to
/// the one before, with Shift the other way. Nothing is done while something is typed in a cell.
///
/// Thread: the FX thread.
public final class TableKeys {
    /// Rows that are kept in sight above one that is gone to.
    private static final int ABOVE = 2;

    private final Control table;
    private final Rows rows;

    /// The rows that are shown.
    private record Rows(
            MultipleSelectionModel<?> selection,
            IntSupplier size,
            IntPredicate isProblem,
            IntConsumer scroll) {}

    private TableKeys(Control table, Rows rows) {
        this.table = table;
        this.rows = rows;
        table.addEventHandler(KeyEvent.KEY_PRESSED, this::pressed);
    }

    /// In a flat table, from now on.
    public static <R> TableKeys on(TableView<R> table, Predicate<R> isProblem) {
        return new TableKeys(
                table,
                new Rows(
                        table.getSelectionModel(),
                        () -> table.getItems().size(),
                        i -> isProblem.test(table.getItems().get(i)),
                        i -> table.scrollTo(i)));
    }

    /// In a tree table, from now on; what is folded is passed over, its parent is not.
    public static <R> TableKeys on(TreeTableView<R> table, Predicate<R> isProblem) {
        return new TableKeys(
                table,
                new Rows(
                        table.getSelectionModel(),
                        table::getExpandedItemCount,
                        i -> isProblem(table.getTreeItem(i), isProblem),
                        i -> table.scrollTo(i)));
    }

    private static <R> boolean isProblem(TreeItem<R> item, Predicate<R> isProblem) {
        return item != null && isProblem.test(item.getValue());
    }

    private void pressed(KeyEvent event) {
        boolean types = event.getTarget() instanceof TextInputControl;
        boolean isOther = event.isControlDown() || event.isAltDown() || event.isMetaDown();
        if (!types && !isOther && isDone(event)) {
            event.consume();
        }
    }

    private boolean isDone(KeyEvent event) {
        KeyCode code = event.getCode();
        if (code == KeyCode.J) {
            return toProblem(event.isShiftDown() ? -1 : 1);
        }
        return code == KeyCode.K && toProblem(event.isShiftDown() ? 1 : -1);
    }

    private boolean toProblem(int step) {
        int size = rows.size().getAsInt();
        int at = rows.selection().getSelectedIndex();
        int from = at < 0 && step < 0 ? size : at;
        for (int i = from + step; i >= 0 && i < size; i += step) {
            if (rows.isProblem().test(i)) {
                rows.selection().clearAndSelect(i);
                bringIntoSight(i);
                return true;
            }
        }
        return false;
    }

    private void bringIntoSight(int row) {
        if (table.lookup(".virtual-flow") instanceof VirtualFlow<?> flow) {
            IndexedCell<?> first = flow.getFirstVisibleCell();
            IndexedCell<?> last = flow.getLastVisibleCell();
            boolean isInSight =
                    first != null
                            && last != null
                            && row >= first.getIndex()
                            && row < last.getIndex();
            if (!isInSight) {
                rows.scroll().accept(Math.max(0, row - ABOVE));
            }
        }
    }
}
