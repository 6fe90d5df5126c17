package org.yaomote.ui.shell;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.awaitility.Awaitility.await;

import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SplitPane;
import javafx.scene.control.TextField;
import javafx.scene.control.TreeTableRow;
import javafx.scene.control.TreeTableView;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;

import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.yaomote.config.Backend;
import org.yaomote.config.BackendMode;
import org.yaomote.config.ProxyConfig;
import org.yaomote.config.Service;
import org.yaomote.fixtures.WindowFixture;
import org.yaomote.metrics.BoundListener;
import org.yaomote.proof.ListenerProof;
import org.yaomote.ui.Drafts;
import org.yaomote.ui.fx.Toasts;
import org.yaomote.ui.fx.UndoOffer;
import org.yaomote.ui.services.ServicesScreen;
import org.yaomote.workspace.Edit;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/// Orders to backends name what they are about, wherever they are given, and what the window says
/// of them takes no room and goes when it is not so any more.
@ExtendWith(ApplicationExtension.class)
class OrdersScreenIT {
    private static final double MOST_COVERED = 40;
    @AutoClose private WindowFixture fixture;

    @Start
    void start(Stage unused) {
        fixture = new WindowFixture(Drafts.two(), ServicesScreen::new);
        fixture.show(960, 600);
    }

    @Test
    void thePaletteNamesWhatAnOrderIsAboutAndItsKeys(FxRobot robot) {
        Found drain = offered(robot, "drain");
        assertThat(drain.title()).isEqualTo("Drain 2 backends of web");
        assertThat(drain.keys()).isEqualTo("Ctrl+Shift+D");
        assertThat(offered(robot, "maintenance").title())
                .isEqualTo("Put 2 backends of web into maintenance");
        assertThat(offered(robot, "switch off").title()).isEqualTo("Switch 2 backends of web off");
        assertThat(offered(robot, "delete").title()).isEqualTo("Delete service web");
        robot.push(KeyCode.SHORTCUT, KeyCode.DIGIT3);
        robot.push(KeyCode.DOWN);
        assertThat(offered(robot, "drain").title()).isEqualTo("Drain web1 of web");
    }

    @Test
    void takingTheLastBackendsAwayIsToldUntilOneIsBack(FxRobot robot) {
        robot.interact(fixture.proxy::start);
        robot.push(KeyCode.SHORTCUT, KeyCode.DIGIT3);
        robot.push(KeyCode.DOWN);
        order(robot, KeyCode.M);
        assertThat(notes()).noneMatch(text -> text.contains("503"));
        robot.push(KeyCode.DOWN);
        order(robot, KeyCode.D);
        await().untilAsserted(
                        () ->
                                assertThat(notes())
                                        .contains(
                                                "Nobody is left for new requests to web: clients"
                                                        + " get 503."));
        robot.clickOn("#toast-action");
        robot.interact(() -> fixture.proxy.apply());
        assertThat(backends().get(1).mode()).isEqualTo(BackendMode.READY);
        assertThat(notes()).noneMatch(text -> text.contains("503"));
    }

    @Test
    void aNoteMovesNothingAndGoesWithWhatItTells(FxRobot robot) {
        robot.push(KeyCode.SHORTCUT, KeyCode.DIGIT3);
        Bounds before = place(".content");
        robot.push(KeyCode.DELETE);
        await().until(() -> notes().size() == 1);
        assertThat(place(".content")).isEqualTo(before);
        assertThat(place("#toasts").getMinY())
                .as("it covers little but the status bar")
                .isGreaterThan(before.getMaxY() - MOST_COVERED);
        robot.push(KeyCode.SHORTCUT, KeyCode.Z);
        await().untilAsserted(() -> assertThat(notes()).isEmpty());
    }

    @Test
    void whatStaysIsFoldedAndHidesNothing(FxRobot robot) {
        Bounds before = place(".content");
        robot.interact(
                () -> {
                    Toasts toasts = fixture.window.context().toasts();
                    List.of("one", "two", "three", "two").forEach(t -> toasts.warn(() -> t));
                });
        await().untilAsserted(this::isBelowTheStatusBar);
        assertThat(seen()).isEqualTo(1);
        assertThat(place("#toasts").getHeight()).as("one row").isLessThan(1.5 * MOST_COVERED);
        assertThat(notes()).as("the same once").containsExactly("one", "three", "two");
        assertThat(((Button) node("#toasts-more")).getText()).isEqualTo("2 more");
        robot.clickOn("#toasts-more");
        assertThat(seen()).isEqualTo(3);
        await().untilAsserted(this::isBelowTheStatusBar);
        while (!notes().isEmpty()) {
            robot.clickOn("#toast-close");
        }
        await().untilAsserted(() -> assertThat(place(".content")).isEqualTo(before));
    }

    private void isBelowTheStatusBar() {
        assertThat(place("#toasts").getMinY())
                .isGreaterThanOrEqualTo(place("#status-bar").getMaxY());
    }

    private long seen() {
        return node("#toasts").lookupAll(".notification").stream().filter(Node::isVisible).count();
    }

    @Test
    void whatIsSaidOfADraftGoesWhenItIsApplied(FxRobot robot) {
        Edit edit = new Edit("discard", List.of(), c -> c.withoutService(second(c).id()));
        robot.interact(
                () -> {
                    fixture.proxy.start();
                    fixture.workspace.edit(edit);
                    UndoOffer.in(fixture.window.context()).ofDraft(edit, () -> "not applied yet");
                });
        assertThat(notes()).contains("not applied yet");
        robot.interact(() -> fixture.proxy.apply());
        assertThat(notes()).doesNotContain("not applied yet");
    }

    @Test
    void aLongResultIsFoldedAndScrolled(FxRobot robot) {
        List<ListenerProof> proofs = new ArrayList<>();
        IntStream.range(0, 30).forEach(i -> proofs.add(silent(i)));
        robot.interact(
                () -> {
                    fixture.proxy.start();
                    fixture.proxy.proveNext(proofs.toArray(ListenerProof[]::new));
                    fixture.proxy.apply();
                });
        await().untilAsserted(
                        () -> {
                            double high = place("#apply-result-lines").getHeight();
                            assertThat(high).isPositive();
                            assertThat(high)
                                    .isLessThanOrEqualTo(fixture.stage.getScene().getHeight() / 4);
                        });
        assertThat(robot.lookup("#apply-result .label").queryAllAs(Label.class))
                .anyMatch(label -> label.getText().contains("30 of 30"))
                .anyMatch(label -> label.getText().contains("l0, l2, l4"));
    }

    private static ListenerProof silent(int i) {
        return new ListenerProof.Silent(
                new BoundListener("listener-" + i, "l" + i, "127.0.0.1", 8000 + i, false),
                i % 2 == 0 ? ListenerProof.Fault.REFUSED : ListenerProof.Fault.TIMEOUT,
                1_000L * i);
    }

    @Test
    void theToolsTakeTwoLinesAndTheRestIsInAMenu(FxRobot robot) {
        robot.push(KeyCode.SHORTCUT, KeyCode.DIGIT3);
        await().until(() -> node("#services-more").isVisible());
        double line = place("#services-newBackend").getHeight();
        Bounds tools = place(".tool-row");
        assertThat(tools.getHeight()).isLessThan(3 * line);
        assertThat(((MenuButton) node("#services-more")).getItems())
                .filteredOn(MenuItem::isVisible)
                .extracting(MenuItem::getText)
                .contains("Move down");
        assertThat(offered(robot, "move down").title()).isEqualTo("Move down");
    }

    @Test
    void theListHasItsRoomAgainAfterADrain(FxRobot robot) {
        robot.interact(fixture.proxy::start);
        robot.push(KeyCode.SHORTCUT, KeyCode.DIGIT3);
        SplitPane split = (SplitPane) node("#services-tree").getParent().getParent();
        await().until(() -> node("#services-tree").isFocused());
        double before = split.getDividerPositions()[0];
        order(robot, KeyCode.D);
        await().until(() -> split.getDividerPositions()[0] < before - 0.05);
        order(robot, KeyCode.D);
        await().untilAsserted(
                        () ->
                                assertThat(split.getDividerPositions()[0])
                                        .isCloseTo(before, within(0.02)));
    }

    @Test
    void whatIsNewIsInSight(FxRobot robot) {
        robot.interact(() -> fixture.workspace.edit(many()));
        robot.interact(fixture.proxy::start);
        robot.push(KeyCode.SHORTCUT, KeyCode.DIGIT3);
        robot.push(KeyCode.SHORTCUT, KeyCode.N);
        await().untilAsserted(() -> assertThat(selectedInSight(robot)).isPresent());
    }

    private static Edit many() {
        List<Service> all = new ArrayList<>(Drafts.two().services());
        for (int i = 0; i < 60; i++) {
            all.add(Drafts.service("service-x" + i, "s" + i, Drafts.backend("b" + i, 7000 + i, 5)));
        }
        return new Edit("discard", List.of(), c -> c.withServices(all));
    }

    /// The selected row, if it is seen whole.
    private Optional<Node> selectedInSight(FxRobot robot) {
        TreeTableView<?> tree = robot.lookup("#services-tree").query();
        int row = tree.getSelectionModel().getSelectedIndex();
        Bounds all = place("#services-tree");
        return robot
                .lookup("#services-tree .tree-table-row-cell")
                .queryAllAs(TreeTableRow.class)
                .stream()
                .filter(cell -> cell.isVisible() && cell.getIndex() == row)
                .map(Node.class::cast)
                .filter(
                        cell ->
                                cell.localToScene(cell.getLayoutBounds()).getMaxY()
                                        <= all.getMaxY() + 1)
                .findFirst();
    }

    /// An order is in force at once in the program itself.
    private void order(FxRobot robot, KeyCode key) {
        robot.push(KeyCode.SHORTCUT, KeyCode.SHIFT, key);
        robot.interact(() -> fixture.proxy.apply());
    }

    private static Service second(ProxyConfig config) {
        return config.services().get(1);
    }

    private List<Backend> backends() {
        return fixture.workspace.draft().services().getFirst().backends();
    }

    /// What the palette has first for some words; it is closed again.
    private Found offered(FxRobot robot, String words) {
        Found[] first = new Found[1];
        robot.push(KeyCode.SHORTCUT, KeyCode.K);
        robot.interact(
                () -> {
                    ((TextField) node("#palette-field")).setText(words);
                    first[0] = (Found) ((ListView<?>) node("#palette-list")).getItems().getFirst();
                });
        robot.push(KeyCode.ESCAPE);
        return first[0];
    }

    private List<String> notes() {
        return node("#toasts").lookupAll(".notification").stream()
                .map(Node::getAccessibleText)
                .toList();
    }

    private Bounds place(String query) {
        Node node = node(query);
        return node.localToScene(node.getLayoutBounds());
    }

    private Node node(String query) {
        return fixture.stage.getScene().lookup(query);
    }
}
