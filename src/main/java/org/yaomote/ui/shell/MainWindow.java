package org.yaomote.ui.shell;

import javafx.beans.Observable;
import javafx.geometry.Pos;
import javafx.geometry.Rectangle2D;
import javafx.scene.Scene;
import javafx.scene.control.MenuBar;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.stage.Stage;

import org.yaomote.config.Where;
import org.yaomote.notices.NoticeGroups;
import org.yaomote.ui.fx.Appearance;
import org.yaomote.ui.fx.BackgroundWork;
import org.yaomote.ui.fx.FxThread;
import org.yaomote.ui.fx.OneTask;
import org.yaomote.ui.fx.Preferences;
import org.yaomote.ui.fx.Sampler;
import org.yaomote.ui.fx.Screen;
import org.yaomote.ui.fx.SystemLook;
import org.yaomote.ui.fx.Texts;
import org.yaomote.ui.fx.Toasts;
import org.yaomote.ui.fx.UiContext;
import org.yaomote.ui.fx.Wishes;
import org.yaomote.ui.history.LogsScreen;
import org.yaomote.ui.history.ReviewPane;
import org.yaomote.ui.history.ReviewViewModel;
import org.yaomote.ui.overview.OverviewScreen;
import org.yaomote.ui.overview.OverviewViewModel;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.IntConsumer;
import java.util.stream.Stream;

/// The window: frame, screens and keys.
///
/// Thread: made and used on the FX thread.
public final class MainWindow {

    private final Stage stage;
    private final Surroundings given;
    private final UiContext context;
    private final Navigation navigation = new Navigation();
    private final Appearance appearance;
    private final Preferences preferences;
    private final RecentFiles recent;
    private final BorderPane frame = new BorderPane();
    private final Content content;
    private final StackPane root;
    private final Scene scene;
    private final OverviewViewModel overview;
    private final ShellViewModel viewModel;
    private final ReviewViewModel review;
    private final Notes notes;
    private final Bell bell;
    private final Placement placement;
    private final Closing closing;
    private final KeyBook keys;
    private final Palette palette;

    /// Builds the window; [#show] opens it.
    ///
    /// @param screens make the screens behind the overview, in the order of the side bar
    public MainWindow(Stage stage, Surroundings given, List<Function<UiContext, Screen>> screens) {
        this.stage = stage;
        this.given = given;
        this.placement = new Placement(stage);
        Texts texts =
                new Texts(given.memory().recall().map(l -> l.language()).orElse(given.language()));
        FxThread fx = new FxThread();
        this.appearance = new Appearance(SystemLook.ofPlatform(), texts);
        this.preferences = new Wanted(given, texts, appearance).preferences();
        this.recent = new RecentFiles(preferences.notebook());
        this.keys = new KeyBook(preferences);
        this.context =
                new UiContext(
                        texts,
                        given.model(),
                        new Sampler(given.counts(), given.timer(), fx),
                        new BackgroundWork(given.worker(), fx),
                        new Toasts(texts),
                        navigation,
                        given.events(),
                        preferences,
                        keys,
                        given.clock());
        overview = new OverviewViewModel(given.model(), context.sampler().latestProperty());
        viewModel =
                new ShellViewModel(
                        given.model(), overview.flowProperty(), given.events(), given.clock());
        given.events().addObserver(new OneTask(fx, viewModel::followEvents)::ask);
        review = new ReviewViewModel(given.model(), context.work(), given.review());
        navigation.register(screens(screens));
        navigation
                .screens()
                .forEach(
                        screen ->
                                screen.lastHappening()
                                        .subscribe(
                                                last ->
                                                        last.ifPresent(
                                                                now ->
                                                                        viewModel.note(
                                                                                screen.id(),
                                                                                now))));
        root = new StackPane(frame);
        scene = new Scene(root, Placement.WIDTH, Placement.HEIGHT);
        content = new Content(scene);
        notes = new Notes(stage, texts, appearance, given.version(), keys);
        bell =
                new Bell(
                        context,
                        stage,
                        viewModel.markProperty(),
                        new NoticeGroups(given.timer(), this::notice),
                        () -> navigation.show(LogsScreen.tabPlace("events")));
        closing =
                new Closing(
                        stage,
                        context,
                        new Closing.Given(overview, viewModel, appearance, given.notices()));
        palette = build();
        prepareStage();
    }

    /// Opens the window.
    public void show() {
        stage.show();
    }

    /// Makes ready for what is used later, when nothing else is to be done.
    public void prepare() {
        palette.prepare();
    }

    /// Goes without the window, which [#comeBack] shows.
    public void startHidden() {
        closing.startHidden();
    }

    /// Brings the window to the front, from wherever it is.
    public void comeBack() {
        closing.comeBack();
    }

    /// Whether the user wants requests under way to be cut at the end.
    public boolean isHurried() {
        return closing.isHurried();
    }

    /// Lists what was found in a file in a dialog, and does not wait for it.
    ///
    /// @param summary what that means, in a sentence
    /// @param findings a report of many lines
    /// @param closed is run when the dialog is closed
    public void showFindings(String title, String summary, String findings, Runnable closed) {
        notes.showFindings(title, summary, findings, closed);
    }

    /// Offers things in a dialog, each by a button, and does not wait; one is told by its index.
    public void offer(String title, String text, List<String> choices, IntConsumer chosen) {
        notes.offer(title, text, choices, chosen);
    }

    /// Whether it is open: it may be closed while the program goes on.
    public boolean isShowing() {
        return stage.isShowing();
    }

    /// What the screens were given.
    public UiContext context() {
        return context;
    }

    /// The files that were opened last.
    public RecentFiles recent() {
        return recent;
    }

    /// Colours and text size.
    public Appearance appearance() {
        return appearance;
    }

    /// On the timer's thread; the words are those of the language in use.
    private void notice(NoticeGroups.Group group) {
        context.work()
                .fx()
                .execute(
                        () -> {
                            String text =
                                    group.count() == 1
                                            ? group.first().getFirst()
                                            : context.texts()
                                                    .get(
                                                            "shell.notices",
                                                            group.count(),
                                                            group.first().getFirst());
                            given.notices().show("Yaomote", text);
                        });
    }

    private List<Screen> screens(List<Function<UiContext, Screen>> others) {
        List<Screen> all = new ArrayList<>();
        all.add(new OverviewScreen(context, overview, given.firstSteps()));
        others.forEach(make -> all.add(make.apply(context)));
        return all;
    }

    private Palette build() {
        Commands commands = new Commands(context, viewModel, review, navigation, scene);
        KeyedDeeds deeds = new KeyedDeeds(keys);
        Menus menus =
                new Menus(
                        context.texts(),
                        given.model(),
                        viewModel,
                        navigation,
                        commands,
                        appearance,
                        notes,
                        deeds);
        Gestures gestures = new Gestures(scene, context.texts(), given.arrivals());
        HelpPane help = new HelpPane(context.texts(), keys, scene, frame, navigation);
        MenuBar menuBar = menus.bar(given.firstSteps(), gestures, help::toggle, closing::quit);
        PaletteContents contents =
                new PaletteContents(
                        context, menuBar, given.model(), navigation, new ScreenDeeds(keys));
        Palette palette = new Palette(context.texts(), contents::all);
        contents.onTranslated(palette::readAnew);
        menus.search(menuBar, palette::toggle);
        menuBar.getMenus()
                .getFirst()
                .getItems()
                .add(1, new RecentMenu(context, recent, given.arrivals()::open));
        menuBar.getMenus()
                .add(
                        menuBar.getMenus().size() - 1,
                        new WindowMenu(context.texts(), stage, closing::leave, closing::close));
        menus.notices(menuBar, preferences.of(Wishes.NOTICES).property());
        TopBar top = new TopBar(context, viewModel, commands, keys, palette::toggle, bell.node());
        top.offerHelp(help::toggle);
        PendingBar pending = new PendingBar(context, viewModel, commands, content.work());
        SideBar side = new SideBar(context.texts(), navigation, keys);
        StatusBar status =
                new StatusBar(
                        context.texts(),
                        viewModel,
                        overview,
                        () -> navigation.show(LogsScreen.tabPlace("events")));
        navigation.screens().forEach(screen -> status.follow(screen.statusNote()));
        frame.setMinHeight(0);
        frame.setTop(
                new VBox(
                        menuBar,
                        closing.bar(),
                        top,
                        new AttachBar(context),
                        pending,
                        new DemoBar(context, given.firstSteps())));
        frame.setLeft(side.room());
        frame.setCenter(new ContentRoom(content));
        Region held = new Region();
        held.setId("notes-room");
        held.minHeightProperty().bind(context.toasts().heldHeight());
        frame.setBottom(new VBox(status, held));
        content.fill(
                navigation,
                new ReviewPane(context, review, viewModel.pending().applicable(), commands::apply),
                review);
        viewModel.flawProperty().subscribe(found -> found.ifPresent(this::showField));
        new FrameFit(scene, frame, side, top).follow(appearance.textSizeProperty());
        Panes panes =
                new Panes(scene, List.of(top, pending, side, content, context.toasts().node()));
        new KeyHandling(scene, commands, panes, appearance, navigation, deeds).install();
        StackPane.setAlignment(context.toasts().node(), Pos.BOTTOM_RIGHT);
        root.getChildren().addAll(context.toasts().node(), palette.node(), gestures.install());
        appearance.dress(scene);
        return palette;
    }

    /// The review would lie over it.
    private void showField(Where where) {
        review.close();
        navigation.show(where);
    }

    private void prepareStage() {
        stage.setScene(scene);
        stage.titleProperty()
                .bind(new WindowTitle(context.texts(), viewModel.pending().changes()).words());
        stage.setMinWidth(Placement.MIN_WIDTH);
        stage.setMinHeight(Placement.MIN_HEIGHT);
        placement.placeFirst();
        String first = preferences.of(Wishes.START_SCREEN).get();
        given.memory()
                .recall()
                .ifPresent(
                        look -> {
                            placement.place(look);
                            navigation.open(look.screen());
                            appearance.themeProperty().set(look.theme());
                            appearance.textSizeProperty().set(look.textSize());
                            preferences.of(Wishes.NOTICES).set(look.notices());
                        });
        // No screen is called like the wish for the last one.
        navigation.open(first);
        context.sampler().follow(stage);
        rememberChanges();
    }

    /// At every change, not only at the end: a program that is killed has no end.
    private void rememberChanges() {
        Stream.<Observable>of(
                        placement.normalProperty(),
                        stage.maximizedProperty(),
                        navigation.currentProperty(),
                        context.texts().wordsProperty(),
                        appearance.themeProperty(),
                        appearance.textSizeProperty(),
                        preferences.of(Wishes.NOTICES).property())
                .forEach(aspect -> aspect.subscribe(this::remember));
    }

    private void remember() {
        String screen = navigation.currentProperty().get().map(Screen::id).orElse("overview");
        Rectangle2D bounds = placement.normalProperty().get();
        WindowMemory.WindowLook look =
                new WindowMemory.WindowLook(
                        bounds.getMinX(),
                        bounds.getMinY(),
                        bounds.getWidth(),
                        bounds.getHeight(),
                        stage.isMaximized(),
                        screen,
                        context.texts().language(),
                        appearance.themeProperty().get(),
                        appearance.textSizeProperty().get(),
                        preferences.of(Wishes.NOTICES).get());
        if (stage.isShowing()) {
            given.memory().remember(look);
        }
    }
}
