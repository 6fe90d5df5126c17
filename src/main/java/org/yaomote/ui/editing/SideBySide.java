package org.yaomote.ui.editing;

import javafx.scene.control.SplitPane;
import javafx.scene.layout.Region;

/// A list and, right of it, a form that keeps its width when the window grows.
public final class SideBySide extends SplitPane {
    private static final double NARROWEST = 320;
    private static final double USUAL = 322;
    private static final double LIST_FIRST = 900;

    private boolean divided;

    /// Lays out both.
    public SideBySide(Region list, Region form) {
        form.setMinWidth(NARROWEST);
        list.setMinWidth(NARROWEST);
        getItems().setAll(list, form);
        setResizableWithParent(form, false);
        // Where the divider goes can be said only once the width is known: a hidden screen has
        // none.
        widthProperty().subscribe(width -> divide(width.doubleValue()));
    }

    private void divide(double width) {
        if (!divided && width > NARROWEST * 2) {
            divided = true;
            double form = width < LIST_FIRST ? NARROWEST : USUAL;
            setDividerPositions(1 - form / width);
        }
    }
}
