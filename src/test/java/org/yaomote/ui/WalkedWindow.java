package org.yaomote.ui;

import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.MenuBar;
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
import javafx.stage.Window;

import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.testfx.api.FxRobot;
import org.testfx.api.FxToolkit;
import org.testfx.util.WaitForAsyncUtils;
import org.yaomote.config.AccessLog;
import org.yaomote.config.Affinity;
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
import org.yaomote.convert.Bundle;
import org.yaomote.convert.Destination;
import org.yaomote.fixtures.CertificateFolder;
import org.yaomote.fixtures.FakeBackstage;
import org.yaomote.fixtures.FakeProxy;
import org.yaomote.fixtures.KeptApplies;
import org.yaomote.fixtures.LookedWindow;
import org.yaomote.fixtures.ScriptedSweeper;
import org.yaomote.fixtures.SettingsPlace;
import org.yaomote.fixtures.SweepDesk;
import org.yaomote.fixtures.TrafficDesk;
import org.yaomote.fixtures.WindowFixture;
import org.yaomote.metrics.InFlight;
import org.yaomote.metrics.StickyClient;
import org.yaomote.ports.PortDoctor;
import org.yaomote.proof.Check;
import org.yaomote.sweep.Means;
import org.yaomote.sweep.Reason;
import org.yaomote.sweep.SweepSummary;
import org.yaomote.sweep.Verdict;
import org.yaomote.traffic.Expectation;
import org.yaomote.ui.certificates.CertificatesScreen;
import org.yaomote.ui.diagnostics.DiagnosticsScreen;
import org.yaomote.ui.history.LogsScreen;
import org.yaomote.ui.importing.Bucket;
import org.yaomote.ui.importing.BundleStore;
import org.yaomote.ui.importing.Desk;
import org.yaomote.ui.importing.ExportFormat;
import org.yaomote.ui.importing.ExportWindow;
import org.yaomote.ui.importing.ImportViewModel;
import org.yaomote.ui.importing.ImportWindow;
import org.yaomote.ui.importing.LineNote;
import org.yaomote.ui.importing.OutgrowWindow;
import org.yaomote.ui.importing.PrintedText;
import org.yaomote.ui.importing.ReadText;
import org.yaomote.ui.importing.TextStore;
import org.yaomote.ui.listeners.ListenersScreen;
import org.yaomote.ui.ports.PortsScreen;
import org.yaomote.ui.services.ServicesScreen;
import org.yaomote.ui.settings.SettingsScreen;
import org.yaomote.ui.sweep.SweepScreen;
import org.yaomote.ui.traffic.TrafficScreen;
import org.yaomote.words.Words;
import org.yaomote.workspace.Edit;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import java.util.function.Supplier;

/// The window with every screen filled, over fakes, and the way to each of its places.
///
/// Thread: the test's, but [#go] and [#root] on the FX thread.
final class WalkedWindow implements AutoCloseable {
    /// Every screen, pane and page there is.
    static final List<String> PLACES =
            List.of(
                    "listeners[0].port",
                    "listeners[0].rules[0].service",
                    "services[0].name",
                    "services[0].backends[0].host",
                    "services[0].backends[1].host",
                    "timeouts.connect",
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
                    "ports",
                    "diagnostics",
                    "review",
                    "pending",
                    "refused",
                    "palette",
                    "help",
                    "frame.demo",
                    "frame.attached",
                    "frame.gone",
                    "frame.closing",
                    "frame.doubtful",
                    "frame.notes",
                    "sweep.question",
                    "empty.listeners",
                    "empty.services",
                    "empty.overview",
                    "overview");

    /// The groups of Settings.
    static final List<String> SETTINGS =
            List.of(
                    "settings.general",
                    "settings.start",
                    "settings.service",
                    "settings.notices",
                    "settings.sweep",
                    "settings.capture",
                    "settings.data",
                    "settings.shortcuts",
                    "settings.about");

    /// What opens over it in a window of its own.
    static final List<String> WINDOWS =
            List.of(
                    "dialog.menu-shortcuts",
                    "dialog.menu-about",
                    "dialog.findings",
                    "dialog.offer",
                    "window.import",
                    "window.export",
                    "window.replace",
                    "window.outgrow-pair",
                    "window.outgrow-alone",
                    "window.outgrow-cluster");

    private static final KeyEvent ENTER =
            new KeyEvent(KeyEvent.KEY_PRESSED, "", "", KeyCode.ENTER, false, false, false, false);
    private static final org.yaomote.diagnostics.Bundle.Part PART =
            new org.yaomote.diagnostics.Bundle.Part("system.txt", "yaomote: 0.1.0");
    private static final double SIDE_WIDTH = 960;
    private static final double SIDE_HEIGHT = 600;
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final String SWEPT = "10.0.0.{1..4}";
    private final FxRobot robot = new FxRobot();

    private final SweepDesk sweep;
    private final TrafficDesk traffic;
    private final CertificateFolder certificates;
    private WindowFixture fixture;
    private FrameStates frame;

    /// Opens it.
    ///
    /// @param folder of its files
    WalkedWindow(Path folder) throws TimeoutException {
        this(folder, Locale.ENGLISH);
    }

    /// Opens it in a language.
    WalkedWindow(Path folder, Locale language) throws TimeoutException {
        sweep = new SweepDesk(folder);
        traffic = new TrafficDesk(config(), folder);
        traffic.kept = List.of(new Expectation("/a", "", "", new Expectation.Wanted.Status(404)));
        certificates = new CertificateFolder(folder);
        certificates.withStores();
        certificates.issued("app.lan *.app.lan 10.0.0.7", Duration.ZERO);
        FxToolkit.registerPrimaryStage();
        FxToolkit.setupFixture(
                () -> {
                    fixture = fixture(folder, language);
                    fixture.show();
                    fillServices(fixture.proxy.backstage);
                    fixture.proxy.start();
                    frame = new FrameStates(fixture);
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

    private WindowFixture fixture(Path folder, Locale language) {
        return new WindowFixture(
                new Stage(),
                config(),
                language,
                List.of(
                        ListenersScreen::new,
                        ServicesScreen::new,
                        context -> new CertificatesScreen(context, certificates.tools()),
                        context -> new TrafficScreen(context, traffic.tools(context)),
                        context -> new SweepScreen(context, sweep.tools(context)),
                        context ->
                                new LogsScreen(context, new KeptApplies(folder, config()).desk()),
                        context -> new SettingsScreen(context, new SettingsPlace(folder).desk()),
                        context -> new PortsScreen(context, PortDoctor.ofThisComputer()),
                        context ->
                                new DiagnosticsScreen(
                                        context,
                                        () -> new org.yaomote.diagnostics.Bundle(List.of(PART)),
                                        (_, _, _) -> Optional.empty())));
    }

    WindowFixture fixture() {
        return fixture;
    }

    Stage stage() {
        return fixture.stage;
    }

    /// The looks it can be given.
    LookedWindow look() {
        return new LookedWindow(fixture);
    }

    /// Shows it in English, with room enough.
    void showEnglish() {
        on(
                () -> {
                    look().speak("en");
                    look().sizeUnseen(1200, 780);
                    return this;
                });
    }

    /// As there.
    <T> T on(Supplier<T> action) {
        return look().on(action);
    }

    /// Goes there and returns what is wrong with what is seen.
    List<String> visit(String place, Function<Parent, List<String>> look) {
        on(
                () -> {
                    go(place);
                    others().forEach(
                                    window ->
                                            LookedWindow.place(
                                                    (Stage) window, SIDE_WIDTH, SIDE_HEIGHT));
                    return place;
                });
        if (isPage(place)) {
            awaitPage(place);
        }
        if (place.equals("certificates-trust")) {
            // The stores of this computer are looked at in the background.
            Awaitility.await(place)
                    .atMost(PATIENCE)
                    .until(
                            () ->
                                    on(
                                            () ->
                                                    found(scene().getRoot(), "certificates-trust-0")
                                                            != null));
        }
        return on(() -> look.apply(LookedWindow.laidOut(root()))).stream()
                .map(c -> place + ": " + c)
                .toList();
    }

    /// Of those that take the place of the list of certificates.
    private static boolean isPage(String place) {
        return place.startsWith("menu-certificates-")
                || (place.startsWith("certificates-") && !place.equals("certificates-trust"));
    }

    /// It may need to read files first; come later, it would lie over the next place.
    private void awaitPage(String place) {
        Awaitility.await(place)
                .atMost(PATIENCE)
                .until(() -> on(() -> found(scene().getRoot(), "certificates-others") == null));
    }

    @Override
    public void close() {
        fixture.close();
        certificates.close();
    }

    private Scene scene() {
        return fixture.stage.getScene();
    }

    private <N> N node(String query, Class<N> kind) {
        Node found = found(scene().getRoot(), query.substring(1));
        if (found == null) {
            found = scene().lookup(query);
        }
        if (found == null) {
            throw new AssertionError("nothing is " + query);
        }
        return kind.cast(found);
    }

    /// As a lookup finds it, which makes its selector anew for each node, and that is most of its
    /// time.
    private static @Nullable Node found(Node at, String id) {
        if (id.equals(at.getId())) {
            return at;
        }
        if (at instanceof Parent parent) {
            for (Node child : parent.getChildrenUnmodifiable()) {
                Node found = found(child, id);
                if (found != null) {
                    return found;
                }
            }
        }
        return null;
    }

    /// What is to be looked at after [#go]: the window, or the one that was opened over it.
    Parent root() {
        return others().stream()
                .map(Window::getScene)
                .findFirst()
                .orElse(fixture.stage.getScene())
                .getRoot();
    }

    private List<Window> others() {
        return Window.getWindows().stream()
                .filter(w -> w instanceof Stage && !w.equals(fixture.stage) && w.isShowing())
                .filter(w -> w.getScene() != null && ((Stage) w).getOwner() == fixture.stage)
                .toList();
    }

    /// With a request that was sent twice and is looked at, a filter that is half wrong, and an
    /// expectation.
    private void fillTraffic() {
        robot.interact(() -> go("traffic"));
        traffic.serve(TrafficDesk.Sample.of("GET /a", 503));
        traffic.serve(new TrafficDesk.Sample("GET /b", "Host: app.lan\r\n", 200, 1));
        robot.interact(() -> traffic.ticker.pass(Duration.ofSeconds(1)));
        fixture.await();
        WaitForAsyncUtils.waitForFxEvents();
        robot.interact(
                () -> {
                    node("#traffic-filter", TextField.class).setText("retries>0 path^=/b x=1");
                    node("#traffic-table", TableView.class).getSelectionModel().select(0);
                    go("traffic.tester");
                    node("#traffic-request", TextInputControl.class).setText("/a");
                    node("#traffic-ask", Button.class).fire();
                });
        WaitForAsyncUtils.waitForFxEvents();
        robot.interact(() -> node("#traffic-expect", Button.class).fire());
    }

    /// With a drain that has something to do, checks that were made and clients that are bound.
    private void fillServices(FakeBackstage backstage) {
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
    private void fillSweep() {
        robot.interact(
                () -> {
                    go("sweep");
                    node("#sweep-targets", TextField.class).setText(SWEPT);
                    node("#sweep-preset-own", RadioButton.class).fire();
                    node("#sweep-tries", TextField.class).setText("9");
                });
        sweep.sweeper.askBy(new Means(Means.Kind.SYSTEM_PING, "EACCES"));
        robot.interact(() -> node("#sweep-tries", TextField.class).setText("2"));
        robot.interact(() -> node("#sweep-start", Button.class).fire());
        sweep.sweeper.find(
                ScriptedSweeper.alive(0, "10.0.0.1"),
                ScriptedSweeper.dead(1, "10.0.0.2"),
                ScriptedSweeper.host(2, "10.0.0.3", Verdict.PRESENT_NO_ECHO, new Reason.Neighbour())
                        .result());
        sweep.sweeper.doubt(SweepSummary.Doubt.values());
        sweep.sweeper.finish();
        WaitForAsyncUtils.waitForFxEvents();
        robot.interact(() -> node("#sweep-present-what", Hyperlink.class).fire());
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
                        .withAffinity(new Affinity.ByClientAddress(Duration.ofMinutes(5)))
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

    /// Goes there from wherever one is.
    void go(String place) {
        leave();
        if (place.startsWith("menu-")) {
            fixture.window.context().navigator().open("certificates");
            press("#certificates-half");
            LookedWindow.laidOut(root());
            node("#certificates-others", MenuButton.class).getItems().stream()
                    .filter(item -> place.equals(item.getId()))
                    .forEach(MenuItem::fire);
        } else if (place.startsWith("certificates-")) {
            openCertificates(place);
        } else if (place.startsWith("dialog.") || place.startsWith("window.")) {
            openWindow(place.substring(place.indexOf('.') + 1));
        } else if (!openPart(place)) {
            if (place.startsWith("services")) {
                fixture.window.context().navigator().open("services");
                node("#services-rehearse", Button.class).fire();
            }
            fixture.window.context().navigator().show(new Where.Field(place));
        }
    }

    private void openCertificates(String place) {
        fixture.window.context().navigator().open("certificates");
        if (place.equals("certificates-trust")) {
            node("#trust-half", ToggleButton.class).fire();
        } else {
            node("#" + place, Button.class).fire();
        }
    }

    private boolean openPart(String place) {
        switch (place) {
            case "overview", "certificates", "ports", "diagnostics" ->
                    fixture.window.context().navigator().open(place);
            case "sweep.watch" -> {
                fixture.window.context().navigator().open("sweep");
                node("#watch-half", ToggleButton.class).fire();
            }
            case "sweep.ping" -> {
                fixture.window.context().navigator().open("sweep");
                TableView<?> table = node("#sweep-table", TableView.class);
                table.getSelectionModel().select(0);
                table.fireEvent(ENTER);
            }
            case "review" -> {
                edit();
                node("#pending-review", Button.class).fire();
            }
            case "pending" -> edit();
            case "refused" -> refuse();
            case "empty.listeners", "empty.services", "empty.overview" -> {
                fixture.workspace.edit(Edit.of("discard", "", _ -> ProxyConfig.EMPTY));
                fixture.window.context().navigator().open(place.substring("empty.".length()));
            }
            case "sweep.question" -> {
                fixture.window.context().navigator().open("sweep");
                node("#sweep-targets", TextField.class).setText("8.8.8.0/24");
                press("#sweep-start");
            }
            case "palette" -> node("#search", Button.class).fire();
            case "help" -> {
                fixture.window.context().navigator().show(new Where.Field("services[0].name"));
                menuItem("menu-explain").fire();
            }
            default -> {
                return place.startsWith("frame.") && frame.show(place);
            }
        }
        return true;
    }

    private void openWindow(String name) {
        switch (name) {
            case "findings" ->
                    fixture.window.showFindings(
                            "pound.cfg", "2 of 41", "line 1\nline 2\n", () -> {});
            case "offer" ->
                    fixture.window.offer(
                            "pound.cfg",
                            "Process 812 serves here already, with /etc/yaomote/pound.cfg.",
                            List.of("Show what it does", "Open a window of its own"),
                            _ -> {});
            case "import" -> importWindow().show();
            case "export" -> exportWindow();
            case "replace" -> {
                exportWindow();
                others().stream()
                        .map(window -> window.getScene().lookup("#exporting-save"))
                        .forEach(save -> ((Button) save).fire());
            }
            case "outgrow-pair", "outgrow-alone", "outgrow-cluster" -> {
                new OutgrowWindow(desk()).open();
                others().stream()
                        .map(window -> window.getScene().lookup("#" + name))
                        .forEach(tile -> ((ToggleButton) tile).fire());
            }
            default -> menuItem(name).fire();
        }
    }

    private void exportWindow() {
        new ExportWindow(
                        desk(),
                        (config, _) ->
                                new PrintedText(
                                        config.toString().replace(", ", ",\n"),
                                        List.of(Problem.general("file.empty"))))
                .show(ExportFormat.POUND_4);
    }

    private ImportWindow importWindow() {
        List<LineNote> notes =
                Arrays.stream(Bucket.values())
                        .map(b -> new LineNote(b, Optional.of(Problem.general("file.empty"))))
                        .toList();
        String text = "ListenHTTP\n".repeat(notes.size());
        ImportViewModel viewModel =
                new ImportViewModel(
                        "pound.cfg",
                        _ ->
                                new ReadText(
                                        Drafts.two(),
                                        List.of(
                                                Problem.error(
                                                        "listeners[0].port", "port.range", "0")),
                                        notes,
                                        Map.of()),
                        fixture.window.context().work(),
                        fixture.window.context().model());
        return new ImportWindow(desk(), viewModel, Path.of("pound.cfg"), text);
    }

    private Desk desk() {
        return new Desk(
                fixture.stage,
                fixture.window.context(),
                fixture.window.appearance(),
                (_, _) -> Optional.empty(),
                (_, _, usual) -> Optional.of(usual),
                new OneText(),
                new OneBundle());
    }

    private MenuItem menuItem(String id) {
        return node("#menu-bar", MenuBar.class).getMenus().stream()
                .flatMap(menu -> menu.getItems().stream())
                .filter(item -> id.equals(item.getId()))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no item " + id));
    }

    private void edit() {
        fixture.workspace.edit(Edit.of("listener.name", "", _ -> Drafts.two()));
    }

    private void refuse() {
        edit();
        fixture.proxy.refuseNext(
                Problem.error("listeners[0].port", "bind.inUse", "443", "127.0.0.1"),
                Problem.error("services[0].backends[0].host", "backend.host", "web 1"));
        node("#pending-apply", Button.class).fire();
    }

    /// Each page and pane is opened from the screen it belongs to.
    private void leave() {
        others().forEach(window -> window.hide());
        if (node("#sweep-question", Node.class).isVisible()) {
            press("#sweep-question-no");
            node("#sweep-targets", TextField.class).setText(SWEPT);
        }
        if (fixture.workspace.isPending()) {
            fixture.workspace.undo();
        }
        if (!fixture.proxy.refusal().isEmpty()) {
            // What serves all along: other places are to be as full as before.
            fixture.proxy.apply();
        }
        frame.leave();
        if (node("#palette", Node.class).isVisible()) {
            node("#search", Button.class).fire();
        }
        for (String leaving : List.of("cancel", "remove-keep", "examine-close")) {
            press("#certificates-" + leaving);
        }
        press("#certificates-half");
        press("#sweep-half");
        press("#help-close");
    }

    void press(String query) {
        switch (found(scene().getRoot(), query.substring(1))) {
            case Button button -> button.fire();
            case ToggleButton button -> button.fire();
            case null, default -> {}
        }
    }

    /// Where every engine is given the same, and everything is to be said about it.
    private record OneBundle() implements BundleStore {
        @Override
        public Bundle make(ProxyConfig config, Destination destination, Words words) {
            return new Bundle(
                    List.of(new Bundle.Part("README.md", "one\ntwo\n", false)),
                    List.of(new Bundle.Needed("/c/a.pem", "/etc/ssl/a.pem")),
                    List.of(Problem.general("file.empty")));
        }

        @Override
        public Optional<Problem> save(Order order, Path archive) {
            return Optional.empty();
        }
    }

    /// Where every file is there and says the same, and none is written.
    private record OneText() implements TextStore {
        @Override
        public Optional<String> load(Path file) {
            return Optional.of("one\ntwo\n");
        }

        @Override
        public boolean exists(Path file) {
            return true;
        }

        @Override
        public Optional<Problem> save(Path file, String text) {
            return Optional.empty();
        }
    }
}
