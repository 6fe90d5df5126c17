package org.yaomote.ui.editing;

import javafx.scene.control.TextInputControl;

/// Changes the text of a field as if it had been typed: the field's own undo brings back what was
/// there, as it would not behind `setText` or `clear`.
///
/// Thread: the FX thread.
public final class Typing {
    private Typing() {}

    /// Empties a field.
    public static void erase(TextInputControl field) {
        replace(field, "");
    }

    /// Puts another text in the place of what is there.
    public static void replace(TextInputControl field, String text) {
        field.replaceText(0, field.getLength(), text);
    }
}
