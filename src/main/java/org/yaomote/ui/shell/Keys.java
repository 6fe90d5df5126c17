package org.yaomote.ui.shell;

import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;

import org.yaomote.ui.fx.Screen;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/// The commands of the window that have keys, or can be given some, in the order in which they are
/// listed; `Shortcut` is Ctrl, on macOS Cmd. Which keys they have now is in [KeyBook].
enum Keys {
    OPEN(KeyCode.O),
    IMPORT(KeyCode.I),
    EXPORT(KeyCode.E),
    QUIT(KeyCode.Q),
    UNDO(KeyCode.Z),
    REDO(KeyCode.Z, KeyCombination.SHIFT_DOWN),
    FIND(KeyCode.F),
    NEW(KeyCode.N),
    DUPLICATE(KeyCode.D),
    DELETE(KeyCode.DELETE, true),
    APPLY(KeyCode.ENTER),
    REVIEW(KeyCode.ENTER, KeyCombination.SHIFT_DOWN),
    SAVE(KeyCode.S),
    START_STOP(KeyCode.R, KeyCombination.SHIFT_DOWN),
    DRAIN(KeyCode.D, KeyCombination.SHIFT_DOWN),
    MAINTENANCE(KeyCode.M, KeyCombination.SHIFT_DOWN),
    TEST,
    REHEARSE,
    TEST_URL(KeyCode.T),
    LARGER(KeyCode.PLUS),
    SMALLER(KeyCode.MINUS),
    NORMAL_SIZE(KeyCode.DIGIT0),
    NEXT_PANE(KeyCode.F6, true),
    PREVIOUS_PANE(KeyCode.F6, true, KeyCombination.SHIFT_DOWN),
    HELP(KeyCode.F1, true),
    PALETTE(KeyCode.K),
    BACK(KeyCode.LEFT, true, KeyCombination.ALT_DOWN),
    FORWARD(KeyCode.RIGHT, true, KeyCombination.ALT_DOWN),
    SHORTCUTS(KeyCode.SLASH),
    SETTINGS(KeyCode.COMMA),
    // Each screen has a number of its own, whichever others there are, so that fingers need not
    // learn anew when one is added.
    SCREEN_OVERVIEW("overview", KeyCode.DIGIT1),
    SCREEN_LISTENERS("listeners", KeyCode.DIGIT2),
    SCREEN_SERVICES("services", KeyCode.DIGIT3),
    SCREEN_TRAFFIC("traffic", KeyCode.DIGIT4),
    SCREEN_SWEEP("sweep", KeyCode.DIGIT5),
    SCREEN_CERTIFICATES("certificates", KeyCode.DIGIT6),
    SCREEN_LOGS("logs", KeyCode.DIGIT7),
    SCREEN_SETTINGS("settings", KeyCode.DIGIT8);

    private final String screen;
    private final Optional<KeyCodeCombination> usual;

    Keys() {
        screen = "";
        usual = Optional.empty();
    }

    Keys(String screen, KeyCode code) {
        this.screen = screen;
        usual = Optional.of(new KeyCodeCombination(code, KeyCombination.SHORTCUT_DOWN));
    }

    Keys(KeyCode code, KeyCombination.Modifier... more) {
        KeyCombination.Modifier[] all = new KeyCombination.Modifier[more.length + 1];
        all[0] = KeyCombination.SHORTCUT_DOWN;
        System.arraycopy(more, 0, all, 1, more.length);
        screen = "";
        usual = Optional.of(new KeyCodeCombination(code, all));
    }

    Keys(KeyCode code, boolean withoutShortcut, KeyCombination.Modifier... modifiers) {
        assert withoutShortcut;
        screen = "";
        usual = Optional.of(new KeyCodeCombination(code, modifiers));
    }

    /// What is pressed as long as nothing else is wanted.
    Optional<KeyCodeCombination> usual() {
        return usual;
    }

    /// The command that goes to a screen; nothing for one without a number.
    static Optional<Keys> ofScreen(Screen screen) {
        return Arrays.stream(values()).filter(one -> one.screen.equals(screen.id())).findFirst();
    }

    /// Names it where keys are kept; never changed.
    String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    /// Key of what it does.
    String key() {
        return screen.isEmpty() ? "key." + id() : screen + ".title";
    }
}
