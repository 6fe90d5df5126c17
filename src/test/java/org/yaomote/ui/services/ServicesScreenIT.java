package org.yaomote.ui.services;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import javafx.scene.Parent;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuItem;
import javafx.scene.control.Slider;
import javafx.scene.control.TextField;
import javafx.scene.control.TreeTableView;
import javafx.scene.input.Clipboard;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.stage.Stage;

import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;
import org.yaomote.config.Backend;
import org.yaomote.config.BackendMode;
import org.yaomote.config.Fault;
import org.yaomote.config.Problem;
import org.yaomote.config.ProxyConfig;
import org.yaomote.config.Service;
import org.yaomote.config.Where;
import org.yaomote.events.Event;
import org.yaomote.fixtures.FakeBackstage;
import org.yaomote.fixtures.FakeProxy;
import org.yaomote.fixtures.SceneWalker;
import org.yaomote.fixtures.ScriptedBackend;
import org.yaomote.fixtures.WindowFixture;
import org.yaomote.metrics.BoundListener;
import org.yaomote.metrics.InFlight;
import org.yaomote.ui.Drafts;
import org.yaomote.ui.editing.HeartbeatBar;
import org.yaomote.workspace.Edit;
import org.yaomote.workspace.RunState;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

@ExtendWith(ApplicationExtension.class)
class ServicesScreenIT {
    @AutoClose private WindowFixture fixture;
    private ServicesScreen screen;

    @Start
    void start(Stage unused) {
        fixture = new WindowFixture(Drafts.two(), context -> screen = new ServicesScreen(context));
        fixture.show(960, 760);
        fixture.go("services");
    }

    /// There is nobody to order: a way to take that back would take back what was done before.
    @Test
    void aServiceWithoutBackendsIsOrderedNothing(FxRobot robot) {
        robot.clickOn("#services-newService");
        Optional<Edit> last = fixture.window.context().model().undoableProperty().get();
        for (String order : List.of("#services-drain", "#services-maintain", "#services-toggle")) {
            robot.interact(() -> robot.lookup(order).queryButton().fire());
            assertThat(robot.lookup("#toast-undo").tryQuery()).as(order).isEmpty();
        }
        assertThat(fixture.window.context().model().undoableProperty().get()).isEqualTo(last);
    }

    @Test
    void selectedRowsAreCopiedAsCells(FxRobot robot) {
        robot.interact(
                () -> {
                    TreeTableView<ServicesRow> tree = robot.lookup("#services-tree").query();
                    tree.requestFocus();
                    tree.getSelectionModel().clearSelection();
                    tree.getSelectionModel().selectIndices(2, 1);
                });
        robot.push(KeyCode.SHORTCUT, KeyCode.C);
        robot.interact(
                () ->
                        assertThat(Clipboard.getSystemClipboard().getString().lines())
                                .satisfiesExactly(
                                        first ->
                                                assertThat(first)
                                                        .startsWith(
                                                                "web1\tNot checked\t10.0.0.1:9001"
                                                                        + "\t50.0"),
                                        second -> assertThat(second).startsWith("web2\t")));
    }

    @Test
    void aNameThatIsNotKnownIsToldAtItsField(FxRobot robot) {
        robot.interact(
                () -> {
                    fixture.proxy.start();
                    fixture.proxy.warn(
                            Problem.warning(
                                    "services[0].backends[0].host", "backend.unknownHost", "web9"));
                    fixture.window
                            .context()
                            .navigator()
                            .show(new Where.Field("services[0].backends[0].host"));
                });
        assertThat(robot.lookup("#services-host").query().isFocused()).isTrue();
        assertThat(robot.lookup("#services-host").query().getPseudoClassStates().toString())
                .contains("warning");
        assertThat(robot.lookup(".form-message").queryLabeled().getText()).contains("web9");
    }

    @Test
    void aNewBackendTakesItsAddressAsOneText(FxRobot robot) {
        robot.clickOn("#services-newBackend");
        robot.write("10.0.0.9:8088").type(KeyCode.TAB);
        assertThat(backends().getLast().address()).isEqualTo("10.0.0.9:8088");
        assertThat(text(robot, "#services-host")).isEqualTo("10.0.0.9");
        assertThat(text(robot, "#services-port")).isEqualTo("8088");
    }

    @Test
    void draggingTheWeightShowsSharesAndIsOneStep(FxRobot robot) {
        select(robot, 1);
        Slider slider = robot.lookup("#services-weight-slider").query();
        // What the slider's skin does for a mouse: the headless platform loses the second and every
        // later event of a drag.
        robot.interact(() -> slider.setValueChanging(true));
        for (double value : List.of(6.2, 7.4, 8.9, 10.0)) {
            robot.interact(() -> slider.setValue(value));
        }
        assertThat(text(robot, "#services-weight")).isEqualTo("10");
        assertThat(shares(robot)).containsExactly("66.7 %", "33.3 %");
        assertThat(fixture.workspace.draft()).isEqualTo(Drafts.two());
        robot.interact(() -> slider.setValueChanging(false));
        assertThat(backends().getFirst().weight()).isEqualTo(10);
        robot.interact(() -> fixture.workspace.undo());
        assertThat(fixture.workspace.draft()).isEqualTo(Drafts.two());
        assertThat(text(robot, "#services-weight")).isEqualTo("5");
        assertThat(shares(robot)).containsExactly("50.0 %", "50.0 %");
    }

    @Test
    void arrowKeysOnTheSliderAndANumberAreOneValue(FxRobot robot) {
        select(robot, 1);
        Slider slider = robot.lookup("#services-weight-slider").query();
        robot.interact(slider::requestFocus);
        // Both at once: on a busy machine a robot's keys are further apart than an edit lasts.
        robot.interact(
                () -> {
                    slider.fireEvent(pressed(KeyCode.RIGHT));
                    slider.fireEvent(pressed(KeyCode.RIGHT));
                });
        await().until(() -> backends().getFirst().weight() == 7);
        robot.interact(() -> fixture.workspace.undo());
        assertThat(backends().getFirst().weight()).isEqualTo(5);
        robot.interact(() -> robot.lookup("#services-weight").query().requestFocus());
        robot.interact(() -> robot.lookup("#services-weight").<TextField>query().setText("45"));
        robot.type(KeyCode.ENTER);
        assertThat(slider.getValue()).isEqualTo(45);
        assertThat(shares(robot)).containsExactly("90.0 %", "10.0 %");
    }

    /// A weight means something beside the others only: its part is said in words, and the others
    /// are a click away.
    @Test
    void aThirdOfTheRequestsIsGivenByTheWeightOfTheOther(FxRobot robot) {
        select(robot, 1);
        assertThat(help(robot)).startsWith("5 of 10 in all: half of the new requests.");
        robot.interact(() -> other(robot, "web2").fire());
        assertThat(robot.lookup("#services-weight").query().isFocused()).isTrue();
        robot.interact(() -> robot.lookup("#services-weight").<TextField>query().setText("10"));
        await().until(() -> help(robot).startsWith("10 of 15 in all: two thirds of"));
        robot.interact(() -> other(robot, "web1").fire());
        assertThat(help(robot)).startsWith("5 of 15 in all: a third of the new requests.");
        robot.interact(() -> fixture.window.context().texts().setLanguage(Locale.JAPANESE));
        assertThat(help(robot)).startsWith("合計 15 のうち 5: 新しいリクエストの3分の1。");
        robot.interact(() -> robot.lookup("#services-weight-slider").<Slider>query().setValue(7));
        assertThat(help(robot)).startsWith("合計 17 のうち 7: 新しいリクエストの 41.2 %。");
    }

    private static Hyperlink other(FxRobot robot, String name) {
        return robot.lookup(
                        node ->
                                node instanceof Hyperlink link
                                        && name.equals(link.getText())
                                        && link.isVisible())
                .query();
    }

    /// What a screen reader adds to the weight, and what stands below it.
    private static String help(FxRobot robot) {
        return robot.lookup("#services-weight").query().getAccessibleHelp();
    }

    private static KeyEvent pressed(KeyCode key) {
        return new KeyEvent(KeyEvent.KEY_PRESSED, "", "", key, false, false, false, false);
    }

    @Test
    void severalRowsAreDeletedAtOnceAndBroughtBack(FxRobot robot) {
        select(robot, 1);
        robot.interact(() -> tree(robot).getSelectionModel().select(2));
        robot.clickOn("#services-delete");
        assertThat(backends()).isEmpty();
        robot.clickOn("#toast-undo");
        assertThat(fixture.workspace.draft()).isEqualTo(Drafts.two());
    }

    @Test
    void severalRowsAreSwitchedOffAtOnce(FxRobot robot) {
        select(robot, 1);
        robot.interact(() -> tree(robot).getSelectionModel().select(2));
        robot.clickOn("#services-toggle");
        assertThat(backends()).noneMatch(Backend::enabled);
        assertThat(tree(robot).getSelectionModel().getSelectedIndices()).containsExactly(1, 2);
        robot.interact(() -> fixture.workspace.undo());
        assertThat(backends()).allMatch(Backend::enabled);
    }

    @Test
    void keysMoveABackendAndItStaysSelected(FxRobot robot) {
        select(robot, 2);
        robot.interact(() -> tree(robot).requestFocus());
        robot.press(KeyCode.ALT).type(KeyCode.UP).release(KeyCode.ALT);
        assertThat(backends()).extracting(Backend::name).containsExactly("web2", "web1");
        assertThat(tree(robot).getSelectionModel().getSelectedIndex()).isEqualTo(1);
    }

    @Test
    void aBackendIsMovedToAnotherServiceByTheMenuOfItsRow(FxRobot robot) {
        select(robot, 2);
        robot.interact(() -> tree(robot).requestFocus());
        robot.push(KeyCode.SHIFT, KeyCode.F10);
        assertThat(tree(robot).getContextMenu().isShowing()).isTrue();
        robot.interact(
                () -> {
                    tree(robot).getContextMenu().hide();
                    Menu move =
                            (Menu)
                                    tree(robot).getContextMenu().getItems().stream()
                                            .filter(Menu.class::isInstance)
                                            .findFirst()
                                            .orElseThrow();
                    assertThat(move.getItems())
                            .extracting(MenuItem::getText)
                            .containsExactly("api");
                    move.getItems().getFirst().fire();
                });
        assertThat(backends()).extracting(Backend::name).containsExactly("web1");
        assertThat(fixture.workspace.draft().services().getLast().backends())
                .extracting(Backend::name)
                .containsExactly("", "web2");
        robot.clickOn("#toast-undo");
        assertThat(fixture.workspace.draft()).isEqualTo(Drafts.two());
    }

    @Test
    void jAndKGoToTheRowsThatAreProblems(FxRobot robot) {
        robot.interact(
                () ->
                        fixture.workspace.edit(
                                org.yaomote.workspace.Edit.of(
                                        "backend.port",
                                        "web2",
                                        c ->
                                                c.withService(
                                                        c.services()
                                                                .getFirst()
                                                                .withBackends(
                                                                        c
                                                                                .services()
                                                                                .getFirst()
                                                                                .backends()
                                                                                .stream()
                                                                                .map(
                                                                                        b ->
                                                                                                b
                                                                                                                        .port()
                                                                                                                == 9002
                                                                                                        ? b
                                                                                                                .withPort(
                                                                                                                        0)
                                                                                                        : b)
                                                                                .toList())))));
        select(robot, 4);
        robot.interact(() -> tree(robot).requestFocus());
        assertThat(afterKey(robot, KeyCode.J)).isEqualTo(4);
        assertThat(afterKey(robot, KeyCode.K)).isEqualTo(2);
        assertThat(afterKey(robot, KeyCode.K)).isZero();
        assertThat(afterKey(robot, KeyCode.J)).isEqualTo(2);
        assertThat(afterKey(robot, KeyCode.SHIFT, KeyCode.J)).isZero();
        robot.clickOn("#services-filter").write("jk");
        assertThat(text(robot, "#services-filter")).isEqualTo("jk");
    }

    private static int afterKey(FxRobot robot, KeyCode... keys) {
        robot.push(keys);
        return tree(robot).getSelectionModel().getSelectedIndex();
    }

    @Test
    void aServiceIsClonedRenamedAndRemoved(FxRobot robot) {
        select(robot, 0);
        robot.interact(() -> robot.lookup("#services-duplicate").queryButton().fire());
        robot.write("shop").type(KeyCode.ENTER);
        assertThat(fixture.workspace.draft().services())
                .extracting(Service::name)
                .containsExactly("web", "shop", "api");
        robot.clickOn("#services-delete");
        assertThat(fixture.workspace.draft().services())
                .extracting(Service::name)
                .containsExactly("web", "api");
    }

    @Test
    void whatIsFoldedAndSelectedStaysWhileFiguresChange(FxRobot robot) {
        robot.interact(() -> tree(robot).getRoot().getChildren().getFirst().setExpanded(false));
        select(robot, 1);
        ServicesRow row = tree(robot).getRoot().getChildren().getLast().getValue();
        robot.interact(() -> fixture.proxy.start());
        await().until(() -> row.flow().get().perSecond() > 0);
        robot.interact(
                () ->
                        fixture.workspace.edit(
                                org.yaomote.workspace.Edit.of(
                                        "service.name",
                                        "api",
                                        c -> c.withService(c.services().get(1).withName("b")))));
        assertThat(tree(robot).getRoot().getChildren().getFirst().isExpanded()).isFalse();
        assertThat(tree(robot).getSelectionModel().getSelectedItem().getValue()).isSameAs(row);
    }

    @Test
    void aProblemIsReachedByItsPath(FxRobot robot) {
        robot.interact(
                () ->
                        fixture.window
                                .context()
                                .navigator()
                                .show(new Where.Field("services[1].backends[0].port")));
        assertThat(robot.lookup("#services-port").query().isFocused()).isTrue();
        assertThat(text(robot, "#services-port")).isEqualTo("9101");
    }

    @Test
    void withoutServicesThereIsASentenceAndAButton(FxRobot robot) {
        robot.interact(
                () ->
                        fixture.workspace.edit(
                                org.yaomote.workspace.Edit.of(
                                        "discard", "", _ -> ProxyConfig.EMPTY)));
        robot.clickOn("#services-newBackend-first");
        assertThat(backends()).hasSize(1);
    }

    @Test
    void everyControlHasANameAndNoTextIsCutInBothLanguages(FxRobot robot) {
        robot.interact(
                () ->
                        fixture.workspace.edit(
                                org.yaomote.workspace.Edit.of(
                                        "service.affinity",
                                        "web",
                                        c ->
                                                c.withService(
                                                        c.services()
                                                                .getFirst()
                                                                .withAffinity(
                                                                        AffinityKind.COOKIE.with(
                                                                                "",
                                                                                java.time.Duration
                                                                                        .ofHours(
                                                                                                1)))))));
        for (Locale language : List.of(Locale.ENGLISH, Locale.JAPANESE)) {
            robot.interact(() -> fixture.window.context().texts().setLanguage(language));
            for (int row : List.of(0, 1)) {
                select(robot, row);
                robot.interact(() -> fixture.proxy.start());
                WaitForAsyncUtils.waitForFxEvents();
                // At once: a sample may come in between and change words before they are laid out.
                robot.interact(
                        () -> {
                            Parent node = (Parent) screen.node();
                            node.applyCss();
                            node.layout();
                            SceneWalker walk = new SceneWalker(node);
                            assertThat(walk.nameless()).as(language.toString()).isEmpty();
                            assertThat(walk.ambiguousButtons()).as(language.toString()).isEmpty();
                            assertThat(walk.clipped()).as(language.toString()).isEmpty();
                        });
            }
        }
    }

    private List<Backend> backends() {
        WaitForAsyncUtils.waitForFxEvents(2);
        return fixture.workspace.draft().services().getFirst().backends();
    }

    private static void select(FxRobot robot, int row) {
        robot.interact(() -> tree(robot).getSelectionModel().clearAndSelect(row));
    }

    private static TreeTableView<ServicesRow> tree(FxRobot robot) {
        return robot.lookup("#services-tree").query();
    }

    private static String text(FxRobot robot, String id) {
        return robot.lookup(id).<TextField>query().getText();
    }

    private static List<String> shares(FxRobot robot) {
        return robot.lookup(".share-value").<Label>queryAll().stream().map(Label::getText).toList();
    }

    /// M5: what is in flight is told until it is safe to stop; put back, or finished by cutting.
    @Test
    void aDrainIsSeenThroughToItsEnd(FxRobot robot) {
        FakeBackstage backstage = fixture.proxy.backstage;
        robot.interact(fixture.proxy::start);
        var oldest = new InFlight.Oldest(FakeProxy.STARTED, "GET /export.csv", "10.0.0.50");
        backstage.inFlight = new InFlight(4, Optional.of(oldest));
        select(robot, 1);
        robot.push(KeyCode.SHORTCUT, KeyCode.SHIFT, KeyCode.D);
        assertThat(backends().getFirst().mode()).isEqualTo(BackendMode.DRAIN);
        robot.interact(() -> fixture.proxy.apply());
        await().until(() -> label(robot, "#services-drain-flight").contains("In flight: 4"));
        assertThat(label(robot, "#services-drain-flight"))
                .contains("GET /export.csv from 10.0.0.50");
        assertThat(label(robot, "#services-drain-safe")).isEqualTo("Safe to stop web1: not yet.");
        assertThat(label(robot, "#services-drain-finish")).isEqualTo("Finish now: cut 4");

        backstage.inFlight = InFlight.NONE;
        await().until(() -> label(robot, "#services-drain-safe").contains("nothing is under way"));
        robot.interact(() -> robot.lookup("#services-drain-cancel").queryButton().fire());
        assertThat(backends().getFirst().mode()).isEqualTo(BackendMode.READY);
        robot.interact(() -> fixture.proxy.apply());
        assertThat(robot.lookup("#services-draining").query().isVisible()).isFalse();

        robot.push(KeyCode.SHORTCUT, KeyCode.SHIFT, KeyCode.D);
        robot.interact(() -> fixture.proxy.apply());
        backstage.inFlight = new InFlight(2, Optional.empty());
        robot.interact(() -> robot.lookup("#services-drain-finish").queryButton().fire());
        assertThat(backends().getFirst().mode()).isEqualTo(BackendMode.MAINTENANCE);
        assertThat(backstage.inFlight.requests()).as("not cut before it is in force").isEqualTo(2);
        robot.interact(() -> fixture.proxy.apply());
        assertThat(backstage.inFlight.requests()).isZero();
        robot.interact(fixture.workspace::undo);
        assertThat(backends().getFirst().mode()).isEqualTo(BackendMode.DRAIN);
    }

    @Test
    void aBackendIsTestedItsClientsAreSentElsewhereAndFailureIsRehearsed(FxRobot robot) {
        FakeBackstage backstage = fixture.proxy.backstage;
        backstage.checks.add(FakeBackstage.check(1, ""));
        robot.interact(fixture.proxy::start);
        select(robot, 1);
        await().until(() -> !robot.lookup("#services-test").queryButton().isDisabled());
        robot.interact(() -> robot.lookup("#services-test").queryButton().fire());
        assertThat(label(robot, "#services-check-said"))
                .contains("refused: nothing listens on 10.0.0.1:9001");
        HeartbeatBar<?> bar = robot.lookup("#services-checks").query();
        robot.interact(
                () -> {
                    bar.requestFocus();
                    bar.fireEvent(pressed(KeyCode.LEFT));
                });
        assertThat(bar.getAccessibleText()).contains("answered 200 in");

        robot.interact(() -> robot.lookup("#services-rehearse").queryButton().fire());
        assertThat(robot.lookup("#services-rehearsal").query().isVisible()).isTrue();
        robot.interact(
                () ->
                        robot.lookup("#services-rehearsal-part-0")
                                .<ComboBox<?>>query()
                                .getSelectionModel()
                                .select(1));
        assertThat(backstage.pretending.values()).containsExactly(new Fault.Stopped());
        robot.interact(() -> fixture.go("overview"));
        assertThat(backstage.pretending).isEmpty();
        assertThat(robot.lookup("#services-rehearsal").query().isVisible()).isFalse();
        assertThat(fixture.window.context().events().all())
                .as("what is said of a backend meanwhile is not taken for the truth")
                .extracting(Event::code)
                .contains("rehearsal.stopped", "rehearsal.ended");
    }

    @Test
    void aRehearsalSaysHowTheTimesChanged(FxRobot robot) {
        FakeBackstage backstage = fixture.proxy.backstage;
        Queue<Boolean> pretended = new ConcurrentLinkedQueue<>();
        try (ScriptedBackend server =
                ScriptedBackend.running(
                        talk -> {
                            talk.request();
                            pretended.add(!backstage.pretending.isEmpty());
                            talk.send("HTTP/1.1 200 OK\r\nConnection: close\r\n\r\n");
                        })) {
            robot.interact(fixture.proxy::start);
            robot.interact(() -> fixture.proxy.become(openAt(server.port())));
            select(robot, 1);
            robot.interact(() -> robot.lookup("#services-rehearse").queryButton().fire());
            robot.interact(
                    () ->
                            robot.lookup("#services-rehearsal-part-0")
                                    .<ComboBox<?>>query()
                                    .getSelectionModel()
                                    .select(2));

            robot.interact(() -> robot.lookup("#services-rehearsal-send").queryButton().fire());

            await().until(
                            () ->
                                    label(robot, "#services-rehearsal-verdict")
                                            .contains("with all as it is, within "));
            assertThat(pretended.stream().filter(one -> !one)).hasSize(20);
            assertThat(pretended.stream().filter(one -> one)).hasSize(100);
            assertThat(backstage.pretending).hasSize(1);
        }
    }

    private RunState openAt(int port) {
        String id = fixture.workspace.applied().listeners().getFirst().id().value();
        return new RunState.Running(
                Instant.EPOCH, List.of(new BoundListener(id, "http", "127.0.0.1", port, false)));
    }

    private static String label(FxRobot robot, String query) {
        return robot.lookup(query).queryLabeled().getText();
    }
}
