package org.yaomote.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import javafx.application.Platform;
import javafx.scene.Scene;
import javafx.stage.Stage;
import javafx.stage.Window;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.yaomote.fixtures.Frames;
import org.yaomote.ui.shell.Arrivals;

import java.lang.ref.WeakReference;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeoutException;

/// The program does not grow by windows that were opened and closed.
class ForgottenWindowsScreenIT {
    private static final int DRAWN = 2;

    @TempDir Path folder;
    private OpenPanel panel;

    @BeforeEach
    void open() throws TimeoutException {
        panel = OpenPanel.in(folder.resolve("profile"));
    }

    @AfterEach
    void close() throws TimeoutException {
        panel.close();
    }

    @Test
    void aClosedWindowIsNotKept() {
        List<WeakReference<Scene>> seen = new ArrayList<>();
        seen.add(
                openedAndClosed(
                        () -> {
                            panel.wiring()
                                    .openText("ListenHTTP\nAddress 127.0.0.1\nPort 80\nEnd\n");
                        }));
        seen.add(openedAndClosed(() -> panel.wiring().export(Arrivals.Departure.TEXT)));
        seen.add(openedAndClosed(() -> panel.wiring().export(Arrivals.Departure.OTHER_ENGINE)));
        seen.add(
                openedAndClosed(
                        () ->
                                panel.wiring()
                                        .window()
                                        .showFindings("Title", "Summary", "Much", () -> {})));
        seen.add(
                openedAndClosed(
                        () ->
                                panel.wiring()
                                        .window()
                                        .offer("Title", "Text", List.of("A"), _ -> {})));
        await().atMost(OpenPanel.PATIENCE)
                .untilAsserted(
                        () -> {
                            System.gc();
                            assertThat(seen).allMatch(scene -> scene.refersTo(null));
                        });
    }

    private WeakReference<Scene> openedAndClosed(Runnable opening) {
        Platform.runLater(opening);
        await().atMost(OpenPanel.PATIENCE).until(() -> SideWindows.ask(this::others) > 0);
        speak(Locale.JAPANESE);
        speak(Locale.ENGLISH);
        Frames.await(DRAWN);
        WeakReference<Scene> scene = SideWindows.ask(() -> new WeakReference<>(other().getScene()));
        Platform.runLater(() -> other().hide());
        await().atMost(OpenPanel.PATIENCE).until(() -> SideWindows.ask(this::others) == 0);
        // The toolkit keeps the scene it drew last until it draws another.
        Frames.await(DRAWN);
        return scene;
    }

    private void speak(Locale language) {
        SideWindows.ask(
                () -> {
                    panel.wiring().window().context().texts().setLanguage(language);
                    return true;
                });
    }

    private int others() {
        return (int) Window.getWindows().stream().filter(this::isOther).count();
    }

    private Window other() {
        return Window.getWindows().stream().filter(this::isOther).findFirst().orElseThrow();
    }

    private boolean isOther(Window window) {
        return window instanceof Stage && window != panel.stage();
    }
}
