package org.yaomote.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import atlantafx.base.controls.Notification;

import javafx.scene.input.KeyCode;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.yaomote.config.Listener;
import org.yaomote.config.Protocol;
import org.yaomote.config.ProxyConfig;
import org.yaomote.config.Rule;
import org.yaomote.config.Service;
import org.yaomote.config.Timeouts;
import org.yaomote.fixtures.Configs;
import org.yaomote.fixtures.Hands;
import org.yaomote.fixtures.ScriptedBackend;
import org.yaomote.policy.Condition;
import org.yaomote.workspace.Edit;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeoutException;

/// A listener is made to pass octets on by clicks alone, and does so, between real sockets.
class TcpListenerScreenIT {
    private static final String HELLO = "\u0000\u00ff no HTTP \r\n\r\n";

    private final FxRobot robot = new FxRobot();
    private final ScriptedBackend often = echo("a");
    private final ScriptedBackend seldom = echo("b");
    private final ScriptedBackend web = ScriptedBackend.saying("web");
    private final int port = ScriptedBackend.refusingPort();
    @TempDir private Path folder;
    private OpenPanel panel;
    private Hands hands;
    private Listener before;

    /// Says its name and then what it hears.
    private static ScriptedBackend echo(String name) {
        return ScriptedBackend.running(
                visit -> {
                    visit.send(name);
                    visit.send(visit.exactly(HELLO.length()));
                    visit.awaitEnd();
                });
    }

    @BeforeEach
    void open() throws TimeoutException {
        panel = OpenPanel.in(folder.resolve("profile"));
        hands = panel.hands();
        Service base =
                Configs.service(
                        "base",
                        Configs.backend("often", often.port(), 3),
                        Configs.backend("seldom", seldom.port(), 1));
        Service page = Configs.service("page", Configs.backend("web", web.port(), 1));
        before =
                Configs.listener(
                        "gate",
                        port,
                        new Rule(List.of(new Condition.PathPrefix("/o")), page.id()),
                        Rule.everything(page.id()));
        var config = new ProxyConfig(List.of(before), List.of(page, base), Timeouts.DEFAULTS);
        robot.interact(
                () -> panel.wiring().workspace().edit(Edit.of("services.name", "", _ -> config)));
        panel.start();
        panel.go("listeners");
    }

    @AfterEach
    void close() throws TimeoutException {
        panel.close();
        often.close();
        seldom.close();
        web.close();
    }

    @Test
    void isChosenAppliedProvenCountedAndUndone() throws IOException {
        hands.click("#listeners-tcp");

        assertThat(draft().protocol()).isEqualTo(new Protocol.Tcp());
        assertThat(hands.sees("#listeners-receiver")).isTrue();
        assertThat(hands.sees("#listeners-rule-add")).isFalse();
        assertThat(hands.sees("#listeners-methods")).isFalse();
        assertThat(hands.text("#listeners-silence")).contains("for 1 h is closed");
        assertThat(draft().rules())
                .containsExactly(Rule.everything(before.rules().getLast().service()));
        hands.click("#listeners-tcp");
        hands.push(KeyCode.TAB);
        hands.push(KeyCode.DOWN);
        assertThat(hands.texts("#pending-bar .label"))
                .anyMatch(t -> t.contains("gate: HTTP → TCP"));
        apply();
        told("gate accepts connections and passes them to");
        shown("#listeners-state", "open at 127.0.0.1:" + port);
        List<Socket> clients = new ArrayList<>();
        List<String> said = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            Socket client = new Socket(InetAddress.getLoopbackAddress(), port);
            clients.add(client);
            client.getOutputStream().write(HELLO.getBytes(StandardCharsets.ISO_8859_1));
            said.add(
                    new String(
                            client.getInputStream().readNBytes(1 + HELLO.length()),
                            StandardCharsets.ISO_8859_1));
        }
        assertThat(said).containsOnly("a" + HELLO, "b" + HELLO);
        assertThat(said).filteredOn(s -> s.startsWith("b")).hasSize(2);
        shown("#listeners-passed", "8 connections, 8 open now, 0 that");
        assertThat(hands.cellText("gate", "listeners-column-rate")).isEqualTo("\u2013");
        for (Socket client : clients) {
            client.close();
        }
        shown("#listeners-passed", "8 connections, 0 open now, 0 that");
        shown("#listeners-passed", 8 * HELLO.length() + " bytes came");

        theBackendSaysConnections();

        panel.undo();
        panel.undo();
        assertThat(draft()).isEqualTo(before);
        assertThat(hands.sees("#listeners-receiver")).isFalse();
        assertThat(hands.sees("#listeners-rule-add")).isTrue();
    }

    private void theBackendSaysConnections() {
        panel.go("services");
        panel.selectBackend("127.0.0.1:" + seldom.port());
        shown("#services-outcomes", "2 connections, 0 that it did not take");
        panel.go("listeners");
    }

    private Listener draft() {
        return panel.wiring().workspace().draft().listeners().getFirst();
    }

    private void apply() {
        hands.click("#pending-apply");
        await().atMost(OpenPanel.PATIENCE)
                .until(
                        () ->
                                !hands.sees("#pending-bar")
                                        && !panel.wiring().workspace().isPending());
    }

    private void told(String part) {
        await().atMost(OpenPanel.PATIENCE)
                .until(
                        () ->
                                robot
                                        .lookup(".notification")
                                        .queryAllAs(Notification.class)
                                        .stream()
                                        .anyMatch(n -> n.getMessage().contains(part)));
    }

    private void shown(String query, String part) {
        await().atMost(OpenPanel.PATIENCE)
                .untilAsserted(() -> assertThat(hands.text(query)).contains(part));
    }
}
