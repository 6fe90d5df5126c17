package org.yaomote.ui.shell;

import static org.assertj.core.api.Assertions.assertThat;

import javafx.stage.Stage;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.testfx.api.FxRobot;
import org.testfx.api.FxToolkit;
import org.yaomote.fixtures.Configs;
import org.yaomote.fixtures.HeldMemory;
import org.yaomote.fixtures.WindowFixture;
import org.yaomote.ui.fx.ThemeChoice;
import org.yaomote.ui.listeners.ListenersScreen;
import org.yaomote.ui.shell.WindowMemory.WindowLook;

import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeoutException;

class WindowMemoryScreenIT {
    private static final FxRobot ROBOT = new FxRobot();

    private final HeldMemory memory = new HeldMemory(Locale.ENGLISH);
    private WindowFixture fixture;

    @BeforeAll
    static void begin() throws TimeoutException {
        FxToolkit.registerPrimaryStage();
    }

    @AfterEach
    void end() {
        ROBOT.interact(() -> fixture.window.appearance().themeProperty().set(ThemeChoice.LIGHT));
        fixture.close();
    }

    private void open() throws TimeoutException {
        FxToolkit.setupFixture(
                () -> {
                    fixture =
                            new WindowFixture(
                                    new Stage(),
                                    Configs.shop(),
                                    memory,
                                    List.of(ListenersScreen::new));
                    fixture.show();
                });
    }

    private WindowLook look() {
        return memory.recall().orElseThrow();
    }

    @Test
    void theWindowOpensAsItWasLeft() throws TimeoutException {
        open();
        ROBOT.interact(
                () -> {
                    fixture.stage.setX(20);
                    fixture.stage.setY(30);
                    fixture.stage.setWidth(980);
                    fixture.stage.setHeight(640);
                    fixture.go("listeners");
                    fixture.window.context().texts().setLanguage(Locale.JAPANESE);
                    fixture.window.appearance().themeProperty().set(ThemeChoice.DARK);
                    fixture.window.appearance().textSizeProperty().set(150);
                });
        WindowLook left =
                new WindowLook(
                        20,
                        30,
                        980,
                        640,
                        false,
                        "listeners",
                        Locale.JAPANESE,
                        ThemeChoice.DARK,
                        150,
                        false);
        assertThat(look()).as("told before it is closed").isEqualTo(left);
        fixture.close();
        open();
        ROBOT.interact(() -> {});
        assertThat(look()).isEqualTo(left);
        assertThat(fixture.stage.getX()).isEqualTo(20);
        assertThat(fixture.stage.getWidth()).isEqualTo(980);
        assertThat(fixture.window.context().texts().language()).isEqualTo(Locale.JAPANESE);
        assertThat(fixture.stage.getScene().lookup("#listeners-table").getParent().isVisible())
                .isTrue();
    }

    @Test
    void aMaximisedWindowRemembersTheSizeItHadBefore() throws TimeoutException {
        open();
        ROBOT.interact(
                () -> {
                    fixture.stage.setX(10);
                    fixture.stage.setY(10);
                    fixture.stage.setWidth(1000);
                    fixture.stage.setHeight(620);
                });
        ROBOT.interact(() -> fixture.stage.setMaximized(true));
        assertThat(look().maximized()).isTrue();
        assertThat(look().width()).isEqualTo(1000);
        assertThat(look().x()).isEqualTo(10);
    }
}
