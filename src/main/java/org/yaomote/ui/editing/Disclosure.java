package org.yaomote.ui.editing;

import atlantafx.base.theme.Styles;

import javafx.scene.Node;
import javafx.scene.control.TitledPane;

import org.jspecify.annotations.Nullable;
import org.yaomote.ui.fx.Texts;

/// A part of a form that is folded away while it says nothing special: closed at first, open when
/// something in it is wrong or not as usual.
public final class Disclosure extends TitledPane {
    private @Nullable Object owner;
    private boolean wasNotable;

    /// @param titleKey names it; its id is the key
    public Disclosure(Texts texts, String titleKey, Node content) {
        setId(titleKey.replace('.', '-'));
        textProperty().bind(texts.text(titleKey));
        setContent(content);
        setExpanded(false);
        setAnimated(false);
        getStyleClass().add(Styles.DENSE);
    }

    /// What it holds was shown anew. It opens when that becomes notable, and never closes under the
    /// user's hands.
    ///
    /// @param shown whose settings it holds
    /// @param notable whether something is wrong or not as usual
    public void show(Object shown, boolean notable) {
        if (!shown.equals(owner)) {
            setExpanded(notable);
        } else if (notable && !wasNotable) {
            setExpanded(true);
        }
        owner = shown;
        wasNotable = notable;
    }
}
