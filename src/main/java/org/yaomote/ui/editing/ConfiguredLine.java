package org.yaomote.ui.editing;

import atlantafx.base.theme.Styles;

import javafx.scene.control.Label;

import org.yaomote.states.Configured;
import org.yaomote.ui.fx.StateMark;
import org.yaomote.ui.fx.StateShape;
import org.yaomote.ui.fx.Texts;

import java.util.Locale;

/// What became of the settings of a thing, however it is doing; with the mark of a problem while
/// the draft of it could not be applied.
public final class ConfiguredLine extends Label {
    private final Texts texts;
    private final StateShape flaw = new StateShape(StateMark.PROBLEM);

    /// Says nothing yet.
    public ConfiguredLine(Texts texts) {
        this.texts = texts;
        setWrapText(true);
        setMinHeight(USE_PREF_SIZE);
        setMaxWidth(Double.MAX_VALUE);
        setGraphicTextGap(6);
    }

    /// Says it in the language of the moment.
    ///
    /// @param isWrong whether there is an error in what the draft says
    public void show(Configured configured, boolean isWrong) {
        // Whatever is styled anew has the whole window drawn anew.
        if (isWrong) {
            getStyleClass().remove(Styles.TEXT_MUTED);
        } else if (!getStyleClass().contains(Styles.TEXT_MUTED)) {
            getStyleClass().add(Styles.TEXT_MUTED);
        }
        setGraphic(isWrong ? flaw : null);
        String word =
                isWrong && configured == Configured.DRAFT
                        ? "wrong"
                        : configured.name().toLowerCase(Locale.ROOT);
        setText(texts.get("configured." + word));
    }
}
