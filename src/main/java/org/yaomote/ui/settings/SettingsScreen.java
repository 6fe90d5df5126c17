package org.yaomote.ui.settings;

import javafx.beans.value.ObservableValue;
import javafx.scene.Node;

import org.kordamp.ikonli.feather.Feather;
import org.yaomote.config.Problem;
import org.yaomote.ui.editing.Actions;
import org.yaomote.ui.editing.FieldProblems;
import org.yaomote.ui.editing.TextSize;
import org.yaomote.ui.editing.TypedTexts;
import org.yaomote.ui.fx.Findable;
import org.yaomote.ui.fx.Screen;
import org.yaomote.ui.fx.ScreenSign;
import org.yaomote.ui.fx.Texts;
import org.yaomote.ui.fx.UiContext;
import org.yaomote.ui.fx.Unfinished;

import java.util.ArrayList;
import java.util.List;

/// What is wanted about the program itself, and what holds for all listeners and services.
///
/// Thread: the FX thread.
public final class SettingsScreen implements Screen {
    /// What it is called.
    public static final ScreenSign SIGN =
            ScreenSign.listed("settings", "settings.title", Feather.SETTINGS);

    private static final String PATH = "settings.";

    private final SettingsPane pane;
    private final EngineCards engine;
    private final ObservableValue<List<Problem>> problems;

    /// The screen of this window.
    public SettingsScreen(UiContext context, SettingsDesk desk) {
        Texts texts = context.texts();
        Actions actions = new Actions(texts);
        RowMaker rows =
                new RowMaker(
                        texts,
                        context.preferences(),
                        context.toasts(),
                        new TypedTexts(new Unfinished()));
        pane = new SettingsPane(texts, new SettingsDeeds(context, desk));
        engine = new EngineCards(context, desk.picker(), new TextSize(pane));
        WishGroups wishes = new WishGroups(rows, actions, desk, context.navigator());
        StartupGroups startup = new StartupGroups(context, desk.startup());
        AboutGroups about = new AboutGroups(texts, rows, actions, desk);
        pane.show(
                List.of(
                        wishes.general(),
                        wishes.start(startup.login()),
                        startup.service(),
                        wishes.notices(),
                        engine.group(),
                        wishes.sweep(),
                        wishes.capture(),
                        new DataGroup(context, desk, rows, actions).group(pane),
                        about.shortcuts(),
                        about.about()));
        problems = problems(context);
        context.model().draftProperty().addListener((_, _, _) -> engine.show());
        context.model().allProblemsProperty().addListener((_, _, _) -> engine.show());
        engine.show();
    }

    /// What will need the user here, for who has not made the screen yet.
    public static ObservableValue<List<Problem>> problems(UiContext context) {
        return new FieldProblems(context.model()).following(EngineCards.PATHS);
    }

    @Override
    public ScreenSign sign() {
        return SIGN;
    }

    @Override
    public Node node() {
        return pane;
    }

    @Override
    public ObservableValue<List<Problem>> problems() {
        return problems;
    }

    /// `settings.GROUP` leads to a group, a path of the configuration to its field.
    @Override
    public boolean reveal(String fieldPath) {
        if (engine.has(fieldPath)) {
            pane.choose("proxy");
            engine.reveal(fieldPath);
            return true;
        }
        return fieldPath.startsWith(PATH) && pane.choose(fieldPath.substring(PATH.length()));
    }

    @Override
    public List<Findable> findables() {
        List<Findable> all = new ArrayList<>(engine.findables(() -> pane.choose("proxy")));
        all.addAll(pane.findables());
        return all;
    }

    @Override
    public boolean makesItems() {
        return false;
    }

    /// There is nothing to make here: goes to the search.
    @Override
    public void newItem() {
        pane.focusSearch();
    }
}
