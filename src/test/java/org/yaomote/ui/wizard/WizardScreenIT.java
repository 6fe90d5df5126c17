package org.yaomote.ui.wizard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Labeled;
import javafx.scene.control.RadioButton;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.api.FxToolkit;
import org.testfx.util.WaitForAsyncUtils;
import org.yaomote.config.Problem;
import org.yaomote.config.ProxyConfig;
import org.yaomote.fixtures.CertificateFolder;
import org.yaomote.fixtures.Contrasts;
import org.yaomote.fixtures.LookedWindow;
import org.yaomote.fixtures.SceneWalker;
import org.yaomote.fixtures.TabWalk;
import org.yaomote.fixtures.WindowFixture;
import org.yaomote.fixtures.WizardDesk;
import org.yaomote.ports.PortDoctor;
import org.yaomote.ui.fx.ThemeChoice;
import org.yaomote.ui.ports.PortsScreen;
import org.yaomote.workspace.RunState;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeoutException;

/// The wizard's steps and the port doctor over a fake proxy: each can be read in every look and
/// theme and walked by Tab, and what is refused or left leaves the configuration as it was.
class WizardScreenIT {
    private static final FxRobot ROBOT = new FxRobot();
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    @TempDir Path folder;
    private final List<String> found = new ArrayList<>();
    private CertificateFolder certificates;
    private WindowFixture fixture;

    @BeforeEach
    void open() throws TimeoutException {
        certificates = new CertificateFolder(folder);
        WizardDesk desk = new WizardDesk(certificates, folder);
        FxToolkit.registerPrimaryStage();
        FxToolkit.setupFixture(
                () -> {
                    fixture =
                            new WindowFixture(
                                    ProxyConfig.EMPTY,
                                    context -> new WizardScreen(context, desk.tools()),
                                    context ->
                                            new PortsScreen(context, PortDoctor.ofThisComputer()));
                    fixture.show(960, 600);
                    fixture.window.context().navigator().create("wizard");
                });
    }

    @AfterEach
    void close() {
        fixture.close();
        certificates.close();
    }

    @Test
    void everyStepCanBeReadAndARefusalChangesNothing() {
        await().atMost(PATIENCE).until(() -> ticks().size() >= 2);
        ROBOT.interact(() -> ticks().forEach(tick -> tick.setSelected(true)));
        ROBOT.interact(() -> ROBOT.lookup("#wizard-typed").<TextField>query().setText("a b/ ::x"));
        press("#wizard-typed-add");
        await().atMost(PATIENCE)
                .until(() -> text("#wizard-servers-verdict").contains("do not answer"));
        read("servers");
        ROBOT.push(KeyCode.ESCAPE);
        read("leaving");
        press("#wizard-leave-stay");
        next();
        ROBOT.interact(
                () -> ROBOT.lookup("#wizard-reach-network").<RadioButton>query().setSelected(true));
        read("place");
        next();
        ROBOT.interact(() -> ROBOT.lookup("#wizard-trust").<CheckBox>query().setSelected(true));
        read("certificate");
        next();
        read("check");
        fixture.proxy.refuseNext(
                Problem.error("listeners[0].port", "bind.inUse", "443", "127.0.0.1"));
        next();
        await().atMost(PATIENCE).until(() -> sees("#wizard-refusal"));
        assertThat(fixture.proxy.state()).isInstanceOf(RunState.Failed.class);
        assertThat(fixture.workspace.draft()).isEqualTo(ProxyConfig.EMPTY);
        read("refused");
        next();
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(text("#wizard-verdict")).contains("0 of 10"));
        assertThat(fixture.workspace.draft().listeners()).hasSize(1);
        itIsTriedAgain();
        read("result");
        ROBOT.interact(() -> fixture.window.context().navigator().create("ports"));
        press("#ports-examine");
        await().atMost(PATIENCE).until(() -> sees("#ports-answer"));
        read("ports");
        assertThat(found).isEmpty();
    }

    private static void itIsTriedAgain() {
        List<String> said = new ArrayList<>();
        Labeled verdict = ROBOT.lookup("#wizard-verdict").query();
        ROBOT.interact(() -> verdict.textProperty().addListener((_, _, now) -> said.add(now)));
        press("#wizard-again");
        await().atMost(PATIENCE).until(() -> said.size() > 1 && sees("#wizard-again"));
        assertThat(said.getFirst()).startsWith("Sending 10 requests");
        assertThat(said.getLast()).contains("0 of 10");
    }

    @Test
    void aMistakeIsNamedAtItsFieldAndNothingIsSaidThatIsNotSo() {
        await().atMost(PATIENCE).until(() -> ticks().size() >= 2);
        type("#wizard-typed", "web1 10.0.0.1:99999");
        press("#wizard-typed-add");
        assertThat(text("#wizard-typed-wrong")).contains("\u201c10.0.0.1:99999\u201d");
        assertThat(text("#wizard-barred")).contains("at least one server");
        ROBOT.interact(() -> ticks().getLast().setSelected(true));
        assertThat(text("#wizard-barred")).isEmpty();
        next();
        type("#wizard-port", "70000");
        assertThat(sees("#wizard-port-wrong")).isTrue();
        assertThat(text("#wizard-urls")).isEqualTo("\u2013");
        type("#wizard-port", "\uff18\uff14\uff14\uff13");
        assertThat(sees("#wizard-port-wrong")).isFalse();
        assertThat(text("#wizard-urls")).contains(":8443");
        type("#wizard-port", Integer.toString(freePort()));
        next();
        aNameThatWouldBeRefusedLaterIsRefusedAtOnce();
    }

    private static void aNameThatWouldBeRefusedLaterIsRefusedAtOnce() {
        type("#certificates-names", "shop.example.com");
        ROBOT.interact(() -> ROBOT.lookup("#certificates-names").<TextField>query().requestFocus());
        ROBOT.push(KeyCode.ENTER);
        assertThat(text("#wizard .form-message")).contains("may not sign").contains("shop.example");
        assertThat(text("#wizard-barred")).contains("refused name");
        assertThat(ROBOT.lookup("#wizard-next").<Button>query().isDisabled()).isTrue();
        type("#certificates-names", "");
        assertThat(text("#wizard-barred")).isEmpty();
        assertThat(ROBOT.lookup("#wizard-next").<Button>query().isDisabled()).isFalse();
    }

    private static int freePort() {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void type(String field, String text) {
        ROBOT.interact(() -> ROBOT.lookup(field).<TextField>query().setText(text));
    }

    @Test
    void whatWasChosenIsKeptAsADraftOnlyIfTheUserSaysSo() {
        await().atMost(PATIENCE).until(() -> ticks().size() >= 2);
        ROBOT.interact(() -> ticks().getLast().setSelected(true));
        ROBOT.push(KeyCode.ESCAPE);
        press("#wizard-leave-throw");
        assertThat(fixture.workspace.draft()).isEqualTo(ProxyConfig.EMPTY);
        ROBOT.interact(() -> fixture.window.context().navigator().create("wizard"));
        await().atMost(PATIENCE).until(() -> ticks().size() >= 2);
        ROBOT.interact(() -> ticks().getLast().setSelected(true));
        ROBOT.push(KeyCode.ESCAPE);
        press("#wizard-leave-keep");
        assertThat(fixture.workspace.draft().services()).hasSize(1);
        assertThat(fixture.workspace.applied()).isEqualTo(ProxyConfig.EMPTY);
        ROBOT.interact(fixture.workspace::undo);
        assertThat(fixture.workspace.draft()).isEqualTo(ProxyConfig.EMPTY);
    }

    /// The last two are the demo servers, which are not there.
    private static List<CheckBox> ticks() {
        List<CheckBox> all =
                ROBOT.lookup(".wizard-server").<CheckBox>queryAll().stream()
                        .filter(tick -> tick.getText().contains("Demo server"))
                        .toList();
        return List.copyOf(all);
    }

    /// In every look and in every theme; the frame is walked elsewhere.
    @Test
    void whoComesBackToItAfterItWasLeftSeesItsFirstStep() {
        await().atMost(PATIENCE).until(() -> sees("#wizard-typed"));
        ROBOT.push(KeyCode.ESCAPE);
        await().atMost(PATIENCE).until(() -> !sees("#wizard-typed"));
        ROBOT.interact(() -> fixture.window.context().navigator().open("wizard"));
        await().atMost(PATIENCE).until(() -> sees("#wizard-typed"));
    }

    private void read(String step) {
        LookedWindow window = new LookedWindow(fixture);
        LookedWindow.looks().forEach(look -> read(step, window, look));
        window.on(
                () -> {
                    window.speak("en");
                    fixture.window.appearance().textSizeProperty().set(100);
                    window.size(960, 600);
                    return step;
                });
        note(step, window.on(() -> TabWalk.unreached(page())));
        for (ThemeChoice theme : LookedWindow.themes()) {
            window.on(
                    () -> {
                        window.wear(theme);
                        return theme;
                    });
            note(
                    step + " " + theme,
                    window.on(() -> Contrasts.faint(fixture.stage.getScene().getRoot())));
        }
    }

    private void read(String step, LookedWindow window, LookedWindow.Look look) {
        window.on(
                () -> {
                    window.take(look);
                    return look;
                });
        List<String> complaints = window.on(() -> SceneWalker.allComplaints(page()));
        // Columns can be made wider, for a language as long as that.
        boolean isLong = look.language().equals("long");
        note(
                step + " " + look,
                complaints.stream().filter(c -> !isLong || !c.contains("in a table")).toList());
    }

    private void note(String where, List<String> complaints) {
        complaints.forEach(complaint -> found.add(where + ": " + complaint));
    }

    private Parent page() {
        LookedWindow.laidOut(fixture.stage.getScene().getRoot());
        return (Parent) fixture.stage.getScene().lookup(".content");
    }

    private static void next() {
        await().atMost(PATIENCE)
                .until(() -> !ROBOT.lookup("#wizard-next").<Button>query().isDisabled());
        press("#wizard-next");
    }

    private static void press(String query) {
        ROBOT.interact(() -> ROBOT.lookup(query).<Button>query().fire());
        WaitForAsyncUtils.waitForFxEvents();
    }

    private static boolean sees(String query) {
        return ROBOT.lookup(query).tryQuery().filter(node -> node.isVisible()).isPresent();
    }

    private static String text(String query) {
        return ROBOT.lookup(query).<Labeled>tryQuery().map(Labeled::getText).orElse("");
    }
}
