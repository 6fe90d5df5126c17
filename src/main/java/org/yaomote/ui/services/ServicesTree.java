package org.yaomote.ui.services;

import javafx.application.Platform;
import javafx.beans.binding.Bindings;
import javafx.collections.ListChangeListener;
import javafx.css.PseudoClass;
import javafx.scene.Scene;
import javafx.scene.control.SelectionMode;
import javafx.scene.control.Tooltip;
import javafx.scene.control.TreeItem;
import javafx.scene.control.TreeTableColumn;
import javafx.scene.control.TreeTableRow;
import javafx.scene.control.TreeTableView;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.ScrollEvent;

import org.jspecify.annotations.Nullable;
import org.yaomote.ui.editing.Actions;
import org.yaomote.ui.editing.ColumnWidths;
import org.yaomote.ui.editing.Figures;
import org.yaomote.ui.editing.RowCopy;
import org.yaomote.ui.editing.RowOrder;
import org.yaomote.ui.editing.RowStanding;
import org.yaomote.ui.editing.StateCells;
import org.yaomote.ui.editing.TableKeys;
import org.yaomote.ui.editing.TableMemory;
import org.yaomote.ui.editing.TextSize;
import org.yaomote.ui.fx.Notebook;
import org.yaomote.ui.fx.Numbers;
import org.yaomote.ui.fx.ReplyText;
import org.yaomote.ui.fx.Texts;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Function;

/// The tree table of services and backends; its rows are updated in place, so selection, scroll
/// position and what is folded stay.
final class ServicesTree {
    /// Columns that few people want to see at all times.
    private static final Set<String> RARE =
            Set.of(
                    "services-column-clientError",
                    "services-column-serverError",
                    "services-column-inFlight");

    private static final PseudoClass LEAVING = PseudoClass.getPseudoClass("leaving");

    private final Texts texts;
    private final ServicesViewModel model;
    private final TreeTableView<ServicesRow> tree = new TreeTableView<>();
    private final TreeItem<ServicesRow> root = new TreeItem<>();
    private final Map<RowId, TreeItem<ServicesRow>> items = new HashMap<>();
    private final TreeTableColumn<ServicesRow, String> name = new TreeTableColumn<>();
    private final ColumnWidths widths;
    private final RowCopy copy;
    private boolean following;

    /// The row that was brought in sight last; null if the user went elsewhere since.
    private @Nullable TreeItem<ServicesRow> brought;

    ServicesTree(Texts texts, ServicesViewModel model, TextSize textSize) {
        this.texts = texts;
        this.model = model;
        tree.setId("services-tree");
        tree.setRowFactory(
                _ -> {
                    TreeTableRow<ServicesRow> row = new TreeTableRow<>();
                    HostDrop.light(row, model);
                    mute(row);
                    return row;
                });
        tree.getStyleClass().add("list-table");
        tree.setRoot(root);
        tree.setShowRoot(false);
        root.setExpanded(true);
        copy = RowCopy.from(tree, texts);
        TableKeys.on(tree, row -> row.standing().get().isProblem());
        tree.accessibleTextProperty().bind(texts.text("services.table"));
        tree.getSelectionModel().setSelectionMode(SelectionMode.MULTIPLE);
        tree.focusedProperty()
                .subscribe(
                        has -> {
                            if (has) {
                                focusSelected();
                            }
                        });
        tree.heightProperty().addListener((_, _, _) -> bringWhenLaidOut());
        tree.addEventFilter(ScrollEvent.ANY, _ -> brought = null);
        tree.addEventFilter(MouseEvent.MOUSE_PRESSED, _ -> brought = null);
        tree.addEventFilter(KeyEvent.KEY_PRESSED, _ -> brought = null);
        widths = new ColumnWidths(tree, textSize, name);
        columns();
        tree.getSelectionModel()
                .getSelectedItems()
                .addListener((ListChangeListener<TreeItem<ServicesRow>>) _ -> chosen());
    }

    /// Remembers how the user wants to see the columns.
    void remember(Notebook notebook) {
        tree.getColumns().stream()
                .filter(column -> RARE.contains(column.getId()))
                .forEach(column -> column.setVisible(false));
        TableMemory.of("services", tree, widths, notebook);
    }

    /// Puts the selected rows into the clipboard.
    void copy() {
        copy.toClipboard();
    }

    TreeTableView<ServicesRow> node() {
        return tree;
    }

    /// Brings rows and selection in line with the view model.
    void follow() {
        following = true;
        List<TreeItem<ServicesRow>> services = new ArrayList<>();
        for (ServiceGroup group : model.groups()) {
            TreeItem<ServicesRow> item = item(group.row());
            List<TreeItem<ServicesRow>> backends =
                    group.backends().stream().map(this::item).toList();
            RowOrder.sync(item.getChildren(), backends);
            services.add(item);
        }
        RowOrder.sync(root.getChildren(), services);
        items.keySet().removeIf(id -> model.row(id).isEmpty());
        select();
        if (!tree.isFocused()) {
            focusSelected();
        }
        following = false;
    }

    /// Rows that come in move the place where the keys go on away from what is selected.
    private void focusSelected() {
        int row = tree.getSelectionModel().getSelectedIndex();
        if (row >= 0) {
            tree.getFocusModel().focus(row);
        }
    }

    private TreeItem<ServicesRow> item(ServicesRow row) {
        return items.computeIfAbsent(
                row.id(),
                _ -> {
                    TreeItem<ServicesRow> item = new TreeItem<>(row);
                    item.setExpanded(true);
                    return item;
                });
    }

    /// The row that was made or found last is to be seen, also when the list is laid out anew and
    /// lower than before, until the user scrolls elsewhere.
    private void bring() {
        int row = brought == null ? -1 : tree.getRow(brought);
        if (row >= 0) {
            tree.scrollTo(Math.max(0, row - 1));
        }
    }

    private void bringWhenLaidOut() {
        Scene scene = tree.getScene();
        if (scene != null) {
            scene.addPostLayoutPulseListener(
                    new Runnable() {
                        @Override
                        public void run() {
                            scene.removePostLayoutPulseListener(this);
                            bring();
                        }
                    });
            Platform.requestNextPulse();
        }
    }

    private void select() {
        if (selection().equals(model.selected())) {
            return;
        }
        var selection = tree.getSelectionModel();
        selection.clearSelection();
        for (RowId id : model.selected()) {
            TreeItem<ServicesRow> item = items.get(id);
            if (item != null && item.getParent() != null) {
                item.getParent().setExpanded(true);
                selection.select(item);
                brought = item;
                bring();
                bringWhenLaidOut();
            }
        }
    }

    private void chosen() {
        boolean any = !tree.getSelectionModel().getSelectedItems().isEmpty();
        if (!following && any) {
            model.select(selection());
        }
    }

    /// Rows of what the draft has no more are paler, and say why they are there.
    private void mute(TreeTableRow<ServicesRow> row) {
        Tooltip why = Actions.tooltip(texts.text("services.leaving.help"));
        row.itemProperty()
                .flatMap(ServicesRow::setting)
                .map(ServicesRow.Setting::leaving)
                .orElse(false)
                .subscribe(
                        is -> {
                            row.pseudoClassStateChanged(LEAVING, is);
                            row.setTooltip(is ? why : null);
                        });
    }

    private List<RowId> selection() {
        return tree.getSelectionModel().getSelectedItems().stream()
                .filter(Objects::nonNull)
                .map(item -> item.getValue().id())
                .filter(id -> !model.isLeaving(id))
                .toList();
    }

    /// Together no wider than a window is at first, with the bar beside many rows. None may be of
    /// 80 pixels: the toolkit takes that for a column that nobody has sized, and sizes it itself.
    private void columns() {
        setting(name, "name", 182, ServicesTree::name);
        name.setCellFactory(_ -> new NameCell());
        tree.setTreeColumn(name);
        TreeTableColumn<ServicesRow, RowStanding> state =
                column(new TreeTableColumn<>(), "state", 128);
        state.setCellValueFactory(cell -> cell.getValue().getValue().standing());
        RowCopy.says(state, standing -> standing.words(texts));
        state.setCellFactory(_ -> StateCells.tree(texts));
        tree.getColumns().add(name);
        tree.getColumns().add(state);
        tree.getColumns().add(setting(new TreeTableColumn<>(), "address", 150, s -> address(s)));
        tree.getColumns()
                .add(figure(setting(new TreeTableColumn<>(), "share", 106, s -> share(s))));
        tree.getColumns().add(live("rate", 58, (n, f) -> n.rate(f.perSecond())));
        tree.getColumns().add(live("success", 70, (n, f) -> n.count(outcomes(f).success())));
        tree.getColumns()
                .add(live("clientError", 58, (n, f) -> n.count(outcomes(f).clientError())));
        tree.getColumns()
                .add(live("serverError", 58, (n, f) -> n.count(outcomes(f).serverError())));
        tree.getColumns().add(live("failed", 63, (n, f) -> n.count(outcomes(f).failures())));
        tree.getColumns().add(live("inFlight", 78, (n, f) -> n.count(f.traffic().inFlight())));
        tree.getColumns().add(live("p95", 64, ServicesTree::p95));
        TreeTableColumn<ServicesRow, String> check = column(new TreeTableColumn<>(), "check", 138);
        check.setCellValueFactory(
                cell -> {
                    var seen = cell.getValue().getValue().seen();
                    return texts.follow(
                            () -> CheckText.of(texts, seen.get().health(), seen.get().at()), seen);
                });
        tree.getColumns().add(check);
    }

    private static org.yaomote.metrics.Traffic.Outcomes outcomes(Figures flow) {
        return flow.traffic().outcomes();
    }

    private static String p95(Numbers numbers, Figures flow) {
        return flow.p95().isEmpty() ? "\u2013" : numbers.micros(flow.p95().getAsLong());
    }

    /// A backend without a name is called by its address, which is in the next column already.
    private static String name(ServicesRow.Setting setting) {
        return setting.name().equals(setting.address()) ? "\u2013" : setting.name();
    }

    /// Where it is; of a service that answers by itself, how.
    private String address(ServicesRow.Setting setting) {
        String reply = ReplyText.of(texts, setting.reply());
        return reply.isEmpty() ? setting.address() : reply;
    }

    /// A service that answers by itself shares nothing.
    private String share(ServicesRow.Setting setting) {
        return ReplyText.of(texts, setting.reply()).isEmpty()
                ? setting.share().text(texts)
                : "\u2013";
    }

    private TreeTableColumn<ServicesRow, String> setting(
            TreeTableColumn<ServicesRow, String> column,
            String name,
            double width,
            Function<ServicesRow.Setting, String> read) {
        column(column, name, width);
        column.setCellValueFactory(
                cell -> {
                    var setting = cell.getValue().getValue().setting();
                    return Bindings.createStringBinding(
                            () -> read.apply(setting.get()), setting, texts.wordsProperty());
                });
        return column;
    }

    private TreeTableColumn<ServicesRow, String> live(
            String name, double width, BiFunction<Numbers, Figures, String> read) {
        TreeTableColumn<ServicesRow, String> column = column(new TreeTableColumn<>(), name, width);
        column.setCellValueFactory(
                cell -> {
                    var flow = cell.getValue().getValue().flow();
                    return texts.follow(() -> read.apply(texts.numbers(), flow.get()), flow);
                });
        return figure(column);
    }

    private static <T> TreeTableColumn<ServicesRow, T> figure(
            TreeTableColumn<ServicesRow, T> column) {
        column.getStyleClass().addAll("figure", "figure-header");
        return column;
    }

    private <T> TreeTableColumn<ServicesRow, T> column(
            TreeTableColumn<ServicesRow, T> column, String name, double width) {
        column.setId("services-column-" + name);
        column.textProperty().bind(texts.text("services.column." + name));
        widths.add(column, width);
        // The order is the configuration's, which the user chooses.
        column.setSortable(false);
        return column;
    }
}
