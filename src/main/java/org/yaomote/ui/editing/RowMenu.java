package org.yaomote.ui.editing;

import javafx.beans.value.ObservableValue;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.Control;
import javafx.scene.control.IndexedCell;
import javafx.scene.control.ListView;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuItem;
import javafx.scene.control.MultipleSelectionModel;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.control.TableView;
import javafx.scene.control.TextInputControl;
import javafx.scene.control.TreeTableView;
import javafx.scene.control.skin.VirtualFlow;
import javafx.scene.input.ContextMenuEvent;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;

import java.util.List;
import java.util.function.IntConsumer;

/// The menu of the selected rows of a list, the same way in every list: the mouse opens it on a
/// row, which is selected by that; the menu key and Shift+F10 at the selected row, which comes into
/// sight. Where there is no row, there is no menu.
///
/// Thread: the FX thread.
public final class RowMenu {
    /// How far from its row's left edge a menu opens by a key.
    private static final double INDENT = 24;

    private final Control list;
    private final MultipleSelectionModel<?> selection;
    private final IntConsumer scroll;

    private RowMenu(Control list, MultipleSelectionModel<?> selection, IntConsumer scroll) {
        this.list = list;
        this.selection = selection;
        this.scroll = scroll;
        list.addEventFilter(ContextMenuEvent.CONTEXT_MENU_REQUESTED, this::requested);
        list.addEventHandler(KeyEvent.KEY_PRESSED, this::pressed);
    }

    /// Of a flat table, from now on.
    public static void on(TableView<?> table, List<? extends MenuItem> items) {
        var _ = new RowMenu(table, table.getSelectionModel(), table::scrollTo).has(items);
    }

    /// Of a tree table, from now on.
    public static void on(TreeTableView<?> table, List<? extends MenuItem> items) {
        var _ = new RowMenu(table, table.getSelectionModel(), table::scrollTo).has(items);
    }

    /// Of a list, from now on.
    public static void on(ListView<?> list, List<? extends MenuItem> items) {
        var _ = new RowMenu(list, list.getSelectionModel(), list::scrollTo).has(items);
    }

    /// Has these items be disabled as long as something does not hold, such as that a row is
    /// selected.
    public static void need(ObservableValue<Boolean> holds, List<? extends MenuItem> items) {
        for (MenuItem item : items) {
            if (!(item instanceof SeparatorMenuItem)) {
                item.disableProperty().bind(holds.map(it -> !it));
            }
        }
    }

    private RowMenu has(List<? extends MenuItem> items) {
        ContextMenu menu = new ContextMenu();
        menu.getItems().setAll(items);
        list.setContextMenu(menu);
        return this;
    }

    private void requested(ContextMenuEvent event) {
        if (event.isKeyboardTrigger()) {
            if (open()) {
                event.consume();
            }
        } else if (!isOnRow(event.getPickResult().getIntersectedNode())) {
            event.consume();
        }
    }

    /// The row, not its cell, knows whether there is anything in it.
    private static boolean isOnRow(Node picked) {
        boolean isOn = false;
        for (Node at = picked; at != null && !(at instanceof VirtualFlow<?>); at = at.getParent()) {
            if (at instanceof IndexedCell<?> cell) {
                isOn = !cell.isEmpty();
            }
        }
        return isOn;
    }

    private void pressed(KeyEvent event) {
        boolean isMenu =
                event.getCode() == KeyCode.CONTEXT_MENU
                        || (event.getCode() == KeyCode.F10 && event.isShiftDown());
        boolean isOther = event.isControlDown() || event.isAltDown() || event.isMetaDown();
        boolean types = event.getTarget() instanceof TextInputControl;
        if (isMenu && !isOther && !types && open()) {
            event.consume();
        }
    }

    private boolean open() {
        int row = selection.getSelectedIndex();
        if (row < 0) {
            return false;
        }
        bringIntoSight(row);
        list.layout();
        Bounds at = place(row);
        list.getContextMenu().show(list, at.getMinX() + INDENT, at.getMaxY());
        return true;
    }

    private void bringIntoSight(int row) {
        if (list.lookup(".virtual-flow") instanceof VirtualFlow<?> flow) {
            IndexedCell<?> first = flow.getFirstVisibleCell();
            IndexedCell<?> last = flow.getLastVisibleCell();
            if (first == null || last == null || row < first.getIndex() || row > last.getIndex()) {
                scroll.accept(row);
            }
        }
    }

    private Bounds place(int row) {
        Node shown = list;
        if (list.lookup(".virtual-flow") instanceof VirtualFlow<?> flow) {
            shown = flow.getCell(row);
        }
        return shown.localToScreen(shown.getBoundsInLocal());
    }

    /// A menu within a menu, which speaks the language chosen.
    ///
    /// @param name what it is called
    public static Menu below(ObservableValue<String> name, List<? extends MenuItem> items) {
        Menu menu = new Menu();
        menu.textProperty().bind(name);
        menu.getItems().setAll(items);
        return menu;
    }
}
