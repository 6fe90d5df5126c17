package org.yaomote.app;

import static org.awaitility.Awaitility.await;

import javafx.scene.control.ToggleButton;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.yaomote.config.Affinity;
import org.yaomote.config.HealthCheck;
import org.yaomote.config.Listener;
import org.yaomote.config.ProxyConfig;
import org.yaomote.config.Rule;
import org.yaomote.config.Service;
import org.yaomote.config.Timeouts;
import org.yaomote.fixtures.Camera;
import org.yaomote.fixtures.Configs;
import org.yaomote.fixtures.Hands;
import org.yaomote.fixtures.RawClient;
import org.yaomote.fixtures.ScriptedBackend;
import org.yaomote.ui.fx.ThemeChoice;
import org.yaomote.workspace.Edit;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.TimeoutException;

/// Takes pictures of the services and of the overview while something happens, beside those of
/// [ScreenshotTour]; no test, and so not run with the tests.
class ServicesTour {
    private final FxRobot robot = new FxRobot();
    private final List<AutoCloseable> open = new ArrayList<>();
    @TempDir Path folder;
    private Path pictures;
    private OpenPanel panel;

    @BeforeEach
    void open() throws TimeoutException, IOException {
        pictures = Files.createDirectories(Path.of(System.getProperty("screenshots", "target")));
        panel = OpenPanel.in(folder.resolve("profile"), (_, _, _) -> Optional.empty());
    }

    @AfterEach
    void close() throws Exception {
        panel.close();
        for (AutoCloseable each : open.reversed()) {
            each.close();
        }
    }

    private ScriptedBackend backend(ScriptedBackend made) {
        open.add(made);
        return made;
    }

    @Test
    void takesThemAll() throws Exception {
        ScriptedBackend a = backend(ScriptedBackend.saying("a"));
        ScriptedBackend slow =
                backend(
                        ScriptedBackend.running(
                                visit -> {
                                    while (visit.request() instanceof Object request) {
                                        if (request.toString().contains("export")) {
                                            visit.awaitEnd();
                                        }
                                        visit.ok("b");
                                    }
                                }));
        int nobody = ScriptedBackend.refusingPort();
        ProxyConfig config = config(a, slow, nobody);
        robot.interact(() -> panel.wiring().workspace().edit(Edit.of("open", "tour", _ -> config)));
        Hands hands = panel.hands();
        panel.go("overview");
        panel.start();
        await().until(() -> panel.wiring().workspace().applied().equals(config));
        Thread load = Thread.ofVirtual().start(() -> load(config));
        Thread.sleep(9000);
        take("overview-live", 1200, 980);
        take("overview-charts", 1200, 1400);
        robot.interact(
                () -> {
                    robot.lookup("#overview-charts-table").<ToggleButton>query().fire();
                    robot.lookup("#overview-flow-table").<ToggleButton>query().fire();
                });
        take("overview-tables", 1200, 1200);
        panel.go("services");
        hands.clickCell("web", "services-column-name");
        take("services-service", 1200, 900);
        hands.clickCell("web3", "services-column-name");
        take("services-down", 1200, 900);
        hands.clickCell("web2", "services-column-name");
        hands.click("#services-drain");
        Thread.sleep(1500);
        take("services-drain", 1200, 900);
        take("services-drain-small", 960, 600);
        hands.click("#services-rehearse");
        hands.click("#services-rehearsal-send");
        Thread.sleep(3000);
        take("services-rehearsal", 1200, 900);
        load.interrupt();
    }

    private static void load(ProxyConfig config) {
        int port = config.listeners().getFirst().port();
        try (RawClient stuck = RawClient.to(port);
                RawClient other = RawClient.to(port)) {
            for (int i = 0; i < 3; i++) {
                RawClient.to(port).send("GET /export.csv HTTP/1.1\r\nHost: x\r\n\r\n");
            }
            stuck.send("GET /export.csv?x=1 HTTP/1.1\r\nHost: x\r\n\r\n");
            while (!Thread.interrupted()) {
                other.get("/");
                Thread.sleep(5);
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    private static ProxyConfig config(ScriptedBackend a, ScriptedBackend slow, int nobody) {
        HealthCheck check =
                new HealthCheck.Http(
                        "/healthz",
                        "",
                        200,
                        299,
                        new HealthCheck.Timing(
                                Duration.ofMillis(500), Duration.ofMillis(400), 3, 2));
        Service web =
                Configs.service(
                        "web",
                        Configs.backend("web1", a.port(), 5),
                        Configs.backend("web2", slow.port(), 5),
                        Configs.backend("web3", nobody, 5));
        web = web.withOptions(web.options().withHealthCheck(check));
        Service api =
                Configs.service("api", Configs.backend("api1", a.port(), 1))
                        .withAffinity(new Affinity.ByClientAddress(Duration.ofMinutes(5)));
        Listener http =
                Configs.listener("http", ScriptedBackend.refusingPort(), Rule.everything(web.id()));
        Listener intern =
                Configs.listener(
                        "intern", ScriptedBackend.refusingPort(), Rule.everything(api.id()));
        return new ProxyConfig(List.of(http, intern), List.of(web, api), Timeouts.DEFAULTS);
    }

    private void take(String name, int width, int height) throws IOException {
        Camera camera = new Camera(panel.stage());
        camera.size(width, height);
        for (ThemeChoice theme : List.of(ThemeChoice.LIGHT, ThemeChoice.DARK)) {
            for (Locale language : List.of(Locale.JAPANESE, Locale.ENGLISH)) {
                robot.interact(
                        () -> {
                            panel.wiring().window().context().texts().setLanguage(language);
                            panel.wiring().window().appearance().themeProperty().set(theme);
                        });
                String file = name + "-" + theme.name().toLowerCase(Locale.ROOT) + "-" + language;
                camera.take(pictures.resolve(file + ".png"));
            }
        }
    }
}
