package org.yaomote.ui;

import static org.assertj.core.api.Assertions.assertThat;

import javafx.event.Event;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.Control;
import javafx.scene.control.Labeled;
import javafx.scene.control.ListView;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuBar;
import javafx.scene.control.MenuItem;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.control.TextField;
import javafx.scene.control.TextInputControl;
import javafx.scene.control.TreeTableView;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ContextMenuEvent;
import javafx.scene.input.DataFormat;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.PickResult;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.yaomote.config.BackendMode;
import org.yaomote.fixtures.FakeTraffic;
import org.yaomote.ui.fx.HostErrand;
import org.yaomote.ui.fx.Preference;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import java.util.stream.Stream;

/// Every row has a menu with what can be done with what it stands for, and the keys of the window
/// do what fits the screen or are not offered there.
class RowMenusScreenIT {
    private static final List<String> ASKING =
            List.of(
                    "menu-sweep-ping",
                    "menu-sweep-browse",
                    "menu-sweep-again",
                    "menu-sweep-examine");

    @TempDir static Path folder;
    @AutoClose private static WalkedWindow walked;

    @BeforeAll
    static void open() throws TimeoutException {
        walked = new WalkedWindow(folder);
    }

    @ParameterizedTest
    @CsvSource(
            textBlock =
                    """
                    listeners[0].port, #listeners-table, menu-listeners-duplicate
                    services[0].name, #services-tree, menu-services-rehearse
                    certificates, #certificates-table, menu-certificates-renew
                    traffic, #traffic-table, menu-traffic-curl
                    sweep, #sweep-table, menu-sweep-ping
                    sweep.watch, #watch-table, menu-watch-remove
                    logs.events, #events-table, menu-events-show
                    logs.history, #history-table, menu-history-compare
                    logs.log, #logs-log, menu-logs-log-newest
                    ports, #ports-table, menu-ports-examine
                    """)
    void keysAndTheMouseOpenTheMenuOfTheSelectedRow(String place, String list, String item) {
        ready(place, list);
        Control table = at(list);
        assertThat(ids(table)).contains(item);
        assertThat(opens(table, key(KeyCode.F10, true))).as("Shift+F10 in %s", place).isTrue();
        assertThat(opens(table, key(KeyCode.CONTEXT_MENU, false))).as("in %s", place).isTrue();
        assertThat(opens(table, mouse(row(table)))).as("the mouse in %s", place).isTrue();
        assertThat(opens(table, mouse(table))).as("beside the rows of %s", place).isFalse();
    }

    /// What a key copies, the menu does as well.
    @ParameterizedTest
    @CsvSource(
            textBlock =
                    """
                    listeners[0].port, #listeners-table
                    services[0].name, #services-tree
                    certificates, #certificates-table
                    traffic, #traffic-table
                    sweep.watch, #watch-table
                    logs.events, #events-table
                    logs.history, #history-table
                    logs.log, #logs-log
                    ports, #ports-table
                    """)
    void theSelectedRowIsCopiedByItsMenu(String place, String list) {
        ready(place, list);
        String copied =
                walked.on(
                        () -> {
                            Clipboard.getSystemClipboard()
                                    .setContent(Map.of(DataFormat.PLAIN_TEXT, ""));
                            item(list, "menu-rows-copy").fire();
                            return Clipboard.getSystemClipboard().getString();
                        });
        assertThat(copied).as("a row of %s", place).isNotBlank();
    }

    /// As far as they are selected, in the order in which they are shown.
    @Test
    void linesOfTheLogAreCopiedAsTheyAre() {
        ready("logs.log", "#logs-log");
        String copied =
                walked.on(
                        () -> {
                            ((ListView<?>) at("#logs-log")).getSelectionModel().selectAll();
                            item("#logs-log", "menu-rows-copy").fire();
                            return Clipboard.getSystemClipboard().getString();
                        });
        assertThat(copied).isEqualTo("09:12:00 the proxy was started\n09:13:00 it serves");
        on(() -> item("#logs-log", "menu-logs-log-newest").fire());
        assertThat(walked.on(() -> ((ListView<?>) at("#logs-log")).getSelectionModel().isEmpty()))
                .isTrue();
    }

    /// Sweeping, balancing, certifying and watching are one flow.
    @ParameterizedTest
    @CsvSource(
            textBlock =
                    """
                    services[0].backends[1].host, #services-tree, menu-sweep-watch-add
                    sweep, #sweep-table, menu-sweep-watch-add
                    sweep.watch, #watch-table, menu-sweep-find
                    """)
    void whateverStandsForAHostHasTheSameMenu(String place, String list, String more) {
        ready(place, list);
        assertThat(ids(at(list)))
                .containsSubsequence(ASKING)
                .contains(more, "menu-sweep-add", "menu-sweep-add-new");
    }

    @Test
    void aBackendIsPingedExaminedAndFoundFromItsRow() {
        walked.on(() -> go("services[0].backends[0].host"));
        String host =
                walked.fixture()
                        .workspace
                        .draft()
                        .services()
                        .getFirst()
                        .backends()
                        .getFirst()
                        .host();
        on(() -> item("#services-tree", "menu-sweep-ping").fire());
        assertThat(said("#ping-title")).contains(host);
        walked.on(() -> go("services[0].backends[0].host"));
        on(() -> item("#services-tree", "menu-sweep-examine").fire());
        await(
                () ->
                        at("#certificates-examine-text") instanceof TextInputControl text
                                && text.getText().startsWith(host + ":"));
        on(() -> press("#certificates-examine-close"));
        walked.on(() -> go("services[0].backends[0].host"));
        on(() -> press("#services-host-link"));
        TableView<?> swept = (TableView<?>) at("#sweep-table");
        assertThat(walked.on(() -> swept.getSelectionModel().getSelectedIndex())).isZero();
        on(
                () ->
                        walked.fixture()
                                .window
                                .context()
                                .navigator()
                                .send(new HostErrand.Find("10.9.9.9")));
        assertThat(((TextField) at("#sweep-targets")).getText())
                .as("nobody has swept it")
                .isEqualTo("10.9.9.9");
    }

    /// Not the host that happens to be selected among those swept.
    @Test
    void theMenuBarPingsTheBackendThatIsSelected() {
        walked.on(() -> go("sweep"));
        on(() -> ((TableView<?>) at("#sweep-table")).getSelectionModel().clearAndSelect(2));
        on(() -> menuItem("menu-ping").fire());
        assertThat(said("#ping-title")).contains("10.0.0.3");
        walked.on(() -> go("services[0].backends[0].host"));
        on(() -> menuItem("menu-ping").fire());
        assertThat(said("#ping-title")).contains("10.0.0.1");
    }

    @Test
    void aSweptHostIsFoundFromElsewhere() {
        ready("sweep.watch", "#watch-table");
        on(() -> item("#watch-table", "menu-sweep-find").fire());
        TableView<?> swept = (TableView<?>) at("#sweep-table");
        assertThat(walked.on(swept::isVisible)).isTrue();
        assertThat(walked.on(() -> swept.getSelectionModel().getSelectedIndex())).isEqualTo(0);
    }

    /// Beside an item of a row stand the keys of the same command, and the menu bar keeps them.
    @Test
    @SuppressWarnings("unchecked")
    void itemsOfRowsShowTheKeysOfTheMenuBar() {
        for (var same :
                Map.of(
                                "menu-services-drain", "key-drain",
                                "menu-services-maintain", "key-maintenance",
                                "menu-services-duplicate", "key-duplicate",
                                "menu-services-delete", "key-delete")
                        .entrySet()) {
            KeyCombination own = menuItem(same.getValue()).getAccelerator();
            KeyCombination shown = item("#services-tree", same.getKey()).getAccelerator();
            assertThat(shown.getDisplayText()).as(same.getKey()).isEqualTo(own.getDisplayText());
            assertThat(shown.getName()).as("read out").isEqualTo(own.getDisplayText());
        }
        assertThat(item("#sweep-table", "menu-sweep-copy-json").getAccelerator().getDisplayText())
                .isEqualTo("Ctrl+Shift+C");
        assertThat(item("#traffic-table", "menu-rows-copy").getAccelerator().getDisplayText())
                .isEqualTo("Ctrl+C");
        KeyEvent drain =
                new KeyEvent(KeyEvent.KEY_PRESSED, "", "", KeyCode.D, true, true, false, false);
        assertThat(walked.stage().getScene().getAccelerators().keySet())
                .filteredOn(keys -> keys.match(drain))
                .containsExactly(menuItem("key-drain").getAccelerator());
        Preference<?> wanted =
                walked.fixture().window.context().preferences().all().stream()
                        .filter(one -> one.wish().name().equals("key.drain"))
                        .findFirst()
                        .orElseThrow();
        on(() -> ((Preference<String>) wanted).set(""));
        assertThat(item("#services-tree", "menu-services-drain").getAccelerator()).isNull();
        on(wanted::reset);
        assertThat(item("#services-tree", "menu-services-drain").getAccelerator()).isNotNull();
    }

    @Test
    void newAndLookAgainAreOfferedWhereTheyDoSomething() {
        assertThat(offers("overview")).containsExactly(true, true);
        assertThat(offers("listeners[0].port")).containsExactly(true, true);
        assertThat(offers("traffic")).containsExactly(true, true);
        assertThat(offers("logs.events")).containsExactly(false, true);
        assertThat(offers("ports")).containsExactly(false, true);
        assertThat(offers("settings.general")).containsExactly(false, false);
        assertThat(walked.on(() -> menuItem("key-new").getText()))
                .isEqualTo("Nothing new is made in this screen");
        walked.on(() -> go("overview"));
        assertThat(walked.on(() -> menuItem("key-new").getText())).isEqualTo("New in this screen");
    }

    @Test
    void f5AsksEveryBackendOnTheOverviewAndTheListeners() {
        for (String place : List.of("overview", "listeners[0].port")) {
            walked.on(() -> go(place));
            int before = walked.fixture().proxy.backstage.checks.size();
            on(() -> type(KeyCode.F5, false));
            assertThat(walked.fixture().proxy.backstage.checks.size())
                    .as(place)
                    .isGreaterThan(before);
        }
    }

    @Test
    void bracketsGoBackAndForward() {
        walked.on(() -> go("overview"));
        walked.on(() -> go("ports"));
        on(() -> type(KeyCode.OPEN_BRACKET, true));
        assertThat(walked.on(() -> Objects.requireNonNull(find("#ports-table")).isVisible()))
                .isTrue();
        assertThat(walked.on(() -> isInSight("#ports-table"))).isFalse();
        on(() -> type(KeyCode.CLOSE_BRACKET, true));
        assertThat(walked.on(() -> isInSight("#ports-table"))).isTrue();
    }

    @Test
    void whatIsHeldBackSaysSinceWhenAndIsLetBackInSight() {
        walked.on(() -> go("services[0].backends[1].host"));
        String since =
                walked.fixture().window.context().texts().numbers().timeOfDay(FakeTraffic.ORDERED);
        await(() -> said("#services-sentence").endsWith("Since " + since + "."));
        assertThat(said("#services-maintained")).isEqualTo("Back to Ready");
        on(() -> press("#services-maintained"));
        assertThat(mode()).isEqualTo(BackendMode.READY);
        await(() -> !isInSight("#services-maintained"));
        walked.on(
                () -> {
                    walked.fixture().workspace.undo();
                    return "";
                });
        assertThat(mode()).isEqualTo(BackendMode.DRAIN);
    }

    @Test
    void portsAreSortedByNumberAndTheSelectionStays() {
        ready("ports", "#ports-table");
        TableView<?> table = (TableView<?>) at("#ports-table");
        Object chosen = walked.on(() -> table.getSelectionModel().getSelectedItem());
        on(() -> sort(table, "ports-column-port", TableColumn.SortType.DESCENDING));
        List<Integer> ports =
                walked.on(
                        () ->
                                table.getItems().stream()
                                        .map(r -> ((org.yaomote.ports.Listening) r).port())
                                        .toList());
        assertThat(ports).isSortedAccordingTo((a, b) -> Integer.compare(b, a));
        assertThat(walked.on(() -> table.getSelectionModel().getSelectedItem())).isEqualTo(chosen);
    }

    private static BackendMode mode() {
        return walked.fixture().workspace.draft().services().getFirst().backends().get(1).mode();
    }

    private static <R> void sort(TableView<R> table, String id, TableColumn.SortType way) {
        TableColumn<R, ?> column =
                table.getColumns().stream()
                        .filter(c -> id.equals(c.getId()))
                        .findFirst()
                        .orElseThrow();
        column.setSortType(way);
        table.getSortOrder().setAll(List.of(column));
    }

    /// Whether *New* and *look again* are.
    private static List<Boolean> offers(String place) {
        walked.on(() -> go(place));
        return walked.on(
                () ->
                        Stream.of("key-new", "key-run")
                                .map(RowMenusScreenIT::menuItem)
                                .map(item -> !item.isDisable())
                                .toList());
    }

    private static MenuItem menuItem(String id) {
        return ((MenuBar) at("#menu-bar"))
                .getMenus().stream()
                        .flatMap(menu -> menu.getItems().stream())
                        .filter(item -> id.equals(item.getId()))
                        .findFirst()
                        .orElseThrow();
    }

    /// Goes there with a row that is selected.
    private static void ready(String place, String list) {
        if (place.equals("sweep.watch")) {
            walked.on(() -> go("sweep"));
            on(() -> select("#sweep-table"));
            on(() -> item("#sweep-table", "menu-sweep-watch-add").fire());
        }
        walked.on(() -> go(place));
        if (place.equals("traffic")) {
            on(() -> ((TextField) at("#traffic-filter")).setText(""));
        }
        // Lines of a log are read in the background, and there is no list before.
        await(() -> find(list) != null);
        await(() -> rows(at(list)) > 0);
        on(
                () -> {
                    if (place.contains("backends")) {
                        return;
                    }
                    select(list);
                });
        on(RowMenusScreenIT::layOut);
    }

    private static void layOut() {
        walked.root().applyCss();
        walked.root().layout();
    }

    private static int rows(Control list) {
        return switch (list) {
            case TableView<?> table -> table.getItems().size();
            case ListView<?> lines -> lines.getItems().size();
            default -> ((TreeTableView<?>) list).getExpandedItemCount();
        };
    }

    private static void select(String list) {
        switch (at(list)) {
            case TableView<?> table -> table.getSelectionModel().clearAndSelect(0);
            case ListView<?> lines -> lines.getSelectionModel().clearAndSelect(0);
            case TreeTableView<?> tree -> tree.getSelectionModel().clearAndSelect(0);
            case Control other -> throw new AssertionError(other);
        }
    }

    /// Looked at in the same breath: a window that is not in front closes its menus.
    private static boolean opens(Control list, Event event) {
        ContextMenu menu = list.getContextMenu();
        return walked.on(
                () -> {
                    list.fireEvent(event);
                    boolean isOpen = menu.isShowing();
                    menu.hide();
                    return isOpen;
                });
    }

    private static List<String> ids(Control list) {
        return walked.on(
                () ->
                        within(list.getContextMenu().getItems())
                                .map(MenuItem::getId)
                                .filter(Objects::nonNull)
                                .toList());
    }

    private static MenuItem item(String list, String id) {
        return within(at(list).getContextMenu().getItems())
                .filter(item -> id.equals(item.getId()))
                .findFirst()
                .orElseThrow();
    }

    private static Stream<MenuItem> within(List<MenuItem> items) {
        return items.stream()
                .flatMap(
                        item ->
                                item instanceof Menu menu
                                        ? Stream.concat(Stream.of(item), within(menu.getItems()))
                                        : Stream.of(item));
    }

    private static KeyEvent key(KeyCode code, boolean shift) {
        return new KeyEvent(KeyEvent.KEY_PRESSED, "", "", code, shift, false, false, false);
    }

    private static void type(KeyCode code, boolean control) {
        walked.stage()
                .getScene()
                .getRoot()
                .fireEvent(
                        new KeyEvent(
                                KeyEvent.KEY_PRESSED, "", "", code, false, control, false, false));
    }

    private static ContextMenuEvent mouse(Node picked) {
        return new ContextMenuEvent(
                ContextMenuEvent.CONTEXT_MENU_REQUESTED,
                5,
                5,
                5,
                5,
                false,
                new PickResult(picked, 5, 5));
    }

    private static Node row(Control list) {
        String cells =
                switch (list) {
                    case TableView<?> _ -> ".table-row-cell";
                    case ListView<?> _ -> ".list-cell";
                    default -> ".tree-table-row-cell";
                };
        return list.lookupAll(cells).stream()
                .filter(node -> !((javafx.scene.control.IndexedCell<?>) node).isEmpty())
                .findFirst()
                .orElseThrow();
    }

    private static String said(String query) {
        return walked.on(
                () -> {
                    layOut();
                    return ((Labeled) Objects.requireNonNull(find(query), query)).getText();
                });
    }

    private static boolean isInSight(String query) {
        Node at = find(query);
        while (at != null && at.isVisible()) {
            at = at.getParent();
        }
        return at == null;
    }

    private static void press(String query) {
        ((javafx.scene.control.ButtonBase) at(query)).fire();
    }

    private static String go(String place) {
        walked.go(place);
        return place;
    }

    private static Control at(String query) {
        return (Control) Objects.requireNonNull(find(query), query);
    }

    private static Node find(String query) {
        return all(walked.stage().getScene().getRoot())
                .filter(node -> query.substring(1).equals(node.getId()))
                .findFirst()
                .orElse(null);
    }

    private static Stream<Node> all(Node node) {
        Stream<Node> below =
                node instanceof Parent parent
                        ? parent.getChildrenUnmodifiable().stream().flatMap(RowMenusScreenIT::all)
                        : Stream.empty();
        return Stream.concat(Stream.of(node), below);
    }

    private static void on(Runnable action) {
        String _ =
                walked.on(
                        () -> {
                            action.run();
                            return "";
                        });
    }

    private static void await(Supplier<Boolean> is) {
        Awaitility.await().until(() -> walked.on(is));
    }
}
