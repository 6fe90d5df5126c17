package org.yaomote.ui.sweep;

import static org.yaomote.fixtures.ScriptedSweeper.alive;
import static org.yaomote.fixtures.ScriptedSweeper.dead;
import static org.yaomote.fixtures.ScriptedSweeper.host;
import static org.yaomote.fixtures.ScriptedSweeper.web;

import javafx.scene.Node;
import javafx.scene.control.TableView;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;

import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.api.FxToolkit;
import org.testfx.util.WaitForAsyncUtils;
import org.yaomote.fixtures.Camera;
import org.yaomote.fixtures.ScriptedSweeper;
import org.yaomote.fixtures.SweepDesk;
import org.yaomote.fixtures.WindowFixture;
import org.yaomote.sweep.HostResult;
import org.yaomote.sweep.MacAddress;
import org.yaomote.sweep.Reason;
import org.yaomote.sweep.SweepSummary;
import org.yaomote.sweep.Verdict;
import org.yaomote.sweep.WebService;
import org.yaomote.sweep.WebService.Scheme;
import org.yaomote.ui.Drafts;
import org.yaomote.ui.fx.HostErrand;
import org.yaomote.ui.fx.ThemeChoice;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.TimeoutException;

/// Takes pictures of the Host sweep screen in its states, to be looked at; no test, and so not run
/// with the tests. The system property `screenshots` names the folder.
class SweepTour {
    private final FxRobot robot = new FxRobot();
    @TempDir Path folder;
    private final FakeWatching watching = new FakeWatching();
    private SweepScreen screen;
    private SweepDesk desk;
    private ScriptedSweeper sweeper;
    @AutoClose private WindowFixture fixture;
    private Path pictures;

    @BeforeEach
    void open() throws TimeoutException, IOException {
        pictures = Files.createDirectories(Path.of(System.getProperty("screenshots", "target")));
        desk = new SweepDesk(folder);
        sweeper = desk.sweeper;
        FxToolkit.registerPrimaryStage();
        FxToolkit.setupFixture(
                () -> {
                    fixture =
                            new WindowFixture(
                                    Drafts.two(),
                                    context ->
                                            screen =
                                                    new SweepScreen(
                                                            context,
                                                            desk.tools(context),
                                                            watching));
                    fixture.show();
                    fixture.go("sweep");
                });
    }

    @Test
    void takesThemAll() throws IOException {
        type("192.168.1.0/24");
        take("sweep-empty");
        press("#sweep-preset-own");
        type("192.168.1.{1..40} 192.168.1.300 nas lan/24");
        robot.interact(() -> this.<TextField>find("#sweep-tries").setText("9"));
        take("sweep-own");
        press("#sweep-preset-quick");
        type("10.0.0.0/15");
        press("#sweep-start");
        take("sweep-question");
        type("192.168.1.0/24");
        press("#sweep-start");
        sweeper.find(hosts());
        sweeper.progress(112, 254, 3800);
        take("sweep-running");
        sweeper.doubt(SweepSummary.Doubt.PROXY_ARP);
        sweeper.finish();
        WaitForAsyncUtils.waitForFxEvents();
        press("#sweep-present-what");
        robot.interact(() -> this.<TableView<?>>find("#sweep-table").getSelectionModel().select(1));
        take("sweep-done");
        press("#sweep-present-what");
        takePing();
        takeWatch();
    }

    private void takeWatch() throws IOException {
        watching.add("192.168.1.1", "router.lan");
        watching.add("192.168.1.40", "nas.lan");
        watching.add("192.168.1.71", "");
        long[] beats = new long[60];
        for (int i = 0; i < beats.length; i++) {
            beats[i] = i % 17 == 5 ? 0 : 400 + 30L * (i % 7);
        }
        watching.beats("192.168.1.1", WatchedHost.State.UP, beats);
        watching.beats("192.168.1.40", WatchedHost.State.FLAPPING, 900, 0, 0, 0, 800, 700, 0, 900);
        watching.beats("192.168.1.71", WatchedHost.State.DOWN, 0, 0, 0, 0);
        watching.events.add(
                new WatchNote(
                        FakeWatching.BEGAN.plusSeconds(40),
                        WatchNote.What.CAME_BACK,
                        "192.168.1.40",
                        Duration.ofSeconds(34)));
        watching.events.add(
                new WatchNote(
                        FakeWatching.BEGAN.plusSeconds(6),
                        WatchNote.What.WENT_DOWN,
                        "192.168.1.40",
                        Duration.ZERO));
        robot.interact(() -> this.<TableView<?>>find("#sweep-table").getSelectionModel().select(5));
        robot.interact(
                () ->
                        screen.take(
                                new HostErrand.Watch(
                                        screen.hosts().stream()
                                                .map(h -> new HostErrand.Named(h.host(), h.name()))
                                                .toList())));
        press("#watch-half");
        robot.interact(() -> this.<TableView<?>>find("#watch-table").getSelectionModel().select(0));
        robot.interact(() -> find("#watch-bar").requestFocus());
        robot.type(KeyCode.LEFT);
        take("watch");
    }

    private void takePing() throws IOException {
        robot.interact(() -> this.<TableView<?>>find("#sweep-table").requestFocus());
        robot.type(KeyCode.ENTER);
        press("#ping-start");
        for (long micros : List.of(1100L, 900L, 0L, 80_000L, 1000L)) {
            HostResult answer =
                    micros == 0
                            ? dead(0, "192.168.1.40")
                            : host(0, "192.168.1.40", Verdict.ALIVE, new Reason.Echo(false))
                                    .withEcho(
                                            new HostResult.Echoes(
                                                    1,
                                                    1,
                                                    0,
                                                    micros * 1000,
                                                    micros * 1000,
                                                    micros * 1000,
                                                    64,
                                                    64))
                                    .result();
            sweeper.find(answer);
            sweeper.finish();
            WaitForAsyncUtils.waitForFxEvents();
            robot.interact(() -> desk.ticker.pass(Duration.ofSeconds(1)));
        }
        take("ping");
    }

    private static HostResult[] hosts() {
        List<HostResult> all = new ArrayList<>();
        all.add(
                host(0, "192.168.1.1", Verdict.ALIVE, new Reason.Echo(false))
                        .withEcho(
                                new HostResult.Echoes(
                                        3, 3, 0, 312_000, 1_040_000, 2_210_000, 9, 64))
                        .named("router.lan")
                        .withServices(web(443, Scheme.HTTPS, "Login"))
                        .result());
        all.add(alive(10, "192.168.1.11", web(8080, Scheme.HTTP, "It works")));
        all.add(
                host(39, "192.168.1.40", Verdict.ALIVE, new Reason.Echo(true))
                        .withEcho(
                                new HostResult.Echoes(
                                        4, 3, 0, 1_000_000, 9_200_000, 80_100_000, 9, 64))
                        .named("nas.lan")
                        .withServices(
                                web(80, Scheme.HTTP, "Files"),
                                new WebService(
                                        443,
                                        Scheme.HTTPS,
                                        200,
                                        "Storage",
                                        "",
                                        Optional.of(
                                                new WebService.Shown(
                                                        "nas",
                                                        Instant.parse("2025-01-01T00:00:00Z")))))
                        .result());
        all.add(
                host(62, "192.168.1.63", Verdict.PRESENT_NO_ECHO, new Reason.Neighbour())
                        .with(
                                new HostResult.Known(
                                        "",
                                        Optional.of(new MacAddress(0x001122aabbccL)),
                                        "",
                                        List.of()))
                        .result());
        all.add(host(70, "192.168.1.71", Verdict.UNREACHABLE, new Reason.Icmp(3, 1)).result());
        all.add(host(72, "192.168.1.73", Verdict.ALIVE, new Reason.Tcp(22, false)).result());
        for (int i = 100; i < 180; i++) {
            all.add(i % 7 == 0 ? alive(i, "192.168.1." + i) : dead(i, "192.168.1." + i));
        }
        return all.toArray(HostResult[]::new);
    }

    private void type(String text) {
        robot.interact(() -> this.<TextField>find("#sweep-targets").setText(text));
    }

    private void press(String id) {
        robot.interact(
                () -> {
                    if (find(id) instanceof javafx.scene.control.ButtonBase button) {
                        button.fire();
                    }
                });
    }

    @SuppressWarnings("unchecked")
    private <N extends Node> N find(String id) {
        return (N) robot.lookup(id).query();
    }

    private void take(String name) throws IOException {
        Camera camera = new Camera(fixture.stage);
        for (String look :
                List.of(
                        "LIGHT en 1300 880",
                        "DARK ja 1300 880",
                        "LIGHT ja 1300 880",
                        "LIGHT ja 960 600",
                        "DARK en 960 600")) {
            String[] words = look.split(" ");
            robot.interact(
                    () -> {
                        fixture.window
                                .appearance()
                                .themeProperty()
                                .set(ThemeChoice.valueOf(words[0]));
                        fixture.window.context().texts().setLanguage(Locale.of(words[1]));
                    });
            camera.size(Integer.parseInt(words[2]), Integer.parseInt(words[3]));
            String rest = words[2] + "-" + words[0].toLowerCase(Locale.ROOT) + "-" + words[1];
            camera.take(pictures.resolve(name + "-" + rest + ".png"));
        }
    }
}
