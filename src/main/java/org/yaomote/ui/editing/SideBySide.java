package org.yaomote.ui.editing;

import javafx.geometry.Orientation;
import javafx.scene.layout.Region;

/// A list and, right of it, a form that keeps its width when the window grows; the form goes below
/// the list where the text is too large for both.
public final class SideBySide extends PlacedSplit {
    private static final double NARROWEST = 320;
    private static final double USUAL = 322;
    private static final double LIST_FIRST = 900;

    private final Region list;
    private final Region form;
    private final TextSize textSize;

    /// Lays out both.
    public SideBySide(Region list, Region form, TextSize textSize) {
        this.list = list;
        this.form = form;
        this.textSize = textSize;
        getItems().setAll(list, form);
        setResizableWithParent(form, false);
        // Side by side the two would else keep it too wide to ever be one below the other.
        setMinWidth(0);
        letDraw();
        // Where the divider goes can be said only once the width is known: a hidden screen has
        // none.
        widthProperty().subscribe(this::arrange);
        textSize.scaleProperty()
                .addListener(
                        (_, _, _) -> {
                            forget();
                            arrange();
                        });
        arrange();
    }

    private void arrange() {
        double narrowest = textSize.of(NARROWEST);
        Orientation fitting =
                getWidth() > narrowest * 2 ? Orientation.HORIZONTAL : Orientation.VERTICAL;
        if (fitting != getOrientation()) {
            setOrientation(fitting);
            forget();
        }
        boolean beside = fitting == Orientation.HORIZONTAL;
        form.setMinWidth(beside ? narrowest : 0);
        list.setMinWidth(beside ? narrowest : 0);
        place();
    }

    @Override
    protected double fitting() {
        boolean beside = getOrientation() == Orientation.HORIZONTAL;
        double wanted = textSize.of(getWidth() < textSize.of(LIST_FIRST) ? NARROWEST : USUAL);
        return beside ? 1 - wanted / getWidth() : 0.4;
    }
}
