package org.yaomote.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import javafx.event.Event;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.stage.Stage;
import javafx.stage.Window;

import org.testfx.api.FxRobot;
import org.testfx.util.WaitForAsyncUtils;
import org.yaomote.fixtures.Frames;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;

/// A person without a mouse: keys only, at whatever has the focus.
///
/// Thread: the test's.
final class Fingers {
    /// More stops than any screen has.
    private static final int MOST_STOPS = 120;

    private static final KeyEvent TAB =
            new KeyEvent(KeyEvent.KEY_PRESSED, "", "", KeyCode.TAB, false, false, false, false);

    private final FxRobot robot = new FxRobot();
    private final Stage stage;

    /// @param stage the window that has the focus
    Fingers(Stage stage) {
        this.stage = stage;
    }

    /// Presses keys together.
    void press(KeyCode... keys) {
        robot.push(keys);
        WaitForAsyncUtils.waitForFxEvents(2);
    }

    /// Presses a key with Ctrl.
    void ctrl(KeyCode key) {
        press(KeyCode.SHORTCUT, key);
    }

    /// Presses a key with Ctrl and Shift.
    void ctrlShift(KeyCode key) {
        press(KeyCode.SHORTCUT, KeyCode.SHIFT, key);
    }

    /// Puts this text in the place of what is in the field that has the focus.
    void write(String text) {
        ctrl(KeyCode.A);
        robot.write(text);
        WaitForAsyncUtils.waitForFxEvents(2);
    }

    /// Puts this text in the field that has the focus, and confirms it.
    void enter(String text) {
        write(text);
        press(KeyCode.ENTER);
    }

    /// The id of what has the focus; empty for nothing or no id.
    String at() {
        return WaitForAsyncUtils.waitForAsyncFx(
                10_000, () -> idOf(focus().getScene().getFocusOwner()));
    }

    /// Waits until the focus is there.
    void isAt(String id) {
        await().atMost(OpenPanel.PATIENCE).untilAsserted(() -> assertThat(at()).isEqualTo(id));
    }

    /// Presses Tab until the focus is there.
    ///
    /// @param id of a control that Tab must reach
    void tabTo(String id) {
        List<String> passed = new ArrayList<>();
        Frames.await(2);
        for (int i = 0; i < MOST_STOPS && !at().equals(id); i++) {
            passed.add(at());
            tab();
        }
        assertThat(at()).as("passed %s", passed).isEqualTo(id);
    }

    /// The robot waits a tenth of a second at each key, and there are hundreds of stops; the event
    /// is the same.
    private void tab() {
        WaitForAsyncUtils.waitForAsyncFx(
                10_000,
                () -> {
                    Scene scene = focus().getScene();
                    Node owner = scene.getFocusOwner();
                    Event.fireEvent(owner == null ? scene : owner, TAB);
                });
    }

    /// Waits until it is so.
    static void until(BooleanSupplier it) {
        await().atMost(OpenPanel.PATIENCE).until(it::getAsBoolean);
    }

    private Stage focus() {
        return Window.getWindows().stream()
                .filter(Window::isFocused)
                .filter(Stage.class::isInstance)
                .map(Stage.class::cast)
                .findFirst()
                .orElse(stage);
    }

    private static String idOf(Node node) {
        return node == null || node.getId() == null ? "" : node.getId();
    }
}
