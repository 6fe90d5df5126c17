package org.yaomote.ui;

import static org.assertj.core.api.Assertions.assertThat;

import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.RadioButton;
import javafx.scene.control.TableView;
import javafx.scene.control.TextField;
import javafx.scene.control.TextInputControl;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.stage.Stage;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.testfx.api.FxRobot;
import org.testfx.api.FxToolkit;
import org.testfx.util.WaitForAsyncUtils;
import org.yaomote.config.AccessLog;
import org.yaomote.config.BackendMode;
import org.yaomote.config.Balancing;
import org.yaomote.config.HealthCheck;
import org.yaomote.config.Hsts;
import org.yaomote.config.HttpsRedirect;
import org.yaomote.config.ListenerOptions;
import org.yaomote.config.Problem;
import org.yaomote.config.Protocol;
import org.yaomote.config.ProxyConfig;
import org.yaomote.config.ServiceOptions;
import org.yaomote.config.TimeLimit;
import org.yaomote.config.Timeouts;
import org.yaomote.config.TlsSettings;
import org.yaomote.config.UpstreamHttp;
import org.yaomote.config.UpstreamTls;
import org.yaomote.config.Where;
import org.yaomote.diagnostics.Bundle;
import org.yaomote.fixtures.CertificateFolder;
import org.yaomote.fixtures.FakeBackstage;
import org.yaomote.fixtures.FakeProxy;
import org.yaomote.fixtures.KeptApplies;
import org.yaomote.fixtures.SceneWalker;
import org.yaomote.fixtures.ScriptedSweeper;
import org.yaomote.fixtures.SettingsPlace;
import org.yaomote.fixtures.SweepDesk;
import org.yaomote.fixtures.TrafficDesk;
import org.yaomote.fixtures.WindowFixture;
import org.yaomote.metrics.InFlight;
import org.yaomote.metrics.StickyClient;
import org.yaomote.proof.Check;
import org.yaomote.sweep.Means;
import org.yaomote.sweep.Reason;
import org.yaomote.sweep.SweepSummary;
import org.yaomote.sweep.Verdict;
import org.yaomote.ui.certificates.CertificatesScreen;
import org.yaomote.ui.diagnostics.DiagnosticsScreen;
import org.yaomote.ui.history.LogsScreen;
import org.yaomote.ui.listeners.ListenersScreen;
import org.yaomote.ui.services.ServicesScreen;
import org.yaomote.ui.settings.SettingsScreen;
import org.yaomote.ui.sweep.SweepScreen;
import org.yaomote.ui.traffic.TrafficScreen;
import org.yaomote.workspace.Edit;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.TimeoutException;

/// What the editing screens show can be read in both languages, at every text size and at the
/// smallest window, and the keyboard walks them in the order they are read.
class ReadableScreenIT {
    private static final FxRobot ROBOT = new FxRobot();
    private static final int SMALLEST = 960;
    private static final int LARGEST = 200;
    private static final KeyEvent ENTER =
            new KeyEvent(KeyEvent.KEY_PRESSED, "", "", KeyCode.ENTER, false, false, false, false);

    @TempDir static Path folder;
    private static SweepDesk sweep;
    private static TrafficDesk traffic;
    private static CertificateFolder certificates;
    private static WindowFixture fixture;
    private static Stage stage;

    @BeforeAll
    static void open() throws TimeoutException {
        sweep = new SweepDesk(folder);
        traffic = new TrafficDesk(config(), folder);
        certificates = new CertificateFolder(folder);
        certificates.withStores();
        certificates.issued("app.lan *.app.lan 10.0.0.7", Duration.ZERO);
        FxToolkit.registerPrimaryStage();
        FxToolkit.setupFixture(
                () -> {
                    stage = new Stage();
                    fixture =
                            new WindowFixture(
                                    stage,
                                    config(),
                                    Locale.ENGLISH,
                                    List.of(
                                            ListenersScreen::new,
                                            ServicesScreen::new,
                                            context ->
                                                    new CertificatesScreen(
                                                            context, certificates.tools()),
                                            context ->
                                                    new TrafficScreen(
                                                            context, traffic.tools(context)),
                                            context ->
                                                    new SweepScreen(context, sweep.tools(context)),
                                            context ->
                                                    new LogsScreen(
                                                            context,
                                                            new KeptApplies(folder, config())
                                                                    .desk()),
                                            context ->
                                                    new SettingsScreen(
                                                            context,
                                                            new SettingsPlace(folder).desk()),
                                            context ->
                                                    new DiagnosticsScreen(
                                                            context,
                                                            () -> new Bundle(List.of(PART)),
                                                            (_, _, _) -> Optional.empty())));
                    fixture.window.show();
                    fillServices(fixture.proxy.backstage);
                    fixture.proxy.start();
                    fixture.checks =
                            List.of(
                                    Check.of(
                                            Problem.error(
                                                    "listeners[0].port",
                                                    "bind.inUse",
                                                    "8443",
                                                    "0.0.0.0")),
                                    Check.of(
                                            Problem.error(
                                                    "traffic.expectation[0]",
                                                    "expectation.service.service",
                                                    "https://app.lan/api",
                                                    "web",
                                                    "api")));
                });
        fillSweep();
        fillTraffic();
    }

    /// With a request that was sent twice and is looked at, a filter that is half wrong, and an
    /// expectation.
    private static void fillTraffic() {
        ROBOT.interact(() -> go("traffic"));
        traffic.serve(TrafficDesk.Sample.of("GET /a", 503));
        traffic.serve(new TrafficDesk.Sample("GET /b", "Host: app.lan\r\n", 200, 1));
        ROBOT.interact(() -> traffic.ticker.pass(Duration.ofSeconds(1)));
        fixture.await();
        WaitForAsyncUtils.waitForFxEvents();
        ROBOT.interact(
                () -> {
                    ROBOT.lookup("#traffic-filter")
                            .<TextField>query()
                            .setText("retries>0 path^=/b x=1");
                    ROBOT.lookup("#traffic-table")
                            .<TableView<?>>query()
                            .getSelectionModel()
                            .select(0);
                    go("traffic.tester");
                    ROBOT.lookup("#traffic-request").<TextInputControl>query().setText("/a");
                    ROBOT.lookup("#traffic-ask").<Button>query().fire();
                });
        WaitForAsyncUtils.waitForFxEvents();
        ROBOT.interact(() -> ROBOT.lookup("#traffic-expect").<Button>query().fire());
    }

    /// With a drain that has something to do, checks that were made and clients that are bound.
    private static void fillServices(FakeBackstage backstage) {
        var oldest =
                new InFlight.Oldest(
                        FakeProxy.STARTED, "GET /a/rather/long/export.csv", "192.168.100.200");
        backstage.inFlight = new InFlight(1234, Optional.of(oldest));
        backstage.checks.add(FakeBackstage.check(1, ""));
        backstage.checks.add(FakeBackstage.check(6, "upstream.refused"));
        backstage.sticky.add(
                new StickyClient("10.0.0.50", "10.0.0.50", FakeProxy.STARTED.plusSeconds(300)));
    }

    /// With the fields of one's own numbers, hosts of all kinds and the options of a ping.
    private static void fillSweep() {
        ROBOT.interact(
                () -> {
                    go("sweep");
                    ROBOT.lookup("#sweep-targets").<TextField>query().setText("10.0.0.{1..4}");
                    ROBOT.lookup("#sweep-preset-own").<RadioButton>query().fire();
                    ROBOT.lookup("#sweep-tries").<TextField>query().setText("9");
                });
        sweep.sweeper.askBy(new Means(Means.Kind.SYSTEM_PING, "EACCES"));
        ROBOT.interact(() -> ROBOT.lookup("#sweep-tries").<TextField>query().setText("2"));
        ROBOT.interact(() -> ROBOT.lookup("#sweep-start").<Button>query().fire());
        sweep.sweeper.find(
                ScriptedSweeper.alive(0, "10.0.0.1"),
                ScriptedSweeper.dead(1, "10.0.0.2"),
                ScriptedSweeper.host(2, "10.0.0.3", Verdict.PRESENT_NO_ECHO, new Reason.Neighbour())
                        .result());
        sweep.sweeper.doubt(SweepSummary.Doubt.values());
        sweep.sweeper.finish();
        WaitForAsyncUtils.waitForFxEvents();
        ROBOT.interact(() -> ROBOT.lookup("#sweep-present-what").<Hyperlink>query().fire());
    }

    @AfterAll
    static void close() throws TimeoutException {
        fixture.close();
        certificates.close();
        FxToolkit.setupFixture(stage::hide);
    }

    private static ProxyConfig config() {
        ProxyConfig two = Drafts.two();
        Protocol https = new Protocol.Https(new TlsSettings(List.of("/c/a.pem")));
        var service = two.services().getFirst();
        var named =
                service.withBackends(
                                List.of(
                                        service.backends()
                                                .getFirst()
                                                .withName("Demo server A")
                                                .withMaxConnections(100),
                                        service.backends()
                                                .getLast()
                                                .withName("Demo server B")
                                                .withMode(BackendMode.DRAIN)))
                        .withOptions(allOpen());
        return two.withService(named)
                .withListener(
                        two.listeners()
                                .getFirst()
                                .withProtocol(https)
                                .withOptions(
                                        ListenerOptions.DEFAULTS
                                                .withHsts(new Hsts.On(Duration.ofDays(365), true))
                                                .withRedirect(new HttpsRedirect.To(443))
                                                .withHttp2PriorKnowledge(true)
                                                .withTrustedProxies(List.of("10.0.0.1/8"))))
                .withAccessLog(AccessLog.ToFile.DEFAULTS)
                .withTimeouts(TimeLimit.CONNECT.in(Timeouts.DEFAULTS, Duration.ZERO));
    }

    /// With every folded part open, and every field there is in it.
    private static ServiceOptions allOpen() {
        HealthCheck.Timing hasty =
                new HealthCheck.Timing(Duration.ofSeconds(1), Duration.ofSeconds(2), 0, 2);
        return ServiceOptions.DEFAULTS
                .withBalancing(Balancing.LEAST_IN_FLIGHT)
                .withHealthCheck(new HealthCheck.Http("/healthz", "", 200, 199, hasty))
                .withTls(new UpstreamTls.Tls(false, "a b", "", ""))
                .withHttp(UpstreamHttp.HTTP_2);
    }

    private static final Bundle.Part PART = new Bundle.Part("system.txt", "yaomote: 0.1.0");

    @ParameterizedTest
    @CsvSource({
        "en, 100, 960, 600", "en, 150, 960, 600", "en, 200, 960, 600", "en, 100, 1000, 780",
        "en, 150, 1000, 780", "en, 200, 1000, 780", "ja, 100, 960, 600", "ja, 150, 960, 600",
        "ja, 200, 960, 600", "ja, 100, 1000, 780", "ja, 150, 1000, 780", "ja, 200, 1000, 780",
    })
    void everythingIsNamedAndNoTextIsCut(String language, int text, int width, int height) {
        ROBOT.interact(
                () -> {
                    fixture.window.context().texts().setLanguage(Locale.of(language));
                    fixture.window.appearance().textSizeProperty().set(text);
                    stage.setWidth(width);
                    stage.setHeight(height);
                });
        List<String> found = new ArrayList<>();
        for (String place :
                List.of(
                        "listeners[0].port",
                        "services[0].name",
                        "services[0].backends[0].host",
                        "timeouts.connect",
                        "settings.general",
                        "settings.start",
                        "settings.service",
                        "settings.notices",
                        "settings.sweep",
                        "settings.capture",
                        "settings.data",
                        "settings.shortcuts",
                        "settings.about",
                        "certificates",
                        "certificates-new",
                        "certificates-export",
                        "certificates-import",
                        "certificates-remove",
                        "certificates-examine",
                        "certificates-trust",
                        "menu-certificates-request",
                        "menu-certificates-complete",
                        "menu-certificates-acme",
                        "menu-certificates-key",
                        "menu-certificates-rephrase",
                        "menu-certificates-bundle",
                        "traffic",
                        "traffic.tester",
                        "sweep",
                        "sweep.ping",
                        "sweep.watch",
                        "logs.events",
                        "logs.log",
                        "logs.history",
                        "logs.access",
                        "review",
                        "diagnostics",
                        "overview")) {
            boolean isWorst = width == SMALLEST && text == LARGEST;
            if (width > SMALLEST && place.matches("(sweep\\.|certificates-).*")
                    || place.matches("(menu-|settings\\.).*") && !isWorst) {
                continue;
            }
            ROBOT.interact(() -> go(place));
            WaitForAsyncUtils.waitForFxEvents();
            ROBOT.interact(
                    () ->
                            SceneWalker.complaints((Parent) stage.getScene().getRoot())
                                    .forEach(c -> found.add(place + ": " + c)));
        }
        assertThat(found).isEmpty();
    }

    private static void go(String place) {
        if (fixture.workspace.isPending()) {
            fixture.workspace.undo();
        }
        if (place.equals("review")) {
            fixture.workspace.edit(Edit.of("listener.name", "", _ -> Drafts.two()));
            ROBOT.lookup("#pending-review").<Button>query().fire();
            return;
        }
        if (List.of("overview", "certificates", "diagnostics").contains(place)) {
            leaveCertificatePage();
            ROBOT.lookup("#certificates-half").<ToggleButton>query().fire();
            fixture.window.context().navigator().open(place);
        } else if (place.startsWith("menu-")) {
            leaveCertificatePage();
            ROBOT.lookup("#certificates-others").<MenuButton>query().getItems().stream()
                    .filter(item -> place.equals(item.getId()))
                    .forEach(MenuItem::fire);
        } else if (place.equals("certificates-trust")) {
            leaveCertificatePage();
            ROBOT.lookup("#trust-half").<ToggleButton>query().fire();
        } else if (place.startsWith("certificates-")) {
            leaveCertificatePage();
            ROBOT.lookup("#" + place).<Button>query().fire();
        } else if (place.equals("sweep.watch")) {
            ROBOT.lookup("#watch-half").<ToggleButton>query().fire();
        } else if (place.equals("sweep.ping")) {
            ROBOT.lookup("#sweep-table").<TableView<?>>query().getSelectionModel().select(0);
            ROBOT.lookup("#sweep-table").query().fireEvent(ENTER);
        } else {
            if (place.startsWith("services")) {
                fixture.window.context().navigator().open("services");
                ROBOT.lookup("#services-rehearse").<Button>query().fire();
            }
            fixture.window.context().navigator().show(new Where.Field(place));
        }
    }

    /// Each page of that screen is opened from its list.
    private static void leaveCertificatePage() {
        for (String leaving : List.of("cancel", "remove-keep", "examine-close")) {
            ROBOT.lookup("#certificates-" + leaving).<Button>tryQuery().ifPresent(Button::fire);
        }
    }

    @ParameterizedTest
    @CsvSource({"listeners[0].name", "services[0].name", "services[0].backends[0].name"})
    void theKeyboardWalksAFormAsItIsRead(String first) {
        ROBOT.interact(
                () -> {
                    fixture.window.context().texts().setLanguage(Locale.ENGLISH);
                    fixture.window.appearance().textSizeProperty().set(100);
                    stage.setWidth(1000);
                    stage.setHeight(780);
                });
        ROBOT.interact(() -> go(first));
        List<Node> walked = new ArrayList<>();
        Node now = stage.getScene().getFocusOwner();
        while (isInForm(now) && !walked.contains(now)) {
            walked.add(now);
            ROBOT.push(KeyCode.TAB);
            now = stage.getScene().getFocusOwner();
        }
        assertThat(walked).hasSizeGreaterThan(1);
        List<String> wrong = new ArrayList<>();
        for (int i = 1; i < walked.size(); i++) {
            if (!isAfter(walked.get(i - 1), walked.get(i))) {
                wrong.add(walked.get(i - 1) + " before " + walked.get(i));
            }
        }
        assertThat(wrong).isEmpty();
    }

    private static boolean isInForm(Node node) {
        for (Node at = node; at != null; at = at.getParent()) {
            if (at.getStyleClass().contains("form-pane")) {
                return true;
            }
        }
        return false;
    }

    /// Below, or to the right: on the same line or in the next column.
    private static boolean isAfter(Node one, Node other) {
        Bounds before = place(one);
        Bounds after = place(other);
        return holds(one, other)
                || after.getMinY() >= before.getMaxY()
                || after.getMinX() >= before.getMaxX();
    }

    /// A part that folds away has the focus before what is in it.
    private static boolean holds(Node outer, Node inner) {
        Node at = inner;
        while (at != null && !at.equals(outer)) {
            at = at.getParent();
        }
        return at != null;
    }

    private static Bounds place(Node node) {
        Bounds bounds = node.getLayoutBounds();
        for (Node at = node; !at.getStyleClass().contains("form-pane"); at = at.getParent()) {
            bounds = at.localToParent(bounds);
        }
        return bounds;
    }
}
