package org.yaomote.ui.shell;

import static javafx.scene.input.KeyCombination.ModifierValue.DOWN;

import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;

import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/// Keys that no command can be given: the system takes them before the window hears of them, or
/// fields and lists could not be used without them.
///
/// The same on all systems, so that settings can be taken from one to another.
final class ReservedKeys {
    /// With Ctrl or Cmd: editing in fields, copying of rows, the way back and forward, redo and the
    /// text size as they are typed on other keyboards.
    private static final Set<KeyCode> FIXED_WITH_SHORTCUT =
            EnumSet.of(
                    KeyCode.A,
                    KeyCode.C,
                    KeyCode.V,
                    KeyCode.X,
                    KeyCode.Y,
                    KeyCode.INSERT,
                    KeyCode.DELETE,
                    KeyCode.BACK_SPACE,
                    KeyCode.LEFT,
                    KeyCode.RIGHT,
                    KeyCode.UP,
                    KeyCode.DOWN,
                    KeyCode.HOME,
                    KeyCode.END,
                    KeyCode.EQUALS,
                    KeyCode.SEMICOLON,
                    KeyCode.OPEN_BRACKET,
                    KeyCode.CLOSE_BRACKET,
                    KeyCode.ADD,
                    KeyCode.SUBTRACT);

    /// With Ctrl or Cmd: what macOS does with H, M and Q, and switching between windows.
    private static final Set<KeyCode> SYSTEM_WITH_SHORTCUT =
            EnumSet.of(KeyCode.H, KeyCode.M, KeyCode.Q, KeyCode.TAB, KeyCode.SPACE, KeyCode.ESCAPE);

    private static final Set<KeyCode> SYSTEM_WITH_ALT =
            EnumSet.of(KeyCode.F4, KeyCode.TAB, KeyCode.SPACE, KeyCode.ESCAPE);

    /// Screen pictures, the menu bar and context menus, with whatever else.
    private static final Set<KeyCode> SYSTEM =
            EnumSet.of(KeyCode.F10, KeyCode.CONTEXT_MENU, KeyCode.PRINTSCREEN);

    /// Alone: what lists do with them.
    private static final Set<KeyCode> FIXED = EnumSet.of(KeyCode.F2, KeyCode.F5, KeyCode.DELETE);

    private ReservedKeys() {}

    /// Why these keys cannot be given to a command; nothing if they can.
    ///
    /// @return key of a sentence with a place for the keys
    static Optional<String> reason(KeyCodeCombination keys) {
        if (isSystem(keys)) {
            return Optional.of("keys.refused.system");
        }
        boolean isBare = keys.getShortcut() != DOWN && keys.getAlt() != DOWN;
        KeyCode code = keys.getCode();
        if (isFixed(keys)) {
            return Optional.of("keys.refused.fixed");
        }
        if (isBare && !code.isFunctionKey()) {
            return Optional.of("keys.refused.typing");
        }
        boolean opensMenu = keys.getShortcut() != DOWN && (code.isLetterKey() || code.isDigitKey());
        return opensMenu ? Optional.of("keys.refused.menu") : Optional.empty();
    }

    private static boolean isSystem(KeyCodeCombination keys) {
        KeyCode code = keys.getCode();
        boolean isAlt = keys.getAlt() == DOWN;
        if (keys.getControl() == DOWN || keys.getMeta() == DOWN || SYSTEM.contains(code)) {
            return true;
        }
        if (keys.getShortcut() == DOWN) {
            boolean isConsole = isAlt && (code.isFunctionKey() || code == KeyCode.DELETE);
            return isConsole || (SYSTEM_WITH_SHORTCUT.contains(code) && keys.getShift() != DOWN);
        }
        return isAlt && SYSTEM_WITH_ALT.contains(code);
    }

    private static boolean isFixed(KeyCodeCombination keys) {
        KeyCode code = keys.getCode();
        boolean isAlt = keys.getAlt() == DOWN;
        if (keys.getShortcut() == DOWN) {
            return !isAlt && FIXED_WITH_SHORTCUT.contains(code);
        }
        boolean isMove = isAlt && (code == KeyCode.UP || code == KeyCode.DOWN);
        return isMove || (!isAlt && FIXED.contains(code));
    }
}
