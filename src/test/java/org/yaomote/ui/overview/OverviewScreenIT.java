package org.yaomote.ui.overview;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import atlantafx.base.controls.Notification;

import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.TextField;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.api.FxToolkit;
import org.yaomote.config.Backend;
import org.yaomote.config.ClientCertificates;
import org.yaomote.config.HealthCheck;
import org.yaomote.config.Listener;
import org.yaomote.config.Problem;
import org.yaomote.config.Protocol;
import org.yaomote.config.ProxyConfig;
import org.yaomote.config.Severity;
import org.yaomote.config.TlsSettings;
import org.yaomote.config.Where;
import org.yaomote.events.Event;
import org.yaomote.fixtures.CertificateFolder;
import org.yaomote.fixtures.Configs;
import org.yaomote.fixtures.FakeProxy;
import org.yaomote.fixtures.FakeTraffic;
import org.yaomote.fixtures.KeptApplies;
import org.yaomote.fixtures.SettingsPlace;
import org.yaomote.fixtures.WindowFixture;
import org.yaomote.metrics.Availability;
import org.yaomote.ui.certificates.CertificatesScreen;
import org.yaomote.ui.fx.Sample;
import org.yaomote.ui.history.LogsScreen;
import org.yaomote.ui.services.ServicesScreen;
import org.yaomote.ui.settings.SettingsScreen;
import org.yaomote.workspace.Edit;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.TimeoutException;
import java.util.function.UnaryOperator;

/// Whatever needs the user has a button, what happened has links, and both do what they say.
class OverviewScreenIT {
    private static final FxRobot ROBOT = new FxRobot();

    @TempDir private Path folder;
    private CertificateFolder certificates;
    private WindowFixture fixture;

    @BeforeEach
    void open() throws TimeoutException {
        certificates = new CertificateFolder(folder);
        Path old = certificates.issued("shop.lan", Duration.ofDays(80));
        ProxyConfig config = secured(Configs.shop(), old);
        FxToolkit.registerPrimaryStage();
        FxToolkit.setupFixture(
                () -> {
                    fixture =
                            new WindowFixture(
                                    config,
                                    ServicesScreen::new,
                                    c -> new CertificatesScreen(c, certificates.tools()),
                                    c -> new LogsScreen(c, new KeptApplies(folder, config).desk()),
                                    c -> new SettingsScreen(c, new SettingsPlace(folder).desk()));
                    fixture.show();
                });
    }

    private static ProxyConfig secured(ProxyConfig config, Path certificate) {
        Listener first = config.listeners().getFirst();
        TlsSettings tls =
                new TlsSettings(List.of(certificate.toString()), new ClientCertificates.NotAsked());
        return config.withListeners(
                List.of(first.withProtocol(new Protocol.Https(tls)), config.listeners().getLast()));
    }

    @AfterEach
    void close() {
        fixture.close();
        certificates.close();
    }

    @Test
    void whatIsWrongEverywhereLeadsToTheLog() {
        wrong(new Where.Everywhere(), "engine.failed", "broken");
        press("Open the log");
        assertThat(inSight("#logs-tabs")).isTrue();
    }

    @Test
    void whatIsWrongWithFilesLeadsToTheirFolder() {
        wrong(new Where.Everywhere(), "file.notKept", "settings.json");
        press("Open data and backup");
        assertThat(inSight("#settings-data-folder-open")).isTrue();
    }

    @Test
    void whatIsWrongOnALineLeadsToTheFile() {
        wrong(new Where.Line("pound.cfg", 3, 1, 5), "file.notText", "pound.cfg");
        press("Open the file\u2026");
        assertThat(fixture.filesAskedFor).isEqualTo(1);
    }

    /// A dash is no span.
    @Test
    void whereNothingIsKnownOfTimesTheChartSaysSo() {
        FakeTraffic idle = new FakeTraffic(Configs.shop(), 0);
        TrafficHistory history = new TrafficHistory();
        history.add(
                new Sample(idle.after(Duration.ofSeconds(1)), idle.after(Duration.ofSeconds(3))));
        ROBOT.interact(
                () -> {
                    LiveCharts charts = new LiveCharts(fixture.window.context(), history);
                    charts.showNews();
                    TimeChart latency = (TimeChart) charts.lookup("#chart-latency");
                    assertThat(latency.said()).endsWith(": no times are known");
                });
    }

    @Test
    void checksThatTimeOutAreGivenLonger() {
        fixture.traffic.late("127.0.0.1:9002");
        ROBOT.interact(fixture.proxy::start);
        press("Longer limit");
        assertThat(timeout()).isEqualTo(Duration.ofSeconds(2));
        assertThat(fixture.workspace.problems()).isEmpty();
        ROBOT.interact(fixture.workspace::undo);
        assertThat(timeout()).isEqualTo(Duration.ofSeconds(1));
        press("Longer limit");
        press("Longer limit");
        assertThat(timeout()).isEqualTo(Duration.ofSeconds(4));
        assertThat(fixture.workspace.problems()).as("no check outlives its interval").isEmpty();
    }

    @Test
    void whoIsDownForAnotherReasonIsNotGivenLonger() {
        fixture.traffic.with("127.0.0.1:9002", Availability.DOWN);
        ROBOT.interact(fixture.proxy::start);
        await().until(() -> button("Test now").isPresent());
        assertThat(button("Longer limit")).isEmpty();
    }

    @Test
    void aCertificateThatEndsIsRenewedFromHere() {
        soon();
        press("Renew now");
        await().atMost(Duration.ofSeconds(20))
                .until(() -> notes().stream().anyMatch(t -> t.contains("was renewed")));
        assertThat(inSight("#certificates-table")).isTrue();
    }

    @Test
    void aCertificateThatRenewsItselfSaysSo() {
        soon();
        press("Automate");
        await().atMost(Duration.ofSeconds(20))
                .until(() -> notes().stream().anyMatch(t -> t.contains("renews the certificate")));
    }

    @Test
    void namesInWhatHappenedLeadToWhatTheyName() {
        ROBOT.interact(() -> edit("web2", backend -> backend.withWeight(9)));
        ROBOT.interact(
                () ->
                        fixture.events.add(
                                new Event(
                                        FakeProxy.STARTED,
                                        Event.Level.GOOD,
                                        "backend.state-up",
                                        List.of("web2"),
                                        "backend:web/127.0.0.1:9002")));
        await().until(() -> link("web2").isPresent());
        ROBOT.interact(() -> link("web2").orElseThrow().fire());
        assertThat(inSight("#services-host")).isTrue();
        assertThat(((TextField) node("#services-weight")).getText()).isEqualTo("9");
    }

    @Test
    void theLastApplyIsUndoneFromHere() {
        ROBOT.interact(fixture.proxy::start);
        ProxyConfig before = fixture.workspace.draft();
        ROBOT.interact(() -> edit("web2", backend -> backend.withWeight(9)));
        ROBOT.interact(() -> fixture.proxy.apply(""));
        await().until(() -> fixture.stage.getScene().lookup("#overview-events-undo") != null);
        Button undo = (Button) fixture.stage.getScene().lookup("#overview-events-undo");
        assertThat(undo.getAccessibleText()).startsWith("Undo: applied by you");
        ROBOT.interact(undo::fire);
        assertThat(fixture.workspace.draft()).isEqualTo(before);
        assertThat(fixture.stage.getScene().lookup("#overview-events-undo"))
                .as("the draft is another now")
                .isNull();
        ROBOT.interact(fixture.workspace::undo);
        assertThat(fixture.stage.getScene().lookup("#overview-events-undo")).isNotNull();
    }

    @Test
    void theTileOfTheNetworkSaysWhichAndHowLarge() {
        ROBOT.interact(
                () ->
                        fixture.workspace.edit(
                                new Edit("discard", List.of(), _ -> ProxyConfig.EMPTY)));
        assertThat(node("#welcome-sweep").getAccessibleText())
                .endsWith("192.168.1.0/24, 256 addresses");
        ROBOT.interact(() -> fixture.window.context().texts().setLanguage(Locale.JAPANESE));
        assertThat(node("#welcome-sweep").getAccessibleText()).endsWith("192.168.1.0/24、256件のアドレス");
    }

    @Test
    void oneGoesOnFromHere() {
        ROBOT.interact(() -> ((Button) node("#overview-next-rehearse")).fire());
        assertThat(notes()).anyMatch(t -> t.startsWith("Start the proxy first"));
        assertThat(inSight("#services-tree")).isTrue();
    }

    private void soon() {
        fixture.traffic.ending("public", FakeProxy.STARTED.plus(Duration.ofDays(10)));
        ROBOT.interact(fixture.proxy::start);
    }

    private void wrong(Where where, String code, String about) {
        ROBOT.interact(
                () -> {
                    fixture.proxy.start();
                    fixture.proxy.warn(
                            new Problem(Severity.WARNING, where, code, List.of(about, about)));
                });
    }

    private void edit(String label, UnaryOperator<Backend> change) {
        fixture.workspace.edit(Edit.of("backend.weight", label, c -> changed(c, label, change)));
    }

    private static ProxyConfig changed(
            ProxyConfig config, String label, UnaryOperator<Backend> change) {
        UnaryOperator<Backend> some = b -> b.label().equals(label) ? change.apply(b) : b;
        return config.withServices(
                config.services().stream()
                        .map(s -> s.withBackends(s.backends().stream().map(some).toList()))
                        .toList());
    }

    private Duration timeout() {
        HealthCheck check = fixture.workspace.draft().services().getFirst().options().healthCheck();
        return ((HealthCheck.Tcp) check).timing().timeout();
    }

    private void press(String words) {
        await().atMost(Duration.ofSeconds(10)).until(() -> button(words).isPresent());
        ROBOT.interact(() -> button(words).orElseThrow().fire());
    }

    private Optional<Button> button(String words) {
        return node("#needs").lookupAll(".button").stream()
                .map(Button.class::cast)
                .filter(button -> button.getText().equals(words))
                .findFirst();
    }

    private Optional<Hyperlink> link(String name) {
        return node("#last-events").lookupAll(".word-link").stream()
                .map(Hyperlink.class::cast)
                .filter(link -> link.getText().equals(name))
                .findFirst();
    }

    private Node node(String query) {
        return fixture.stage.getScene().lookup(query);
    }

    private List<String> notes() {
        return fixture.stage.getScene().getRoot().lookupAll(".notification").stream()
                .map(note -> ((Notification) note).getMessage())
                .toList();
    }

    private boolean inSight(String query) {
        Node at = node(query);
        while (at != null && at.isVisible() && at.getParent() != null) {
            at = at.getParent();
        }
        return at != null && at.getParent() == null && at.isVisible();
    }
}
