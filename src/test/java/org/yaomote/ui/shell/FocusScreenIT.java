package org.yaomote.ui.shell;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ScrollPane;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;

import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;
import org.yaomote.config.BackendMode;
import org.yaomote.fixtures.WindowFixture;
import org.yaomote.metrics.BoundListener;
import org.yaomote.proof.ListenerProof;
import org.yaomote.ui.Drafts;
import org.yaomote.ui.editing.FocusInView;
import org.yaomote.ui.listeners.ListenersScreen;
import org.yaomote.ui.services.ServicesScreen;
import org.yaomote.workspace.RunState;

import java.time.Duration;

/// The focus is where the work is, also when the control that had it goes: never on the button that
/// stops the proxy.
@ExtendWith(ApplicationExtension.class)
class FocusScreenIT {
    @AutoClose private WindowFixture fixture;

    @Start
    void start(Stage unused) {
        fixture = new WindowFixture(Drafts.two(), ListenersScreen::new, ServicesScreen::new);
        fixture.show();
    }

    @Test
    void aWindowThatOpensHasTheFocusOnItsScreen() {
        await().untilAsserted(() -> assertThat(isIn(".content")).isTrue());
    }

    @Test
    void anotherScreenHasTheFocusAndKeepsItsPlace(FxRobot robot) {
        robot.push(KeyCode.SHORTCUT, KeyCode.DIGIT3);
        assertThat(at()).isEqualTo("services-tree");
        robot.interact(() -> node("#services-name").requestFocus());
        robot.push(KeyCode.SHORTCUT, KeyCode.DIGIT2);
        assertThat(at()).isEqualTo("listeners-table");
        robot.push(KeyCode.ALT, KeyCode.LEFT);
        assertThat(at()).isEqualTo("services-name");
    }

    @Test
    void whoWalksThroughTheSideBarStaysThere(FxRobot robot) {
        robot.interact(() -> node("#screen-services").requestFocus());
        robot.push(KeyCode.SPACE);
        assertThat(node("#services-tree").isVisible()).isTrue();
        assertThat(at()).isEqualTo("screen-services");
    }

    @Test
    void startingGivesTheFocusBack(FxRobot robot) {
        robot.push(KeyCode.SHORTCUT, KeyCode.DIGIT3);
        robot.clickOn("#start-stop");
        robot.interact(() -> fixture.proxy.become(new RunState.Starting()));
        staysAt("services-tree");
    }

    @Test
    void undoInANoteGivesTheFocusBack(FxRobot robot) {
        robot.push(KeyCode.SHORTCUT, KeyCode.DIGIT3);
        robot.push(KeyCode.DELETE);
        robot.interact(() -> node("#toast-undo").requestFocus());
        robot.push(KeyCode.SPACE);
        assertThat(fixture.workspace.draft()).isEqualTo(Drafts.two());
        staysAt("services-tree");
    }

    @Test
    void finishingADrainGivesTheFocusBack(FxRobot robot) {
        robot.interact(fixture.proxy::start);
        robot.push(KeyCode.SHORTCUT, KeyCode.DIGIT3);
        robot.push(KeyCode.END);
        robot.push(KeyCode.SHORTCUT, KeyCode.SHIFT, KeyCode.D);
        robot.interact(() -> fixture.proxy.apply());
        await().until(() -> node("#services-drain-finish") instanceof Button);
        robot.interact(() -> node("#services-drain-finish").requestFocus());
        robot.push(KeyCode.SPACE);
        await().until(() -> lastMode() == BackendMode.MAINTENANCE);
        robot.interact(() -> fixture.proxy.apply());
        staysAt("services-tree");
    }

    /// The field that had the focus may be far from where the user looks.
    @Test
    void applyingGivesTheFocusBackAndScrollsNothing(FxRobot robot) {
        robot.interact(fixture.proxy::start);
        robot.interact(() -> fixture.stage.setHeight(600));
        robot.push(KeyCode.SHORTCUT, KeyCode.DIGIT3);
        robot.interact(() -> node("#services-name").requestFocus());
        robot.write("x").type(KeyCode.ENTER);
        ScrollPane form = FocusInView.around(node("#services-name")).orElseThrow();
        await().until(() -> node("#pending-apply").isVisible());
        robot.interact(() -> form.setVvalue(1));
        WaitForAsyncUtils.waitForFxEvents(4);
        assertThat(form.getVvalue()).isEqualTo(1);
        robot.clickOn("#pending-apply");
        robot.interact(() -> fixture.proxy.apply());
        staysAt("services-name");
        assertThat(form.getVvalue()).isEqualTo(1);
    }

    @Test
    void closingWhatCameOfAnApplyGivesTheFocusBack(FxRobot robot) {
        robot.push(KeyCode.SHORTCUT, KeyCode.DIGIT3);
        robot.interact(
                () -> {
                    fixture.proxy.start();
                    fixture.proxy.proveNext(
                            new ListenerProof.Silent(
                                    new BoundListener(
                                            "listener-1", "http", "127.0.0.1", 8080, false),
                                    ListenerProof.Fault.REFUSED,
                                    1_000));
                    fixture.proxy.apply();
                    node("#apply-result-close").requestFocus();
                });
        robot.push(KeyCode.SPACE);
        staysAt("services-tree");
    }

    @Test
    void undoingWhatWasMadeGivesTheFocusToTheTable(FxRobot robot) {
        robot.push(KeyCode.SHORTCUT, KeyCode.DIGIT2);
        robot.push(KeyCode.SHORTCUT, KeyCode.DIGIT3);
        robot.clickOn("#services-newBackend");
        assertThat(at()).isEqualTo("services-host");
        robot.interact(fixture.workspace::undo);
        await().until(() -> !at().equals("services-host"));
        staysAt("services-tree");
        robot.push(KeyCode.ALT, KeyCode.LEFT);
        staysAt("listeners-table");
    }

    @Test
    void aWindowThatComesBackHasTheFocusWhereItWas(FxRobot robot) {
        robot.push(KeyCode.SHORTCUT, KeyCode.DIGIT3);
        robot.interact(fixture.stage::hide);
        robot.interact(fixture.window::comeBack);
        staysAt("services-tree");
    }

    /// Also after the frames in which the toolkit looks for another place.
    private void staysAt(String id) {
        await().atMost(Duration.ofSeconds(20)).untilAsserted(() -> assertThat(at()).isEqualTo(id));
        WaitForAsyncUtils.waitForFxEvents(4);
        assertThat(at()).isEqualTo(id);
    }

    private BackendMode lastMode() {
        return fixture.workspace.draft().services().getLast().backends().getLast().mode();
    }

    private Node node(String query) {
        return fixture.stage.getScene().lookup(query);
    }

    private String at() {
        Node owner = fixture.stage.getScene().getFocusOwner();
        return owner == null || owner.getId() == null ? "" : owner.getId();
    }

    private boolean isIn(String query) {
        Node at = fixture.stage.getScene().getFocusOwner();
        while (at != null && !at.equals(node(query))) {
            at = at.getParent();
        }
        return at != null;
    }
}
