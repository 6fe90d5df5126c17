package org.yaomote.ui.traffic;

import javafx.scene.control.ButtonBase;
import javafx.scene.control.TableView;
import javafx.scene.control.TextArea;
import javafx.scene.control.TextField;

import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.api.FxToolkit;
import org.testfx.util.WaitForAsyncUtils;
import org.yaomote.fixtures.Camera;
import org.yaomote.fixtures.Configs;
import org.yaomote.fixtures.TrafficDesk;
import org.yaomote.fixtures.TrafficDesk.Sample;
import org.yaomote.fixtures.WindowFixture;
import org.yaomote.ui.fx.ThemeChoice;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeoutException;

/// Takes pictures of the Live traffic screen in its states, to be looked at; no test, and so not
/// run with the tests. The system property `screenshots` names the folder.
class TrafficTour {
    private final FxRobot robot = new FxRobot();
    @TempDir Path folder;
    private TrafficDesk desk;
    @AutoClose private WindowFixture fixture;
    private Path pictures;

    @BeforeEach
    void open() throws TimeoutException, IOException {
        pictures = Files.createDirectories(Path.of(System.getProperty("screenshots", "target")));
        desk = new TrafficDesk(Configs.shop(), folder);
        FxToolkit.registerPrimaryStage();
        FxToolkit.setupFixture(
                () -> {
                    fixture =
                            new WindowFixture(
                                    Configs.shop(), c -> new TrafficScreen(c, desk.tools(c)));
                    fixture.show();
                    fixture.go("traffic");
                });
    }

    @Test
    void takesThemAll() throws IOException {
        take("traffic-stopped");
        robot.interact(fixture.proxy::start);
        take("traffic-waiting");
        for (int i = 0; i < 30; i++) {
            desk.serve(Sample.of("GET /api/items/" + i, 200));
            desk.serve(
                    new Sample(
                            "GET /report?token=abc&month=" + i,
                            "Host: app.lan\r\n",
                            200,
                            i % 7 == 0 ? 1 : null));
            desk.serve(Sample.of("POST /login", i % 9 == 0 ? 503 : 302));
        }
        robot.interact(() -> desk.ticker.pass(TrafficViewModel.PERIOD));
        WaitForAsyncUtils.waitForFxEvents();
        take("traffic-rows");
        robot.interact(
                () ->
                        this.<TextField>find("#traffic-filter")
                                .setText("service=web,api -path$=.png ms>10 sttus=5xx"));
        take("traffic-filter");
        robot.interact(() -> this.<TextField>find("#traffic-filter").setText("retries>0"));
        robot.interact(
                () -> this.<TableView<?>>find("#traffic-table").getSelectionModel().select(0));
        take("traffic-inspector");
        press("#traffic-half-tester");
        robot.interact(
                () -> this.<TextArea>find("#traffic-request").setText("http://app.lan:8080/api/x"));
        press("#traffic-ask");
        WaitForAsyncUtils.waitForFxEvents();
        press("#traffic-expect");
        robot.interact(() -> this.<TextArea>find("#traffic-request").setText("curl -Q x"));
        press("#traffic-ask");
        take("traffic-fault");
        robot.interact(
                () ->
                        this.<TextArea>find("#traffic-request")
                                .setText("curl -H 'X-A: b' http://app.lan:8080/shop"));
        press("#traffic-ask");
        take("traffic-tester");
    }

    private <T extends javafx.scene.Node> T find(String id) {
        return robot.lookup(id).query();
    }

    private void press(String id) {
        robot.interact(() -> this.<ButtonBase>find(id).fire());
        WaitForAsyncUtils.waitForFxEvents();
    }

    private void take(String name) throws IOException {
        WaitForAsyncUtils.waitForFxEvents();
        Camera camera = new Camera(fixture.stage);
        for (String language : List.of("en", "ja")) {
            for (ThemeChoice theme : List.of(ThemeChoice.LIGHT, ThemeChoice.DARK)) {
                robot.interact(
                        () -> {
                            fixture.window.context().texts().setLanguage(Locale.of(language));
                            fixture.window.appearance().themeProperty().set(theme);
                        });
                camera.size(1300, 880);
                camera.take(
                        pictures.resolve(
                                name
                                        + "-"
                                        + language
                                        + "-"
                                        + theme.name().toLowerCase(Locale.ROOT)
                                        + ".png"));
            }
        }
    }
}
