package org.yaomote.ui.wizard;

import javafx.scene.Node;
import javafx.scene.layout.StackPane;

import org.kordamp.ikonli.feather.Feather;
import org.yaomote.ui.editing.ScreenSheet;
import org.yaomote.ui.fx.Screen;
import org.yaomote.ui.fx.ScreenSign;
import org.yaomote.ui.fx.UiContext;

import java.util.Optional;

/// The wizard as a page of the window. [#newItem] begins a run, or goes on with the one that is
/// under way.
///
/// Thread: the FX thread.
public final class WizardScreen implements Screen {
    /// What it is called.
    public static final ScreenSign SIGN = ScreenSign.unlisted("wizard", "wizard.name", Feather.ZAP);

    private final UiContext context;
    private final WizardTools tools;
    private final StackPane root = new StackPane();
    private Optional<Wizard> wizard = Optional.empty();

    /// @param tools what it works with
    public WizardScreen(UiContext context, WizardTools tools) {
        this.context = context;
        this.tools = tools;
        ScreenSheet.on(root);
        root.visibleProperty()
                .addListener(
                        (_, _, isVisible) -> {
                            if (isVisible) {
                                beginIfNone();
                            } else {
                                wizard.ifPresent(Wizard::away);
                            }
                        });
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
    public void newItem() {
        if (wizard.isEmpty() || wizard.get().isDone()) {
            Wizard begun = new Wizard(context.passing(), tools, this::left);
            wizard = Optional.of(begun);
            root.getChildren().setAll(begun.node());
        }
        wizard.get().focus();
    }

    /// It may come in sight by other ways than being asked for: back, or where a window was closed.
    private void beginIfNone() {
        if (wizard.isEmpty()) {
            newItem();
        }
    }

    private void left() {
        wizard = Optional.empty();
        root.getChildren().clear();
        context.navigator().open("overview");
    }
}
