package org.yaomote.ui.sweep;

import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;

import java.util.Arrays;
import java.util.Optional;

/// In which form hosts are copied.
enum CopyForm {
    /// The addresses, a line each.
    ADDRESSES("address"),
    /// The cells with tabs between them, which a spreadsheet takes.
    ROWS("rows", KeyCombination.SHORTCUT_DOWN),
    /// The cells by the names of their columns, for programs.
    JSON("json", KeyCombination.SHORTCUT_DOWN, KeyCombination.SHIFT_DOWN),
    /// `Fri May 2 17:21:12 JST 2008<TAB>192.168.0.1 is alive`.
    LINES("lines");

    private final String word;
    private final Optional<KeyCodeCombination> keys;

    /// @param with what is pressed with C, if it has keys
    CopyForm(String word, KeyCombination.Modifier... with) {
        this.word = word;
        this.keys =
                with.length == 0
                        ? Optional.empty()
                        : Optional.of(new KeyCodeCombination(KeyCode.C, with));
    }

    /// Key of its name.
    String key() {
        return "sweep.copy." + word;
    }

    /// What is pressed for it in the table.
    Optional<KeyCodeCombination> keys() {
        return keys;
    }

    /// The one that a key asks for.
    static Optional<CopyForm> of(KeyEvent event) {
        return Arrays.stream(values())
                .filter(form -> form.keys.filter(keys -> keys.match(event)).isPresent())
                .findFirst();
    }
}
