package org.yaomote.ui.fx;

import javafx.beans.value.ObservableValue;
import javafx.scene.control.Label;

/// A state as word, shape and colour.
public final class StateBadge extends Label {
    private final Texts texts;
    private final StateShape shape;

    /// Shows a mark with its own word.
    public StateBadge(Texts texts, StateMark mark) {
        this.texts = texts;
        this.shape = new StateShape(mark);
        setGraphic(shape);
        setGraphicTextGap(6);
        setMinWidth(USE_PREF_SIZE);
        show(mark);
    }

    /// Shows another mark with its own word.
    public void show(StateMark mark) {
        show(mark, texts.text(mark.key()));
    }

    /// Shows a mark with words that say more.
    public void show(StateMark mark, ObservableValue<String> words) {
        textProperty().unbind();
        textProperty().bind(words);
        mark(mark);
    }

    /// Shows another mark beside the same words.
    public void mark(StateMark mark) {
        shape.show(mark);
        if (!getStyleClass().contains(mark.styleClass())) {
            getStyleClass().removeIf(name -> name.startsWith("state-"));
            getStyleClass().addAll("state-badge", mark.styleClass());
        }
    }
}
