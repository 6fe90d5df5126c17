package org.yaomote.ui.sweep;

import atlantafx.base.theme.Styles;

import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.value.ObservableBooleanValue;
import javafx.collections.FXCollections;
import javafx.collections.ListChangeListener;
import javafx.collections.ObservableList;
import javafx.geometry.Orientation;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.MenuButton;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.SplitPane;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

import org.kordamp.ikonli.feather.Feather;
import org.yaomote.roster.Exports;
import org.yaomote.targets.OwnNetwork;
import org.yaomote.ui.editing.Actions;
import org.yaomote.ui.editing.Choices;
import org.yaomote.ui.editing.EmptyState;
import org.yaomote.ui.editing.FocusInView;
import org.yaomote.ui.editing.OfferedHost;
import org.yaomote.ui.editing.RowMenu;
import org.yaomote.ui.editing.TextSize;
import org.yaomote.ui.editing.ToolRow;
import org.yaomote.ui.fx.LiveViewport;
import org.yaomote.ui.fx.Texts;
import org.yaomote.ui.fx.UiContext;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// The sweep half of the screen: what to ask, how far it is, who is there.
final class SweepPane extends ScrollPane {
    private static final double LEAST_TABLE = 170;

    /// Head and three rows, and all of a ping with its statistics.
    private static final double LEAST_TABLE_ABOVE = 145;

    private static final double LEAST_BELOW = 300;

    /// The head, a row and the bar at the foot.
    private static final double LEAST_ROW = 100;

    private final Texts texts;
    private final SweepViewModel model;
    private final HostActions actions;
    private final TextSize textSize;
    private final TargetBar targets;
    private final ResultsTable table;
    private final ToolRow tools;
    private final SplitPane split = new SplitPane();
    private final StackPane middle = new StackPane();
    private final OptionsBar options;
    private final Notices notices;
    private final ComboBox<RowFilter.Show> show = new ComboBox<>();
    private final CheckBox differences = new CheckBox();
    private final EmptyState nothing;
    private List<Region> panes = List.of();
    private final ObservableList<String> own = FXCollections.observableArrayList();
    private final ReadOnlyBooleanWrapper selected = new ReadOnlyBooleanWrapper();

    /// @param words what the cells say
    SweepPane(UiContext context, SweepViewModel model, RowTexts words, HostActions actions) {
        this.texts = context.texts();
        this.model = model;
        this.actions = actions;
        VBox content = new VBox();
        this.textSize = new TextSize(content);
        this.targets = new TargetBar(texts, context.toasts(), model);
        this.table = new ResultsTable(words, model.rows(), textSize);
        table.remember(context.preferences().notebook());
        this.options = new OptionsBar(texts, model.options(), targets.meaning());
        this.notices = new Notices(texts, model);
        this.tools = new ToolRow(texts, "sweep.filter", this::filter);
        Actions make = new Actions(texts);
        Button first = make.button("sweep.start", Feather.SEARCH, model::start);
        first.setId("sweep-start-first");
        first.accessibleTextProperty().bind(texts.text("sweep.start.first"));
        first.getStyleClass().add(Styles.ACCENT);
        this.nothing =
                new EmptyState(texts.follow(this::invitation, model.targetsProperty(), own), first)
                        .hint(texts, "sweep.empty.hint");
        HostMenus menus = new HostMenus(context, actions, selected);
        fillTools(menus, make);
        prepareTable(make, menus);
        split.setOrientation(Orientation.VERTICAL);
        split.getItems().add(table.node());
        middle.getChildren().addAll(split, nothing);
        VBox.setVgrow(middle, Priority.ALWAYS);
        textSize.scaleProperty().subscribe(_ -> makeRoom());
        content.getChildren()
                .addAll(
                        targets,
                        options,
                        new QuestionBar(texts, model),
                        new ProgressLine(texts, model),
                        tools,
                        middle,
                        notices,
                        new MeansLine(texts, context.toasts(), model));
        // What does not fit is scrolled; only the middle gives way before.
        for (Node part : content.getChildren()) {
            if (part instanceof Region region && !region.equals(middle)) {
                region.setMinHeight(USE_PREF_SIZE);
            }
        }
        getStyleClass().add("screen-scroll");
        setContent(content);
        setFitToWidth(true);
        setFitToHeight(true);
        setHbarPolicy(ScrollBarPolicy.NEVER);
        FocusInView.of(this);
        LiveViewport.of(this);
        model.phaseProperty().subscribe(_ -> follow());
        model.rows().shown().addListener((ListChangeListener<SweepRow>) _ -> follow());
    }

    /// The field for addresses.
    TargetBar targets() {
        return targets;
    }

    /// Offers networks of this computer, and knows them when they are typed.
    void offer(List<OwnNetwork> networks) {
        own.setAll(networks.stream().map(OwnNetwork::text).toList());
        targets.offer(networks);
    }

    /// Shows a host, whatever was left out, and selects it.
    void seek(SweepRow row) {
        if (!model.rows().shown().contains(row)) {
            showAll();
        }
        table.node().getSelectionModel().clearSelection();
        table.node().getSelectionModel().select(row);
        table.node().scrollTo(row);
        table.node().requestFocus();
    }

    /// What a sweep would ask, with their number.
    private String invitation() {
        TypedTargets typed = model.targetsProperty().get();
        if (!typed.isSweepable()) {
            return texts.get("sweep.empty");
        }
        boolean isOwn = own.contains(typed.text().strip());
        return texts.get(isOwn ? "sweep.empty.own" : "sweep.empty.typed", typed.count());
    }

    /// The lines that are selected, in the order they are shown.
    List<SweepLine> selectedLines() {
        return table.selected().stream().map(SweepRow::now).toList();
    }

    /// Whether any line is selected.
    ObservableBooleanValue selectedProperty() {
        return selected.getReadOnlyProperty();
    }

    /// The table, for what belongs to it and is not its own.
    ResultsTable table() {
        return table;
    }

    /// Shows something below the table, or nothing. What is not needed for it makes room.
    void below(List<Region> shown) {
        panes = List.copyOf(shown);
        follow();
        options.setVisible(panes.isEmpty());
        options.setManaged(panes.isEmpty());
        notices.setDismissed(!panes.isEmpty());
    }

    /// What there is, one above the other.
    private void stack(List<Region> parts) {
        boolean was = split.getItems().size() > 1;
        if (!split.getItems().equals(parts)) {
            split.getItems().setAll(parts);
            if (!was && parts.size() > 1) {
                split.setDividerPositions(LEAST_TABLE_ABOVE / (LEAST_TABLE_ABOVE + LEAST_BELOW));
            }
            makeRoom();
        }
    }

    /// Puts the focus on the table, or where one begins as long as nothing was swept.
    void focusList() {
        if (nothing.isVisible()) {
            targets.focusField();
        } else {
            table.node().requestFocus();
        }
    }

    private void makeRoom() {
        // Its own least height would have it painted over its neighbours.
        table.node().setMinHeight(textSize.of(LEAST_ROW));
        boolean two = split.getItems().size() > 1;
        middle.setMinHeight(textSize.of(two ? LEAST_TABLE_ABOVE + LEAST_BELOW : LEAST_TABLE));
    }

    /// Whether this is shown below the table.
    boolean isBelow(Region pane) {
        return panes.contains(pane);
    }

    private void fillTools(HostMenus menus, Actions make) {
        show.setId("sweep-show");
        show.getItems().setAll(RowFilter.Show.values());
        Choices.name(show, texts, RowFilter.Show::key);
        show.accessibleTextProperty().bind(texts.text("sweep.show"));
        show.setValue(RowFilter.Show.ALL);
        show.setMinWidth(Region.USE_PREF_SIZE);
        show.setMaxWidth(Region.USE_PREF_SIZE);
        show.valueProperty()
                .addListener((_, _, now) -> model.rows().filter(model.rows().filter().with(now)));
        differences.setId("sweep-differences");
        differences.textProperty().bind(texts.text("sweep.differences"));
        differences.setMinWidth(Region.USE_PREF_SIZE);
        differences.setOnAction(
                _ ->
                        model.rows()
                                .filter(
                                        model.rows()
                                                .filter()
                                                .withOnlyDifferences(differences.isSelected())));
        MenuButton add = menus.addButton();
        MenuButton export = new MenuButton();
        export.setId("sweep-export");
        export.textProperty().bind(texts.text("sweep.export"));
        export.setMinWidth(Region.USE_PREF_SIZE);
        for (Exports.Format form : Exports.Format.values()) {
            export.getItems()
                    .add(make.item(exportKey(form), Feather.DOWNLOAD, () -> actions.export(form)));
        }
        tools.add(show, differences, add, menus.moreButton(), export);
        tools.offerColumns(table.node().getColumns());
    }

    private static String exportKey(Exports.Format form) {
        return "sweep.export." + form.name().toLowerCase(Locale.ROOT);
    }

    private void prepareTable(Actions make, HostMenus menus) {
        Button clear = make.button("sweep.filter.clear", Feather.X, this::showAll);
        table.node().setPlaceholder(new EmptyState(texts, "sweep.filter.none", clear));
        RowMenu.on(table.node(), menus.ofRows());
        table.node().addEventHandler(KeyEvent.KEY_PRESSED, this::pressed);
        table.onSelected(() -> selected.set(!table.selected().isEmpty()));
    }

    /// Puts a text into the field of targets and the focus behind it.
    void write(String text) {
        targets.write(text);
        targets.focusField();
    }

    /// Selects the row of a host; the filter goes if it hides it.
    ///
    /// @return whether the sweep knows it
    boolean find(String host) {
        Optional<SweepRow> row = row(host);
        row.ifPresent(
                found -> {
                    if (!model.rows().shown().contains(found)) {
                        showAll();
                    }
                    table.node().getSelectionModel().clearSelection();
                    table.node().getSelectionModel().select(found);
                    table.node().scrollTo(found);
                });
        return row.isPresent();
    }

    private Optional<SweepRow> row(String host) {
        return model.rows().all().stream().filter(row -> row.now().isOf(host)).findFirst();
    }

    /// What is known of a host as a backend-to-be, where this sweep has it.
    Optional<OfferedHost> offered(String host) {
        return row(host).map(row -> Offers.of(List.of(row.now())).getFirst());
    }

    private void showAll() {
        tools.letAll();
        differences.setSelected(false);
        show.setValue(RowFilter.Show.ALL);
        model.rows().filter(RowFilter.ALL);
    }

    private void filter(String text) {
        model.rows().filter(model.rows().filter().withText(text));
    }

    private void pressed(KeyEvent event) {
        Optional<CopyForm> form = CopyForm.of(event);
        if (form.isPresent()) {
            actions.copy(form.get());
            event.consume();
        } else if (event.getCode() == KeyCode.ENTER && selected.get()) {
            actions.ping();
            event.consume();
        }
    }

    private void follow() {
        boolean none =
                model.phaseProperty().get() == SweepViewModel.Phase.IDLE && model.rows().isEmpty();
        boolean isEmpty = none && panes.isEmpty();
        nothing.setVisible(isEmpty);
        nothing.setManaged(isEmpty);
        split.setVisible(!isEmpty);
        List<Region> parts = new ArrayList<>(panes);
        if (!none || isEmpty) {
            parts.addFirst(table.node());
        }
        stack(parts);
        tools.setVisible(!none);
        tools.setManaged(!none);
        boolean waiting = model.rows().isEmpty();
        table.node().getPlaceholder().setVisible(!waiting);
    }
}
