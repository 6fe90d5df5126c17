package org.yaomote.ui.editing;

import javafx.scene.Parent;

import java.util.Objects;

/// The style sheet of the editing screens.
public final class ScreenSheet {
    private ScreenSheet() {}

    /// Dresses a screen.
    public static void on(Parent screen) {
        var sheet = Objects.requireNonNull(ScreenSheet.class.getResource("screens.css"));
        screen.getStylesheets().add(sheet.toExternalForm());
    }
}
