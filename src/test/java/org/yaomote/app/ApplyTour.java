package org.yaomote.app;

import static org.awaitility.Awaitility.await;

import javafx.scene.control.Button;
import javafx.scene.control.RadioButton;
import javafx.scene.control.TableView;
import javafx.scene.control.TextField;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.yaomote.config.AccessLog;
import org.yaomote.config.Listener;
import org.yaomote.config.ProxyConfig;
import org.yaomote.config.Rule;
import org.yaomote.config.Service;
import org.yaomote.config.Timeouts;
import org.yaomote.fixtures.Camera;
import org.yaomote.fixtures.Configs;
import org.yaomote.fixtures.ScriptedBackend;
import org.yaomote.policy.Condition;
import org.yaomote.ui.fx.ThemeChoice;
import org.yaomote.ui.history.LogsScreen;
import org.yaomote.workspace.Edit;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeoutException;
import java.util.function.UnaryOperator;

/// Takes pictures of the review before an apply, of what comes of it, and of the history; no test,
/// and so not run with the tests.
class ApplyTour {
    private final FxRobot robot = new FxRobot();
    private final ScriptedBackend one = ScriptedBackend.saying("a");
    private final ScriptedBackend two = ScriptedBackend.saying("b");
    @TempDir Path folder;
    private Path pictures;
    private OpenPanel panel;

    @BeforeEach
    void open() throws TimeoutException, IOException {
        pictures = Files.createDirectories(Path.of(System.getProperty("screenshots", "target")));
        Path profile = Files.createDirectories(folder.resolve("profile"));
        Files.writeString(
                profile.resolve("expectations.json"),
                """
                [{"request": "https://shop.example/api", "listener": "http", "service": "web"}]\
                """);
        panel = OpenPanel.in(profile);
    }

    @AfterEach
    void close() throws TimeoutException {
        panel.close();
        one.close();
        two.close();
    }

    @Test
    void takesThemAll() throws IOException, TimeoutException {
        Service web =
                Configs.service(
                        "web",
                        Configs.backend("web1", one.port(), 1),
                        Configs.backend("web2", two.port(), 1));
        Rule api = new Rule(List.of(new Condition.PathPrefix("/api")), web.id());
        Rule host = new Rule(List.of(new Condition.HostIs("shop.example")), web.id());
        var http =
                Configs.listener(
                        "http",
                        ScriptedBackend.refusingPort(),
                        api,
                        host,
                        Rule.everything(web.id()));
        edit(_ -> new ProxyConfig(List.of(http), List.of(web), Timeouts.DEFAULTS));
        edit(config -> config.withAccessLog(AccessLog.ToFile.DEFAULTS));
        panel.go("logs");
        take("events-first");
        panel.start();
        edit(
                config ->
                        config.withService(
                                web.withBackends(
                                        List.of(
                                                web.backends().getFirst(),
                                                web.backends().getLast().withWeight(3),
                                                Configs.backend(
                                                        "web3",
                                                        ScriptedBackend.refusingPort(),
                                                        1)))));
        edit(c -> c.withListener(http.withRules(List.of(api, Rule.everything(web.id())))));
        robot.interact(() -> robot.lookup("#pending-review").<Button>query().fire());
        robot.interact(
                () ->
                        robot.lookup("#review-note")
                                .<TextField>query()
                                .setText("more power on web2"));
        await().until(
                        () ->
                                panel.hands().texts("#review .label").stream()
                                        .anyMatch(t -> t.contains("web3 (")));
        take("review");
        apply();
        edit(c -> c.withService(off(c.services().getFirst())));
        apply();
        await().until(() -> panel.hands().sees("#apply-result-close"));
        take("doubtful");
        show("history");
        TableView<?> table = robot.lookup("#history-table").query();
        robot.interact(() -> table.getSelectionModel().select(1));
        take("history");
        robot.interact(() -> robot.lookup("#history-as-text").<RadioButton>query().fire());
        take("history-text");
        show("events");
        take("events");
        show("log");
        take("log");
        show("access");
        take("access");
        stopped(http);
        edit(c -> c.withPoundText("# waiting"));
        panel.close();
        panel = OpenPanel.in(folder.resolve("profile"));
        panel.go("overview");
        take("restored");
    }

    /// An apply that is stopped for what is expected of the routes, and a port that is taken.
    private void stopped(Listener http) throws IOException {
        Service api = Configs.service("api", Configs.backend("api1", two.port(), 1));
        edit(
                c ->
                        c.withService(api)
                                .withListener(http.withRules(List.of(Rule.everything(api.id())))));
        robot.interact(() -> robot.lookup("#pending-apply").<Button>query().fire());
        await().until(() -> panel.hands().sees("#pending-anyway"));
        take("stopped");
        robot.interact(() -> panel.wiring().workspace().undo());
        edit(c -> c.withListener(http.withPort(one.port())));
        robot.interact(() -> robot.lookup("#pending-review").<Button>query().fire());
        await().until(() -> panel.hands().sees("#review .port-reason"));
        take("port");
        robot.interact(() -> panel.wiring().workspace().discard());
    }

    private static Service off(Service service) {
        return service.withBackends(
                List.of(Configs.backend("web1", ScriptedBackend.refusingPort(), 1)));
    }

    private void apply() {
        robot.interact(() -> robot.lookup("#pending-apply").<Button>query().fire());
        await().until(
                        () ->
                                !panel.hands().sees("#pending-apply")
                                        && !panel.hands()
                                                .sees("#apply-result .progress-indicator"));
    }

    private void show(String tab) {
        robot.interact(
                () -> panel.wiring().window().context().navigator().show(LogsScreen.tabPlace(tab)));
    }

    private void edit(UnaryOperator<ProxyConfig> change) {
        robot.interact(() -> panel.wiring().workspace().edit(Edit.of("open", "pound.cfg", change)));
    }

    private void take(String name) throws IOException {
        Camera camera = new Camera(panel.stage());
        for (ThemeChoice theme : List.of(ThemeChoice.LIGHT, ThemeChoice.DARK)) {
            for (Locale language : List.of(Locale.JAPANESE, Locale.ENGLISH)) {
                robot.interact(
                        () -> {
                            var window = panel.wiring().window();
                            window.appearance().themeProperty().set(theme);
                            window.context().texts().setLanguage(language);
                        });
                String rest = theme.name().toLowerCase(Locale.ROOT) + "-" + language + ".png";
                camera.size(1200, 780);
                camera.take(pictures.resolve(name + "-" + rest));
            }
        }
    }
}
