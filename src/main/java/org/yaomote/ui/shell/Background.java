package org.yaomote.ui.shell;

import javafx.stage.Stage;

import org.yaomote.notices.DesktopNotices;
import org.yaomote.tray.Tray;
import org.yaomote.tray.TrayOrders;
import org.yaomote.ui.fx.Appearance;
import org.yaomote.ui.fx.FxThread;
import org.yaomote.ui.fx.UiContext;

import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/// The program without its window: an icon in the tray where there is a place for one, else a small
/// window; and the way back, which another start of the program takes, too.
///
/// Thread: the FX thread.
final class Background implements MiniWindow.Deeds {
    private final Stage stage;
    private final UiContext context;
    private final ShellState state;
    private final Given given;
    private final FxThread fx = new FxThread();
    private Optional<MiniWindow> mini = Optional.empty();
    private Optional<Tray> tray = Optional.empty();
    private boolean isAway;
    private boolean endsWithWindow = true;

    /// What it works with.
    ///
    /// @param notices tells that the proxy still serves
    /// @param press starts or stops the proxy
    /// @param apply applies what waits
    /// @param quit ends the program, after a question while the proxy serves
    record Given(
            Appearance appearance,
            DesktopNotices notices,
            Runnable press,
            Runnable apply,
            Runnable quit) {}

    Background(Stage stage, UiContext context, ShellState state, Given given) {
        this.stage = stage;
        this.context = context;
        this.state = state;
        this.given = given;
        state.subscribe(() -> tray.ifPresent(icon -> icon.show(state.face())));
    }

    /// Takes the window away; the program goes on.
    void leave() {
        if (!isAway) {
            endsWithWindow = fx.endsWithLastWindow();
        }
        isAway = true;
        fx.endWithLastWindow(false);
        stage.hide();
        if (tray.isPresent()) {
            return;
        }
        CompletableFuture<Optional<Tray>> opened =
                Tray.open(
                        new Orders(), Thread.ofPlatform().daemon().name("yaomote-tray").factory());
        var _ = opened.thenAccept(found -> fx.execute(() -> settle(found)));
    }

    private void settle(Optional<Tray> found) {
        // Who goes, comes back and goes again soon has asked twice.
        dropTray();
        tray = found;
        tray.ifPresent(icon -> icon.show(state.face()));
        if (!isAway) {
            found.ifPresent(_ -> dropTray());
            return;
        }
        if (tray.isEmpty()) {
            MiniWindow small = mini.orElseGet(this::makeMini);
            mini = Optional.of(small);
            small.show();
        }
        if (state.isServing()) {
            given.notices().show("Yaomote", context.texts().get("shell.away.notice"));
        }
    }

    private MiniWindow makeMini() {
        MiniWindow made = new MiniWindow(context.texts(), given.appearance(), state, this);
        made.stage().getIcons().setAll(stage.getIcons());
        context.sampler().follow(made.stage());
        return made;
    }

    /// Shows the window, in front of others.
    void comeBack() {
        boolean wasAway = isAway;
        isAway = false;
        stage.show();
        stage.setIconified(false);
        stage.toFront();
        stage.requestFocus();
        mini.ifPresent(MiniWindow::hide);
        dropTray();
        if (wasAway) {
            fx.endWithLastWindow(endsWithWindow);
        }
    }

    /// Ends the program, whatever is in sight.
    void end() {
        boolean hadIcon = tray.isPresent();
        dropTray();
        if (isAway) {
            fx.endWithLastWindow(endsWithWindow);
        }
        mini.ifPresent(MiniWindow::hide);
        stage.close();
        if (hadIcon) {
            // No window was closed whose end would be the program's.
            fx.exit();
        }
    }

    private void dropTray() {
        tray.ifPresent(Tray::close);
        tray = Optional.empty();
    }

    @Override
    public void open() {
        comeBack();
    }

    @Override
    public void startOrStop() {
        given.press().run();
    }

    @Override
    public void quit() {
        if (state.endsWithUs()) {
            comeBack();
        }
        given.quit().run();
    }

    /// Orders from the tray's own thread.
    private final class Orders implements TrayOrders {
        @Override
        public void open() {
            fx.execute(Background.this::comeBack);
        }

        @Override
        public void startOrStop() {
            fx.execute(given.press());
        }

        @Override
        public void apply() {
            fx.execute(given.apply());
        }

        @Override
        public void quit() {
            fx.execute(Background.this::quit);
        }
    }
}
