package org.yaomote.ui.listeners;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import javafx.geometry.Bounds;
import javafx.geometry.Orientation;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.SplitPane;
import javafx.scene.control.TableView;
import javafx.scene.control.TextField;
import javafx.scene.control.TitledPane;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import javafx.scene.layout.Region;
import javafx.stage.Stage;

import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.yaomote.config.Listener;
import org.yaomote.config.Problem;
import org.yaomote.config.Protocol;
import org.yaomote.config.ProxyConfig;
import org.yaomote.config.Rule;
import org.yaomote.config.TlsSettings;
import org.yaomote.config.Where;
import org.yaomote.fixtures.SceneWalker;
import org.yaomote.fixtures.WindowFixture;
import org.yaomote.ui.Drafts;
import org.yaomote.ui.editing.SideBySide;
import org.yaomote.ui.fx.StateBadge;
import org.yaomote.workspace.Edit;
import org.yaomote.workspace.RunState;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

@ExtendWith(ApplicationExtension.class)
class ListenersScreenIT {
    @AutoClose private WindowFixture fixture;
    private ListenersScreen screen;

    @Start
    void start(Stage unused) {
        fixture =
                new WindowFixture(
                        Drafts.two(),
                        context ->
                                screen =
                                        new ListenersScreen(
                                                context,
                                                (_, _) -> Optional.of(Path.of("/c/a.pem"))));
        fixture.show(960, 600);
        fixture.go("listeners");
    }

    @Test
    void aNewListenerIsSelectedAndItsNameCanBeTypedAtOnce(FxRobot robot) {
        robot.clickOn("#listeners-new");
        robot.write("shop").type(KeyCode.ENTER);
        assertThat(names(robot)).containsExactly("http", "shop");
        assertThat(draft(robot).listeners().getLast().port()).isEqualTo(8081);
    }

    /// From a wide window with large text to a narrow one and back.
    @Test
    void theFormGoesBelowTheListWhereBothAreTooWideAndComesBack(FxRobot robot) {
        SplitPane split = robot.lookup(SideBySide.class::isInstance).queryAs(SplitPane.class);
        shape(robot, 1240, 150);
        assertThat(split.getOrientation()).isEqualTo(Orientation.HORIZONTAL);
        shape(robot, 960, 150);
        assertThat(split.getOrientation()).isEqualTo(Orientation.VERTICAL);
        shape(robot, 960, 100);
        assertThat(split.getOrientation()).isEqualTo(Orientation.HORIZONTAL);
        Region form = (Region) split.getItems().getLast();
        for (double width : new double[] {1240, 1200, 960, 1100, 1240}) {
            shape(robot, width, 100);
            assertThat(form.getWidth()).as("in %s", width).isBetween(300.0, 340.0);
        }
    }

    private void shape(FxRobot robot, double width, int text) {
        robot.interact(
                () -> {
                    fixture.window.appearance().textSizeProperty().set(text);
                    fixture.stage.setWidth(width);
                });
        org.testfx.util.WaitForAsyncUtils.waitForFxEvents();
        robot.interact(() -> fixture.stage.getScene().getRoot().layout());
    }

    @Test
    void aCopyIsDeletedAndBroughtBackByTheNote(FxRobot robot) {
        robot.clickOn("#listeners-duplicate");
        assertThat(names(robot)).containsExactly("http", "http 2");
        robot.clickOn("#listeners-delete");
        assertThat(names(robot)).containsExactly("http");
        robot.clickOn("#toast-undo");
        assertThat(names(robot)).containsExactly("http", "http 2");
    }

    @Test
    void theLastListenerLeavesASentenceAndAButton(FxRobot robot) {
        robot.clickOn("#listeners-delete");
        robot.clickOn("#listeners-new-first");
        assertThat(names(robot)).containsExactly("http");
    }

    @Test
    void keysMoveSwitchAndDeleteTheSelectedListener(FxRobot robot) {
        robot.clickOn("#listeners-new");
        robot.interact(() -> table(robot).requestFocus());
        robot.press(KeyCode.ALT).type(KeyCode.UP).release(KeyCode.ALT);
        assertThat(names(robot)).containsExactly("http 2", "http");
        assertThat(table(robot).getSelectionModel().getSelectedIndex()).isZero();
        Listener last = draft(robot).listeners().getLast();
        robot.interact(
                () ->
                        fixture.workspace.edit(
                                org.yaomote.workspace.Edit.of(
                                        "listener.port",
                                        "http",
                                        c -> c.withListener(last.withPort(70_000)))));
        robot.interact(() -> table(robot).requestFocus());
        robot.type(KeyCode.J);
        assertThat(table(robot).getSelectionModel().getSelectedIndex()).isOne();
        robot.interact(() -> fixture.workspace.undo());
        robot.interact(() -> table(robot).getSelectionModel().select(0));
        robot.clickOn("#listeners-toggle");
        assertThat(draft(robot).listeners().getFirst().enabled()).isFalse();
        robot.interact(() -> table(robot).requestFocus());
        robot.type(KeyCode.DELETE);
        assertThat(names(robot)).containsExactly("http");
    }

    @Test
    void wrongTextStaysWithItsReasonWhileAnotherListenerIsShown(FxRobot robot) {
        robot.clickOn("#listeners-port").type(KeyCode.END).write("x").type(KeyCode.ENTER);
        assertThat(isMarked(robot.lookup("#listeners-port").query())).isTrue();
        robot.clickOn("#listeners-new");
        assertThat(text(robot, "#listeners-port")).isEqualTo("8081");
        robot.interact(() -> table(robot).getSelectionModel().select(0));
        assertThat(text(robot, "#listeners-port")).isEqualTo("8080x");
        assertThat(draft(robot).listeners().getFirst().port()).isEqualTo(8080);
    }

    @Test
    void anAddressIsChosenFromTheListOrTypedWithItsPort(FxRobot robot) {
        ComboBox<String> address = robot.lookup("#listeners-address").query();
        robot.interact(() -> address.getSelectionModel().select("0.0.0.0"));
        assertThat(draft(robot).listeners().getFirst().address()).isEqualTo("0.0.0.0");
        robot.interact(address::requestFocus);
        robot.interact(() -> address.getEditor().setText("[::1]:8443"));
        robot.type(KeyCode.ENTER);
        assertThat(draft(robot).listeners().getFirst().address()).isEqualTo("::1");
        assertThat(text(robot, "#listeners-port")).isEqualTo("8443");
        Node reach = robot.lookup("#listeners-reach").query();
        assertThat(reach.isVisible()).isTrue();
        robot.interact(() -> address.getEditor().setText("99999"));
        robot.type(KeyCode.ENTER);
        assertThat(reach.isVisible()).as("who reaches what is no address").isFalse();
    }

    @Test
    void httpsAsksForACertificateWhichTheDialogGives(FxRobot robot) {
        robot.interact(() -> fire(robot, "#listeners-https"));
        assertThat(draft(robot).listeners().getFirst().protocol())
                .isInstanceOf(Protocol.Https.class);
        robot.interact(() -> fire(robot, "#listeners-certificate-choose"));
        Protocol protocol = draft(robot).listeners().getFirst().protocol();
        assertThat(protocol).isEqualTo(new Protocol.Https(new TlsSettings(List.of("/c/a.pem"))));
        assertThat(text(robot, "#listeners-certificate-0")).isEqualTo("/c/a.pem");
    }

    @Test
    void anotherCertificateBecomesTheDefault(FxRobot robot) {
        robot.interact(() -> fire(robot, "#listeners-https"));
        robot.interact(() -> fire(robot, "#listeners-certificate-type"));
        robot.interact(
                () -> robot.lookup("#listeners-certificate-0").<TextField>query().setText("/b"));
        robot.interact(() -> fire(robot, "#listeners-certificate-choose"));
        robot.interact(() -> fire(robot, "#listeners-certificate-up-1"));
        Protocol protocol = draft(robot).listeners().getFirst().protocol();
        assertThat(protocol)
                .isEqualTo(new Protocol.Https(new TlsSettings(List.of("/c/a.pem", "/b"))));
        assertThat(text(robot, "#listeners-certificate-0")).isEqualTo("/c/a.pem");
        assertThat(robot.lookup("#listeners-certificate-0").query().isFocused()).isTrue();
    }

    @Test
    void rulesAreAddedClonedMovedAndRemoved(FxRobot robot) {
        robot.interact(() -> fire(robot, "#listeners-rule-add"));
        assertThat(draft(robot).listeners().getFirst().rules()).hasSize(2);
        assertThat(robot.lookup(".rule-path").<TextField>query().isFocused()).isTrue();
        robot.interact(() -> named(robot, "Duplicate rule 1").fire());
        assertThat(draft(robot).listeners().getFirst().rules()).hasSize(3);
        robot.interact(() -> named(robot, "Move rule 2 up").fire());
        robot.press(KeyCode.ALT).type(KeyCode.DOWN).release(KeyCode.ALT);
        robot.interact(() -> named(robot, "Remove rule 3").fire());
        assertThat(draft(robot).listeners().getFirst().rules()).hasSize(2);
        assertThat(robot.lookup("#listeners-rule-rest").query().isVisible()).isTrue();
        robot.interact(
                () -> {
                    for (int i = 0; i < 4; i++) {
                        fixture.workspace.undo();
                    }
                });
        assertThat(draft(robot).listeners().getFirst().rules()).hasSize(2);
    }

    @Test
    void aRuleIsDraggedToWhereTheLineIsAndUndoBringsItBack(FxRobot robot) {
        List<Rule> before = twoRules(robot);
        drag(robot);
        assertThat(line(robot).isVisible()).isTrue();
        assertThat(robot.bounds(line(robot)).query().getMaxY())
                .isLessThan(bounds(robot, 0).getMinY());
        robot.release(MouseButton.PRIMARY);
        assertThat(line(robot).isVisible()).isFalse();
        assertThat(rules(robot)).isEqualTo(before.reversed());
        robot.press(KeyCode.CONTROL).type(KeyCode.Z).release(KeyCode.CONTROL);
        assertThat(rules(robot)).isEqualTo(before);
    }

    @Test
    void escapeLeavesADraggedRuleWhereItWas(FxRobot robot) {
        List<Rule> before = twoRules(robot);
        drag(robot);
        robot.type(KeyCode.ESCAPE);
        assertThat(line(robot).isVisible()).isFalse();
        robot.moveBy(0, 4).release(MouseButton.PRIMARY);
        assertThat(rules(robot)).isEqualTo(before);
        assertThat(line(robot).isVisible()).isFalse();
    }

    @Test
    void theFormScrollsWhileARuleIsHeldAtItsEdge(FxRobot robot) {
        for (int i = 0; i < 5; i++) {
            robot.interact(() -> fire(robot, "#listeners-rule-add"));
        }
        List<Rule> before = rules(robot);
        robot.interact(() -> fixture.stage.getScene().getRoot().layout());
        ScrollPane form = around(head(robot, 0));
        robot.interact(() -> form.setVvalue(1));
        robot.interact(form::layout);
        Bounds seen = robot.bounds(form).query();
        Bounds last = robot.bounds(head(robot, 5)).query();
        assertThat(bounds(robot, 0).getMaxY()).isLessThan(seen.getMinY());

        robot.moveTo(last.getMinX() + 20, last.getCenterY()).press(MouseButton.PRIMARY);
        robot.moveTo(last.getMinX() + 20, seen.getMinY() + 4);
        await().until(() -> bounds(robot, 0).getMinY() > seen.getMinY() + 40);
        // Over a head: without a screen what is dragged is told only to what is under the mouse.
        Bounds first = robot.bounds(head(robot, 0)).query();
        robot.moveTo(last.getMinX() + 20, first.getCenterY() - 6).release(MouseButton.PRIMARY);

        List<Rule> after = new ArrayList<>(before);
        after.addFirst(after.removeLast());
        assertThat(rules(robot)).isEqualTo(after);
    }

    private List<Rule> twoRules(FxRobot robot) {
        robot.interact(() -> fire(robot, "#listeners-rule-add"));
        // Both are in sight then.
        robot.interact(() -> fixture.stage.setHeight(940));
        robot.interact(() -> fixture.stage.getScene().getRoot().layout());
        robot.interact(
                () -> {
                    ScrollPane scroll = around(head(robot, 0));
                    Node content = scroll.getContent();
                    double above =
                            head(robot, 0).localToScene(0, 0).getY()
                                    - content.localToScene(0, 0).getY();
                    double over =
                            content.getLayoutBounds().getHeight()
                                    - scroll.getViewportBounds().getHeight();
                    scroll.setVvalue(Math.min(1, (above - 20) / over));
                    scroll.layout();
                });
        return rules(robot);
    }

    private static ScrollPane around(Node inside) {
        Node at = inside;
        while (!(at instanceof ScrollPane)) {
            at = at.getParent();
        }
        return (ScrollPane) at;
    }

    /// Presses the last rule's head and goes up over the first rule.
    private void drag(FxRobot robot) {
        Bounds last = robot.bounds(head(robot, 1)).query();
        robot.moveTo(last.getMinX() + 20, last.getCenterY()).press(MouseButton.PRIMARY);
        robot.moveBy(0, -20).moveTo(last.getMinX() + 20, bounds(robot, 0).getMinY() + 20);
    }

    private static Bounds bounds(FxRobot robot, int card) {
        return robot.bounds(head(robot, card).getParent()).query();
    }

    private static Node head(FxRobot robot, int card) {
        return robot.from(
                        robot.lookup(".rule-card").queryAll().stream()
                                .sorted(
                                        java.util.Comparator.comparingDouble(
                                                node -> node.localToScene(0, 0).getY()))
                                .toList()
                                .get(card))
                .lookup(".rule-head")
                .query();
    }

    private static Node line(FxRobot robot) {
        return robot.lookup("#listeners-rule-line").query();
    }

    private List<Rule> rules(FxRobot robot) {
        return draft(robot).listeners().getFirst().rules();
    }

    @Test
    void whatTheProxyRefusedIsShownAtItsField(FxRobot robot) {
        robot.interact(
                () -> {
                    fixture.proxy.refuseNext(
                            Problem.error("listeners[0].port", "port.range", "8080"));
                    fixture.proxy.start();
                });
        assertThat(isMarked(robot.lookup("#listeners-port").query())).isTrue();
        assertThat(robot.lookup("#listeners-configured").<Label>query().getText())
                .startsWith("Rejected");
        robot.interact(
                () ->
                        fixture.window
                                .context()
                                .navigator()
                                .show(new Where.Field("listeners[0].port")));
        assertThat(robot.lookup("#listeners-port").query().isFocused()).isTrue();
    }

    @Test
    void aStartAsksForWhatIsNotFinishedAndLeadsToIt(FxRobot robot) {
        robot.clickOn("#listeners-port").type(KeyCode.END).write("x");
        robot.clickOn("#start-stop");
        assertThat(fixture.proxy.state()).isInstanceOf(RunState.Failed.class);
        robot.interact(() -> fixture.go("overview"));
        robot.clickOn("Show the field");
        assertThat(robot.lookup("#listeners-port").query().isFocused()).isTrue();
        robot.push(KeyCode.END).push(KeyCode.BACK_SPACE).push(KeyCode.ENTER);
        robot.clickOn("#start-stop");
        assertThat(fixture.proxy.state()).isInstanceOf(RunState.Running.class);
    }

    @Test
    void theFilterHidesRowsAndIsClearedByAButton(FxRobot robot) {
        robot.interact(() -> robot.lookup("#listeners-filter").<TextField>query().setText("zzz"));
        assertThat(table(robot).getItems()).isEmpty();
        robot.clickOn("#listeners-filter-clear");
        assertThat(table(robot).getItems()).hasSize(1);
    }

    @Test
    void liveFiguresChangeWhileSelectionAndRowsStay(FxRobot robot) {
        ListenerRow row = table(robot).getItems().getFirst();
        robot.interact(() -> fixture.proxy.start());
        await().until(() -> row.flow().get().perSecond() > 0);
        Label configured = robot.lookup("#listeners-configured").query();
        assertThat(configured.getText()).isEqualTo("Applied");
        robot.clickOn("#listeners-name").write("x").push(KeyCode.ENTER);
        assertThat(configured.getText()).isEqualTo("Not applied yet");
        assertThat(table(robot).getItems().getFirst()).isSameAs(row);
        assertThat(table(robot).getSelectionModel().getSelectedItem()).isSameAs(row);
    }

    @Test
    void aTcpListenerHasNamesAndWholeTextsInBothLanguages(FxRobot robot) {
        robot.interact(() -> fire(robot, "#listeners-tcp"));
        robot.interact(() -> fixture.proxy.start());
        assertThat(robot.lookup("#listeners-receiver").<ComboBox<?>>query().isVisible()).isTrue();
        isNamedAndWhole(robot);
    }

    @Test
    void everyControlHasANameAndNoTextIsCutInBothLanguages(FxRobot robot) {
        robot.interact(() -> fire(robot, "#listeners-https"));
        robot.interact(() -> fire(robot, "#listeners-certificate-type"));
        robot.interact(() -> fire(robot, "#listeners-rule-add"));
        robot.interact(
                () -> robot.lookup("#listeners-advanced").<TitledPane>query().setExpanded(true));
        isNamedAndWhole(robot);
    }

    private void isNamedAndWhole(FxRobot robot) {
        for (Locale language : List.of(Locale.ENGLISH, Locale.JAPANESE)) {
            robot.interact(() -> fixture.window.context().texts().setLanguage(language));
            robot.interact(() -> robot.lookup("#listeners-form").query().applyCss());
            org.testfx.util.WaitForAsyncUtils.waitForFxEvents();
            SceneWalker walk = new SceneWalker(screen.node());
            assertThat(walk.nameless()).as(language.toString()).isEmpty();
            assertThat(walk.ambiguousButtons()).as(language.toString()).isEmpty();
            assertThat(walk.clipped()).as(language.toString()).isEmpty();
        }
    }

    /// Also where another listener wants its new port, which is said by a sign behind it.
    @Test
    void whereAMovedListenerIsOpenCanBeReadInItsRow(FxRobot robot) {
        robot.interact(() -> fixture.stage.setWidth(1240));
        robot.interact(() -> fixture.workspace.edit(Edit.of("test", "", c -> at(c, 18_081))));
        robot.clickOn("#listeners-duplicate");
        robot.interact(fixture.proxy::start);
        robot.interact(() -> fixture.workspace.edit(Edit.of("test", "", c -> at(c, 18_081))));
        await().until(() -> table(robot).getItems().getLast().standing().get().isDraftWrong());
        await().until(() -> badge(robot).filter(b -> b.getText().equals("Up :18082")).isPresent());
        for (Locale language : List.of(Locale.ENGLISH, Locale.JAPANESE)) {
            robot.interact(() -> fixture.window.context().texts().setLanguage(language));
            org.testfx.util.WaitForAsyncUtils.waitForFxEvents();
            StateBadge badge = badge(robot).orElseThrow();
            assertThat(badge.getWidth())
                    .as(badge.getText())
                    .isGreaterThanOrEqualTo(badge.prefWidth(-1));
        }
    }

    private static Optional<StateBadge> badge(FxRobot robot) {
        return robot
                .from(robot.lookup("#listeners-table").queryAll())
                .lookup(StateBadge.class::isInstance)
                .queryAllAs(StateBadge.class)
                .stream()
                .filter(one -> one.getText().contains(":"))
                .findFirst();
    }

    /// Moves the last listener.
    private static ProxyConfig at(ProxyConfig config, int port) {
        return config.withListener(config.listeners().getLast().withPort(port));
    }

    private ProxyConfig draft(FxRobot robot) {
        org.testfx.util.WaitForAsyncUtils.waitForFxEvents(2);
        return fixture.workspace.draft();
    }

    private List<String> names(FxRobot robot) {
        return draft(robot).listeners().stream().map(Listener::name).toList();
    }

    private static TableView<ListenerRow> table(FxRobot robot) {
        return robot.lookup("#listeners-table").query();
    }

    private static String text(FxRobot robot, String id) {
        return robot.lookup(id).<TextField>query().getText();
    }

    private static boolean isMarked(Node node) {
        return node.getPseudoClassStates().toString().contains("danger");
    }

    private static void fire(FxRobot robot, String id) {
        Node node = robot.lookup(id).query();
        if (node instanceof ToggleButton toggle) {
            toggle.fire();
        } else {
            ((Button) node).fire();
        }
    }

    private static Button named(FxRobot robot, String name) {
        return robot.lookup(n -> n instanceof Button && name.equals(n.getAccessibleText()))
                .queryButton();
    }
}
