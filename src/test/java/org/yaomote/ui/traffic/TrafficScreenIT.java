package org.yaomote.ui.traffic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import atlantafx.base.controls.Notification;

import javafx.event.Event;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.Labeled;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.Clipboard;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.stage.Stage;

import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;
import org.yaomote.config.Rule;
import org.yaomote.fixtures.Configs;
import org.yaomote.fixtures.TrafficDesk;
import org.yaomote.fixtures.TrafficDesk.Sample;
import org.yaomote.fixtures.WindowFixture;
import org.yaomote.policy.Condition;
import org.yaomote.traffic.RequestTrace;
import org.yaomote.ui.fx.Wishes;
import org.yaomote.workspace.Edit;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;

/// The Live traffic screen: rows come and go, the eye keeps its place, and every request tells why.
@ExtendWith(ApplicationExtension.class)
class TrafficScreenIT {
    @TempDir Path folder;
    private TrafficDesk desk;
    @AutoClose private WindowFixture fixture;
    private FxRobot robot;

    @Start
    void start(Stage unused) {
        desk = new TrafficDesk(Configs.shop(), folder);
        fixture = new WindowFixture(Configs.shop(), c -> new TrafficScreen(c, desk.tools(c)));
        fixture.show(1000, 780);
    }

    @Test
    void whatPassesIsShownWithItsReasons(FxRobot given) throws IOException {
        robot = given;
        nothingIsRecordedOutOfSightUnlessWanted();
        theNewestStandsFirstAndTheSelectionStays();
        aPauseHoldsTheTable();
        fromItsRowARequestNarrowsTheFilter();
        theFilterShowsAndUnderlines();
        oneRequestIsExplained();
        requestsAreHandedOn();
        oneMakesARule();
        filtersHaveNames();
        whatIsCutIsToldByATooltip();
        clearedIsEmpty();
    }

    private void whatIsCutIsToldByATooltip() {
        String path = "/reports/of/the/whole/year/in/one/file/with/every/figure/there/is/in/it";
        desk.serve(Sample.of("GET " + path, 200));
        tick();
        assertThat(paths()).startsWith(path);
        assertThat(told(path)).isEqualTo(path);
        assertThat(told("GET")).as("what fits needs none").isEmpty();
    }

    /// What the tooltip says of the first cell with this text, with the pointer over it; empty if
    /// there is none.
    private String told(String text) {
        TableCell<?, ?> cell =
                robot.lookup(node -> node instanceof TableCell<?, ?> c && text.equals(c.getText()))
                        .query();
        robot.moveTo(cell);
        return cell.getTooltip() == null ? "" : cell.getTooltip().getText();
    }

    private void filtersHaveNames() {
        write("#traffic-filter", "path=/nobody");
        assertThat(text("#traffic-table .title-4"))
                .matches("None of the \\d+ requests fits this filter\\.");
        write("#traffic-filter", "path=/two");
        choose("Save this filter");
        write("#traffic-filters-name", "the second");
        press("#traffic-filters-keep");
        press("#traffic-filter-clear");
        choose("the second: path=/two");
        assertThat(paths()).containsExactly("/two");
        assertThat(fixture.window.context().preferences().notebook().read("traffic.filters"))
                .contains("the second\tpath=/two\n");
        Menu remove = (Menu) item("Remove");
        robot.interact(() -> remove.getItems().getFirst().fire());
        assertThat(menu().getItems()).hasSize(1);
        press("#traffic-filter-clear");
    }

    private MenuButton menu() {
        return robot.lookup("#traffic-filters").query();
    }

    private MenuItem item(String text) {
        robot.interact(() -> menu().getOnShowing().handle(new Event(MenuButton.ON_SHOWING)));
        return menu().getItems().stream()
                .filter(i -> i.getText() != null && i.getText().startsWith(text))
                .findFirst()
                .orElseThrow();
    }

    private void choose(String text) {
        MenuItem item = item(text);
        robot.interact(item::fire);
        WaitForAsyncUtils.waitForFxEvents();
    }

    /// Before the rule that took it, so that it decides.
    private void oneMakesARule() {
        press("#traffic-rule");
        List<Rule> rules = fixture.workspace.draft().listeners().getFirst().rules();
        assertThat(rules).hasSize(3);
        assertThat(rules.get(1).matches())
                .containsExactly(
                        new Condition.HostIs("app.lan"), new Condition.PathPrefix("/report"));
        assertThat(rules.get(1).service()).isEqualTo(rules.get(2).service());
        robot.interact(fixture.workspace::undo);
        robot.interact(() -> fixture.go("traffic"));
    }

    private void nothingIsRecordedOutOfSightUnlessWanted() {
        var always = fixture.window.context().preferences().of(Wishes.TRAFFIC_ALWAYS).property();
        desk.serve(Sample.of("GET /earlier", 500));
        tick();
        robot.interact(() -> always.setValue(false));
        desk.serve(Sample.of("GET /unseen", 200));
        robot.interact(() -> fixture.go("traffic"));
        assertThat(paths()).containsExactly("/earlier");
        press("#traffic-clear");
        await().until(() -> text("#traffic-table .title-4").contains("stopped"));
        robot.interact(fixture.proxy::start);
        await().until(() -> text("#traffic-table .title-4").contains("Waiting"));
        press("#traffic-browse");
        assertThat(desk.browsed).containsExactly(URI.create("http://127.0.0.1:8080/"));
        press("#traffic-first");
        tick();
        assertThat(paths()).containsExactly("/");
    }

    private void theNewestStandsFirstAndTheSelectionStays() {
        desk.serve(Sample.of("GET /one", 200));
        desk.serve(Sample.of("GET /two", 404));
        tick();
        assertThat(paths()).containsExactly("/two", "/one", "/");
        select(1);
        desk.serve(Sample.of("GET /three", 200));
        tick();
        assertThat(selected()).isEqualTo("/one");
        assertThat(paths()).startsWith("/three");
        for (int i = 0; i < 40; i++) {
            desk.serve(Sample.of("GET /more/" + i, 200));
        }
        tick();
        assertThat(selected()).isEqualTo("/one");
        assertThat(text("#traffic-title")).isEqualTo("GET http://app.lan/one");
        robot.type(KeyCode.ESCAPE);
        assertThat(robot.lookup("#traffic-inspector").tryQuery()).isEmpty();
    }

    private void aPauseHoldsTheTable() {
        key(KeyCode.SPACE, false);
        desk.serve(Sample.of("GET /late", 200));
        tick();
        assertThat(paths()).startsWith("/more/39");
        assertThat(text("#traffic-foot")).contains("1 came meanwhile");
        whatIsHeldStillIsSorted();
        key(KeyCode.SPACE, false);
        assertThat(paths()).startsWith("/late");
        assertThat(table().getSortOrder()).as("what goes on has the newest first").isEmpty();
        assertThat(table().getColumns()).noneMatch(TableColumn::isSortable);
    }

    private void whatIsHeldStillIsSorted() {
        TableColumn<RequestTrace, ?> path =
                table().getColumns().stream()
                        .filter(column -> "traffic-column-path".equals(column.getId()))
                        .findFirst()
                        .orElseThrow();
        assertThat(path.isSortable()).isTrue();
        RequestTrace chosen = table().getItems().getFirst();
        robot.interact(() -> table().getSelectionModel().clearAndSelect(0));
        robot.interact(() -> table().getSortOrder().setAll(List.of(path)));
        assertThat(paths()).isSorted();
        assertThat(table().getSelectionModel().getSelectedItem()).isEqualTo(chosen);
        robot.interact(() -> path.setSortType(TableColumn.SortType.DESCENDING));
        assertThat(paths().reversed()).isSorted();
        robot.interact(() -> table().getSelectionModel().clearSelection());
    }

    private void fromItsRowARequestNarrowsTheFilter() {
        robot.interact(() -> table().getSelectionModel().clearAndSelect(0));
        String chosen = paths().getFirst();
        narrow("menu-traffic-narrow-path");
        assertThat(robot.lookup("#traffic-filter").<TextInputControl>query().getText())
                .isEqualTo("path=" + chosen);
        assertThat(paths()).containsOnly(chosen);
        robot.interact(() -> table().getSelectionModel().clearAndSelect(0));
        narrow("menu-traffic-narrow-client");
        assertThat(paths()).isNotEmpty();
        write("#traffic-filter", "");
        robot.interact(() -> table().getSelectionModel().clearSelection());
    }

    private void narrow(String id) {
        Menu narrow =
                (Menu)
                        table().getContextMenu().getItems().stream()
                                .filter(item -> "menu-traffic-narrow".equals(item.getId()))
                                .findFirst()
                                .orElseThrow();
        robot.interact(
                () ->
                        narrow.getItems().stream()
                                .filter(item -> id.equals(item.getId()))
                                .forEach(MenuItem::fire));
    }

    private void theFilterShowsAndUnderlines() {
        write("#traffic-filter", "status=4xx sttus=5xx");
        assertThat(paths()).containsExactly("/two");
        assertThat(text("#traffic-filter-problem")).startsWith("Column 12: Nothing is called");
        await().until(
                        () ->
                                robot.lookup(".wrong-part").<Node>queryAll().stream()
                                        .anyMatch(Node::isVisible));
        robot.interact(() -> robot.lookup("#traffic-chips .button").<ButtonBase>query().fire());
        assertThat(robot.lookup("#traffic-filter").<TextInputControl>query().getText())
                .isEqualTo("sttus=5xx");
        write("#traffic-filter", "path=/nowhere");
        await().until(() -> text("#traffic-table .title-4").contains("fits this filter"));
        press("#traffic-filter-clear");
        assertThat(paths()).hasSizeGreaterThan(40);
    }

    private void oneRequestIsExplained() {
        desk.serve(new Sample("GET /report?token=abc", "Host: app.lan\r\n", 200, 1));
        desk.serve(Sample.of("GET /fine", 200));
        tick();
        robot.interact(() -> table().getSelectionModel().clearAndSelect(0));
        key(KeyCode.J, false);
        assertThat(selected()).isEqualTo("/report");
        assertThat(texts("#traffic-inspector .traffic-why .label"))
                .anyMatch(t -> t.equals("Rule 1 does not take it: /api does not hold."))
                .anyMatch(t -> t.startsWith("Rule 2 takes it (every request)"))
                .anyMatch(t -> t.startsWith("Service web, in turn: web1 weight 5, 2 in flight"))
                .anyMatch(t -> t.startsWith("web2 gave no answer, after 2.0 s. It did not"))
                .anyMatch(t -> t.startsWith("web1 answered 200"));
        assertThat(texts("#traffic-inspector .label")).anyMatch(t -> t.startsWith("wait 2.0 s + "));
        press("#traffic-part-response");
        assertThat(robot.lookup("#traffic-text").<TextInputControl>query().getText())
                .startsWith("HTTP/1.1 200 OK");
        key(KeyCode.J, true);
        assertThat(selected()).isEqualTo("/report");
    }

    private void requestsAreHandedOn() throws IOException {
        press("#traffic-curl");
        robot.interact(
                () ->
                        assertThat(Clipboard.getSystemClipboard().getString())
                                .startsWith("curl -i 'http://app.lan/report?token=***'"));
        press("#traffic-replay");
        assertThat(desk.replayed).hasSize(1);
        await().until(
                        () ->
                                text("#traffic-replay-note")
                                        .startsWith(
                                                "Sent again without its secrets. web1 answered"
                                                        + " 200"));
        press("#traffic-export");
        Path file = folder.resolve("traffic.har");
        await().until(() -> Files.exists(file) && Files.size(file) > 1000);
        await().untilAsserted(
                        () ->
                                assertThat(Files.readString(file))
                                        .contains("\"version\" : \"1.2\"")
                                        .contains("/report?token=***")
                                        .doesNotContain("abc"));
    }

    private void clearedIsEmpty() {
        int before = table().getItems().size();
        press("#traffic-clear");
        assertThat(table().getItems()).isEmpty();
        robot.interact(
                () ->
                        robot
                                .lookup(".notification")
                                .match((Notification n) -> n.getMessage().contains("was cleared"))
                                .lookup("#toast-undo")
                                .<Button>queryAll()
                                .stream()
                                .reduce((_, newest) -> newest)
                                .orElseThrow()
                                .fire());
        assertThat(table().getItems()).hasSize(before);
        press("#traffic-clear");
        assertThat(paths()).isEmpty();
        assertThat(text("#traffic-foot")).startsWith("0 of 5,000");
    }

    @Test
    void whatIsNotTheNewestIsCalledSo(FxRobot given) {
        robot = given;
        robot.push(KeyCode.CONTROL, KeyCode.DIGIT4);
        tick();
        serve(60);
        assertThat(robot.lookup("#traffic-newer").query().getParent().isVisible()).isFalse();
        select(0);
        RequestTrace read = table().getSelectionModel().getSelectedItem();

        serve(7);
        await().untilAsserted(
                        () -> assertThat(text("#traffic-newer")).isEqualTo("7 newer requests"));
        assertThat(table().getSelectionModel().getSelectedItem()).isEqualTo(read);

        press("#traffic-newest");
        await().until(() -> !robot.lookup("#traffic-newer").query().getParent().isVisible());
        serve(3);
        assertThat(table().getSelectionModel().getSelectedItem()).isEqualTo(read);
        assertThat(robot.lookup("#traffic-newer").query().getParent().isVisible()).isFalse();

        press("#traffic-pause");
        serve(1);
        await().untilAsserted(
                        () -> assertThat(text("#traffic-newer")).isEqualTo("1 newer request"));
        key(KeyCode.N, false);
        await().until(() -> !robot.lookup("#traffic-newer").query().getParent().isVisible());
        assertThat(table().getItems()).hasSize(71);
    }

    private void serve(int count) {
        for (int i = 0; i < count; i++) {
            desk.serve(TrafficDesk.Sample.of("GET /" + i, 200));
        }
        tick();
        WaitForAsyncUtils.waitForFxEvents();
    }

    @Test
    void theInspectorBeginsAtItsTop(FxRobot given) {
        robot = given;
        robot.push(KeyCode.CONTROL, KeyCode.DIGIT4);
        tick();
        serve(3);
        select(0);
        WaitForAsyncUtils.waitForFxEvents();
        ScrollPane inspector = robot.lookup("#traffic-inspector").query();
        robot.interact(() -> inspector.setVvalue(1));

        select(1);

        assertThat(inspector.getVvalue()).isZero();
        press("#traffic-replay");
        await().until(
                        () ->
                                text("#traffic-replay-note")
                                        .startsWith("Sent again. web1 answered 200"));
    }

    @Test
    void theRouteTesterForetellsAndItsExpectationsAreHeld(FxRobot given) {
        robot = given;

        robot.push(KeyCode.CONTROL, KeyCode.T);
        WaitForAsyncUtils.waitForFxEvents();
        assertThat(fixture.stage.getScene().getFocusOwner().getId()).isEqualTo("traffic-request");
        write("#traffic-request", "http://app.lan:8080/api/x");
        robot.type(KeyCode.ENTER);
        await().untilAsserted(() -> assertThat(answer()).contains("It would go to "));
        assertThat(answer()).contains("Rule 1 takes it (/api) for service api.");
        press("#traffic-expect");
        await().until(() -> expectations().contains("Met"));
        assertThat(desk.kept).hasSize(1);

        robot.interact(
                () ->
                        fixture.workspace.edit(
                                new Edit("discard", List.of(), TrafficScreenIT::withoutApi)));
        await().until(() -> expectations().contains("Not met"));
        assertThat(expectations())
                .contains("must come to service api. It would come to service web.");
        robot.interact(() -> fixture.workspace.undo());
        await().until(() -> !expectations().contains("Not met"));

        write("#traffic-request", "http://nowhere.lan:9999/zz");
        press("#traffic-ask");
        assertThat(answer()).startsWith("No listener is open on port 9999");
        robot.interact(() -> robot.lookup("#traffic-offers .button").<ButtonBase>query().fire());
        await().until(() -> answer().contains("It would go to "));
        assertThat(answer()).startsWith("No listener is open on port 9999. This is what ");
        robot.interact(
                () ->
                        robot.lookup("#traffic-listener")
                                .<ComboBox<?>>query()
                                .getSelectionModel()
                                .selectFirst());

        write("#traffic-request", "hello world");
        press("#traffic-ask");
        assertThat(answer()).contains("is neither an address nor a request");
        write("#traffic-client", "nobody");
        write("#traffic-request", "/");
        press("#traffic-ask");
        assertThat(answer()).contains("is not an IP address");
    }

    private static org.yaomote.config.ProxyConfig withoutApi(
            org.yaomote.config.ProxyConfig config) {
        var listener = config.listeners().getFirst();
        Rule last = listener.rules().getLast();
        return config.withListener(listener.withRules(List.of(last)));
    }

    private String answer() {
        return String.join("\n", texts("#traffic-answer .label"));
    }

    private String expectations() {
        return String.join("\n", texts("#traffic-expectations .label"))
                + String.join("\n", texts("#traffic-expectations .hyperlink"));
    }

    // ---- the robot's hands ---------------------------------------------------------------------

    private void tick() {
        WaitForAsyncUtils.waitForFxEvents();
        robot.interact(() -> desk.ticker.pass(TrafficViewModel.PERIOD));
        // Fetched on the worker, handed over on the FX thread.
        fixture.await();
        WaitForAsyncUtils.waitForFxEvents();
    }

    private TableView<RequestTrace> table() {
        return robot.lookup("#traffic-table").query();
    }

    private List<String> paths() {
        return table().getItems().stream().map(t -> t.asked().path()).toList();
    }

    private String selected() {
        return table().getSelectionModel().getSelectedItem().asked().path();
    }

    private void select(int row) {
        robot.interact(
                () -> {
                    table().requestFocus();
                    table().getSelectionModel().clearAndSelect(row);
                });
    }

    private void key(KeyCode code, boolean shift) {
        robot.interact(
                () ->
                        table().fireEvent(
                                        new KeyEvent(
                                                KeyEvent.KEY_PRESSED,
                                                "",
                                                "",
                                                code,
                                                shift,
                                                false,
                                                false,
                                                false)));
    }

    private void press(String id) {
        robot.interact(() -> robot.lookup(id).<ButtonBase>query().fire());
        WaitForAsyncUtils.waitForFxEvents();
    }

    private void write(String id, String text) {
        robot.interact(() -> robot.lookup(id).<TextInputControl>query().setText(text));
    }

    private String text(String id) {
        return robot.lookup(id).tryQueryAs(Label.class).map(Label::getText).orElse("");
    }

    private List<String> texts(String query) {
        return robot.lookup(query).queryAll().stream()
                .filter(Labeled.class::isInstance)
                .map(node -> ((Labeled) node).getText())
                .collect(Collectors.toList());
    }
}
