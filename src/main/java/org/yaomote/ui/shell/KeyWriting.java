package org.yaomote.ui.shell;

import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Keys pressed together, as they are kept: `SHORTCUT+ALT+SHIFT+R`, in this order, where `SHORTCUT`
/// is Ctrl, on macOS Cmd. The same text in every language and on every system.
final class KeyWriting {
    private static final Pattern WRITTEN =
            Pattern.compile("(SHORTCUT\\+)?(ALT\\+)?(SHIFT\\+)?([A-Z][A-Z0-9_]*)");

    private KeyWriting() {}

    /// Writes them.
    static String print(KeyCodeCombination keys) {
        StringBuilder text = new StringBuilder();
        if (isDown(keys.getShortcut())) {
            text.append("SHORTCUT+");
        }
        if (isDown(keys.getAlt())) {
            text.append("ALT+");
        }
        if (isDown(keys.getShift())) {
            text.append("SHIFT+");
        }
        return text.append(keys.getCode().name()).toString();
    }

    /// Reads them; nothing if the text names none.
    static Optional<KeyCodeCombination> read(String text) {
        Matcher found = WRITTEN.matcher(text);
        if (!found.matches()) {
            return Optional.empty();
        }
        List<KeyCombination.Modifier> modifiers = new ArrayList<>();
        if (found.group(1) != null) {
            modifiers.add(KeyCombination.SHORTCUT_DOWN);
        }
        if (found.group(2) != null) {
            modifiers.add(KeyCombination.ALT_DOWN);
        }
        if (found.group(3) != null) {
            modifiers.add(KeyCombination.SHIFT_DOWN);
        }
        return Arrays.stream(KeyCode.values())
                .filter(code -> code.name().equals(found.group(4)))
                .filter(code -> code != KeyCode.UNDEFINED && !code.isModifierKey())
                .findFirst()
                .map(code -> of(code, modifiers));
    }

    /// What was pressed; nothing while it is only Shift and the like.
    static Optional<KeyCodeCombination> pressed(KeyEvent event) {
        KeyCode code = event.getCode();
        if (code == KeyCode.UNDEFINED || code.isModifierKey()) {
            return Optional.empty();
        }
        List<KeyCombination.Modifier> modifiers = new ArrayList<>();
        if (event.isShortcutDown()) {
            modifiers.add(KeyCombination.SHORTCUT_DOWN);
        }
        if (event.isAltDown()) {
            modifiers.add(KeyCombination.ALT_DOWN);
        }
        if (event.isShiftDown()) {
            modifiers.add(KeyCombination.SHIFT_DOWN);
        }
        boolean both = event.isControlDown() && event.isMetaDown();
        boolean either = event.isControlDown() || event.isMetaDown();
        // The Windows key, and Ctrl on macOS: the one of the two that is not the shortcut's.
        if (both || (either && !event.isShortcutDown())) {
            modifiers.add(
                    both || event.isMetaDown()
                            ? KeyCombination.META_DOWN
                            : KeyCombination.CONTROL_DOWN);
        }
        return Optional.of(of(code, modifiers));
    }

    private static KeyCodeCombination of(KeyCode code, List<KeyCombination.Modifier> modifiers) {
        return new KeyCodeCombination(code, modifiers.toArray(KeyCombination.Modifier[]::new));
    }

    private static boolean isDown(KeyCombination.ModifierValue value) {
        return value == KeyCombination.ModifierValue.DOWN;
    }
}
