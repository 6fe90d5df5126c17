package org.yaomote.ui.traffic;

import atlantafx.base.theme.Styles;

import javafx.beans.binding.Bindings;
import javafx.geometry.Orientation;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.CheckMenuItem;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.control.SplitPane;
import javafx.scene.control.TableView;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;
import org.yaomote.metrics.BoundListener;
import org.yaomote.traffic.RequestTrace;
import org.yaomote.ui.editing.Actions;
import org.yaomote.ui.editing.EmptyState;
import org.yaomote.ui.editing.RowMenu;
import org.yaomote.ui.editing.TextSize;
import org.yaomote.ui.fx.Texts;
import org.yaomote.ui.fx.UiContext;
import org.yaomote.ui.fx.WorkspaceModel;
import org.yaomote.workspace.RunState;
import org.yaomote.workspace.Whose;

import java.util.Optional;

/// The live half of the screen: the table, its filter, and what is known of one request.
final class LivePane extends VBox {
    private static final double OCTETS_OF_A_MEGABYTE = 1 << 20;

    private final Texts texts;
    private final TrafficViewModel model;
    private final WorkspaceModel workspace;
    private final TrafficTable table;
    private final FilterBar filter;
    private final Inspector inspector;
    private final SplitPane split = new SplitPane();
    private final Label foot = new Label();
    private final HBox newer = new HBox(8);
    private final Label newerCount = new Label();
    private final EmptyState stopped;
    private final EmptyState waiting;
    private final EmptyState elsewhere;
    private final EmptyState tunnels;
    private final EmptyState filtered;

    LivePane(TraceTexts words, TrafficViewModel model, UiContext context, TrafficActions actions) {
        this.texts = words.texts();
        this.model = model;
        this.workspace = context.model();
        setId("traffic-live");
        TextSize textSize = new TextSize(this);
        this.table = new TrafficTable(words, model, textSize);
        this.filter = new FilterBar(texts, model);
        this.inspector = new Inspector(words, actions);
        RowMenu.on(
                table.node(),
                new TrafficMenu(texts, table, actions, filter::add, context.toasts()).items());
        Actions make = new Actions(texts);
        stopped =
                new EmptyState(
                        texts,
                        "traffic.empty.stopped",
                        make.button("traffic.start", Feather.PLAY, workspace.proxy()::start));
        waiting =
                new EmptyState(
                                texts,
                                "traffic.empty.waiting",
                                make.button("traffic.browse", Feather.GLOBE, actions::browse),
                                make.button("traffic.first", Feather.SEND, actions::sendFirst))
                        .hint(texts, "traffic.empty.hint");
        elsewhere = new EmptyState(texts, "traffic.empty.elsewhere");
        tunnels = new EmptyState(texts, "traffic.empty.tunnels");
        filtered =
                new EmptyState(
                        texts.follow(
                                () ->
                                        texts.get(
                                                "traffic.empty.filtered",
                                                model.keptProperty().get().rows()),
                                model.keptProperty()),
                        make.button("traffic.filter.clear", Feather.X, filter::letAll));
        foot.setId("traffic-foot");
        foot.getStyleClass().add("traffic-foot");
        foot.setWrapText(true);
        foot.setMinHeight(Region.USE_PREF_SIZE);
        split.setOrientation(Orientation.VERTICAL);
        split.getItems().setAll(table.node());
        VBox.setVgrow(split, Priority.ALWAYS);
        getChildren().addAll(tools(make, actions), filter, split, foot);
        table.selectedProperty().subscribe(this::look);
        model.keptProperty().when(model.inSightProperty()).subscribe(_ -> tell());
        model.pausedProperty().subscribe(_ -> tell());
        workspace.runStateProperty().subscribe(_ -> tell());
        texts.wordsProperty().addListener((_, _, _) -> tell());
        addEventFilter(KeyEvent.KEY_PRESSED, this::pressed);
    }

    /// Remembers how the user wants to see the columns, and the filter.
    void remember(UiContext context) {
        table.remember(context.preferences().notebook());
        filter.remember(context);
    }

    TrafficTable table() {
        return table;
    }

    /// Puts the focus into the filter.
    void focusFilter() {
        filter.focusField();
    }

    /// Closes the inspector; the selection goes with it.
    void closeInspector() {
        table.node().getSelectionModel().clearSelection();
        table.node().requestFocus();
    }

    private FlowPane tools(Actions make, TrafficActions actions) {
        Button pause = make.button("traffic.pause", Feather.PAUSE, model::togglePause);
        pause.textProperty().unbind();
        pause.textProperty()
                .bind(
                        texts.follow(
                                () ->
                                        texts.get(
                                                model.pausedProperty().get()
                                                        ? "traffic.live"
                                                        : "traffic.pause"),
                                model.pausedProperty()));
        pause.getStyleClass().add(Styles.ACCENT);
        Button har = make.button("traffic.export", Feather.DOWNLOAD, actions::export);
        har.disableProperty().bind(Bindings.isEmpty(model.shown()));
        FlowPane row =
                new FlowPane(
                        8,
                        8,
                        pause,
                        make.button("traffic.clear", Feather.TRASH_2, actions::clear),
                        har,
                        columns(),
                        newer(make));
        row.getStyleClass().add("tool-row");
        return row;
    }

    /// What says that the rows in sight are not the newest, and leads to those.
    private HBox newer(Actions make) {
        newerCount.setId("traffic-newer");
        newerCount.setGraphic(new FontIcon(Feather.ARROW_UP));
        newerCount.setMinWidth(Region.USE_PREF_SIZE);
        Button show = make.button("traffic.newest", Feather.CHEVRONS_UP, this::toNewest);
        newer.getChildren().setAll(newerCount, show);
        newer.setAlignment(Pos.CENTER_LEFT);
        table.aboveProperty().subscribe(_ -> tellNewer());
        return newer;
    }

    private int newerRows() {
        return table.aboveProperty().get()
                + (model.pausedProperty().get() ? model.keptProperty().get().heldBack() : 0);
    }

    private void tellNewer() {
        int rows = newerRows();
        newer.setVisible(rows > 0);
        newer.setManaged(rows > 0);
        newerCount.setText(texts.get("traffic.newer", rows));
    }

    /// Goes to the newest requests, and goes on with what came while the table was held still.
    void toNewest() {
        if (model.pausedProperty().get()) {
            model.togglePause();
        }
        table.toNewest();
        table.node().requestFocus();
    }

    private MenuButton columns() {
        MenuButton menu = new MenuButton();
        menu.setId("traffic-columns");
        menu.textProperty().bind(texts.text("common.columns"));
        menu.setMinWidth(Region.USE_PREF_SIZE);
        for (TrafficColumn column : TrafficColumn.values()) {
            CheckMenuItem item = new CheckMenuItem();
            item.textProperty().bind(texts.text(column.key()));
            item.selectedProperty().bindBidirectional(table.shownProperty(column));
            menu.getItems().add(item);
        }
        CheckMenuItem bodies = new CheckMenuItem();
        bodies.setId("traffic-bodies");
        bodies.textProperty().bind(texts.text("traffic.bodies"));
        bodies.selectedProperty().bindBidirectional(model.bodiesProperty());
        menu.getItems().addAll(new SeparatorMenuItem(), bodies);
        return menu;
    }

    private void look(Optional<RequestTrace> chosen) {
        chosen.ifPresent(inspector::show);
        boolean open = split.getItems().contains(inspector);
        if (chosen.isPresent() && !open) {
            split.getItems().add(inspector);
            split.setDividerPositions(0.45);
        } else if (chosen.isEmpty() && open) {
            split.getItems().remove(inspector);
        }
    }

    private void tell() {
        boolean runs = workspace.runStateProperty().get() instanceof RunState.Running;
        TrafficViewModel.Kept now = model.keptProperty().get();
        table.node().setPlaceholder(now.rows() > 0 ? filtered : empty(runs));
        StringBuilder text = new StringBuilder();
        text.append(
                texts.get(
                        "traffic.foot",
                        now.rows(),
                        model.mostRows(),
                        texts.numbers().count(Math.round(now.octets() / OCTETS_OF_A_MEGABYTE)),
                        model.mostOctets() >> 20));
        append(
                text,
                now.shown() < now.rows() && !model.pausedProperty().get(),
                "traffic.foot.shown",
                now.shown());
        append(text, model.pausedProperty().get(), "traffic.foot.paused", now.heldBack());
        append(text, now.skipped() > 0, "traffic.foot.skipped", now.skipped());
        foot.setText(text.toString());
        tellNewer();
    }

    private EmptyState empty(boolean runs) {
        boolean isOwn = workspace.whoseProperty().get() instanceof Whose.Own;
        boolean isUnseen =
                workspace.runStateProperty().get() instanceof RunState.Running(_, var open)
                        && !open.isEmpty()
                        && open.stream().allMatch(BoundListener::tunnel);
        if (runs && isUnseen) {
            return tunnels;
        }
        return runs && isOwn ? waiting : runs ? elsewhere : stopped;
    }

    private void append(StringBuilder text, boolean holds, String key, long count) {
        if (holds) {
            text.append("  ").append(texts.get(key, count));
        }
    }

    private void pressed(KeyEvent event) {
        boolean types = isIn(event, TextInputControl.class);
        if (!types && pressedOutsideOfText(event)) {
            event.consume();
        }
    }

    private boolean pressedOutsideOfText(KeyEvent event) {
        if (event.isShortcutDown() || event.isAltDown()) {
            return false;
        }
        return switch (event.getCode()) {
            case SPACE -> {
                boolean presses = isIn(event, ButtonBase.class);
                if (!presses) {
                    model.togglePause();
                }
                yield !presses;
            }
            case N -> showNewest();
            case J -> table.toProblem(event.isShiftDown() ? -1 : 1);
            case K -> table.toProblem(event.isShiftDown() ? 1 : -1);
            case ENTER -> focusInspector(event);
            case ESCAPE -> escape();
            default -> false;
        };
    }

    private boolean showNewest() {
        boolean isOld = newerRows() > 0;
        if (isOld) {
            toNewest();
        }
        return isOld;
    }

    private boolean focusInspector(KeyEvent event) {
        boolean inTable = isIn(event, TableView.class);
        if (inTable && split.getItems().contains(inspector)) {
            inspector.requestFocus();
            return true;
        }
        return false;
    }

    /// Closes what is open, else lets everything through.
    private boolean escape() {
        if (split.getItems().contains(inspector)) {
            closeInspector();
            return true;
        }
        boolean typed = !filter.isEmpty();
        filter.clear();
        return typed;
    }

    private static boolean isIn(KeyEvent event, Class<? extends Node> kind) {
        return event.getTarget() instanceof Node node && kind.isInstance(node);
    }
}
