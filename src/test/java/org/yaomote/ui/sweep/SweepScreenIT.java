package org.yaomote.ui.sweep;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.yaomote.fixtures.ScriptedSweeper.alive;
import static org.yaomote.fixtures.ScriptedSweeper.dead;
import static org.yaomote.fixtures.ScriptedSweeper.web;

import atlantafx.base.controls.Notification;

import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Control;
import javafx.scene.control.Labeled;
import javafx.scene.control.ListView;
import javafx.scene.control.MenuBar;
import javafx.scene.control.MenuItem;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.control.TextField;
import javafx.scene.input.Clipboard;
import javafx.scene.input.KeyCode;
import javafx.scene.shape.Line;
import javafx.stage.Stage;

import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;
import org.yaomote.config.Backend;
import org.yaomote.config.HealthCheck;
import org.yaomote.config.Service;
import org.yaomote.config.UpstreamTls;
import org.yaomote.fixtures.Hands;
import org.yaomote.fixtures.ScriptedSweeper;
import org.yaomote.fixtures.SweepDesk;
import org.yaomote.fixtures.WindowFixture;
import org.yaomote.sweep.HostResult;
import org.yaomote.sweep.WebService.Scheme;
import org.yaomote.ui.Drafts;
import org.yaomote.ui.fx.HostErrand;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

@ExtendWith(ApplicationExtension.class)
class SweepScreenIT {
    @TempDir Path folder;
    private final FakeWatching watching = new FakeWatching();
    private SweepDesk desk;
    private ScriptedSweeper sweeper;
    @AutoClose private WindowFixture fixture;

    @Start
    void start(Stage unused) {
        desk = new SweepDesk(folder);
        sweeper = desk.sweeper;
        fixture =
                new WindowFixture(
                        Drafts.two(),
                        context -> new SweepScreen(context, desk.tools(context), watching));
        fixture.show(960, 760);
        fixture.go("sweep");
    }

    @Test
    void hostsAreCountedWhileTheyAreTyped(FxRobot robot) {
        type(robot, "192.168.0.{1..8} 10.0.0.1");
        assertThat(label(robot, "#sweep-count")).isEqualTo("9 addresses");
        assertThat(robot.lookup(".empty-state .title-4").<Labeled>queryAll())
                .extracting(Labeled::getText)
                .contains("Press Sweep to look at 9 addresses.");
        assertThat(robot.lookup("#sweep-targets-problem").query().isVisible()).isFalse();
    }

    /// A backend is pinged from another screen before anything was ever swept.
    @Test
    void whoNeverSweptSeesThePingAlone(FxRobot robot) {
        Hands hands = new Hands(fixture.stage);
        HostErrand ping = new HostErrand.Ping(Optional.of("10.0.0.7"));
        robot.interact(() -> fixture.window.context().navigator().send(ping));
        assertThat(hands.text("#ping-title")).contains("10.0.0.7");
        assertThat(hands.sees("#ping-title")).isTrue();
        assertThat(hands.sees("#sweep-start-first")).isFalse();
        robot.type(KeyCode.ESCAPE);
        assertThat(hands.sees("#sweep-start-first")).isTrue();
        assertThat(targets(robot).isFocused()).isTrue();
        robot.interact(() -> fixture.window.context().navigator().send(ping));
        type(robot, "10.0.0.0/30");
        robot.type(KeyCode.ENTER);
        sweeper.find(alive(0, "10.0.0.1"));
        await().until(() -> addresses(robot).equals(List.of("10.0.0.1")));
        assertThat(hands.sees("#sweep-table")).isTrue();
        assertThat(hands.sees("#ping-title")).isTrue();
    }

    @Test
    void rowsComeWhileItRunsAndEscapeStopsIt(FxRobot robot) {
        type(robot, "10.0.0.0/24");
        robot.type(KeyCode.ENTER);
        assertThat(sweeper.requests).hasSize(1);
        sweeper.find(alive(9, "10.0.0.10"), dead(1, "10.0.0.2"));
        sweeper.progress(2, 254, 4000);
        await().until(() -> addresses(robot).equals(List.of("10.0.0.2", "10.0.0.10")));
        assertThat(label(robot, "#sweep-done")).isEqualTo("2 of 254");
        assertThat(label(robot, "#sweep-there")).isEqualTo("alive 1");
        robot.type(KeyCode.ESCAPE);
        assertThat(sweeper.isStopped()).isTrue();
        await().until(() -> label(robot, "#sweep-done").startsWith("2 hosts in"));
        assertThat(addresses(robot)).hasSize(2);
    }

    @Test
    void aHugeSweepAsksFirst(FxRobot robot) {
        type(robot, "10.0.0.0/19");
        robot.type(KeyCode.F5);
        assertThat(sweeper.requests).isEmpty();
        robot.clickOn("#sweep-question-no");
        assertThat(sweeper.requests).isEmpty();
        robot.type(KeyCode.F5);
        robot.clickOn("#sweep-question-yes");
        assertThat(sweeper.requests).hasSize(1);
    }

    @Test
    void fiveOfTwentyWebServersBecomeBackendsInOneStep(FxRobot robot) {
        type(robot, "10.0.0.{1..20}");
        robot.type(KeyCode.ENTER);
        for (int i = 0; i < 20; i++) {
            sweeper.find(alive(i, "10.0.0." + (i + 1), web(8000 + i, Scheme.HTTP, "It works")));
        }
        sweeper.finish();
        await().until(() -> addresses(robot).size() == 20);
        robot.interact(() -> table(robot).getSelectionModel().selectIndices(1, 3, 5, 7, 9));
        robot.clickOn("#sweep-add");
        robot.clickOn("New service");
        Service added = fixture.workspace.draft().services().getLast();
        assertThat(added.backends())
                .extracting(Backend::address)
                .containsExactly(
                        "10.0.0.2:8001",
                        "10.0.0.4:8003",
                        "10.0.0.6:8005",
                        "10.0.0.8:8007",
                        "10.0.0.10:8009");
        assertThat(added.options().tls()).isInstanceOf(UpstreamTls.Plain.class);
        assertThat(added.options().healthCheck()).isInstanceOf(HealthCheck.Http.class);
        assertThat(table(robot).getItems().get(1).now().service()).isEqualTo(added.name());
        robot.interact(() -> fixture.workspace.undo());
        assertThat(fixture.workspace.draft()).isEqualTo(Drafts.two());
    }

    @Test
    void whatIsSelectedStaysWhileRowsComeIn(FxRobot robot) {
        type(robot, "10.0.0.0/24");
        robot.type(KeyCode.ENTER);
        sweeper.find(dead(99, "10.0.0.100"), dead(199, "10.0.0.200"));
        await().until(() -> addresses(robot).size() == 2);
        robot.interact(() -> table(robot).getSelectionModel().select(1));
        HostResult[] many = new HostResult[99];
        for (int i = 0; i < many.length; i++) {
            many[i] = alive(2 * i, "10.0.0." + (2 * i + 1));
        }
        sweeper.find(many);
        await().until(() -> addresses(robot).size() == 101);
        assertThat(table(robot).getSelectionModel().getSelectedItems())
                .extracting(row -> row.now().result().label())
                .containsExactly("10.0.0.200");
    }

    @Test
    void aWrongPartIsUnderlinedAndExplained(FxRobot robot) {
        type(robot, "10.0.0.1 10.0.0.300");
        assertThat(label(robot, "#sweep-targets-problem")).startsWith("Column 17: ");
        Line under = robot.lookup(".wrong-part").query();
        assertThat(under.getEndX()).isGreaterThan(under.getStartX());
        robot.type(KeyCode.ENTER);
        assertThat(sweeper.requests).isEmpty();
    }

    @Test
    void aPingFollowsTheFormAndPrintsItsStatistics(FxRobot robot) {
        sweepOne(robot);
        robot.interact(() -> table(robot).getSelectionModel().select(0));
        robot.interact(() -> table(robot).requestFocus());
        robot.type(KeyCode.ENTER);
        await().until(() -> robot.lookup("#ping-command").tryQuery().isPresent());
        assertThat(robot.lookup("#ping-command").<TextField>query().getText())
                .startsWith("ping -c 5 -i 1 -W 2 -s 56 -t 64 10.0.0.1");
        robot.interact(() -> robot.lookup("#ping-count").<TextField>query().setText("2"));
        robot.clickOn("#ping-start");
        assertThat(sweeper.requests.getLast().echo().dataBytes()).isEqualTo(56);
        sweeper.find(alive(0, "10.0.0.1"));
        sweeper.finish();
        await().until(() -> label(robot, "#ping-replies").equals("1: 0.420 ms"));
        robot.interact(() -> desk.ticker.pass(Duration.ofSeconds(1)));
        sweeper.find(dead(0, "10.0.0.1"));
        sweeper.finish();
        await().until(() -> label(robot, "#ping-replies").endsWith("2: no answer"));
        assertThat(label(robot, "#ping-statistics"))
                .contains("2 packets transmitted, 1 received, 50% packet loss, time 1000ms\n")
                .contains("rtt min/avg/max/mdev = 0.420/0.420/0.420/0.000 ms");
        robot.type(KeyCode.ESCAPE);
        assertThat(robot.lookup("#ping-pane").tryQuery()).isEmpty();
    }

    @Test
    void differencesToTheSweepBeforeAreMarkedAndCanBeShownAlone(FxRobot robot) {
        type(robot, "10.0.0.{1..4}");
        robot.type(KeyCode.ENTER);
        sweeper.find(
                alive(0, "10.0.0.1"),
                alive(1, "10.0.0.2"),
                dead(2, "10.0.0.3"),
                alive(3, "10.0.0.4", web(80, Scheme.HTTP, "")));
        sweeper.finish();
        await().until(() -> compared(robot).getItems().size() == 2);
        robot.type(KeyCode.F5);
        sweeper.find(
                alive(0, "10.0.0.1"),
                dead(1, "10.0.0.2"),
                alive(2, "10.0.0.3"),
                alive(3, "10.0.0.4", web(80, Scheme.HTTP, ""), web(443, Scheme.HTTPS, "")));
        sweeper.finish();
        await().until(
                        () ->
                                table(robot).getItems().stream()
                                        .anyMatch(row -> row.now().mark().isPresent()));
        assertThat(table(robot).getItems())
                .extracting(
                        row -> row.now().mark().map(m -> m.getClass().getSimpleName()).orElse(""))
                .containsExactly("", "Gone", "New", "Changed");
        await().until(() -> compared(robot).getItems().size() == 3);
        assertThat(compared(robot).getButtonCell().getText()).endsWith("10.0.0.{1..4}");
        robot.clickOn("#sweep-differences");
        assertThat(addresses(robot)).containsExactly("10.0.0.2", "10.0.0.3", "10.0.0.4");
    }

    @Test
    void rowsAreSortedByNumberAndFiltered(FxRobot robot) {
        type(robot, "10.0.0.0/24");
        robot.type(KeyCode.ENTER);
        sweeper.find(alive(99, "10.0.0.100"), dead(8, "10.0.0.9"), alive(9, "10.0.0.10"));
        sweeper.finish();
        await().until(() -> addresses(robot).size() == 3);
        assertThat(addresses(robot)).containsExactly("10.0.0.9", "10.0.0.10", "10.0.0.100");
        robot.interact(
                () -> {
                    var address = table(robot).getColumns().get(1);
                    address.setSortType(TableColumn.SortType.DESCENDING);
                });
        assertThat(addresses(robot)).containsExactly("10.0.0.100", "10.0.0.10", "10.0.0.9");
        robot.interact(() -> robot.lookup("#sweep-filter").<TextField>query().setText("１０.０.０.９"));
        assertThat(addresses(robot)).containsExactly("10.0.0.9");
        robot.interact(() -> robot.lookup("#sweep-filter").<TextField>query().setText("nobody"));
        assertThat(addresses(robot)).isEmpty();
        robot.clickOn("#sweep-filter-clear");
        assertThat(addresses(robot)).hasSize(3);
    }

    @Test
    void theBarsOfAWatchedHostAreWalkedByArrows(FxRobot robot) {
        sweepOne(robot);
        robot.interact(() -> table(robot).getSelectionModel().select(0));
        robot.clickOn("#sweep-more").clickOn("#menu-sweep-watch-add");
        robot.clickOn("#watch-half");
        watching.beats("10.0.0.1", WatchedHost.State.UP, 400, 0, 500);
        robot.interact(() -> desk.ticker.pass(Duration.ofSeconds(1)));
        TableView<WatchRow> hosts = robot.lookup("#watch-table").query();
        robot.interact(() -> hosts.getSelectionModel().select(0));
        assertThat(label(robot, "#watch-said")).endsWith("answered 0.500 ms");
        TextField filter = robot.lookup("#watch-filter").query();
        robot.interact(() -> filter.setText("nobody"));
        assertThat(hosts.getItems()).isEmpty();
        robot.interact(() -> filter.setText("１０．０。０．１"));
        assertThat(hosts.getItems()).hasSize(1);
        robot.interact(() -> hosts.getSelectionModel().select(0));
        robot.interact(() -> robot.lookup("#watch-bar").query().requestFocus());
        robot.type(KeyCode.LEFT);
        assertThat(label(robot, "#watch-said")).endsWith("no answer");
        robot.type(KeyCode.LEFT);
        assertThat(label(robot, "#watch-said")).endsWith("answered 0.400 ms");
        robot.type(KeyCode.LEFT);
        assertThat(robot.lookup("#watch-bar").query().getAccessibleText())
                .endsWith("answered 0.400 ms");
        robot.type(KeyCode.END);
        assertThat(label(robot, "#watch-said")).endsWith("answered 0.500 ms");
    }

    @Test
    void aHostThatIsWatchedNoLongerIsTakenBackByUndo(FxRobot robot) {
        sweepOne(robot);
        robot.interact(() -> table(robot).getSelectionModel().select(0));
        robot.clickOn("#sweep-more").clickOn("#menu-sweep-watch-add");
        robot.clickOn("#watch-half");
        TableView<WatchRow> hosts = robot.lookup("#watch-table").query();
        robot.interact(() -> hosts.getSelectionModel().select(0));
        robot.interact(hosts::requestFocus);
        robot.type(KeyCode.DELETE);
        assertThat(hosts.getItems()).isEmpty();
        robot.interact(() -> robot.lookup("#toast-undo").<Button>query().fire());
        assertThat(hosts.getItems())
                .singleElement()
                .satisfies(row -> assertThat(row.now().host()).isEqualTo("10.0.0.1"));
    }

    @Test
    void theStatusBarTellsWhatHappenedToAWatchedHost(FxRobot robot) {
        sweepOne(robot);
        robot.interact(() -> table(robot).getSelectionModel().select(0));
        robot.clickOn("#sweep-more").clickOn("#menu-sweep-watch-add");
        robot.interact(() -> fixture.go("overview"));
        watching.events.add(
                new WatchNote(
                        FakeWatching.BEGAN, WatchNote.What.WENT_DOWN, "10.0.0.1", Duration.ZERO));
        robot.interact(() -> desk.ticker.pass(Duration.ofSeconds(1)));

        assertThat(label(robot, "#status-event")).endsWith("10.0.0.1 answers no more.");
    }

    /// Not the one that is selected in the sweep behind it.
    @Test
    void theSelectedHostIsThatOfTheHalfInSight(FxRobot robot) {
        sweepOne(robot);
        robot.interact(() -> table(robot).getSelectionModel().select(0));
        watch(robot, "10.0.0.7");
        robot.clickOn("#watch-half");
        robot.interact(
                () -> {
                    TableView<WatchRow> hosts = robot.lookup("#watch-table").query();
                    hosts.getSelectionModel().clearAndSelect(0);
                    menuItem(robot, "menu-ping").fire();
                });
        assertThat(label(robot, "#ping-title")).contains("10.0.0.7");
        robot.clickOn("#watch-half").clickOn("#sweep-half");
        robot.interact(() -> menuItem(robot, "menu-ping").fire());
        assertThat(label(robot, "#ping-title")).contains("10.0.0.1");
    }

    @Test
    void whatHappenedToAHostHasTheMenuOfThatHost(FxRobot robot) {
        watch(robot, "10.0.0.7");
        watching.events.add(
                new WatchNote(
                        FakeWatching.BEGAN, WatchNote.What.WENT_DOWN, "10.0.0.7", Duration.ZERO));
        robot.interact(() -> desk.ticker.pass(Duration.ofSeconds(1)));
        robot.clickOn("#watch-half");
        ListView<WatchNote> lines = robot.lookup("#watch-events").query();
        robot.interact(() -> lines.getSelectionModel().select(0));
        robot.interact(() -> rowItem(lines, "menu-rows-copy").fire());
        robot.interact(
                () ->
                        assertThat(Clipboard.getSystemClipboard().getString())
                                .endsWith("10.0.0.7 answers no more."));
        watching.events.addFirst(
                new WatchNote(
                        FakeWatching.BEGAN.plusSeconds(9),
                        WatchNote.What.NETWORK_LOST,
                        "",
                        Duration.ZERO));
        robot.interact(() -> desk.ticker.pass(Duration.ofSeconds(1)));
        assertThat(lines.getSelectionModel().getSelectedIndices())
                .as("it stays selected when something else happens")
                .containsExactly(1);
        robot.interact(() -> lines.getSelectionModel().clearAndSelect(0));
        assertThat(rowItem(lines, "menu-sweep-ping").isDisable())
                .as("a network is no host")
                .isTrue();
        assertThat(rowItem(lines, "menu-rows-copy").isDisable()).isFalse();
        robot.interact(() -> lines.getSelectionModel().clearAndSelect(1));
        robot.interact(() -> rowItem(lines, "menu-sweep-ping").fire());
        assertThat(label(robot, "#ping-title")).contains("10.0.0.7");
    }

    private void watch(FxRobot robot, String host) {
        robot.interact(
                () ->
                        fixture.window
                                .context()
                                .navigator()
                                .send(
                                        new HostErrand.Watch(
                                                List.of(new HostErrand.Named(host, "")))));
    }

    private static MenuItem rowItem(Control list, String id) {
        return list.getContextMenu().getItems().stream()
                .filter(item -> id.equals(item.getId()))
                .findFirst()
                .orElseThrow();
    }

    private static MenuItem menuItem(FxRobot robot, String id) {
        return robot.lookup("#menu-bar").<MenuBar>query().getMenus().stream()
                .flatMap(menu -> menu.getItems().stream())
                .filter(item -> id.equals(item.getId()))
                .findFirst()
                .orElseThrow();
    }

    /// Addresses by number; what is selected and what its bars are walked by stay while rows move.
    @Test
    void watchedHostsAreSortedByTheirColumnsAndStaySoWhileAnswersCome(FxRobot robot) {
        List<HostErrand.Named> hosts =
                Stream.of("10.0.0.10", "10.0.0.9", "10.0.0.2")
                        .map(host -> new HostErrand.Named(host, ""))
                        .toList();
        robot.interact(
                () -> fixture.window.context().navigator().send(new HostErrand.Watch(hosts)));
        robot.clickOn("#watch-half");
        assertThat(watched(robot)).containsExactly("10.0.0.10", "10.0.0.9", "10.0.0.2");
        TableView<WatchRow> table = robot.lookup("#watch-table").query();
        sortWatched(robot, "host");
        assertThat(watched(robot)).containsExactly("10.0.0.2", "10.0.0.9", "10.0.0.10");
        robot.interact(() -> table.getSelectionModel().select(1));
        robot.interact(() -> robot.lookup("#watch-bar").query().requestFocus());
        watching.beats("10.0.0.9", WatchedHost.State.UP, 900);
        watching.beats("10.0.0.10", WatchedHost.State.UP, 200);
        watching.beats("10.0.0.2", WatchedHost.State.UP, 300);
        sortWatched(robot, "last");
        robot.interact(() -> desk.ticker.pass(Duration.ofSeconds(1)));
        assertThat(watched(robot)).containsExactly("10.0.0.10", "10.0.0.2", "10.0.0.9");
        watching.beats("10.0.0.9", WatchedHost.State.UP, 100);
        robot.interact(() -> desk.ticker.pass(Duration.ofSeconds(1)));
        assertThat(watched(robot)).containsExactly("10.0.0.9", "10.0.0.10", "10.0.0.2");
        assertThat(table.getSelectionModel().getSelectedItem().now().host()).isEqualTo("10.0.0.9");
        assertThat(robot.lookup("#watch-bar").query().isFocused()).isTrue();
    }

    private static List<String> watched(FxRobot robot) {
        TableView<WatchRow> table = robot.lookup("#watch-table").query();
        return table.getItems().stream().map(row -> row.now().host()).toList();
    }

    private static void sortWatched(FxRobot robot, String name) {
        TableView<WatchRow> table = robot.lookup("#watch-table").query();
        TableColumn<WatchRow, ?> column =
                table.getColumns().stream()
                        .filter(c -> c.getId().equals("watch-column-" + name))
                        .findFirst()
                        .orElseThrow();
        robot.interact(() -> table.getSortOrder().setAll(List.of(column)));
    }

    private static ComboBox<?> compared(FxRobot robot) {
        WaitForAsyncUtils.waitForFxEvents();
        return robot.lookup("#sweep-compare").query();
    }

    @Test
    void aSweepIsWrittenToAFile(FxRobot robot) {
        sweepOne(robot);
        robot.clickOn("#sweep-export").clickOn("#menu-sweep-export-csv");
        await().untilAsserted(
                        () ->
                                assertThat(folder.resolve("sweep.csv"))
                                        .content()
                                        .startsWith("state,address,")
                                        .contains("alive,10.0.0.1,"));
    }

    @Test
    void theLastSweepIsThereWhenTheWindowOpensAgain(FxRobot robot) {
        sweepOne(robot);
        await().until(() -> compared(robot).getItems().size() == 2);
        fixture.close();
        robot.interact(() -> start(fixture.stage));
        await().until(() -> addresses(robot).equals(List.of("10.0.0.1")));
    }

    @Test
    void theToolsMenuPingsTheSelectedHostOrAsksForOne(FxRobot robot) {
        sweepOne(robot);
        robot.interact(() -> fixture.go("overview"));
        ping(robot);
        assertThat(notes(robot))
                .containsExactly("Select a host in the sweep, then it can be pinged.");
        robot.interact(() -> table(robot).getSelectionModel().select(0));
        robot.interact(() -> fixture.go("overview"));
        ping(robot);
        await().until(() -> robot.lookup("#ping-command").tryQuery().isPresent());
        assertThat(robot.lookup("#ping-command").<TextField>query().getText())
                .endsWith(" 10.0.0.1");
    }

    private static void ping(FxRobot robot) {
        MenuItem item =
                robot.lookup("#menu-bar").<MenuBar>query().getMenus().stream()
                        .flatMap(menu -> menu.getItems().stream())
                        .filter(i -> "menu-ping".equals(i.getId()))
                        .findFirst()
                        .orElseThrow();
        robot.interact(item::fire);
    }

    /// Sweeping a row again writes it where the user had typed something else.
    @Test
    void whatWasTypedAndNotSweptIsBroughtBackByTheNoteOrByUndoInTheField(FxRobot robot) {
        sweepOne(robot);
        type(robot, "10.0.7.0/24 nas.lan");
        sweepAgain(robot);
        assertThat(targets(robot).getText()).isEqualTo("10.0.0.1");
        assertThat(sweeper.requests).hasSize(2);
        sweeper.find(alive(0, "10.0.0.1"));
        sweeper.finish();
        assertThat(notes(robot)).containsExactly("The addresses that you had typed were replaced.");
        robot.clickOn("#toast-undo");
        assertThat(targets(robot).getText()).isEqualTo("10.0.7.0/24 nas.lan");
        assertThat(targets(robot).isFocused()).isTrue();
        assertThat(robot.lookup("#toast-undo").tryQuery()).isEmpty();

        sweepAgain(robot);
        sweeper.finish();
        robot.interact(() -> targets(robot).requestFocus());
        robot.push(KeyCode.SHORTCUT, KeyCode.Z);
        assertThat(targets(robot).getText()).isEqualTo("10.0.7.0/24 nas.lan");
        assertThat(notes(robot)).as("nothing is to be had back any more").isEmpty();
    }

    @Test
    void whatThisProgramWroteItselfIsReplacedWithoutANote(FxRobot robot) {
        for (String host : List.of("10.0.0.5", "10.0.0.6")) {
            HostErrand sweep = new HostErrand.Sweep(List.of(host));
            robot.interact(() -> fixture.window.context().navigator().send(sweep));
            sweeper.finish();
            assertThat(targets(robot).getText()).isEqualTo(host);
            assertThat(robot.lookup("#toast-undo").tryQuery()).isEmpty();
            await().until(() -> label(robot, "#sweep-done").contains("hosts in"));
        }
    }

    private void sweepAgain(FxRobot robot) {
        await().until(() -> !addresses(robot).isEmpty());
        robot.interact(() -> table(robot).getSelectionModel().clearAndSelect(0));
        robot.clickOn("#sweep-more").clickOn("#menu-sweep-again");
    }

    private List<String> notes(FxRobot robot) {
        return robot.lookup(".notification").<Notification>queryAll().stream()
                .map(Notification::getMessage)
                .toList();
    }

    private static TextField targets(FxRobot robot) {
        return robot.lookup("#sweep-targets").query();
    }

    private void sweepOne(FxRobot robot) {
        type(robot, "10.0.0.1");
        robot.type(KeyCode.ENTER);
        sweeper.find(alive(0, "10.0.0.1", web(443, Scheme.HTTPS, "")));
        sweeper.finish();
        await().until(() -> addresses(robot).size() == 1);
    }

    private void type(FxRobot robot, String text) {
        robot.interact(
                () -> {
                    TextField field = robot.lookup("#sweep-targets").query();
                    field.requestFocus();
                    field.setText(text);
                });
        WaitForAsyncUtils.waitForFxEvents();
    }

    private static String label(FxRobot robot, String id) {
        return robot.lookup(id).<Labeled>query().getText();
    }

    private static TableView<SweepRow> table(FxRobot robot) {
        return robot.lookup("#sweep-table").query();
    }

    private static List<String> addresses(FxRobot robot) {
        WaitForAsyncUtils.waitForFxEvents();
        return table(robot).getItems().stream().map(r -> r.now().result().label()).toList();
    }
}
