package org.yaomote.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import javafx.scene.input.KeyCode;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.yaomote.config.Listener;
import org.yaomote.config.ProxyConfig;
import org.yaomote.config.Rule;
import org.yaomote.config.Service;
import org.yaomote.config.Timeouts;
import org.yaomote.fixtures.Configs;
import org.yaomote.fixtures.Hands;
import org.yaomote.fixtures.ScriptedBackend;
import org.yaomote.workspace.Edit;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;

/// Everyday tasks by clicks and typing alone, each in so few clicks and each proved by requests.
///
/// A script may ask for the figures by the system property `report` (a file).
class EverydayScreenIT {
    private final FxRobot robot = new FxRobot();
    private final List<ScriptedBackend> servers = new ArrayList<>();
    private final List<String> report = new ArrayList<>();
    private final HttpClient client = HttpClient.newHttpClient();
    private final int port = ScriptedBackend.refusingPort();
    @TempDir private Path folder;
    private OpenPanel panel;
    private Hands hands;
    private int clicks;

    @BeforeEach
    void open() throws TimeoutException {
        for (String name : List.of("a", "b", "c")) {
            servers.add(ScriptedBackend.saying(name));
        }
        panel = OpenPanel.in(folder.resolve("profile"));
        hands = panel.hands();
        Service web = Configs.service("web", Configs.backend("first", servers.get(0).port(), 5));
        Listener http = Configs.listener("http", port, Rule.everything(web.id()));
        var config = new ProxyConfig(List.of(http), List.of(web), Timeouts.DEFAULTS);
        robot.interact(
                () -> panel.wiring().workspace().edit(Edit.of("services.name", "", _ -> config)));
        panel.start();
    }

    @AfterEach
    void close() throws TimeoutException, IOException {
        panel.close();
        client.close();
        servers.forEach(ScriptedBackend::close);
        String file = System.getProperty("report", "");
        if (!file.isEmpty()) {
            Files.write(Path.of(file), report);
        }
    }

    @Test
    void everydayTasksTakeFewClicks() {
        done("add a second server, for a third of the requests", 5, this::addsASecondServer);
        done("put a server in maintenance, and back", 3, this::putsInMaintenanceAndBack);
        done("send /api to other servers", 5, this::sendsApiElsewhere);
        done("why did this request fail?", 2, this::asksWhyARequestFailed);
        done("undo a change that was applied", 5, this::undoesAChange);
    }

    /// @param most clicks that it may take
    private void done(String task, int most, Runnable steps) {
        clicks = 0;
        steps.run();
        report.add("%s: %d clicks".formatted(task, clicks));
        assertThat(clicks).as(task).isLessThanOrEqualTo(most);
    }

    private void addsASecondServer() {
        go("services");
        click("#services-newBackend");
        hands.overwrite("127.0.0.1:" + servers.get(1).port());
        clicks++;
        panel.selectBackend("127.0.0.1:" + servers.get(0).port());
        clicks++;
        hands.type("#services-weight", "10");
        apply();
        assertThat(answers("/", 9)).containsOnly("a", "b").filteredOn("b"::equals).hasSize(3);
    }

    private void putsInMaintenanceAndBack() {
        clicks++;
        panel.selectBackend("127.0.0.1:" + servers.get(1).port());
        click("#services-maintain");
        until(() -> answers("/", 3).stream().allMatch("a"::equals));
        click("#services-maintain");
        until(() -> answers("/", 3).contains("b"));
    }

    private void sendsApiElsewhere() {
        click("#services-newService");
        hands.overwrite("api");
        click("#services-newBackend");
        hands.overwrite("127.0.0.1:" + servers.get(2).port());
        go("listeners");
        // A note would lie over the lower end of the form.
        robot.lookup("#toast-close").queryAll().forEach(robot::clickOn);
        click("#listeners-rule-add");
        hands.overwrite("/api");
        hands.push(KeyCode.TAB);
        hands.push(KeyCode.DOWN);
        assertThat(hands.text("#pending-summary")).contains("/api → api");
        apply();
        assertThat(answers("/api", 2)).containsOnly("c");
        assertThat(answers("/", 3)).doesNotContain("c");
    }

    private void asksWhyARequestFailed() {
        servers.get(2).close();
        go("traffic");
        assertThat(answers("/api/lost", 1)).noneMatch("c"::equals);
        until(() -> hands.texts("#traffic-live .indexed-cell").contains("/api/lost"));
        clicks++;
        hands.clickText("#traffic-live .indexed-cell", "/api/lost");
        until(
                () ->
                        hands.texts("#traffic-live .label").stream()
                                .anyMatch(t -> t.contains("refused the connection")));
    }

    private void undoesAChange() {
        go("logs");
        clicks++;
        hands.clickText(".tab-label", "History");
        clicks++;
        hands.clickText("#history-table .label", "new service api");
        assertThat(hands.text("#history-restore")).startsWith("Restore ").hasSizeGreaterThan(8);
        click("#history-before");
        apply();
        assertThat(answers("/api", 3)).contains("a").doesNotContain("c");
    }

    private void go(String screen) {
        clicks++;
        panel.go(screen);
    }

    private void click(String query) {
        clicks++;
        hands.click(query);
    }

    private void apply() {
        click("#pending-apply");
        until(() -> !hands.sees("#pending-bar"));
        until(() -> !panel.wiring().workspace().isPending());
    }

    private static void until(BooleanSupplier it) {
        await().atMost(OpenPanel.PATIENCE).until(it::getAsBoolean);
    }

    private List<String> answers(String path, int count) {
        var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path)).build();
        return IntStream.range(0, count)
                .mapToObj(
                        _ ->
                                client.sendAsync(request, HttpResponse.BodyHandlers.ofString())
                                        .join()
                                        .body())
                .toList();
    }
}
