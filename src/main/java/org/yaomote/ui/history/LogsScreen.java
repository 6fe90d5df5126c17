package org.yaomote.ui.history;

import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.Tab;
import javafx.scene.control.TabPane;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;

import org.kordamp.ikonli.feather.Feather;
import org.yaomote.config.Where;
import org.yaomote.ui.editing.Actions;
import org.yaomote.ui.editing.FocusInView;
import org.yaomote.ui.editing.ScreenSheet;
import org.yaomote.ui.editing.TextSize;
import org.yaomote.ui.fx.Screen;
import org.yaomote.ui.fx.ScreenSign;
import org.yaomote.ui.fx.Texts;
import org.yaomote.ui.fx.Thing;
import org.yaomote.ui.fx.UiContext;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What happened, what was logged, and what was applied.
///
/// Thread: the FX thread.
public final class LogsScreen implements Screen {
    /// What it is called.
    public static final ScreenSign SIGN = ScreenSign.listed("logs", "logs.title", Feather.CLOCK);

    /// Path under which the frame reaches the tabs.
    private static final String PATH = "logs.";

    private final Texts texts;
    private final StackPane root = new StackPane();
    private final TabPane tabs = new TabPane();
    private final Map<Tab, Runnable> looks = new HashMap<>();
    private final HistoryTab applies;

    /// The screen of this window.
    public LogsScreen(UiContext context, HistoryDesk desk) {
        this.texts = context.texts();
        TextSize textSize = new TextSize(root);
        HistoryViewModel history = new HistoryViewModel(context.model(), context.work(), desk);
        Button settings =
                new Actions(texts)
                        .button(
                                "logs.access.on",
                                Feather.SETTINGS,
                                () -> context.navigator().show(new Where.Field("accessLog")));
        EventsTab events = new EventsTab(context, textSize);
        TailTab log = new TailTab(context, "logs.log", desk.tails()::program);
        this.applies = new HistoryTab(context, history, desk, textSize);
        TailTab access =
                new TailTab(
                        context,
                        "logs.access",
                        () -> desk.tails().access(context.model().appliedProperty().get()),
                        settings);
        tab("events", scrolled(events), events::refresh);
        tab("log", log, log::read);
        tab("history", scrolled(applies), applies::refresh);
        tab("access", access, access::read);
        tabs.setId("logs-tabs");
        tabs.setTabClosingPolicy(TabPane.TabClosingPolicy.UNAVAILABLE);
        tabs.accessibleTextProperty().bind(texts.text("logs.title"));
        tabs.getSelectionModel().selectedItemProperty().subscribe(LogsScreen::chosen);
        root.getChildren().add(tabs);
        ScreenSheet.on(root);
    }

    /// What needs more room than there is is scrolled, not cut off.
    private static ScrollPane scrolled(Region content) {
        ScrollPane scroll = new ScrollPane(content);
        scroll.setFitToWidth(true);
        scroll.setFitToHeight(true);
        scroll.setFocusTraversable(false);
        scroll.getStyleClass().add("screen-scroll");
        FocusInView.of(scroll);
        return scroll;
    }

    private static void chosen(Tab tab) {
        if (tab.getContent() instanceof TailTab tail) {
            tail.read();
        }
    }

    /// @param look looks anew at what the tab shows
    private void tab(String name, Node content, Runnable look) {
        Tab tab = new Tab();
        tab.setId("logs-tab-" + name);
        tab.textProperty().bind(texts.text("logs.tab." + name));
        tab.setContent(content);
        tabs.getTabs().add(tab);
        looks.put(tab, look);
    }

    /// The place of a tab, for whoever leads there: `events`, `log`, `history` or `access`.
    public static Where tabPlace(String name) {
        return new Where.Field(PATH + name);
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
    public boolean reveal(String fieldPath) {
        for (Tab tab : tabs.getTabs()) {
            if (fieldPath.equals(PATH + name(tab))) {
                tabs.getSelectionModel().select(tab);
                tab.getContent().requestFocus();
                return true;
            }
        }
        return false;
    }

    private static String name(Tab tab) {
        return tab.getId().substring("logs-tab-".length());
    }

    @Override
    public boolean makesItems() {
        return false;
    }

    @Override
    public boolean looksAgain() {
        return true;
    }

    /// Reads again what the tab in sight shows.
    @Override
    public void lookAgain() {
        Optional.ofNullable(looks.get(tabs.getSelectionModel().getSelectedItem()))
                .ifPresent(Runnable::run);
    }

    /// What was applied, by when and what.
    @Override
    public List<Thing> things() {
        return applies.things(() -> reveal(PATH + "history"));
    }

    /// There is nothing to make here.
    @Override
    public void newItem() {}
}
