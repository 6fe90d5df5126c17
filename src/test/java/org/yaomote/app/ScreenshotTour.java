package org.yaomote.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import javafx.scene.layout.Pane;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.yaomote.config.Affinity;
import org.yaomote.config.Backend;
import org.yaomote.config.Listener;
import org.yaomote.config.ListenerId;
import org.yaomote.config.MethodSet;
import org.yaomote.config.Protocol;
import org.yaomote.config.ProxyConfig;
import org.yaomote.config.Rule;
import org.yaomote.config.Service;
import org.yaomote.config.ServiceId;
import org.yaomote.config.Timeouts;
import org.yaomote.config.TlsSettings;
import org.yaomote.fixtures.Camera;
import org.yaomote.fixtures.Client;
import org.yaomote.fixtures.Hands;
import org.yaomote.fixtures.OtherProgram;
import org.yaomote.fixtures.ScriptedBackend;
import org.yaomote.fixtures.TestCertificates;
import org.yaomote.fixtures.TestCertificates.KeyKind;
import org.yaomote.policy.Condition;
import org.yaomote.ui.fx.ThemeChoice;
import org.yaomote.workspace.Edit;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeoutException;
import java.util.function.UnaryOperator;

/// Takes pictures of the running program in its states, for the README; no test, and so not run
/// with the tests. The system property `screenshots` names the folder.
class ScreenshotTour {
    private static final int HTTP = 8080;
    private static final int HTTPS = 8443;
    private static final int FIRST_BACKEND = 9001;
    private static final int WIDTH = 1300;
    private static final int HEIGHT = 880;

    private final FxRobot robot = new FxRobot();
    private final List<ScriptedBackend> servers = new ArrayList<>();
    @TempDir Path folder;
    private Path pictures;
    private OpenPanel panel;
    private Hands hands;
    private Camera camera;
    private Client client;
    private volatile boolean over;

    @BeforeEach
    void open() throws TimeoutException, IOException {
        pictures = Files.createDirectories(Path.of(System.getProperty("screenshots", "target")));
        var identity = TestCertificates.selfSigned(KeyKind.EC, "127.0.0.1");
        identity.writeBundle(Files.createDirectories(folder.resolve("profile")), "shop");
        client = Client.ofJava(TestCertificates.trusting(identity));
        for (int i = 0; i < 5; i++) {
            servers.add(server(i));
        }
        panel = OpenPanel.in(folder.resolve("profile"));
        hands = panel.hands();
        camera = new Camera(panel.stage());
        camera.size(WIDTH, HEIGHT);
    }

    @AfterEach
    void close() throws TimeoutException {
        over = true;
        panel.close();
        servers.forEach(ScriptedBackend::close);
    }

    @Test
    void takesThemAll() throws Exception {
        take("welcome");
        takeSmall("welcome", ThemeChoice.LIGHT, Locale.JAPANESE);
        robot.interact(() -> edit(_ -> shop()));
        panel.start();
        Thread traffic = Thread.ofVirtual().start(this::visit);
        await().atMost(Duration.ofSeconds(60))
                .untilAsserted(
                        () -> assertThat(hands.text("#total-rate-detail")).matches("[2-9],.*"));
        dismissToast();
        take("overview");
        takeSmall("overview", ThemeChoice.DARK, Locale.ENGLISH);
        panel.go("listeners");
        take("listeners");
        takeSmall("listeners", ThemeChoice.LIGHT, Locale.ENGLISH);
        panel.go("services");
        panel.selectBackend("127.0.0.1:9001");
        take("services");
        takeSmall("services", ThemeChoice.LIGHT, Locale.JAPANESE);
        hands.type("#services-weight", "8");
        take("pending");
        panel.undo();
        // The bar of what is pending goes a little later, and everything below it moves up.
        await().until(() -> !hands.sees("#pending-apply"));
        takeWithOneDown();
        over = true;
        traffic.join();
        hands.click("#start-stop");
        await().untilAsserted(() -> assertThat(hands.text("#state-pill")).isEqualTo("Stopped"));
        takeRefused();
    }

    private void takeWithOneDown() throws IOException {
        servers.remove(1).close();
        panel.go("overview");
        await().atMost(Duration.ofSeconds(30)).until(() -> hands.sees("#needs .button"));
        // Rates are those of two seconds.
        await().atMost(Duration.ofSeconds(30))
                .until(
                        () ->
                                hands.node("#flow-services-0-backends-1")
                                        .getAccessibleText()
                                        .contains(" 0 requests per second"));
        take("down");
    }

    /// The port is held by another process: one of this process would be told apart from it.
    private void takeRefused() throws IOException {
        Process other = OtherProgram.at(HTTP, folder);
        try {
            await().atMost(Duration.ofSeconds(30))
                    .until(
                            () ->
                                    client.send(URI.create("http://127.0.0.1:" + HTTP), 1)
                                                    .getFirst()
                                                    .status()
                                            == 200);
            panel.go("listeners");
            hands.clickCell("shop", "listeners-column-name");
            hands.click("#start-stop");
            await().until(() -> hands.sees("#reasons .label"));
            take("refused");
        } finally {
            other.destroy();
        }
    }

    /// What was said of the start lies over the flow.
    private void dismissToast() {
        await().until(() -> hands.sees("#toasts .notification"));
        robot.interact(() -> robot.lookup("#toasts").<Pane>query().getChildren().clear());
    }

    private void take(String name) throws IOException {
        for (ThemeChoice theme : List.of(ThemeChoice.LIGHT, ThemeChoice.DARK)) {
            for (Locale language : List.of(Locale.JAPANESE, Locale.ENGLISH)) {
                take(name, theme, language);
            }
        }
    }

    private void takeSmall(String name, ThemeChoice theme, Locale language) throws IOException {
        camera.size(960, 600);
        take(name + "-small", theme, language);
        camera.size(WIDTH, HEIGHT);
        dress(ThemeChoice.LIGHT, Locale.ENGLISH);
    }

    private void take(String name, ThemeChoice theme, Locale language) throws IOException {
        dress(theme, language);
        String file = name + "-" + theme.name().toLowerCase(Locale.ROOT) + "-" + language + ".png";
        camera.take(pictures.resolve(file));
    }

    private void dress(ThemeChoice theme, Locale language) {
        robot.interact(
                () -> {
                    panel.wiring().window().appearance().themeProperty().set(theme);
                    panel.wiring().window().context().texts().setLanguage(language);
                });
    }

    private void edit(UnaryOperator<ProxyConfig> change) {
        panel.wiring().workspace().edit(new Edit("discard", List.of(), change));
    }

    private static ScriptedBackend server(int index) {
        return ScriptedBackend.running(
                FIRST_BACKEND + index,
                visit -> {
                    while (visit.request() != null) {
                        visit.ok("Hello from server " + index);
                    }
                });
    }

    private void visit() {
        while (!over) {
            client.send(URI.create("http://127.0.0.1:" + HTTP + "/"), 12);
            client.send(URI.create("http://127.0.0.1:" + HTTP + "/api/stock"), 5);
            client.send(URI.create("https://127.0.0.1:" + HTTPS + "/"), 8);
        }
    }

    private static ProxyConfig shop() {
        Service web =
                service("web", backend("web1", 0, 5), backend("web2", 1, 3), backend("web3", 2, 2));
        Service api = service("api", backend("api1", 3, 1), backend("api2", 4, 1));
        Rule toApi = new Rule(List.of(new Condition.PathPrefix("/api")), api.id());
        List<Rule> rules = List.of(toApi, Rule.everything(web.id()));
        var tls = new Protocol.Https(new TlsSettings(List.of("shop.pem")));
        return new ProxyConfig(
                List.of(
                        listener("shop", HTTP, new Protocol.Http(), rules),
                        listener("shop-tls", HTTPS, tls, rules)),
                List.of(web, api),
                Timeouts.DEFAULTS);
    }

    private static Listener listener(String name, int port, Protocol protocol, List<Rule> rules) {
        ListenerId id = new ListenerId(name);
        return new Listener(id, name, true, "127.0.0.1", port, protocol, MethodSet.ANY, rules);
    }

    private static Service service(String name, Backend... backends) {
        return new Service(new ServiceId(name), name, new Affinity.None(), List.of(backends));
    }

    private static Backend backend(String name, int index, int weight) {
        return new Backend(name, "127.0.0.1", FIRST_BACKEND + index, weight, true);
    }
}
