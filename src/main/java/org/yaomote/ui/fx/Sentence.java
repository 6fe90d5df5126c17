package org.yaomote.ui.fx;

import javafx.beans.value.ObservableValue;
import javafx.scene.control.Label;

/// Words that wrap where the room ends, and are never cut: as high as their lines.
public final class Sentence extends Label {
    /// Says this.
    public Sentence(String words) {
        super(words);
        setWrapText(true);
        setMinHeight(USE_PREF_SIZE);
        setMaxWidth(Double.MAX_VALUE);
    }

    /// Says what this is at the moment.
    public Sentence(ObservableValue<String> words) {
        this("");
        textProperty().bind(words);
    }
}
