package org.yaomote.ui.shell;

import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;

import org.yaomote.ui.fx.Shortcut;

import java.util.ArrayList;
import java.util.List;

/// Every key of the window, for lists of them.
public final class Shortcuts {
    private Shortcuts() {}

    /// Those of the menus, then those of the screens, then those of lists and fields.
    public static List<Shortcut> all() {
        List<Shortcut> all = new ArrayList<>();
        for (Keys key : Keys.values()) {
            all.add(new Shortcut(key.key(), key.combination().getDisplayText()));
        }
        Keys.numbered().forEach((id, keys) -> all.add(screen(id, keys)));
        all.add(of("key.settings", KeyCode.COMMA, KeyCombination.SHORTCUT_DOWN));
        all.add(of("key.redo", KeyCode.Y, KeyCombination.SHORTCUT_DOWN));
        all.add(of("key.previous_pane", KeyCode.F6, KeyCombination.SHIFT_DOWN));
        all.add(of("key.paste", KeyCode.V, KeyCombination.SHORTCUT_DOWN));
        all.add(of("key.copy_rows", KeyCode.C, KeyCombination.SHORTCUT_DOWN));
        all.add(
                of(
                        "key.copy_json",
                        KeyCode.C,
                        KeyCombination.SHORTCUT_DOWN,
                        KeyCombination.SHIFT_DOWN));
        all.add(of("key.close", KeyCode.ESCAPE));
        return List.copyOf(all);
    }

    private static Shortcut screen(String id, KeyCombination keys) {
        return new Shortcut(id + ".title", keys.getDisplayText());
    }

    private static Shortcut of(String key, KeyCode code, KeyCombination.Modifier... modifiers) {
        return new Shortcut(key, new KeyCodeCombination(code, modifiers).getDisplayText());
    }
}
