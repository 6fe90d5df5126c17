package org.yaomote.ui.services;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import javafx.geometry.Orientation;
import javafx.scene.control.ScrollBar;
import javafx.scene.control.TreeTableColumn;
import javafx.scene.control.TreeTableView;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;

import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;
import org.yaomote.config.Backend;
import org.yaomote.config.ProxyConfig;
import org.yaomote.config.Service;
import org.yaomote.fixtures.CellRoom;
import org.yaomote.fixtures.FakeTraffic;
import org.yaomote.fixtures.WindowFixture;
import org.yaomote.ui.Drafts;
import org.yaomote.workspace.Edit;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;

/// What the table of services says of a proxy that runs, held against what it does.
@ExtendWith(ApplicationExtension.class)
class ServicesTruthScreenIT {
    private static final String WEB1 = "10.0.0.1:9001";
    private static final String WEB2 = "10.0.0.1:9002";

    @AutoClose private WindowFixture fixture;

    @Start
    void start(Stage unused) {
        fixture = new WindowFixture(Drafts.two(), ServicesScreen::new);
        fixture.show(1240, 760);
        fixture.go("services");
    }

    @Test
    void whatClientsDoNotGetIsSeenOnTheServiceWithoutChoosingColumns(FxRobot robot) {
        fixture.traffic = new FakeTraffic(Drafts.two(), 2).dead(WEB1).dead(WEB2);
        robot.interact(fixture.proxy::start);
        await().until(() -> count(robot, 0, "failed") > 0);
        assertThat(column(robot, "failed").isVisible()).isTrue();
        assertThat(count(robot, 0, "failed"))
                .as("the service")
                .isEqualTo(count(robot, 0, "serverError"));
        assertThat(count(robot, 1, "failed")).as("its first backend").isPositive();
        assertThat(cell(robot, 0, "p95")).as("nobody was waited for").isEqualTo("\u2013");
    }

    @Test
    void requestsAndAttemptsAreToldApartInTheForm(FxRobot robot) {
        fixture.traffic = new FakeTraffic(Drafts.two(), 2).dead(WEB1).dead(WEB2);
        robot.interact(fixture.proxy::start);
        robot.interact(() -> tree(robot).getSelectionModel().clearAndSelect(0));
        await().until(() -> outcomes(robot).matches("Since the start.* requests.*"));
        assertThat(outcomes(robot)).contains("0 not answered in full");
        robot.interact(() -> tree(robot).getSelectionModel().clearAndSelect(1));
        await().until(() -> outcomes(robot).matches("Since the start.* attempts.*"));
        assertThat(outcomes(robot)).contains("0 answered 5xx");
    }

    private String sentence(FxRobot robot) {
        return fx(() -> robot.lookup("#services-sentence").queryLabeled().getText());
    }

    private String outcomes(FxRobot robot) {
        return fx(() -> robot.lookup("#services-outcomes").queryLabeled().getText());
    }

    @Test
    void ofBackendsThatNobodyCheckedItIsNotSaidThatNoneIsUp(FxRobot robot) {
        robot.interact(() -> tree(robot).getSelectionModel().clearAndSelect(0));
        await().until(
                        () ->
                                sentence(robot)
                                        .equals(
                                                "It has 2 backends, which nobody has checked"
                                                        + " yet."));
        robot.interact(fixture.proxy::start);
        await().until(() -> sentence(robot).equals("2 of 2 backends are up."));
    }

    @Test
    void theColumnsThatAreShownAtFirstFitTheWindow(FxRobot robot) {
        double shown =
                tree(robot).getVisibleLeafColumns().stream()
                        .mapToDouble(TreeTableColumn::getWidth)
                        .sum();
        assertThat(shown).isLessThanOrEqualTo(tree(robot).getWidth());
        assertThat(tree(robot).getColumns()).noneMatch(column -> column.getPrefWidth() == 80);
    }

    /// With more rows than there is room for, one bar must not bring the other.
    @Test
    void manyRowsBringNoSidewaysBar(FxRobot robot) {
        robot.interact(
                () ->
                        fixture.workspace.edit(
                                Edit.of("test", "", ServicesTruthScreenIT::withManyBackends)));
        await().until(() -> isSeen(robot, Orientation.VERTICAL));
        robot.interact(() -> tree(robot).getScene().getRoot().layout());
        assertThat(isSeen(robot, Orientation.HORIZONTAL)).isFalse();
        assertThat(
                        tree(robot).getVisibleLeafColumns().stream()
                                .mapToDouble(TreeTableColumn::getPrefWidth)
                                .sum())
                .isLessThanOrEqualTo(tree(robot).getWidth() - 16);
    }

    private static boolean isSeen(FxRobot robot, Orientation which) {
        return fx(
                () ->
                        tree(robot).lookupAll(".scroll-bar").stream()
                                .map(ScrollBar.class::cast)
                                .filter(bar -> bar.getOrientation() == which)
                                .anyMatch(ScrollBar::isVisible));
    }

    private static ProxyConfig withManyBackends(ProxyConfig config) {
        Service web = config.services().getFirst();
        List<Backend> all = new ArrayList<>(web.backends());
        for (int i = 0; i < 40; i++) {
            all.add(web.backends().getFirst().withName("more" + i).withPort(9100 + i));
        }
        return config.withService(web.withBackends(all));
    }

    /// In the font of the window, with the room at both sides of a cell.
    @Test
    void whatCellsUsuallyHoldFitsTheirColumns(FxRobot robot) {
        assertThat(column(robot, "check").getWidth())
                .isGreaterThan(CellRoom.of("refused, 30 s ago"))
                .isGreaterThan(CellRoom.of("\u63a5\u7d9a\u62d2\u5426(30\u79d2\u524d)"));
        assertThat(column(robot, "address").getWidth())
                .isGreaterThan(CellRoom.of("127.0.0.1:19001"));
    }

    @Test
    void theShareIsOfWhatRunsAndSaysWhatApplyingMakesOfIt(FxRobot robot) {
        robot.interact(fixture.proxy::start);
        robot.interact(() -> tree(robot).getSelectionModel().clearAndSelect(0));
        robot.clickOn("#services-newBackend");
        await().until(() -> cell(robot, 1, "share").equals("50 \u2192 33.4 %"));
        assertThat(cell(robot, 2, "share")).isEqualTo("50 \u2192 33.3 %");
        assertThat(cell(robot, 3, "share")).isEqualTo("\u2013 \u2192 33.3 %");
        robot.interact(() -> tree(robot).getSelectionModel().clearAndSelect(0));
        await().until(() -> sentence(robot).equals("2 of 2 backends are up."));
        robot.interact(() -> fixture.proxy.apply());
        await().until(() -> cell(robot, 3, "share").equals("33.3 %"));
        assertThat(cell(robot, 1, "share")).isEqualTo("33.4 %");
    }

    @Test
    void aRemovedBackendThatRunsIsSeenUntilTheChangeIsApplied(FxRobot robot) {
        robot.interact(fixture.proxy::start);
        robot.interact(() -> tree(robot).getSelectionModel().clearAndSelect(1));
        robot.clickOn("#services-delete");
        await().until(() -> cell(robot, 2, "share").equals("50 \u2192 gone"));
        assertThat(cell(robot, 2, "address")).isEqualTo(WEB1);
        assertThat(cell(robot, 2, "name")).isEqualTo("web1");
        assertThat(cell(robot, 1, "share")).isEqualTo("50 \u2192 100 %");
        await().until(() -> !cell(robot, 2, "rate").equals("0"));
        assertThat(binsOf(robot)).containsExactly("web1");
        robot.interact(fixture.workspace::undo);
        await().until(() -> cell(robot, 1, "name").equals("web1"));
        assertThat(cell(robot, 1, "share")).isEqualTo("50.0 %");
        await().until(() -> binsOf(robot).isEmpty());
        robot.interact(fixture.workspace::redo);
        robot.interact(() -> fixture.proxy.apply());
        await().until(() -> cell(robot, 1, "share").equals("100.0 %"));
        assertThat(fx(() -> tree(robot).getTreeItem(0).getChildren())).hasSize(1);
    }

    @Test
    void nothingIsDoneWithARowThatIsRemovedAlready(FxRobot robot) {
        robot.interact(fixture.proxy::start);
        robot.interact(() -> tree(robot).getSelectionModel().clearAndSelect(1));
        robot.clickOn("#services-delete");
        await().until(() -> cell(robot, 2, "share").endsWith("gone"));
        ProxyConfig draft = fixture.workspace.draft();
        robot.interact(() -> tree(robot).getSelectionModel().clearAndSelect(2));
        robot.interact(tree(robot)::requestFocus);
        robot.type(KeyCode.DELETE);
        assertThat(fixture.workspace.draft()).isEqualTo(draft);
        assertThat(robot.lookup("#services-delete").query().isDisabled()).isTrue();
    }

    @Test
    void aRemovedServiceThatRunsIsSeenUntilTheChangeIsApplied(FxRobot robot) {
        robot.interact(fixture.proxy::start);
        robot.interact(() -> tree(robot).getSelectionModel().clearAndSelect(0));
        robot.clickOn("#services-delete");
        await().until(() -> cell(robot, 2, "share").equals("100 \u2192 gone"));
        assertThat(cell(robot, 3, "share")).isEqualTo("50 \u2192 gone");
        await().until(() -> !cell(robot, 2, "rate").equals("0"));
        robot.interact(() -> fixture.proxy.apply());
        await().until(() -> fx(() -> tree(robot).getExpandedItemCount()) == 2);
    }

    /// The names that a bin stands before.
    private List<String> binsOf(FxRobot robot) {
        return fx(
                () ->
                        tree(robot).lookupAll(".tree-table-cell").stream()
                                .filter(NameCell.class::isInstance)
                                .map(NameCell.class::cast)
                                .filter(cell -> cell.getGraphic() != null && !cell.isEmpty())
                                .map(NameCell::getText)
                                .toList());
    }

    private long count(FxRobot robot, int row, String column) {
        return Long.parseLong(cell(robot, row, column).replace(",", ""));
    }

    private String cell(FxRobot robot, int row, String column) {
        return fx(() -> String.valueOf(column(robot, column).getCellData(row)));
    }

    private static TreeTableColumn<ServicesRow, ?> column(FxRobot robot, String name) {
        return tree(robot).getColumns().stream()
                .filter(column -> column.getId().equals("services-column-" + name))
                .findFirst()
                .orElseThrow();
    }

    private static TreeTableView<ServicesRow> tree(FxRobot robot) {
        return robot.lookup("#services-tree").query();
    }

    private static <T> T fx(Callable<T> reading) {
        return WaitForAsyncUtils.waitForAsyncFx(10_000, reading);
    }
}
