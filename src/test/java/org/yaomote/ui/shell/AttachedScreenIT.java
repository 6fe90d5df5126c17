package org.yaomote.ui.shell;

import static org.assertj.core.api.Assertions.assertThat;

import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.Labeled;

import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.testfx.api.FxRobot;
import org.testfx.api.FxToolkit;
import org.testfx.util.WaitForAsyncUtils;
import org.yaomote.fixtures.Configs;
import org.yaomote.fixtures.FakeProxy;
import org.yaomote.fixtures.SceneWalker;
import org.yaomote.fixtures.WindowFixture;
import org.yaomote.workspace.RunState;
import org.yaomote.workspace.Whose;

import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeoutException;

/// A window that shows the engine of another process says whose it is, and what became of it.
class AttachedScreenIT {
    private static final FxRobot ROBOT = new FxRobot();
    private static final Whose.Attached SERVICE =
            new Whose.Attached(false, 812, "/home/user/.config/yaomote/yaomote.json", true);

    @AutoClose private static WindowFixture fixture;

    @BeforeAll
    static void open() throws TimeoutException {
        FxToolkit.registerPrimaryStage();
        FxToolkit.setupFixture(
                () -> {
                    fixture = new WindowFixture(Configs.shop());
                    fixture.show();
                });
    }

    private static void on(Runnable task) {
        ROBOT.interact(task);
        WaitForAsyncUtils.waitForFxEvents();
    }

    private static String text(String id) {
        return ROBOT.lookup(id).queryAs(Labeled.class).getText();
    }

    private static boolean isShown(String id) {
        return ROBOT.lookup(id).query().isVisible();
    }

    @Test
    void theTopSaysWhoseEngineItIsAndTheEndIsNoLie() {
        assertThat(isShown("#attach-bar")).isFalse();

        on(
                () -> {
                    fixture.proxy.belongTo(SERVICE);
                    fixture.proxy.start();
                });
        assertThat(text("#state-pill")).contains("Serving: service, process 812");
        assertThat(text("#attach-says"))
                .contains("process 812", SERVICE.file(), "leaves it running");
        assertThat(text("#start-stop")).isEqualTo("Detach");
        assertThat(isShown("#attach-again")).isFalse();
        readable();

        on(
                () -> {
                    fixture.proxy.belongTo(new Whose.Gone(SERVICE, false, FakeProxy.STARTED));
                    fixture.proxy.become(new RunState.Stopped());
                });
        assertThat(text("#state-pill")).contains("Not known");
        assertThat(text("#attach-says")).contains("Nothing is heard");
        assertThat(text("#headline")).contains("Nothing is known of the service");
        readable();
        on(ROBOT.lookup("#attach-again").queryAs(Button.class)::fire);
        assertThat(fixture.proxy.attachesAskedFor).isOne();

        on(() -> fixture.proxy.belongTo(new Whose.Gone(SERVICE, true, FakeProxy.STARTED)));
        assertThat(text("#attach-says")).contains("has ended");
        on(ROBOT.lookup("#attach-dismiss").queryAs(Button.class)::fire);
        assertThat(isShown("#attach-bar")).isFalse();
    }

    /// At the smallest window with the largest text, in both languages.
    private static void readable() {
        for (Locale language : List.of(Locale.JAPANESE, Locale.ENGLISH)) {
            on(
                    () -> {
                        fixture.window.context().texts().setLanguage(language);
                        fixture.window.appearance().textSizeProperty().set(200);
                        fixture.stage.setWidth(960);
                        fixture.stage.setHeight(600);
                    });
            on(
                    () -> {
                        assertThat(complaints("#attach-bar")).isEmpty();
                        assertThat(complaints("#top-bar")).isEmpty();
                    });
        }
    }

    private static List<String> complaints(String bar) {
        return SceneWalker.complaints((Parent) ROBOT.lookup(bar).query());
    }
}
