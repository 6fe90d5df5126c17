package org.yaomote.app;

import static org.awaitility.Awaitility.await;

import javafx.application.Platform;
import javafx.scene.control.Button;
import javafx.scene.control.ListView;
import javafx.scene.control.TableView;
import javafx.scene.control.TextArea;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.scene.layout.Pane;
import javafx.stage.Stage;
import javafx.stage.WindowEvent;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.AnnotatedElementContext;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.io.TempDirFactory;
import org.testfx.api.FxRobot;
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
import org.yaomote.policy.Condition;
import org.yaomote.ui.fx.ThemeChoice;
import org.yaomote.ui.history.LogsScreen;
import org.yaomote.ui.shell.Arrivals;
import org.yaomote.workspace.Edit;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.UnaryOperator;

/// Takes pictures of the pages that [ScreenshotTour] leaves out, for the guide; no test, and so not
/// run with the tests. The system property `screenshots` names the folder.
class PagesTour {
    private static final int HTTP = 8080;
    private static final int FIRST_BACKEND = 9001;

    private final FxRobot robot = new FxRobot();
    private final List<ScriptedBackend> servers = new ArrayList<>();

    @TempDir(factory = ShortName.class)
    Path folder;

    private Path pictures;
    private OpenPanel panel;
    private Hands hands;

    /// A name that may be shown.
    static final class ShortName implements TempDirFactory {
        @Override
        public Path createTempDirectory(AnnotatedElementContext element, ExtensionContext context)
                throws IOException {
            Path parent = Path.of(System.getProperty("java.io.tmpdir"));
            return Files.createDirectory(parent.resolve("yaomote"));
        }
    }

    @BeforeEach
    void open() throws TimeoutException, IOException {
        pictures = Files.createDirectories(Path.of(System.getProperty("screenshots", "target")));
        for (int i = 0; i < 3; i++) {
            String hello = "Hello from server " + i;
            servers.add(
                    ScriptedBackend.running(
                            FIRST_BACKEND + i,
                            visit -> {
                                while (visit.request() != null) {
                                    visit.ok(hello);
                                }
                            }));
        }
        panel = OpenPanel.in(folder);
        hands = panel.hands();
        new Camera(panel.stage()).size(1300, 880);
    }

    @AfterEach
    void close() throws TimeoutException {
        panel.close();
        servers.forEach(ScriptedBackend::close);
    }

    @Test
    void takesThemAll() throws IOException {
        edit(_ -> shop());
        panel.start();
        takeChanges();
        takeTraffic();
        takeCertificates();
        robot.interact(() -> panel.wiring().window().context().navigator().create("ports"));
        hands.type("#ports-port", "" + HTTP);
        await().until(() -> hands.sees("#ports-answer .label") || hands.sees(".port-reason"));
        take("ports");
        for (String page : List.of("settings", "diagnostics")) {
            robot.interact(() -> panel.wiring().window().context().navigator().open(page));
            if (page.equals("diagnostics")) {
                ListView<?> parts = robot.lookup("#diagnostics-parts").query();
                await().until(() -> parts.getItems().size() > 1);
                robot.interact(() -> parts.getSelectionModel().select(1));
            }
            take(page);
        }
        takeOutgrowing();
        panel.go("overview");
        AtomicBoolean over = new AtomicBoolean();
        Thread visitors = Thread.ofVirtual().start(() -> visit(over));
        await().until(() -> hands.text("#total-rate-detail").matches("[1-9],.*"));
        Stage stage = panel.stage();
        robot.interact(
                () -> stage.fireEvent(new WindowEvent(stage, WindowEvent.WINDOW_CLOSE_REQUEST)));
        await().until(() -> hands.sees("#close-question"));
        take("closing");
        over.set(true);
        await().until(() -> !visitors.isAlive());
    }

    private static void visit(AtomicBoolean over) {
        try (RawClient client = RawClient.to(HTTP)) {
            while (!over.get()) {
                client.get("/");
                client.get("/api/");
                Thread.sleep(2);
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    private void takeChanges() throws IOException {
        Service web = shop().services().getFirst();
        edit(c -> c.withService(web.withBackends(web.backends().subList(0, 2))));
        review("web3 is being repaired");
        fire("#pending-apply");
        await().until(() -> !hands.sees("#pending-apply"));
        edit(_ -> shop());
        edit(
                c ->
                        c.withService(
                                web.withBackends(
                                        List.of(
                                                web.backends().getFirst(),
                                                web.backends().get(1).withWeight(6),
                                                web.backends().getLast()))));
        review("web3 is back, more for web2");
        take("review");
        fire("#pending-apply");
        await().until(() -> !hands.sees("#pending-apply"));
        robot.interact(
                () ->
                        panel.wiring()
                                .window()
                                .context()
                                .navigator()
                                .show(LogsScreen.tabPlace("history")));
        await().atMost(OpenPanel.PATIENCE)
                .until(() -> hands.texts(".label").stream().anyMatch(t -> t.contains("4/4")));
        TableView<?> table = robot.lookup("#history-table").query();
        await().until(() -> table.getItems().size() > 1);
        robot.interact(() -> table.getSelectionModel().select(0));
        take("history");
    }

    private void review(String note) {
        fire("#pending-review");
        await().until(() -> hands.sees("#review-note"));
        robot.interact(() -> robot.lookup("#review-note").<TextField>query().setText(note));
    }

    private void takeTraffic() throws IOException {
        panel.go("traffic");
        try (RawClient client = RawClient.to(HTTP)) {
            for (int i = 0; i < 12; i++) {
                String path = i % 3 == 0 ? "/api/stock/" + i : "/products/" + i;
                client.send("GET " + path + " HTTP/1.1\r\nHost: shop.lan\r\n\r\n").answer();
            }
        }
        TableView<?> rows = robot.lookup("#traffic-table").query();
        await().atMost(OpenPanel.PATIENCE).until(() -> rows.getItems().size() > 11);
        robot.interact(() -> rows.getSelectionModel().select(2));
        for (ThemeChoice theme : List.of(ThemeChoice.LIGHT, ThemeChoice.DARK)) {
            for (Locale language : List.of(Locale.JAPANESE, Locale.ENGLISH)) {
                take(new Camera(panel.stage()), "traffic", theme, language);
            }
        }
        robot.interact(() -> robot.lookup("#traffic-half-tester").<ToggleButton>query().fire());
        robot.interact(
                () ->
                        robot.lookup("#traffic-request")
                                .<TextArea>query()
                                .setText("http://127.0.0.1:" + HTTP + "/api/stock"));
        fire("#traffic-ask");
        take("tester");
    }

    private void takeCertificates() throws IOException {
        panel.go("certificates");
        for (String names : List.of("shop.lan *.shop.lan", "nas.lan 192.168.1.40")) {
            await().until(
                            () ->
                                    hands.sees("#certificates-new-first")
                                            || hands.sees("#certificates-new"));
            fire(
                    hands.sees("#certificates-new-first")
                            ? "#certificates-new-first"
                            : "#certificates-new");
            hands.type("#certificates-names", names);
            fire("#certificates-make");
            await().atMost(OpenPanel.PATIENCE).until(() -> hands.sees("#certificates-done"));
            fire("#certificates-done");
        }
        await().until(() -> hands.sees("#certificates-table"));
        take("certificates");
        fire("#pending-apply");
        await().until(() -> !hands.sees("#pending-apply"));
    }

    private void takeOutgrowing() throws IOException {
        Platform.runLater(() -> panel.wiring().export(Arrivals.Departure.OTHER_ENGINE));
        Stage window = SideWindows.await("outgrow");
        Hands there = new Hands(window);
        await().atMost(OpenPanel.PATIENCE)
                .until(() -> there.texts("#outgrow .list-cell").size() > 4);
        take(window, "outgrowing");
        robot.interact(window::hide);
    }

    private void fire(String id) {
        robot.interact(() -> robot.lookup(id).<Button>query().fire());
    }

    private void edit(UnaryOperator<ProxyConfig> change) {
        robot.interact(
                () -> panel.wiring().workspace().edit(new Edit("discard", List.of(), change)));
    }

    private static ProxyConfig shop() {
        Service web =
                Configs.service(
                        "web",
                        Configs.backend("web1", FIRST_BACKEND, 5),
                        Configs.backend("web2", FIRST_BACKEND + 1, 3),
                        Configs.backend("web3", FIRST_BACKEND + 2, 2));
        Service api = Configs.service("api", Configs.backend("api1", FIRST_BACKEND, 1));
        Listener http =
                Configs.listener(
                        "shop",
                        HTTP,
                        new Rule(List.of(new Condition.PathPrefix("/api")), api.id()),
                        Rule.everything(web.id()));
        return new ProxyConfig(List.of(http), List.of(web, api), Timeouts.DEFAULTS);
    }

    private void take(String name) throws IOException {
        take(panel.stage(), name);
    }

    private void take(Stage stage, String name) throws IOException {
        Camera camera = new Camera(stage);
        take(camera, name, ThemeChoice.DARK, Locale.JAPANESE);
        take(camera, name, ThemeChoice.LIGHT, Locale.ENGLISH);
    }

    private void take(Camera camera, String name, ThemeChoice theme, Locale language)
            throws IOException {
        robot.interact(
                () -> {
                    // What was said of the last deed lies over the page.
                    robot.lookup("#toasts").<Pane>query().getChildren().clear();
                    panel.wiring().window().appearance().themeProperty().set(theme);
                    panel.wiring().window().context().texts().setLanguage(language);
                });
        String file = name + "-" + theme.name().toLowerCase(Locale.ROOT) + "-" + language + ".png";
        camera.take(pictures.resolve(file));
    }
}
