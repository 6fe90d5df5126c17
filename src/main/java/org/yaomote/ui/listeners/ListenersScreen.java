package org.yaomote.ui.listeners;

import atlantafx.base.theme.Styles;

import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.value.ObservableBooleanValue;
import javafx.beans.value.ObservableValue;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.BorderPane;

import org.kordamp.ikonli.feather.Feather;
import org.yaomote.config.Listener;
import org.yaomote.config.Problem;
import org.yaomote.config.Service;
import org.yaomote.config.Where;
import org.yaomote.ui.editing.Actions;
import org.yaomote.ui.editing.EmptyState;
import org.yaomote.ui.editing.FieldProblems;
import org.yaomote.ui.editing.ListenerNote;
import org.yaomote.ui.editing.PageParts;
import org.yaomote.ui.editing.RowMenu;
import org.yaomote.ui.editing.RowMoves;
import org.yaomote.ui.editing.ScreenSheet;
import org.yaomote.ui.editing.ShownKeys;
import org.yaomote.ui.editing.SideBySide;
import org.yaomote.ui.editing.TextSize;
import org.yaomote.ui.editing.ToolRow;
import org.yaomote.ui.fx.CheckRound;
import org.yaomote.ui.fx.FilePicker;
import org.yaomote.ui.fx.Screen;
import org.yaomote.ui.fx.ScreenSign;
import org.yaomote.ui.fx.Texts;
import org.yaomote.ui.fx.UiContext;
import org.yaomote.ui.fx.UndoOffer;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/// Where clients connect: the list of listeners, and the form of the one that is selected.
///
/// Thread: the FX thread.
public final class ListenersScreen implements Screen {
    /// What it is called.
    public static final ScreenSign SIGN =
            ScreenSign.listed("listeners", "listeners.title", Feather.LOG_IN);

    private static final Pattern PLACE = Pattern.compile("listeners(?:\\[(\\d+)\\](?:\\.(.*))?)?");

    private final UiContext context;
    private final Texts texts;
    private final ListenersViewModel model;
    private final ListenersTable table;
    private final ListenerPane pane;
    private final ToolRow tools;
    private final BorderPane root = new BorderPane();
    private final SideBySide split;
    private final ReadOnlyBooleanWrapper selected = new ReadOnlyBooleanWrapper();
    private final ReadOnlyBooleanWrapper enabled = new ReadOnlyBooleanWrapper();
    private final RowMoves moves;
    private final Node empty;

    /// The screen with the system's file dialog.
    public ListenersScreen(UiContext context) {
        this(context, FilePicker.ofSystem());
    }

    /// @param picker chooses certificate files
    public ListenersScreen(UiContext context, FilePicker picker) {
        this(context, picker, ListenerNote.none(), ListenerNote.none());
    }

    /// @param picker chooses certificate files
    /// @param note says more of the certificates
    /// @param portNote says more of the port
    public ListenersScreen(
            UiContext context, FilePicker picker, ListenerNote note, ListenerNote portNote) {
        this.context = context;
        this.texts = context.texts();
        this.model = new ListenersViewModel(context.model());
        TextSize textSize = new TextSize(root);
        this.table = new ListenersTable(texts, model, textSize);
        table.remember(context.preferences().notebook());
        this.pane = new ListenerPane(texts, picker, note, portNote);
        pane.onMakeCertificate(() -> context.navigator().create("certificates"));
        pane.onTest(this::testRoute);
        pane.onNewService(this::leadTo);
        this.tools = new ToolRow(texts, "listeners.filter", model::filter);
        this.split = new SideBySide(table.node(), pane.node(), textSize);
        Actions actions = new Actions(texts);
        this.moves = new RowMoves(actions, "listeners", model::canMove, model::move);
        Button first = actions.button("listeners.new", Feather.PLUS, this::newItem);
        first.setId("listeners-new-first");
        first.getStyleClass().add(Styles.ACCENT);
        this.empty =
                new EmptyState(texts, "listeners.empty", first).hint(texts, "listeners.empty.hint");
        build(actions);
        model.addObserver(this::follow);
        texts.wordsProperty().addListener((_, _, _) -> follow());
        follow();
        context.sampler()
                .subscribe(
                        root,
                        sample -> {
                            model.sample(sample);
                            selectedRow().ifPresent(pane::showState);
                        });
        context.work().run(OwnAddresses::ofThisComputer, pane::offer, _ -> {});
    }

    /// Asks the route tester about the selected listener.
    private void testRoute() {
        List<Listener> listeners = context.model().draft().listeners();
        IntStream.range(0, listeners.size())
                .filter(
                        i ->
                                model.selected()
                                        .filter(id -> listeners.get(i).id().equals(id))
                                        .isPresent())
                .forEach(
                        i ->
                                context.navigator()
                                        .show(new Where.Field("traffic.tester[" + i + "]")));
    }

    /// Leads to a service that was made for a listener: it has no backends yet.
    private void leadTo(Service made) {
        int at = context.model().draft().services().indexOf(made);
        context.navigator().show(new Where.Field("services[" + at + "].name"));
        UndoOffer.in(context).ofLastEdit(() -> texts.get("listeners.newService.made", made.name()));
    }

    /// What will need the user here, for who has not made the screen yet.
    public static ObservableValue<List<Problem>> problems(UiContext context) {
        return new FieldProblems(context.model()).following(List.of("listeners"));
    }

    @Override
    public ScreenSign sign() {
        return SIGN;
    }

    @Override
    public Node node() {
        return root;
    }

    @Override
    public ObservableValue<List<Problem>> problems() {
        return problems(context);
    }

    @Override
    public boolean reveal(String fieldPath) {
        Matcher place = PLACE.matcher(fieldPath);
        if (!place.matches()) {
            return false;
        }
        List<Listener> listeners = context.model().draft().listeners();
        int index = place.group(1) == null ? 0 : Integer.parseInt(place.group(1));
        if (index < listeners.size()) {
            tools.clearFilter();
            model.select(Optional.of(listeners.get(index).id()));
            pane.reveal(place.group(2) == null ? "name" : place.group(2));
        }
        return true;
    }

    @Override
    public boolean looksAgain() {
        return true;
    }

    /// Asks every backend that is in use: how a listener is doing hangs on who stands behind it.
    @Override
    public void lookAgain() {
        new CheckRound(context).ofAll();
    }

    @Override
    public void newItem() {
        tools.clearFilter();
        model.create(texts.get("listeners.newName"));
        pane.begin();
    }

    @Override
    public ObservableBooleanValue itemSelected() {
        return selected.getReadOnlyProperty();
    }

    @Override
    public void duplicate() {
        model.duplicate();
        if (selected.get()) {
            pane.begin();
        }
    }

    @Override
    public void delete() {
        model.delete()
                .ifPresent(
                        name ->
                                UndoOffer.in(context)
                                        .ofLastEdit(() -> texts.get("listeners.deleted", name)));
        table.node().requestFocus();
    }

    private void build(Actions actions) {
        Button create = actions.button("listeners.new", Feather.PLUS, this::newItem);
        create.getStyleClass().add(Styles.ACCENT);
        create.setTooltip(Actions.tooltip(texts.text("listeners.new.trade")));
        Button duplicate = actions.button("listeners.duplicate", Feather.COPY, this::duplicate);
        Button toggle = actions.button("listeners.disable", Feather.POWER, this::toggle);
        toggle.setId("listeners-toggle");
        toggle.textProperty().unbind();
        toggle.textProperty().bind(texts.follow(this::toggleText, enabled));
        Button delete = actions.button("listeners.delete", Feather.TRASH_2, this::delete);
        for (Button button : List.of(duplicate, toggle, delete)) {
            button.disableProperty().bind(selected.not());
        }
        tools.add(create, duplicate, toggle, delete);
        tools.add(moves.buttons());
        tools.offerColumns(table.node().getColumns());
        table.node().setPlaceholder(tools.nothingLeft());
        RowMenu.on(table.node(), menu(actions));
        table.node().addEventHandler(KeyEvent.KEY_PRESSED, this::pressed);
        ScreenSheet.on(root);
    }

    private List<MenuItem> menu(Actions actions) {
        MenuItem toggle = actions.item("listeners.disable", Feather.POWER, this::toggle);
        toggle.textProperty().unbind();
        toggle.textProperty().bind(texts.follow(this::toggleText, enabled));
        return List.of(
                ShownKeys.beside(
                        actions.item("listeners.duplicate", Feather.COPY, this::duplicate),
                        context.keys().pressed("duplicate")),
                toggle,
                new SeparatorMenuItem(),
                moves.up(),
                moves.down(),
                actions.item("rows.copy", Feather.CLIPBOARD, table::copy),
                new SeparatorMenuItem(),
                ShownKeys.beside(
                        actions.item("listeners.delete", Feather.TRASH_2, this::delete),
                        context.keys().pressed("delete")));
    }

    private void pressed(KeyEvent event) {
        boolean isDone = true;
        switch (event.getCode()) {
            case DELETE -> delete();
            case F2, ENTER -> pane.begin();
            default -> isDone = moves.isDone(event);
        }
        if (isDone) {
            event.consume();
        }
    }

    private void toggle() {
        model.setEnabled(!model.isSelectedEnabled());
    }

    private String toggleText() {
        return texts.get(enabled.get() ? "listeners.disable" : "listeners.enable");
    }

    private void follow() {
        if (context.model().draft().listeners().isEmpty()) {
            PageParts.show(root, empty);
        } else {
            PageParts.show(root, tools, split);
        }
        table.follow();
        selected.set(model.selected().isPresent());
        enabled.set(model.isSelectedEnabled());
        moves.follow();
        selectedRow().ifPresent(row -> pane.show(model.form(row.id()), row));
    }

    private Optional<ListenerRow> selectedRow() {
        return model.selected().flatMap(model::row);
    }
}
