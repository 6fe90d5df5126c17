package org.yaomote.app;

import static org.awaitility.Awaitility.await;

import javafx.scene.layout.Pane;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.yaomote.fixtures.Camera;
import org.yaomote.fixtures.Hands;
import org.yaomote.ui.fx.ThemeChoice;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.TimeoutException;

/// Takes pictures of the first run, step by step, to be looked at; no test, and so not run with the
/// tests. The system property `screenshots` names the folder.
class FirstRunTour {
    private final FxRobot robot = new FxRobot();
    @TempDir Path folder;
    private Path pictures;
    private OpenPanel panel;
    private Hands hands;
    private Camera camera;

    @BeforeEach
    void open() throws TimeoutException, IOException {
        String wanted = System.getProperty("screenshots", "target/first-run");
        pictures = Files.createDirectories(Path.of(wanted));
        panel = OpenPanel.in(folder.resolve("profile"));
        hands = panel.hands();
        camera = new Camera(panel.stage());
    }

    @AfterEach
    void close() throws TimeoutException {
        panel.close();
    }

    @Test
    void takesThemAll() throws IOException {
        take("first-run-0-tiles");
        hands.click("#welcome-wizard");
        await().atMost(OpenPanel.PATIENCE)
                .until(
                        () ->
                                hands.texts(".wizard-server").stream()
                                        .anyMatch(text -> text.contains("Demo server B")));
        hands.clickText(".wizard-server", "Demo server A");
        hands.clickText(".wizard-server", "Demo server B");
        hands.click("#wizard-typed");
        robot.interact(() -> robot.lookup("#wizard-typed").queryTextInputControl().setText("::x"));
        hands.click("#wizard-typed-add");
        take("first-run-1-servers");
        hands.push(javafx.scene.input.KeyCode.ESCAPE);
        take("first-run-1-leave");
        hands.push(javafx.scene.input.KeyCode.ESCAPE);
        next();
        take("first-run-2-place");
        next();
        take("first-run-3-certificate");
        next();
        hands.click("#wizard-check-text");
        take("first-run-4-check");
        next();
        await().atMost(OpenPanel.PATIENCE).until(() -> hands.sees("#wizard-shares .label"));
        hands.click("#wizard-rehearse");
        await().atMost(OpenPanel.PATIENCE).until(() -> hands.sees("#wizard-rehearsed"));
        // What was said of the start lies over the page.
        robot.interact(() -> robot.lookup("#toasts").<Pane>query().getChildren().clear());
        take("first-run-5-result");
        next();
        take("first-run-6-overview");
        hands.click("#menu-bar");
        robot.interact(() -> panel.wiring().window().context().navigator().create("ports"));
        hands.type("#ports-port", "8443");
        take("ports");
        panel.go("listeners");
        take("listener-port");
    }

    private void next() {
        await().atMost(OpenPanel.PATIENCE).until(() -> !hands.node("#wizard-next").isDisabled());
        hands.click("#wizard-next");
    }

    /// In both languages and themes, and at the smallest window.
    private void take(String name) throws IOException {
        shot(name + "-light-en", Locale.ENGLISH, ThemeChoice.LIGHT, 1300, 880);
        shot(name + "-small-dark-ja", Locale.JAPANESE, ThemeChoice.DARK, 960, 600);
        look(Locale.ENGLISH, ThemeChoice.LIGHT);
        camera.size(1300, 880);
    }

    private void shot(String name, Locale language, ThemeChoice theme, int width, int height)
            throws IOException {
        look(language, theme);
        camera.size(width, height);
        camera.take(pictures.resolve(name + ".png"));
    }

    private void look(Locale language, ThemeChoice theme) {
        robot.interact(
                () -> {
                    panel.wiring().window().context().texts().setLanguage(language);
                    panel.wiring().window().appearance().themeProperty().set(theme);
                });
    }
}
