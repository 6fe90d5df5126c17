package org.yaomote.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import atlantafx.base.controls.Notification;

import javafx.scene.Node;
import javafx.scene.control.TableView;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.yaomote.config.Backend;
import org.yaomote.config.Listener;
import org.yaomote.config.ListenerId;
import org.yaomote.config.ProxyConfig;
import org.yaomote.config.Rule;
import org.yaomote.config.Service;
import org.yaomote.config.Timeouts;
import org.yaomote.fixtures.Configs;
import org.yaomote.fixtures.Hands;
import org.yaomote.fixtures.ScriptedBackend;
import org.yaomote.ui.history.LogsScreen;
import org.yaomote.workspace.Edit;
import org.yaomote.workspace.Workspace;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeoutException;
import java.util.function.UnaryOperator;

/// An apply is reviewed, proven by a request of our own, kept in the history and gone back from, in
/// the whole program with its engine and files.
class ApplyReviewScreenIT {
    private final FxRobot robot = new FxRobot();
    private final List<ScriptedBackend> servers = new ArrayList<>();
    @TempDir private Path folder;
    private OpenPanel panel;
    private Hands hands;

    @BeforeEach
    void open() throws TimeoutException, IOException {
        for (String name : List.of("a", "b", "c")) {
            servers.add(ScriptedBackend.saying(name));
        }
        Path profile = Files.createDirectories(folder.resolve("profile"));
        Files.writeString(
                profile.resolve("expectations.json"),
                """
                [{"request": "GET /api", "listener": "http", "service": "web"}]\
                """);
        reopen();
    }

    @AfterEach
    void close() throws TimeoutException {
        panel.close();
        servers.forEach(ScriptedBackend::close);
    }

    private void reopen() throws TimeoutException {
        panel = OpenPanel.in(folder.resolve("profile"));
        hands = panel.hands();
    }

    private Backend backend(int server, int weight) {
        return Configs.backend("web" + (server + 1), servers.get(server).port(), weight);
    }

    private ProxyConfig config(int port) {
        Service web = Configs.service("web", backend(0, 1), backend(1, 1));
        Listener http = Configs.listener("http", port, Rule.everything(web.id()));
        return new ProxyConfig(List.of(http), List.of(web), Timeouts.DEFAULTS);
    }

    private Workspace workspace() {
        return panel.wiring().workspace();
    }

    private void edit(UnaryOperator<ProxyConfig> change) {
        robot.interact(() -> workspace().edit(Edit.of("services.name", "", change)));
    }

    private void editBackends(UnaryOperator<List<Backend>> change) {
        edit(
                config -> {
                    Service web = config.services().getFirst();
                    return config.withService(web.withBackends(change.apply(web.backends())));
                });
    }

    private void shown(String query, String part) {
        await().atMost(OpenPanel.PATIENCE)
                .untilAsserted(
                        () ->
                                assertThat(hands.texts(query))
                                        .as(query + ": " + part)
                                        .anyMatch(t -> t.contains(part)));
    }

    private void told(String part) {
        await().atMost(OpenPanel.PATIENCE)
                .untilAsserted(
                        () ->
                                assertThat(
                                                robot.lookup(".notification")
                                                        .queryAllAs(Notification.class))
                                        .extracting(Notification::getMessage)
                                        .anyMatch(t -> t.contains(part)));
    }

    private void gone(String query) {
        await().atMost(OpenPanel.PATIENCE).until(() -> !hands.sees(query));
    }

    @Test
    void isReviewedProvenKeptAndGoneBackFrom() throws Exception {
        ProxyConfig start = config(ScriptedBackend.refusingPort());
        edit(_ -> start);
        panel.start();
        whatIsToBeAppliedIsShownInWordsWithItsEffect(start);
        itIsAppliedWithAProof();
        whatDoesNotAnswerIsNotPraised();
        aRefusedApplyChangesNothing();
        theHistoryKnowsAllOfIt(start);
        whatIsExpectedOfTheRoutesStopsAnApplyByName();
        theDraftComesBackAsItWas();
    }

    /// Like what the engine refuses: nothing is changed, the focus is where it is mended, and it is
    /// told as rejected, as an event and in the history.
    @Test
    void whatTheChecksRefuseIsToldAndLeadsToItsField() {
        edit(_ -> config(ScriptedBackend.refusingPort()));
        panel.start();
        ProxyConfig before = workspace().applied();
        edit(config -> config.withListener(config.listeners().getFirst().withPort(70_000)));
        panel.go("services");
        hands.click("#pending-apply");
        shown("#reasons .label", "not 70000");
        focused("listeners-port");
        shown(".label", "Rejected");
        assertThat(workspace().applied()).isEqualTo(before);
        hands.push(KeyCode.SHORTCUT, KeyCode.Z);
        edit(config -> config.withPoundText("# something to apply"));
        hands.type("#listeners-port", "80a");
        panel.go("services");
        hands.push(KeyCode.SHORTCUT, KeyCode.ENTER);
        shown("#reasons .label", "80a");
        focused("listeners-port");
        assertThat(workspace().applied()).isEqualTo(before);
        tab("history");
        TableView<?> table = (TableView<?>) hands.node("#history-table");
        assertThat(table.getItems()).as("draft, both refusals, start").hasSize(4);
        robot.interact(() -> table.getSelectionModel().clearAndSelect(1));
        shown("#history-details", "80a");
        robot.interact(() -> table.getSelectionModel().clearAndSelect(2));
        shown("#history-details", "http: A port is a number from 1 to 65535, not 70000.");
        tab("events");
        shown("#events-table .label", "apply refused: http: A port is a number");
    }

    private void focused(String id) {
        await().atMost(OpenPanel.PATIENCE)
                .until(
                        () -> {
                            Node owner = hands.node("#start-stop").getScene().getFocusOwner();
                            return owner != null && id.equals(owner.getId());
                        });
    }

    private void tab(String name) {
        robot.interact(
                () ->
                        panel.wiring()
                                .window()
                                .context()
                                .navigator()
                                .show(LogsScreen.tabPlace(name)));
    }

    private void whatIsToBeAppliedIsShownInWordsWithItsEffect(ProxyConfig start) {
        editBackends(_ -> List.of(backend(0, 1), backend(1, 3), backend(2, 1)));
        edit(config -> config.withPoundText("# another"));
        hands.push(KeyCode.SHORTCUT, KeyCode.SHIFT, KeyCode.ENTER);
        shown("#review-title", "3 changes will be applied");
        shown("#review .label", "weight of web2: 1 → 3");
        shown(
                "#review .label",
                "new backend web3 (127.0.0.1:" + servers.get(2).port() + ") in web");
        shown("#review .label", "web1 20 %, web2 60 %, web3 20 % instead of web1 50 %, web2 50 %");
        shown("#review .label", "No open connection will be cut.");
        shown("#review .label", "All new backends accept connections (1).");
        shown("#review .label", "is ours already");
        hands.clickText(".take-back", "");
        shown("#review-title", "2 changes will be applied");
        assertThat(workspace().draft().services().getFirst().backends().get(1).weight())
                .as("taken back")
                .isEqualTo(1);
        hands.push(KeyCode.SHORTCUT, KeyCode.Z);
        shown("#review-title", "3 changes will be applied");
        assertThat(workspace().applied()).isEqualTo(start);
    }

    private void itIsAppliedWithAProof() {
        hands.click("#review-note");
        robot.write("more power");
        hands.push(KeyCode.SHORTCUT, KeyCode.ENTER);
        gone("#pending-bar");
        gone("#review");
        assertThat(workspace().applied()).isEqualTo(workspace().draft());
        told("Applied. http answered 200 in");
        assertThat(hands.text("#status-event")).endsWith("changes applied");
        // One request of our own after the start, and one after this.
        assertThat(servers.stream().mapToInt(s -> s.requests().size()).sum()).isEqualTo(2);
    }

    private void whatDoesNotAnswerIsNotPraised() {
        editBackends(_ -> List.of(Configs.backend("gone", ScriptedBackend.refusingPort(), 1)));
        hands.push(KeyCode.SHORTCUT, KeyCode.S);
        told("Your draft is already saved. It is not applied yet.");
        hands.push(KeyCode.SHORTCUT, KeyCode.ENTER);
        shown(
                "#apply-result .label",
                "Applied, but not everything answered: 1 of 1 listeners did not.");
        shown("#apply-result .label", "http answered 50");
        hands.click("#apply-result-close");
        gone("#pending-bar");
    }

    private void aRefusedApplyChangesNothing() throws IOException {
        ProxyConfig before = workspace().applied();
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.ofLiteral("127.0.0.1"))) {
            Listener more = before.listeners().getFirst();
            edit(
                    config ->
                            config.withListener(
                                    more.withId(new ListenerId("more"))
                                            .withName("more")
                                            .withPort(taken.getLocalPort())));
            hands.push(KeyCode.SHORTCUT, KeyCode.SHIFT, KeyCode.ENTER);
            shown("#review .label", "is in use by another program");
            shown("#review .port-reason .label", "is open in this program already");
            hands.click("#review-apply");
            shown("#reasons .label", "more");
        }
        assertThat(workspace().applied()).isEqualTo(before);
        hands.click("#pending-discard");
        gone("#pending-bar");
    }

    private void theHistoryKnowsAllOfIt(ProxyConfig start) {
        tab("history");
        TableView<?> table = (TableView<?>) hands.node("#history-table");
        assertThat(table.getItems()).hasSize(4);
        for (String words : List.of("Refused", "Applied, no answer", "Applied, answers")) {
            shown("#history-table .label", words);
        }
        robot.interact(() -> table.scrollTo(3));
        shown("#history-table .label", "Proxy started.");
        shown("#history-table .label", "“more power”: weight of web2: 1 → 3, new backend web3");
        robot.interact(() -> table.getSelectionModel().select(3));
        shown("#history-compared", "All of");
        robot.interact(() -> table.getSelectionModel().select(2));
        shown("#history-words .label", "weight of web2: 1 → 3");
        robot.interact(() -> table.getSelectionModel().clearAndSelect(3));
        hands.click("#history-restore");
        assertThat(workspace().draft()).isEqualTo(start);
        hands.push(KeyCode.SHORTCUT, KeyCode.Z);
        assertThat(workspace().isPending()).isFalse();
        // Notes lie over the status bar until they are closed.
        robot.lookup("#toast-close").queryAll().forEach(robot::clickOn);
        hands.click("#status-event");
        shown("#events-table .label", "applied by you, not everything answered");
        shown("#events-table .label", "apply refused");
        TableView<?> events = (TableView<?>) hands.node("#events-table");
        int all = events.getItems().size();
        assertThat(hands.texts("#events-table .state-news.label")).contains("News");
        TextField filter = (TextField) hands.node("#events-filter");
        robot.interact(() -> filter.setText("ＡＰＰＬＹ　ｒｅｆｕｓｅｄ"));
        assertThat(events.getItems()).isNotEmpty().hasSizeLessThan(all);
        shown("#events-table .label", "apply refused");
        robot.interact(filter::clear);
        assertThat(events.getItems()).hasSize(all);
    }

    private void whatIsExpectedOfTheRoutesStopsAnApplyByName() {
        ProxyConfig before = workspace().applied();
        Service other = Configs.service("other", backend(0, 1));
        Listener http = before.listeners().getFirst();
        edit(
                config ->
                        config.withService(other)
                                .withListener(
                                        http.withRules(List.of(Rule.everything(other.id())))));
        String named =
                "“GET /api” is expected to come to service web."
                        + " With this draft it would come to service other.";
        hands.push(KeyCode.SHORTCUT, KeyCode.SHIFT, KeyCode.ENTER);
        shown("#review .label", named);
        hands.click("#review-note");
        robot.write("moved");
        hands.push(KeyCode.SHORTCUT, KeyCode.ENTER);
        shown("#reasons .label", named);
        assertThat(workspace().applied()).isEqualTo(before);
        hands.clickText("#reasons .hyperlink", "Go to it");
        shown("#traffic-answer .label", "for service other");
        hands.click("#pending-anyway");
        gone("#pending-bar");
        assertThat(workspace().applied()).isEqualTo(workspace().draft());
        edit(config -> config.withPoundText("# nothing to do with it"));
        hands.push(KeyCode.SHORTCUT, KeyCode.ENTER);
        gone("#pending-bar");
    }

    /// What was applied runs again; what was not waits for its apply, as before.
    private void theDraftComesBackAsItWas() throws TimeoutException {
        ProxyConfig applied = workspace().applied();
        edit(config -> config.withPoundText("# waiting"));
        ProxyConfig draft = workspace().draft();
        panel.close();
        reopen();
        assertThat(workspace().draft()).isEqualTo(draft);
        assertThat(workspace().applied()).isEqualTo(applied);
        assertThat(hands.text("#pending-summary")).startsWith("1 change from last time");
        panel.start();
        assertThat(workspace().applied()).isEqualTo(applied);
        assertThat(hands.sees("#pending-summary")).isTrue();
        panel.go("logs");
        tab("history");
        TableView<?> table = (TableView<?>) hands.node("#history-table");
        await().atMost(OpenPanel.PATIENCE).until(() -> table.getItems().size() == 9);
        hands.click("#pending-apply");
        gone("#pending-summary");
        assertThat(workspace().applied()).isEqualTo(draft);
    }
}
