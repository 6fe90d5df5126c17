package org.yaomote.ui.fx;

import javafx.application.Platform;

import java.util.concurrent.Executor;

/// Runs tasks on the FX thread, in the order given, later: the only door into it.
///
/// Thread: any.
public final class FxThread implements Executor {
    @Override
    public void execute(Runnable task) {
        Platform.runLater(task);
    }
}
