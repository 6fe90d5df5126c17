package org.yaomote.ui.shell;

import javafx.scene.Node;
import javafx.stage.Stage;

import org.yaomote.notices.DesktopNotices;
import org.yaomote.ui.fx.Appearance;
import org.yaomote.ui.fx.CloseChoice;
import org.yaomote.ui.fx.Preference;
import org.yaomote.ui.fx.UiContext;
import org.yaomote.ui.fx.Wishes;
import org.yaomote.ui.overview.OverviewViewModel;
import org.yaomote.workspace.RunState;

/// What becomes of the proxy and the program when the window is closed, or the program ended.
///
/// Thread: the FX thread.
final class Closing {
    private final UiContext context;
    private final ShellState state;
    private final Preference<CloseChoice> wanted;
    private final CloseBar bar;
    private final Background background;
    private boolean isEnding;
    private boolean isHurried;

    /// What it works with.
    record Given(
            OverviewViewModel overview,
            ShellViewModel shell,
            Appearance appearance,
            DesktopNotices notices) {}

    Closing(Stage stage, UiContext context, Given given) {
        this.context = context;
        state = new ShellState(context.texts(), context.model(), given.shell(), given.overview());
        wanted = context.preferences().of(Wishes.ON_CLOSE);
        bar = new CloseBar(context, given.overview(), this::answered);
        background =
                new Background(
                        stage,
                        context,
                        state,
                        new Background.Given(
                                given.appearance(),
                                given.notices(),
                                given.shell()::press,
                                given.shell()::apply,
                                this::quit));
        stage.setOnCloseRequest(
                request -> {
                    request.consume();
                    close();
                });
        context.model().runStateProperty().addListener((_, _, now) -> changed(now));
    }

    /// Where it asks.
    Node bar() {
        return bar;
    }

    /// The window was closed, or is to be.
    void close() {
        if (isEnding || !state.endsWithUs()) {
            background.end();
            return;
        }
        switch (wanted.get()) {
            case ASK -> bar.ask();
            case KEEP -> background.leave();
            case STOP -> answered(CloseBar.Answer.STOP, false);
        }
    }

    /// The program is to end. Who once wanted the proxy to go on is asked all the same: this is not
    /// the way to close the window.
    void quit() {
        if (isEnding || !state.endsWithUs()) {
            background.end();
        } else if (wanted.get() == CloseChoice.STOP) {
            answered(CloseBar.Answer.STOP, false);
        } else {
            bar.ask();
        }
    }

    /// Goes away while the program goes on.
    void leave() {
        background.leave();
    }

    /// Goes away without having been seen.
    void startHidden() {
        background.leave();
    }

    /// Brings the window back from wherever it is.
    void comeBack() {
        background.comeBack();
    }

    /// Whether requests under way are not waited for.
    boolean isHurried() {
        return isHurried;
    }

    private void answered(CloseBar.Answer answer, boolean isLasting) {
        if (isLasting) {
            wanted.set(answer.lasting());
        }
        switch (answer) {
            case KEEP -> background.leave();
            case STOP -> {
                isEnding = true;
                context.model().proxy().stop();
            }
            case STOP_NOW -> {
                isEnding = true;
                isHurried = true;
                background.end();
            }
        }
    }

    private void changed(RunState now) {
        if (!(now instanceof RunState.Running)) {
            bar.cancel();
        }
        if (isEnding && now instanceof RunState.Stopped) {
            background.end();
        }
    }
}
