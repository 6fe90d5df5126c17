package org.yaomote.ui.fx;

import javafx.application.Platform;
import javafx.stage.Window;

import java.util.List;
import java.util.concurrent.Executor;

/// Runs tasks on the FX thread, in the order given, later: the only door into it.
///
/// Thread: any.
public final class FxThread implements Executor {
    @Override
    public void execute(Runnable task) {
        Platform.runLater(task);
    }

    /// Whether the program ends with its last window.
    public boolean endsWithLastWindow() {
        return Platform.isImplicitExit();
    }

    /// Has it end with its last window, or not.
    public void endWithLastWindow(boolean ends) {
        Platform.setImplicitExit(ends);
    }

    /// Closes every window and ends the toolkit, from any thread.
    ///
    /// Dialogs go before their owners: [Platform#exit] closes the owner first, with it goes the
    /// dialog's native window, and JavaFX 26 on GTK then crashes closing that one again.
    public void exit() {
        execute(
                () -> {
                    List.copyOf(Window.getWindows()).reversed().forEach(Window::hide);
                    execute(Platform::exit);
                });
    }
}
