package org.yaomote.app;

import javafx.stage.Stage;
import javafx.stage.Window;

import org.awaitility.Awaitility;
import org.testfx.util.WaitForAsyncUtils;
import org.yaomote.fixtures.Frames;
import org.yaomote.fixtures.SceneWalker;

import java.util.List;
import java.util.Locale;
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

    /// Shows one as small as it gets, in a language and with texts of a size.
    static void show(OpenPanel panel, Stage stage, Locale language, int textSize) {
        ask(
                () -> {
                    var window = panel.wiring().window();
                    window.context().texts().setLanguage(language);
                    window.appearance().textSizeProperty().set(textSize);
                    stage.setWidth(textSize > 100 ? 1000 : 860);
                    stage.setHeight(520);
                    return true;
                });
        Frames.await(3);
    }

    /// What is not named in one, or cut.
    static List<String> complaints(Stage stage) {
        return ask(() -> SceneWalker.complaints(stage.getScene().getRoot()));
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
