package org.yaomote.ui.shell;

import javafx.scene.control.Button;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyEvent;

import java.util.function.Consumer;

/// A button with the keys of a command. Pressed, it waits for others: the next keys are not used
/// but caught. Esc, Tab and a click elsewhere leave things as they are.
///
/// Thread: the FX thread.
final class KeyButton extends Button {
    private final String waitingText;
    private final Consumer<KeyCodeCombination> caught;
    private String keys = "";
    private boolean waiting;

    /// @param waitingText says that keys are to be pressed
    /// @param caught is given them
    KeyButton(String waitingText, Consumer<KeyCodeCombination> caught) {
        this.waitingText = waitingText;
        this.caught = caught;
        getStyleClass().add("small");
        setMnemonicParsing(false);
        setMinWidth(USE_PREF_SIZE);
        setOnAction(_ -> setWaiting(true));
        addEventFilter(KeyEvent.ANY, this::heard);
        focusedProperty()
                .addListener(
                        (_, _, focused) -> {
                            if (!focused) {
                                setWaiting(false);
                            }
                        });
    }

    /// Shows the keys of its command.
    void show(String now) {
        keys = now;
        setText(waiting ? waitingText : keys);
    }

    private void setWaiting(boolean wanted) {
        waiting = wanted;
        setText(waiting ? waitingText : keys);
    }

    private void heard(KeyEvent event) {
        if (!waiting) {
            return;
        }
        boolean isPressed = event.getEventType().equals(KeyEvent.KEY_PRESSED);
        boolean isAlone = !event.isShortcutDown() && !event.isAltDown();
        if (isPressed && isAlone && event.getCode() == KeyCode.TAB) {
            setWaiting(false);
            return;
        }
        event.consume();
        if (isPressed && isAlone && event.getCode() == KeyCode.ESCAPE) {
            setWaiting(false);
        } else if (isPressed) {
            KeyWriting.pressed(event)
                    .ifPresent(
                            pressed -> {
                                setWaiting(false);
                                caught.accept(pressed);
                            });
        }
    }
}
