package org.yaomote.app;

import javafx.stage.Stage;
import javafx.stage.Window;

import org.awaitility.Awaitility;
import org.testfx.util.WaitForAsyncUtils;

import java.util.Optional;
import java.util.concurrent.Callable;

/// Finds the windows beside the main one.
final class SideWindows {
    private static final long PATIENCE_MILLIS = 15_000;

    private SideWindows() {}

    /// The window whose root has this id, once it is there.
    static Stage await(String id) {
        Awaitility.await().atMost(OpenPanel.PATIENCE).until(() -> find(id).isPresent());
        return find(id).orElseThrow();
    }

    /// Waits until it is gone.
    static void awaitGone(String id) {
        Awaitility.await().atMost(OpenPanel.PATIENCE).until(() -> find(id).isEmpty());
    }

    /// Asks something on the FX thread.
    static <T> T ask(Callable<T> question) {
        return WaitForAsyncUtils.waitForAsyncFx(PATIENCE_MILLIS, question);
    }

    private static Optional<Stage> find(String id) {
        return ask(
                () ->
                        Window.getWindows().stream()
                                .filter(w -> w.getScene() != null)
                                .filter(w -> id.equals(w.getScene().getRoot().getId()))
                                .map(Stage.class::cast)
                                .findFirst());
    }
}
