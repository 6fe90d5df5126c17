package org.yaomote.ui.shell;

import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;

import org.yaomote.ui.fx.Preferences;
import org.yaomote.ui.fx.Shortcut;

import java.util.ArrayList;
import java.util.List;

/// Every key of the window, for lists of them.
public final class Shortcuts {
    private Shortcuts() {}

    /// Those of the commands, which the user may have given others, then the fixed ones.
    public static List<Shortcut> all(Preferences preferences) {
        KeyBook book = new KeyBook(preferences);
        List<Shortcut> all = new ArrayList<>();
        for (Keys key : Keys.values()) {
            all.add(new Shortcut(key.key(), book.keysProperty().map(_ -> book.shown(key))));
        }
        all.addAll(fixed());
        return List.copyOf(all);
    }

    /// Those of lists and fields, which stay as they are.
    static List<Shortcut> fixed() {
        return List.of(
                of("key.redo", KeyCode.Y, KeyCombination.SHORTCUT_DOWN),
                of("key.back", KeyCode.OPEN_BRACKET, KeyCombination.SHORTCUT_DOWN),
                of("key.forward", KeyCode.CLOSE_BRACKET, KeyCombination.SHORTCUT_DOWN),
                of("key.paste", KeyCode.V, KeyCombination.SHORTCUT_DOWN),
                of("key.copy_rows", KeyCode.C, KeyCombination.SHORTCUT_DOWN),
                of(
                        "key.copy_json",
                        KeyCode.C,
                        KeyCombination.SHORTCUT_DOWN,
                        KeyCombination.SHIFT_DOWN),
                of("key.open_row", KeyCode.ENTER),
                of("key.rename", KeyCode.F2),
                of("key.run", KeyCode.F5),
                of("key.row_up", KeyCode.UP, KeyCombination.ALT_DOWN),
                of("key.row_down", KeyCode.DOWN, KeyCombination.ALT_DOWN),
                of("key.next_problem", KeyCode.J),
                of("key.previous_problem", KeyCode.K),
                of("key.row_menu", KeyCode.F10, KeyCombination.SHIFT_DOWN),
                of("key.traffic.pause", KeyCode.SPACE),
                of("key.traffic.newest", KeyCode.N),
                of("key.close", KeyCode.ESCAPE));
    }

    private static Shortcut of(String key, KeyCode code, KeyCombination.Modifier... modifiers) {
        return new Shortcut(
                key,
                new ReadOnlyStringWrapper(
                        new KeyCodeCombination(code, modifiers).getDisplayText()));
    }
}
