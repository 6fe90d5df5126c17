package org.yaomote.ui.editing;

import atlantafx.base.theme.Styles;

import javafx.beans.value.ObservableValue;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import javafx.scene.text.TextAlignment;

import org.yaomote.ui.fx.Texts;

/// What is shown in the place of an empty list: a sentence, and what to do about it.
public final class EmptyState extends VBox {
    /// Says something.
    ///
    /// @param textKey key of the sentence
    /// @param actions what can be done, the usual first
    public EmptyState(Texts texts, String textKey, Button... actions) {
        this(texts.text(textKey), actions);
    }

    /// Says something that changes, such as with a number.
    ///
    /// @param actions what can be done, the usual first
    public EmptyState(ObservableValue<String> said, Button... actions) {
        super(16);
        getStyleClass().add("empty-state");
        setAlignment(Pos.CENTER);
        Label text = new Label();
        text.textProperty().bind(said);
        text.getStyleClass().add(Styles.TITLE_4);
        wrap(text);
        HBox buttons = new HBox(8, actions);
        buttons.setAlignment(Pos.CENTER);
        getChildren().addAll(text, buttons);
    }

    /// Explains in a second sentence.
    public EmptyState hint(Texts texts, String hintKey) {
        Label hint = new Label();
        hint.textProperty().bind(texts.text(hintKey));
        hint.getStyleClass().add(Styles.TEXT_MUTED);
        wrap(hint);
        getChildren().add(1, hint);
        return this;
    }

    private static void wrap(Label label) {
        label.setWrapText(true);
        label.setTextAlignment(TextAlignment.CENTER);
        label.setMinHeight(USE_PREF_SIZE);
    }
}
