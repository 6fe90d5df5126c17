package org.yaomote.ui.overview;

import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.value.ObservableBooleanValue;
import javafx.beans.value.ObservableValue;
import javafx.scene.Node;

import org.kordamp.ikonli.feather.Feather;
import org.yaomote.config.Problem;
import org.yaomote.ui.fx.Screen;
import org.yaomote.ui.fx.ScreenSign;
import org.yaomote.ui.fx.UiContext;

import java.util.List;

/// The overview as a screen of the window.
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
    public ObservableValue<List<Problem>> problems() {
        // Every problem belongs to a screen that can mend it; here all are listed.
        return new ReadOnlyObjectWrapper<>(List.of());
    }

    @Override
    public boolean reveal(String fieldPath) {
        return false;
    }

    @Override
    public void newItem() {
        context.navigator().create("services");
    }

    @Override
    public ObservableBooleanValue itemSelected() {
        return new SimpleBooleanProperty(false);
    }

    @Override
    public void duplicate() {}

    @Override
    public void delete() {}
}
