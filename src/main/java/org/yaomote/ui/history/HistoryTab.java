package org.yaomote.ui.history;

import atlantafx.base.theme.Styles;

import javafx.geometry.Orientation;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.MenuItem;
import javafx.scene.control.RadioButton;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.SelectionMode;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.control.SplitPane;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

import org.kordamp.ikonli.feather.Feather;
import org.yaomote.store.HistoryEntry;
import org.yaomote.ui.editing.Actions;
import org.yaomote.ui.editing.ColumnMenu;
import org.yaomote.ui.editing.DiffList;
import org.yaomote.ui.editing.EmptyState;
import org.yaomote.ui.editing.RowMenu;
import org.yaomote.ui.editing.TextSize;
import org.yaomote.ui.fx.Texts;
import org.yaomote.ui.fx.Thing;
import org.yaomote.ui.fx.UiContext;
import org.yaomote.ui.fx.UndoOffer;

import java.util.List;
import java.util.Optional;

/// The applies that are kept: a table, and below it in what the selected ones differ.
///
/// Thread: the FX thread.
final class HistoryTab extends BorderPane {
    private final UiContext context;
    private final Texts texts;
    private final HistoryViewModel viewModel;
    private final HistoryDesk desk;
    private final HistoryWords words;
    private final WrappedTable<HistoryViewModel.Row> table;
    private final Label title = new Label();
    private final Label details = new Label();
    private final VBox inWords = new VBox(4);
    private final DiffList inText;
    private final Label same = new Label();
    private final RadioButton asWords = new RadioButton();
    private final RadioButton asText = new RadioButton();
    private boolean isShowing;

    HistoryTab(UiContext context, HistoryViewModel viewModel, HistoryDesk desk, TextSize textSize) {
        this.context = context;
        this.texts = context.texts();
        this.viewModel = viewModel;
        this.desk = desk;
        this.words = new HistoryWords(context);
        this.inText = new DiffList(texts, "history-text");
        TableColumn<HistoryViewModel.Row, String> change = new TableColumn<>();
        table = new WrappedTable<>(texts, "history.table", textSize, change);
        table.text(new TableColumn<>(), "time", 180, words::time);
        table.text(new TableColumn<>(), "cause", 90, words::cause);
        table.text(change, "change", 220, words::change);
        table.badge("result", 170, words::result);
        table.text(new TableColumn<>(), "traffic", 160, words::traffic);
        table.remember(context.preferences().notebook());
        build();
        viewModel.rowsProperty().subscribe(this::showRows);
        viewModel.comparedProperty().addListener((_, _, _) -> showCompared());
        texts.wordsProperty().addListener((_, _, _) -> showCompared());
        context.sampler().subscribe(this, _ -> viewModel.refresh());
        // What is kept may have been read before.
        showRows();
        showCompared();
    }

    /// What was applied, the newest first.
    ///
    /// @param show shows this tab
    List<Thing> things(Runnable show) {
        return viewModel.rowsProperty().get().stream()
                .filter(row -> row.entry().isPresent())
                .map(
                        row ->
                                new Thing(
                                        words.time(row) + "  " + words.change(row),
                                        "logs.tab.history",
                                        () -> {
                                            show.run();
                                            seek(row);
                                        }))
                .toList();
    }

    private void seek(HistoryViewModel.Row row) {
        TableView<HistoryViewModel.Row> node = table.node();
        node.getSelectionModel().clearSelection();
        node.getSelectionModel().select(row);
        node.scrollTo(row);
        node.requestFocus();
    }

    private void build() {
        TableView<HistoryViewModel.Row> node = table.node();
        node.getSelectionModel().setSelectionMode(SelectionMode.MULTIPLE);
        node.setPlaceholder(new EmptyState(texts, "history.empty"));
        node.getSelectionModel()
                .getSelectedItems()
                .subscribe(
                        () -> {
                            if (!isShowing) {
                                viewModel.compare(
                                        List.copyOf(node.getSelectionModel().getSelectedItems()));
                            }
                        });
        RowMenu.on(node, menu());
        SplitPane split = new SplitPane(node, comparison());
        split.setOrientation(Orientation.VERTICAL);
        split.setDividerPositions(0.5);
        setCenter(split);
    }

    private Node comparison() {
        title.setId("history-compared");
        title.getStyleClass().add(Styles.TEXT_BOLD);
        wrap(title);
        details.setId("history-details");
        wrap(details);
        ToggleGroup group = new ToggleGroup();
        choice(asWords, "words", group);
        choice(asText, "text", group);
        asWords.setSelected(true);
        FlowPane tools = tools();
        inWords.getStyleClass().add("history-words");
        ScrollPane scroll = new ScrollPane(inWords);
        scroll.setFitToWidth(true);
        scroll.setId("history-words");
        scroll.accessibleTextProperty().bind(texts.text("history.words"));
        scroll.visibleProperty().bind(asWords.selectedProperty());
        inText.visibleProperty().bind(asText.selectedProperty());
        inText.accessibleTextProperty().bind(texts.text("history.text"));
        // What a selection adds stands below the buttons, which so stay where they are.
        VBox head = new VBox(6, title, tools, details, same);
        head.getStyleClass().add("history-head");
        same.setId("history-same");
        same.textProperty().bind(texts.text("history.nothing"));
        // Above the text, which is shown as well: there is something to read in it.
        same.managedProperty().bind(same.visibleProperty());
        wrap(same);
        BorderPane pane = new BorderPane(new StackPane(scroll, inText));
        pane.setTop(head);
        return pane;
    }

    private FlowPane tools() {
        Actions actions = new Actions(texts);
        Button before = actions.button("history.before", Feather.CORNER_UP_LEFT, this::goBefore);
        Button restore = actions.button("history.restore", Feather.ROTATE_CCW, this::restore);
        Button export = actions.button("history.export", Feather.DOWNLOAD, this::export);
        var compared = viewModel.comparedProperty();
        var nothing = compared.map(Optional::isEmpty);
        restore.textProperty().unbind();
        restore.textProperty().bind(texts.follow(this::restoreText, compared));
        restore.disableProperty().bind(nothing);
        export.disableProperty().bind(nothing);
        before.disableProperty()
                .bind(compared.map(c -> c.flatMap(HistoryViewModel.Compared::older).isEmpty()));
        FlowPane tools =
                new FlowPane(
                        12,
                        8,
                        asWords,
                        asText,
                        before,
                        restore,
                        export,
                        new ColumnMenu(texts, table.node().getColumns()));
        tools.setAlignment(Pos.CENTER_LEFT);
        return tools;
    }

    private List<MenuItem> menu() {
        Actions make = new Actions(texts);
        var compared = viewModel.comparedProperty();
        MenuItem compare = make.item("history.compare", Feather.COLUMNS, this::compare);
        MenuItem restore = make.item("history.restore", Feather.ROTATE_CCW, this::restore);
        restore.textProperty().unbind();
        restore.textProperty().bind(texts.follow(this::restoreText, compared));
        MenuItem before = make.item("history.before", Feather.CORNER_UP_LEFT, this::goBefore);
        MenuItem export = make.item("history.export", Feather.DOWNLOAD, this::export);
        MenuItem copy = make.item("rows.copy", Feather.COPY, table::copy);
        RowMenu.need(compared.map(Optional::isPresent), List.of(compare, restore, export, copy));
        RowMenu.need(
                compared.map(c -> c.flatMap(HistoryViewModel.Compared::older).isPresent()),
                List.of(before));
        return List.of(
                compare,
                new SeparatorMenuItem(),
                before,
                restore,
                new SeparatorMenuItem(),
                export,
                copy);
    }

    /// The differences line by line, with the focus in them.
    private void compare() {
        asText.setSelected(true);
        inText.requestFocus();
    }

    /// Reads anew what is kept.
    void refresh() {
        viewModel.refresh();
    }

    private void choice(RadioButton button, String name, ToggleGroup group) {
        button.setId("history-as-" + name);
        button.textProperty().bind(texts.text("history.as." + name));
        button.setToggleGroup(group);
        button.setMinWidth(Region.USE_PREF_SIZE);
    }

    private static void wrap(Label label) {
        label.setWrapText(true);
        label.setMinHeight(Region.USE_PREF_SIZE);
    }

    /// Shows the rows, and selects again what was selected, whatever it has served meanwhile.
    private void showRows() {
        List<HistoryViewModel.Row> rows = viewModel.rowsProperty().get();
        var selection = table.node().getSelectionModel();
        List<Optional<HistoryEntry>> kept =
                selection.getSelectedItems().stream().map(HistoryViewModel.Row::entry).toList();
        isShowing = true;
        table.node().getItems().setAll(rows);
        selection.clearSelection();
        rows.stream().filter(row -> kept.contains(row.entry())).forEach(selection::select);
        isShowing = false;
    }

    private void showCompared() {
        Optional<HistoryViewModel.Compared> compared = viewModel.comparedProperty().get();
        title.setText(compared.map(this::title).orElseGet(() -> texts.get("history.choose")));
        String found =
                compared.flatMap(c -> c.newer().entry()).map(words::details).orElseGet(this::notes);
        details.setText(found);
        details.setVisible(!found.isEmpty());
        inWords.getChildren()
                .setAll(
                        compared
                                .map(HistoryViewModel.Compared::differences)
                                .orElse(List.of())
                                .stream()
                                .map(one -> new DifferenceLine(texts, one))
                                .toList());
        same.setVisible(compared.filter(c -> c.differences().isEmpty()).isPresent());
        inText.show(compared.map(HistoryViewModel.Compared::lines).orElse(List.of()), true);
    }

    private String notes() {
        return viewModel.broken() == 0 ? "" : texts.get("history.broken", viewModel.broken());
    }

    private String title(HistoryViewModel.Compared compared) {
        return compared.older()
                .map(
                        older ->
                                texts.get(
                                        "history.compared",
                                        words.time(older),
                                        words.time(compared.newer())))
                .orElseGet(() -> texts.get("history.first", words.time(compared.newer())));
    }

    /// With the time: which of the two that are compared would be restored is else a guess.
    private String restoreText() {
        return viewModel
                .comparedProperty()
                .get()
                .map(c -> texts.get("history.restoreTo", words.time(c.newer())))
                .orElseGet(() -> texts.get("history.restore"));
    }

    private void restore() {
        viewModel
                .comparedProperty()
                .get()
                .map(HistoryViewModel.Compared::newer)
                .ifPresent(this::restore);
    }

    /// What was in force before the change: who wants a change undone selects that change.
    private void goBefore() {
        viewModel
                .comparedProperty()
                .get()
                .flatMap(HistoryViewModel.Compared::older)
                .ifPresent(this::restore);
    }

    private void restore(HistoryViewModel.Row row) {
        String when = words.time(row);
        if (viewModel.isDraft(row)) {
            context.toasts().hint(() -> texts.get("history.same", when));
            return;
        }
        boolean isHeeded = viewModel.holdsOrders(row);
        viewModel.restore(row, when);
        String key = isHeeded ? "history.restored.orders" : "history.restored";
        UndoOffer.in(context).ofLastEdit(() -> texts.get(key, when));
    }

    private void export() {
        viewModel
                .comparedProperty()
                .get()
                .map(HistoryViewModel.Compared::newer)
                .ifPresent(
                        row ->
                                new HistoryExport(context, desk)
                                        .export(row.config(), getScene().getWindow()));
    }
}
