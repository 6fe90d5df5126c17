package org.yaomote.ui.settings;

import javafx.util.StringConverter;

import org.yaomote.ui.fx.Texts;

/// Shows a figure in a text; nothing is typed.
final class FigureText extends StringConverter<Number> {
    private final Texts texts;
    private final String key;

    /// @param key of a text with a place for the figure
    FigureText(Texts texts, String key) {
        this.texts = texts;
        this.key = key;
    }

    @Override
    public String toString(Number figure) {
        return figure == null ? "" : texts.get(key, figure);
    }

    @Override
    public Number fromString(String text) {
        throw new UnsupportedOperationException("nothing is typed here");
    }
}
