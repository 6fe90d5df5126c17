package org.yaomote.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import javafx.scene.control.ButtonBase;
import javafx.scene.control.Labeled;
import javafx.scene.control.TextInputControl;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.yaomote.config.Listener;
import org.yaomote.config.Protocol;
import org.yaomote.config.ProxyConfig;
import org.yaomote.config.Rule;
import org.yaomote.config.Service;
import org.yaomote.config.Timeouts;
import org.yaomote.config.TlsSettings;
import org.yaomote.fixtures.Configs;
import org.yaomote.fixtures.PlainWords;
import org.yaomote.fixtures.ScriptedBackend;
import org.yaomote.workspace.Edit;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.TreeSet;

/// Quality bar Q27: whatever goes wrong, the window says it in words of its reader, in both
/// languages, and its id stands behind *Details*.
class FaultsScreenIT {
    private final FxRobot robot = new FxRobot();
    @TempDir private Path folder;
    private OpenPanel panel;

    @AfterEach
    void close() throws Exception {
        panel.close();
    }

    private void edit(ProxyConfig config) {
        robot.interact(
                () -> panel.wiring().workspace().edit(Edit.of("services.name", "", _ -> config)));
    }

    private static ProxyConfig config(Listener listener, Service service) {
        return new ProxyConfig(List.of(listener), List.of(service), Timeouts.DEFAULTS);
    }

    private static Listener http(int port, Service to) {
        return Configs.listener("shop", port, Rule.everything(to.id()));
    }

    /// Starts, or applies, and waits for what it comes to.
    private void goOn(String code) {
        boolean runs = panel.hands().text("#state-pill").equals("Running");
        press(runs ? "#pending-apply" : "#start-stop");
        await().atMost(OpenPanel.PATIENCE)
                .untilAsserted(() -> assertThat(ids()).as(code).anyMatch(id -> id.contains(code)));
        everythingIsPlain(code);
    }

    private void press(String query) {
        robot.interact(() -> robot.lookup(query).<ButtonBase>query().fire());
    }

    private List<String> ids() {
        return robot.lookup(".error-details").queryAllAs(TextInputControl.class).stream()
                .map(TextInputControl::getText)
                .toList();
    }

    private void everythingIsPlain(String fault) {
        for (Locale language : List.of(Locale.JAPANESE, Locale.ENGLISH)) {
            robot.interact(() -> panel.wiring().window().context().texts().setLanguage(language));
            TreeSet<String> said = new TreeSet<>();
            // Those of all screens: they stay in the scene.
            robot.lookup(n -> n instanceof Labeled l && l.getText() != null)
                    .queryAllAs(Labeled.class)
                    .forEach(l -> said.add(l.getText()));
            assertThat(said.stream().filter(PlainWords::areNot)).as(fault).isEmpty();
        }
    }

    @Test
    void whateverGoesWrongIsSaidInPlainWords() throws Exception {
        Path profile = Files.createDirectories(folder.resolve("profile"));
        Files.writeString(profile.resolve("yaomote.json"), "{ \"version\": ");
        panel = OpenPanel.in(profile);
        everythingIsPlain("a broken file");

        Service web =
                Configs.service("web", Configs.backend("web1", ScriptedBackend.refusingPort(), 1));
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.ofLiteral("127.0.0.1"))) {
            edit(config(http(taken.getLocalPort(), web), web));
            goOn("bind.inUse @ listeners[0].port");
            press("#reasons .error-details-link");
            assertThat(panel.hands().sees("#reasons .error-details")).isTrue();
        }
        edit(config(http(99_999, web), web));
        goOn("port.range");
        edit(config(http(8080, web).withAddress("203.0.113.7"), web));
        goOn("bind.noAddress");
        edit(config(http(8080, web).withAddress("no.such.invalid"), web));
        goOn("bind.unknownHost");
        Listener secure = http(ScriptedBackend.refusingPort(), web);
        edit(
                config(
                        secure.withProtocol(new Protocol.Https(new TlsSettings(List.of("no.pem")))),
                        web));
        goOn("certificate.missing");
        Files.writeString(profile.resolve("bad.pem"), "no certificate");
        edit(
                config(
                        secure.withProtocol(
                                new Protocol.Https(new TlsSettings(List.of("bad.pem")))),
                        web));
        goOn("certificate.noCertificate");
        Service gone = Configs.service("gone");
        edit(config(http(ScriptedBackend.refusingPort(), gone), web));
        goOn("rule.unknownService");

        // Found free only now: what is found free early may be taken until it is opened.
        Listener open = http(ScriptedBackend.refusingPort(), web);
        edit(config(open, web));
        press("#start-stop");
        await().atMost(OpenPanel.PATIENCE).until(() -> panel.hands().sees("#apply-result-close"));
        everythingIsPlain("a backend that refuses");
        edit(
                config(
                        open,
                        web.withBackends(
                                List.of(
                                        Configs.backend("far", 80, 1)
                                                .withHost("no.such.invalid")))));
        press("#pending-apply");
        await().atMost(OpenPanel.PATIENCE).until(() -> panel.hands().sees("#apply-result-close"));
        everythingIsPlain("a name that is not known");
    }
}
