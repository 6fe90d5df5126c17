package org.yaomote.ui.overview;

import javafx.scene.Node;

import org.kordamp.ikonli.feather.Feather;
import org.yaomote.ui.fx.CheckRound;
import org.yaomote.ui.fx.Screen;
import org.yaomote.ui.fx.ScreenSign;
import org.yaomote.ui.fx.UiContext;

/// The overview as a screen of the window. No problem counts as its own: every one belongs to a
/// screen that can mend it, and here all are listed.
public final class OverviewScreen implements Screen {
    /// What it is called.
    public static final ScreenSign SIGN =
            ScreenSign.listed("overview", "overview.title", Feather.ACTIVITY);

    private final UiContext context;
    private final OverviewView view;

    /// @param viewModel shared with the window's frame
    public OverviewScreen(UiContext context, OverviewViewModel viewModel, FirstSteps steps) {
        this.context = context;
        this.view = new OverviewView(context, viewModel, steps);
    }

    @Override
    public ScreenSign sign() {
        return SIGN;
    }

    @Override
    public Node node() {
        return view.node();
    }

    @Override
    public boolean looksAgain() {
        return true;
    }

    /// Asks every backend that is in use.
    @Override
    public void lookAgain() {
        new CheckRound(context).ofAll();
    }

    @Override
    public void newItem() {
        context.navigator().create("services");
    }
}
