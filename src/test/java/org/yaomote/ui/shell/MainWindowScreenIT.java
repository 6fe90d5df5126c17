package org.yaomote.ui.shell;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.Labeled;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.VBox;

import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.testfx.api.FxRobot;
import org.testfx.api.FxToolkit;
import org.yaomote.config.Listener;
import org.yaomote.config.Problem;
import org.yaomote.config.ProxyConfig;
import org.yaomote.events.Event;
import org.yaomote.fixtures.Configs;
import org.yaomote.fixtures.SceneWalker;
import org.yaomote.fixtures.WindowFixture;
import org.yaomote.metrics.Availability;
import org.yaomote.ui.fx.Preference;
import org.yaomote.ui.fx.ThemeChoice;
import org.yaomote.workspace.Edit;
import org.yaomote.workspace.RunState;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeoutException;

class MainWindowScreenIT {
    private static final FxRobot ROBOT = new FxRobot();
    @AutoClose private static WindowFixture fixture;

    @BeforeAll
    static void open() throws TimeoutException {
        FxToolkit.registerPrimaryStage();
        FxToolkit.setupFixture(
                () -> {
                    fixture = new WindowFixture(Configs.shop());
                    fixture.show();
                    fixture.stage.setX(0);
                    fixture.stage.setY(0);
                });
    }

    @BeforeEach
    void begin() {
        ROBOT.interact(
                () -> {
                    fixture.proxy.stop();
                    while (fixture.workspace.undoable().isPresent()) {
                        fixture.workspace.undo();
                    }
                    fixture.window.context().texts().setLanguage(Locale.ENGLISH);
                    fixture.window.appearance().textSizeProperty().set(100);
                    fixture.window.appearance().themeProperty().set(ThemeChoice.LIGHT);
                    size(1000, 780);
                    node("#start-stop").requestFocus();
                });
    }

    private static void size(double width, double height) {
        fixture.stage.setWidth(width);
        fixture.stage.setHeight(height);
    }

    private static Node node(String query) {
        return fixture.stage.getScene().lookup(query);
    }

    private static String text(String query) {
        return ROBOT.lookup(query).<Labeled>query().getText();
    }

    private static void edit(ProxyConfig to) {
        ROBOT.interact(() -> fixture.workspace.edit(new Edit("discard", List.of(), _ -> to)));
    }

    @Test
    void theProxyIsStartedAndStoppedByButtonAndKey() {
        ROBOT.clickOn("#start-stop");
        assertThat(text("#state-pill")).isEqualTo("Running");
        assertThat(text("#state-listeners")).isEqualTo("2 listeners");
        assertThat(text("#start-stop")).isEqualTo("Stop");
        ROBOT.push(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.R);
        assertThat(text("#state-pill")).isEqualTo("Stopped");
    }

    @Test
    void liveNumbersAppearWhileItRuns() {
        ROBOT.interact(fixture.proxy::start);
        await().atMost(Duration.ofSeconds(10))
                .untilAsserted(() -> assertThat(text("#total-rate-value")).isNotEqualTo("0"));
        assertThat(text("#status-backends")).isEqualTo("4/4 backends");
        assertThat(text("#total-rate-detail")).endsWith("in total");
        assertThat(node("#flow-services-0-backends-0").getAccessibleText())
                .startsWith("Backend web1 of web: Up.");
    }

    @Test
    void listenersThatAreOpenAndCannotServeAreNotTicked() {
        ROBOT.interact(fixture.proxy::start);
        await().until(() -> text("#status-listeners").equals("2/2 listeners open"));
        await().until(() -> node("#status-listeners").getStyleClass().contains("state-up"));
        fixture.traffic.with("127.0.0.1:3000", Availability.DOWN);
        await().until(() -> node("#status-listeners").getStyleClass().contains("state-shaky"));
        fixture.traffic.with("127.0.0.1:3001", Availability.DOWN);
        await().until(() -> node("#status-listeners").getStyleClass().contains("state-down"));
        assertThat(text("#status-listeners")).isEqualTo("2/2 listeners open");
        fixture.traffic
                .with("127.0.0.1:3000", Availability.UP)
                .with("127.0.0.1:3001", Availability.UP);
    }

    @Test
    void everyCommandIsFoundByAFewLetters() {
        ROBOT.push(KeyCode.CONTROL, KeyCode.K);
        assertThat(node("#palette").isVisible()).isTrue();
        ROBOT.interact(() -> ROBOT.lookup("#palette-field").<TextField>query().setText("dark"));
        ROBOT.push(KeyCode.ENTER);
        assertThat(node("#palette").isVisible()).isFalse();
        assertThat(fixture.window.appearance().themeProperty().get()).isEqualTo(ThemeChoice.DARK);

        ROBOT.interact(() -> node("#start-stop").requestFocus());
        ROBOT.push(KeyCode.CONTROL, KeyCode.K);
        ROBOT.push(KeyCode.ESCAPE);
        assertThat(fixture.stage.getScene().getFocusOwner()).isEqualTo(node("#start-stop"));
    }

    @Test
    void commandsAreGivenOtherKeysInTheListOfThem() {
        ROBOT.push(KeyCode.CONTROL, KeyCode.SLASH);
        await().until(() -> ROBOT.lookup("#keys-palette").tryQuery().isPresent());
        assertThat(
                        SceneWalker.complaints(
                                ROBOT.lookup("#keys-palette").query().getScene().getRoot()))
                .isEmpty();
        press("#keys-palette", KeyCode.F9, false);
        assertThat(text("#keys-palette")).isEqualTo("F9");
        assertThat(text("#search")).endsWith("F9");
        press("#keys-palette", KeyCode.C, true);
        assertThat(text("#keys-said")).startsWith("Ctrl+C always does the same");
        press("#keys-palette", KeyCode.F1, false);
        assertThat(text("#keys-said")).startsWith("F1 already stands for");
        assertThat(text("#keys-palette")).isEqualTo("F9");
        fire("#keys-swap");
        assertThat(text("#keys-help")).isEqualTo("F9");
        fire("#keys-usual-all");
        assertThat(text("#keys-palette")).isEqualTo("Ctrl+K");
        fire("#common-undo");
        assertThat(text("#keys-palette")).isEqualTo("F1");
        ROBOT.interact(() -> ROBOT.lookup("#keys-search").<TextField>query().setText("f1"));
        assertThat(ROBOT.lookup("#keys-palette").query().getParent().isVisible()).isTrue();
        assertThat(ROBOT.lookup("#keys-help").query().getParent().isVisible()).isFalse();
        ROBOT.interact(() -> ROBOT.lookup("#keys-search").query().getScene().getWindow().hide());

        ROBOT.push(KeyCode.F9);
        assertThat(node("#help")).isNotNull();
        ROBOT.push(KeyCode.F9);
        assertThat(node("#help")).isNull();
        ROBOT.push(KeyCode.F1);
        assertThat(node("#palette").isVisible()).isTrue();
        ROBOT.push(KeyCode.ESCAPE);
        ROBOT.interact(
                () -> fixture.window.context().preferences().all().forEach(Preference::reset));
        ROBOT.push(KeyCode.CONTROL, KeyCode.K);
        assertThat(node("#palette").isVisible()).isTrue();
        ROBOT.push(KeyCode.ESCAPE);
    }

    /// Has a button wait for keys, and presses them. A robot's go to the window that is in front,
    /// which without a display need not be the dialog.
    private static void press(String button, KeyCode key, boolean control) {
        ROBOT.interact(
                () -> {
                    Button caught = ROBOT.lookup(button).query();
                    caught.fire();
                    caught.fireEvent(
                            new KeyEvent(
                                    KeyEvent.KEY_PRESSED,
                                    "",
                                    "",
                                    key,
                                    false,
                                    control,
                                    false,
                                    false));
                });
    }

    private static void fire(String button) {
        ROBOT.interact(() -> ROBOT.lookup(button).<Button>query().fire());
    }

    @Test
    void f1ExplainsTheScreenBesideIt() {
        ROBOT.push(KeyCode.F1);
        assertThat(node("#help")).isNotNull();
        assertThat(ROBOT.lookup("#help-text .label").queryAllAs(Label.class))
                .extracting(Label::getText)
                .anyMatch(text -> text.startsWith("Whether the proxy runs"));
        ROBOT.push(KeyCode.F1);
        assertThat(node("#help")).isNull();
    }

    @Test
    void theBellCountsWhatWentWrongSinceOneLooked() {
        ROBOT.clickOn("#bell");
        ROBOT.interact(
                () ->
                        fixture.events.add(
                                new Event(
                                        fixture.window.context().clock().instant(),
                                        Event.Level.BAD,
                                        "backend.state-down",
                                        List.of("web1"),
                                        "")));
        await().untilAsserted(
                        () ->
                                assertThat(node("#bell").getAccessibleText())
                                        .endsWith("1 thing went wrong. Now: Off"));
        assertThat(node("#bell-state").isVisible()).as("nothing is wrong now").isFalse();
        ROBOT.interact(fixture.proxy::start);
        await().until(() -> node("#bell").getAccessibleText().endsWith("Now: Up"));
        assertThat(node("#bell-state").isVisible()).isFalse();
        fixture.traffic.with("127.0.0.1:3000", Availability.DOWN);
        await().until(() -> node("#bell").getAccessibleText().endsWith("Now: Shaky"));
        assertThat(node("#bell-state").isVisible()).isTrue();
        fixture.traffic.with("127.0.0.1:3000", Availability.UP);
        ROBOT.clickOn("#bell");
        assertThat(node("#bell").getAccessibleText()).endsWith("nothing new went wrong");
    }

    @Test
    void theLanguageIsSwitchedEverywhereAtOnce() {
        ROBOT.clickOn("#language");
        assertThat(text("#state-pill")).isEqualTo("停止中");
        assertThat(text("#headline")).startsWith("プロキシは停止中");
        assertThat(text("#language")).isEqualTo("English");
        assertThat(node("#flow-services-0").getAccessibleText()).startsWith("サービス web");
    }

    @Test
    void editsWhileRunningArePendingUntilApplied() {
        assertThat(node("#pending-bar").isVisible()).isFalse();
        ROBOT.interact(fixture.proxy::start);
        edit(Configs.small());
        assertThat(node("#pending-bar").isVisible()).isTrue();
        assertThat(text("#pending-summary"))
                .startsWith("7 changes not applied: listener intern removed");
        ROBOT.push(KeyCode.CONTROL, KeyCode.ENTER);
        assertThat(node("#pending-bar").isVisible()).isFalse();
        assertThat(fixture.workspace.applied()).isEqualTo(Configs.small());
    }

    @Test
    void discardedChangesCanBeBroughtBackByTheNote() {
        ROBOT.interact(fixture.proxy::start);
        edit(Configs.small());
        ROBOT.clickOn("#pending-discard");
        assertThat(fixture.workspace.draft()).isEqualTo(Configs.shop());
        ROBOT.clickOn("#toast-undo");
        assertThat(fixture.workspace.draft()).isEqualTo(Configs.small());
    }

    @Test
    void theLastEventTakesOneLineHoweverLittleRoomThereIs() {
        ROBOT.interact(
                () -> {
                    fixture.window.context().texts().setLanguage(Locale.JAPANESE);
                    fixture.window.appearance().textSizeProperty().set(200);
                    size(960, 600);
                    fixture.proxy.start();
                });
        await().until(() -> node("#status-event").isVisible());
        Labeled event = (Labeled) node("#status-event");
        ROBOT.interact(
                () -> {
                    fixture.stage.getScene().getRoot().layout();
                    assertThat(event.prefWidth(-1))
                            .as("there is no room")
                            .isGreaterThan(event.getWidth());
                });
        assertThat(event.getHeight())
                .isLessThan(1.8 * node("#status-rate").getLayoutBounds().getHeight());
        assertThat(event.getTooltip().getText()).isEqualTo(event.getText());
    }

    @Test
    void anOpenDialogFollowsTheThemeAndTheTextSize() {
        boolean[] isClosed = new boolean[1];
        ROBOT.interact(
                () ->
                        fixture.window.showFindings(
                                "pound.cfg", "2 of 41", "line 1", () -> isClosed[0] = true));
        Parent pane = ROBOT.lookup("#findings").query().getScene().getRoot();
        ROBOT.interact(
                () -> {
                    fixture.window.appearance().themeProperty().set(ThemeChoice.DARK);
                    fixture.window.appearance().textSizeProperty().set(150);
                });
        Scene main = fixture.stage.getScene();
        assertThat(pane.getStylesheets()).isEqualTo(main.getStylesheets());
        assertThat(pane.getStyle()).isEqualTo(main.getRoot().getStyle());
        ROBOT.interact(
                () -> {
                    fixture.window.appearance().themeProperty().set(ThemeChoice.LIGHT);
                    pane.getScene().getWindow().hide();
                });
        assertThat(isClosed).containsExactly(true);
    }

    @Test
    void undoTakesTheEditBack() {
        edit(Configs.small());
        ROBOT.push(KeyCode.CONTROL, KeyCode.Z);
        assertThat(fixture.workspace.draft()).isEqualTo(Configs.shop());
        ROBOT.push(KeyCode.CONTROL, KeyCode.Y);
        assertThat(fixture.workspace.draft()).isEqualTo(Configs.small());
    }

    @Test
    void aRefusedStartSaysWhyAndWhere() {
        fixture.proxy.refuseNext(Problem.error("listeners[1].port", "port.range", "0"));
        ROBOT.clickOn("#start-stop");
        assertThat(text("#state-pill")).isEqualTo("Not started");
        assertThat(node("#pending-bar").isVisible()).isTrue();
        assertThat(ROBOT.lookup("#reasons .label").<Labeled>query().getText())
                .isEqualTo("intern: A port is a number from 1 to 65535, not 0.");
    }

    @Test
    void whereNoListenerIsOnTheOnlyOneIsSwitchedOnByAButton() {
        ProxyConfig all = Configs.shop();
        Listener only = all.listeners().getFirst().withEnabled(false);
        edit(new ProxyConfig(List.of(only), all.services(), all.timeouts()));
        fixture.proxy.refuseNext(Problem.general("listeners.none"));
        ROBOT.clickOn("#start-stop");
        Hyperlink first = ROBOT.lookup("#reasons .hyperlink").query();
        assertThat(first.getText()).isEqualTo("Switch " + only.name() + " on");
        ROBOT.clickOn(first);
        assertThat(fixture.workspace.draft().listeners().getFirst().enabled()).isTrue();
    }

    @Test
    void theEmptyWindowOffersThreeWaysToBegin() {
        edit(ProxyConfig.EMPTY);
        assertThat(node("#welcome-create").isVisible()).isTrue();
        ROBOT.clickOn("#welcome-open");
        assertThat(fixture.filesAskedFor).isEqualTo(1);
        ROBOT.clickOn("#welcome-demo");
        assertThat(fixture.workspace.draft()).isEqualTo(Configs.small());
        assertThat(node("#welcome").getParent().isVisible()).isTrue();
    }

    @Test
    void theTextSizeFollowsTheKeys() {
        ROBOT.push(KeyCode.CONTROL, KeyCode.EQUALS);
        assertThat(fixture.window.appearance().textSizeProperty().get()).isEqualTo(110);
        ROBOT.push(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.EQUALS);
        ROBOT.push(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.SEMICOLON);
        assertThat(fixture.window.appearance().textSizeProperty().get())
                .as("plus as it is typed on an American and on a Japanese keyboard")
                .isEqualTo(130);
        for (int i = 0; i < 4; i++) {
            ROBOT.push(KeyCode.CONTROL, KeyCode.MINUS);
        }
        assertThat(fixture.window.appearance().textSizeProperty().get()).isEqualTo(90);
        ROBOT.push(KeyCode.CONTROL, KeyCode.DIGIT0);
        assertThat(fixture.window.appearance().textSizeProperty().get()).isEqualTo(100);
    }

    @Test
    void f6GoesThroughThePartsOfTheWindow() {
        ROBOT.push(KeyCode.F6);
        assertThat(fixture.stage.getScene().getFocusOwner().getId()).isEqualTo("screen-overview");
        ROBOT.push(KeyCode.F6);
        assertThat(fixture.stage.getScene().getFocusOwner().getId())
                .startsWith("overview-next-new");
        ROBOT.push(KeyCode.SHIFT, KeyCode.F6);
        assertThat(fixture.stage.getScene().getFocusOwner().getId()).isEqualTo("screen-overview");
    }

    @Test
    void closingWhileServingAsksAndCancelKeepsServing() {
        ROBOT.interact(fixture.proxy::start);
        ROBOT.push(KeyCode.CONTROL, KeyCode.Q);
        await().until(() -> ROBOT.lookup("#close-cancel").query().isVisible());
        ROBOT.clickOn("#close-cancel");
        assertThat(fixture.stage.isShowing()).isTrue();
        assertThat(fixture.proxy.state()).isInstanceOf(RunState.Running.class);
    }

    @Test
    void inTheBackgroundASmallWindowShowsTheStateAndTheWayBack() {
        ROBOT.interact(fixture.proxy::start);
        ROBOT.push(KeyCode.CONTROL, KeyCode.Q);
        await().until(() -> ROBOT.lookup("#close-keep").query().isVisible());
        assertThat(ROBOT.lookup("#close-question").queryLabeled().getText()).contains("in flight");
        ROBOT.clickOn("#close-keep");
        await().until(() -> ROBOT.lookup("#mini-open").tryQuery().isPresent());
        assertThat(fixture.stage.isShowing()).isFalse();
        assertThat(fixture.proxy.state()).isInstanceOf(RunState.Running.class);
        assertThat(ROBOT.lookup("#mini-state").queryLabeled().getText()).startsWith("Serving");
        assertThat(SceneWalker.complaints(ROBOT.lookup("#mini-window").query())).isEmpty();

        ROBOT.interact(() -> ROBOT.lookup("#mini-open").queryButton().fire());
        await().until(fixture.stage::isShowing);
        assertThat(ROBOT.lookup("#mini-open").tryQuery()).isEmpty();
    }

    @Test
    void theWalkerSeesWhatIsCutAndWhatHasNoName() {
        Label cut = new Label("A text much too long for its place");
        cut.setMaxWidth(60);
        VBox box = new VBox(cut, new Button());
        ROBOT.interact(
                () -> {
                    new Scene(box);
                    box.resize(200, 100);
                    assertThat(SceneWalker.complaints(box)).hasSize(2);
                });
    }

    @Test
    void everythingCanBeReadAndNamed() {
        List<String> complaints = new ArrayList<>();
        for (Locale language : List.of(Locale.ENGLISH, Locale.JAPANESE)) {
            ROBOT.interact(() -> fixture.window.context().texts().setLanguage(language));
            for (int textSize : List.of(80, 100, 150)) {
                walkStates(language + " " + textSize + " %: ", textSize, complaints);
            }
        }
        assertThat(complaints).isEmpty();
    }

    private static void walkStates(String prefix, int textSize, List<String> complaints) {
        ROBOT.interact(() -> fixture.window.appearance().textSizeProperty().set(textSize));
        walk(prefix + "stopped", complaints);
        fixture.proxy.refuseNext(Problem.error("listeners[1].port", "port.range", "0"));
        ROBOT.interact(fixture.proxy::start);
        walk(prefix + "refused", complaints);
        fixture.traffic.with("127.0.0.1:9002", Availability.DOWN);
        ROBOT.interact(fixture.proxy::start);
        await().until(() -> text("#status-backends").contains("3/4"));
        edit(Configs.small());
        walk(prefix + "running", complaints);
        fixture.traffic.with("127.0.0.1:9002", Availability.UP);
        ROBOT.interact(fixture.proxy::stop);
        edit(ProxyConfig.EMPTY);
        walk(prefix + "empty", complaints);
        edit(Configs.shop());
    }

    private static void walk(String where, List<String> complaints) {
        for (double[] size : new double[][] {{960, 600}, {1000, 780}}) {
            ROBOT.interact(() -> size(size[0], size[1]));
            ROBOT.interact(
                    () ->
                            SceneWalker.complaints(fixture.stage.getScene().getRoot())
                                    .forEach(
                                            c -> complaints.add(where + " " + size[0] + ": " + c)));
        }
    }
}
