package org.yaomote.ui.services;

import atlantafx.base.theme.Styles;

import javafx.beans.value.ObservableBooleanValue;
import javafx.beans.value.ObservableValue;
import javafx.geometry.Orientation;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SplitPane;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.BorderPane;

import org.kordamp.ikonli.feather.Feather;
import org.yaomote.config.Problem;
import org.yaomote.config.Service;
import org.yaomote.metrics.OwnLine;
import org.yaomote.proof.Foresight;
import org.yaomote.proof.Ways;
import org.yaomote.rehearsal.Volley;
import org.yaomote.ui.editing.Actions;
import org.yaomote.ui.editing.EmptyState;
import org.yaomote.ui.editing.FieldProblems;
import org.yaomote.ui.editing.PageParts;
import org.yaomote.ui.editing.RowMenu;
import org.yaomote.ui.editing.RowMoves;
import org.yaomote.ui.editing.ScreenSheet;
import org.yaomote.ui.editing.TextSize;
import org.yaomote.ui.editing.ToolRow;
import org.yaomote.ui.fx.CheckRound;
import org.yaomote.ui.fx.DeedNames;
import org.yaomote.ui.fx.FilePicker;
import org.yaomote.ui.fx.Sample;
import org.yaomote.ui.fx.Screen;
import org.yaomote.ui.fx.ScreenSign;
import org.yaomote.ui.fx.Texts;
import org.yaomote.ui.fx.UiContext;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executors;

/// Who does the work: the services with their backends, and the form of what is selected.
///
/// Thread: the FX thread.
public final class ServicesScreen implements Screen {
    /// What it is called.
    public static final ScreenSign SIGN =
            ScreenSign.listed("services", "services.title", Feather.SERVER);

    private final UiContext context;
    private final Texts texts;
    private final ServicesViewModel model;
    private final ServicesEdits edits;
    private final ServicesTree tree;
    private final DetailPane detail;
    private final BackendOrders orders;
    private final DrainBoard draining;
    private final RehearsalPanel rehearsal;
    private final ToolRow tools;
    private final BorderPane root = new BorderPane();
    private final SplitPane split = new SplitPane();
    private final Node empty;
    private final RowOffers offers;
    private final RowMoves moves;

    /// The screen of this window.
    public ServicesScreen(UiContext context) {
        this(
                context,
                new ServicesMeans(
                        FilePicker.ofSystem(),
                        new Volley(
                                Executors.newVirtualThreadPerTaskExecutor(),
                                OwnLine.none(),
                                System::nanoTime),
                        new Ways(Foresight.none())));
    }

    /// A screen with these.
    public ServicesScreen(UiContext context, ServicesMeans means) {
        this.context = context;
        this.texts = context.texts();
        this.model = new ServicesViewModel(context.model());
        this.edits = model.edits();
        this.offers = new RowOffers(texts, model, context.model());
        TextSize textSize = new TextSize(root);
        this.tree = new ServicesTree(texts, model, textSize);
        tree.remember(context.preferences().notebook());
        this.detail = new DetailPane(context, model, textSize, means.picker());
        this.orders = new BackendOrders(context, edits);
        this.draining = new DrainBoard(context, edits.modes());
        this.rehearsal = new RehearsalPanel(context, means);
        this.tools = new ToolRow(texts, "services.filter", model::filter);
        Actions actions = new Actions(texts);
        this.moves = new RowMoves(actions, "services", edits::canMove, edits::move);
        this.empty = empty(actions);
        build(actions);
        model.addObserver(this::follow);
        texts.wordsProperty().addListener((_, _, _) -> follow());
        follow();
        new NobodyLeft(context, model).follow();
        context.sampler().subscribe(root, this::sample);
    }

    /// What will need the user here, for who has not made the screen yet.
    public static ObservableValue<List<Problem>> problems(UiContext context) {
        return new FieldProblems(context.model()).following(List.of("services"));
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
        Optional<FieldPlace> place = FieldPlace.of(fieldPath);
        place.ifPresent(this::reveal);
        return place.isPresent();
    }

    private void reveal(FieldPlace place) {
        tools.clearFilter();
        model.at(place.service(), place.backend())
                .ifPresent(
                        row -> {
                            model.select(List.of(row));
                            detail.reveal(place.field());
                        });
    }

    @Override
    public boolean looksAgain() {
        return true;
    }

    @Override
    public void lookAgain() {
        test();
    }

    /// Makes a new service.
    @Override
    public void newItem() {
        tools.clearFilter();
        edits.createService(texts.get("services.newName"));
        detail.begin();
    }

    /// Makes a new backend in the selected service.
    public void newBackend() {
        tools.clearFilter();
        edits.createBackend(texts.get("services.newName"));
        detail.begin();
    }

    @Override
    public ObservableBooleanValue itemSelected() {
        return offers.selected().getReadOnlyProperty();
    }

    @Override
    public void duplicate() {
        if (offers.isSingle()) {
            edits.duplicate();
            detail.begin();
        }
    }

    @Override
    public void delete() {
        if (orders.delete()) {
            tree.node().requestFocus();
        }
    }

    @Override
    public Optional<String> selectedHost() {
        return model.sights().of(model.selected()).stream()
                .map(sight -> sight.backend().host())
                .findFirst();
    }

    @Override
    public ObservableBooleanValue backendSelected() {
        return offers.selected().getReadOnlyProperty();
    }

    @Override
    public ObservableValue<DeedNames> deedNames() {
        return offers.names();
    }

    @Override
    public void drain() {
        orders.drain();
    }

    @Override
    public void maintain() {
        orders.maintain();
    }

    @Override
    public void test() {
        // The answer of a single one stands beside what is known of it.
        if (!detail.test()) {
            new CheckRound(context)
                    .of(
                            model.backends(model.selected()).stream()
                                    .flatMap(row -> model.sights().of(row).stream())
                                    .map(BackendSight::place)
                                    .toList());
        }
    }

    /// The failures of the service that is selected; of the first where none is.
    @Override
    public void rehearse() {
        model.selected().stream()
                .findFirst()
                .map(RowId::service)
                .or(() -> context.model().draft().services().stream().findFirst().map(Service::id))
                .ifPresent(rehearsal::begin);
    }

    private void sample(Sample sample) {
        model.sample(sample);
        detail.sample();
        draining.sample();
    }

    private EmptyState empty(Actions actions) {
        Button backend = actions.button("services.newBackend", Feather.PLUS, this::newBackend);
        backend.setId("services-newBackend-first");
        backend.getStyleClass().add(Styles.ACCENT);
        Button service = actions.button("services.newService", Feather.PLUS, this::newItem);
        service.setId("services-newService-first");
        Button sweep =
                actions.button(
                        "services.sweep",
                        Feather.SEARCH,
                        () -> context.navigator().act("sweep", Screen::begin));
        return new EmptyState(texts, "services.empty", backend, service, sweep)
                .hint(texts, "services.empty.hint");
    }

    private void build(Actions actions) {
        Button service = actions.button("services.newService", Feather.PLUS, this::newItem);
        Button backend = actions.button("services.newBackend", Feather.PLUS, this::newBackend);
        backend.getStyleClass().add(Styles.ACCENT);
        Button duplicate = actions.button("services.duplicate", Feather.COPY, this::duplicate);
        Button toggle = actions.button("services.disable", Feather.POWER, this::toggle);
        toggle.setId("services-toggle");
        offers.nameToggle(toggle.textProperty());
        Button delete = actions.button("services.delete", Feather.TRASH_2, this::delete);
        Button drain = actions.button("services.drain", Feather.ARROW_DOWN_CIRCLE, this::drain);
        Button maintain = actions.button("services.maintain", Feather.TOOL, this::maintain);
        Button rehearse = actions.button("services.rehearse", Feather.ZAP_OFF, this::rehearse);
        Button test = actions.button("services.test", Feather.CHECK_CIRCLE, this::test);
        test.setId("services-test-selected");
        service.setTooltip(Actions.tooltip(texts.text("services.newService.trade")));
        backend.setTooltip(Actions.tooltip(texts.text("services.newBackend.trade")));
        offers.needOne(duplicate.disableProperty());
        for (Button each : List.of(drain, maintain, toggle, test, rehearse, delete)) {
            offers.needRow(each.disableProperty());
        }
        tools.add(backend, service, duplicate, drain, maintain, toggle, test, rehearse, delete);
        Button[] moving = moves.buttons();
        tools.add(moving);
        tools.fold(List.of(moving[1], moving[0], duplicate, rehearse));
        offers.name(drain, DeedNames::drain);
        offers.name(maintain, DeedNames::maintain);
        offers.name(toggle, DeedNames::switching);
        offers.name(delete, DeedNames::delete);
        tools.offerColumns(tree.node().getColumns());
        tree.node().setPlaceholder(tools.nothingLeft());
        RowMenu.on(
                tree.node(),
                new ServicesMenu(context, this, model, offers, sorting(actions)).items());
        tree.node().addEventFilter(KeyEvent.KEY_PRESSED, this::pressed);
        new HostDrop(context).on(root);
        new BackendDrop(context, model, edits).on(tree.node());
        split.setOrientation(Orientation.VERTICAL);
        detail.above(draining, rehearsal);
        split.getItems().setAll(tree.node(), detail.node());
        split.setDividerPositions(0.5);
        new ListRoom(split, List.of(draining, rehearsal), detail::toTop);
        // Nothing goes on being pretended behind the user's back.
        root.visibleProperty()
                .addListener(
                        (_, _, visible) -> {
                            if (!visible) {
                                rehearsal.end();
                            }
                        });
        ScreenSheet.on(root);
    }

    private List<MenuItem> sorting(Actions actions) {
        MenuItem copy = actions.item("rows.copy", Feather.CLIPBOARD, tree::copy);
        offers.needRow(copy.disableProperty());
        MoveMenu over = new MoveMenu(new BackendDrop(context, model, edits));
        return List.of(moves.up(), moves.down(), over, copy);
    }

    private void pressed(KeyEvent event) {
        boolean isDone = true;
        switch (event.getCode()) {
            case DELETE -> delete();
            case F2 -> detail.rename();
            case ENTER -> detail.begin();
            default -> isDone = moves.isDone(event);
        }
        if (isDone) {
            event.consume();
        }
    }

    /// Switches the selected rows off, or on where they are.
    void toggle() {
        orders.turn();
    }

    private void follow() {
        if (context.model().draft().services().isEmpty() && model.groups().isEmpty()) {
            PageParts.show(root, empty);
        } else {
            PageParts.show(root, tools, split);
        }
        tree.follow();
        offers.follow();
        moves.follow();
        detail.show();
    }
}
