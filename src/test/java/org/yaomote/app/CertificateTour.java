package org.yaomote.app;

import static org.awaitility.Awaitility.await;

import javafx.scene.control.Button;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.TextInputControl;
import javafx.scene.control.TitledPane;
import javafx.scene.control.ToggleButton;

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
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeoutException;

/// Takes pictures of the screen of certificates, beside those of [ScreenshotTour]; no test, and so
/// not run with the tests.
class CertificateTour {
    private final FxRobot robot = new FxRobot();
    @TempDir Path folder;
    private Path pictures;
    private OpenPanel panel;

    @BeforeEach
    void open() throws TimeoutException, IOException {
        pictures = Files.createDirectories(Path.of(System.getProperty("screenshots", "target")));
        panel = OpenPanel.in(folder);
    }

    @AfterEach
    void close() throws TimeoutException {
        panel.close();
    }

    @Test
    void takesThemAll() throws IOException {
        Hands hands = panel.hands();
        panel.go("certificates");
        await().until(() -> hands.sees("#certificates-new-first"));
        take("certificates-empty");
        fire("#certificates-new-first");
        hands.type("#certificates-names", "app.lan *.app.lan 10.0.0.7");
        robot.interact(() -> field("#certificates-names").setText("bad..name"));
        fire("#certificates-make");
        robot.interact(
                () -> robot.lookup("#certificates-more").<TitledPane>query().setExpanded(true));
        take("certificates-new");
        robot.interact(() -> field("#certificates-names").clear());
        fire("#certificates-make");
        await().until(() -> hands.sees("#certificates-done"));
        take("certificates-made");
        fire("#certificates-done");
        await().until(() -> hands.sees("#certificates-table"));
        take("certificates-list");
        fire("#certificates-export");
        take("certificates-export");
        fire("#certificates-cancel");
        fire("#certificates-import");
        take("certificates-import");
        fire("#certificates-cancel");
        fire("#certificates-remove");
        take("certificates-remove");
        fire("#certificates-remove-keep");
        fire("#certificates-examine");
        String pem = Files.readString(folder.resolve("authority/issued/app.lan.pem"));
        robot.interact(() -> field("#certificates-examine-text").setText(pem));
        fire("#certificates-examine-do");
        await().until(() -> hands.sees("#certificates-examine-results .state-badge"));
        take("certificates-examine");
        fire("#certificates-examine-close");
        for (String page : List.of("request", "complete", "acme", "key", "rephrase", "bundle")) {
            robot.interact(
                    () ->
                            robot
                                    .lookup("#certificates-others")
                                    .<MenuButton>query()
                                    .getItems()
                                    .stream()
                                    .filter(i -> ("menu-certificates-" + page).equals(i.getId()))
                                    .forEach(MenuItem::fire));
            if (page.equals("complete")) {
                await().until(() -> hands.sees("#certificates-complete-text"));
            }
            if (page.equals("request")) {
                hands.type("#certificates-names", "shop.example.com");
                fire("#certificates-request-do");
                await().until(() -> hands.sees("#certificates-request-text"));
            }
            take("certificates-" + page);
            fire(page.equals("request") ? "#certificates-done" : "#certificates-cancel");
        }
        robot.interact(() -> robot.lookup("#trust-half").<ToggleButton>query().fire());
        await().until(() -> hands.sees("#certificates-trust-change-0"));
        take("certificates-trust");
        fire("#certificates-trust-change-0");
        await().until(() -> hands.sees("#certificates-trust-0 .trust-plan"));
        fire("#certificates-trust-prove");
        await().until(() -> hands.sees("#certificates-trust-judged-0"));
        take("certificates-trust-plan");
        robot.interact(() -> robot.lookup("#certificates-half").<ToggleButton>query().fire());
        panel.go("listeners");
        await().until(() -> hands.sees("#certificates-served .label"));
        robot.interact(() -> field("#listeners-certificate-0").requestFocus());
        take("certificates-served");
    }

    private void fire(String id) {
        robot.interact(() -> robot.lookup(id).<Button>query().fire());
    }

    private TextInputControl field(String id) {
        return robot.lookup(id).query();
    }

    private void take(String name) throws IOException {
        Camera camera = new Camera(panel.stage());
        for (ThemeChoice theme : List.of(ThemeChoice.LIGHT, ThemeChoice.DARK)) {
            Locale language = theme == ThemeChoice.LIGHT ? Locale.JAPANESE : Locale.ENGLISH;
            robot.interact(
                    () -> {
                        var window = panel.wiring().window();
                        window.appearance().themeProperty().set(theme);
                        window.context().texts().setLanguage(language);
                    });
            String rest = theme.name().toLowerCase(Locale.ROOT) + "-" + language + ".png";
            camera.size(1240, 780);
            camera.take(pictures.resolve(name + "-" + rest));
            camera.size(960, 600);
            camera.take(pictures.resolve(name + "-small-" + rest));
        }
    }
}
