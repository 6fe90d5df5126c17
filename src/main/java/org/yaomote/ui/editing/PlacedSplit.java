package org.yaomote.ui.editing;

import javafx.scene.control.SplitPane;

/// A pane whose divider is where it fits, in every size of the pane, until the user draws it.
///
/// Thread: the FX thread.
public abstract class PlacedSplit extends SplitPane {
    private boolean isMoved;

    /// The size for which the divider was placed last.
    private double placedWidth;

    private double placedHeight;

    /// Has the divider stay where the user draws it; for the constructor of whoever extends it.
    protected final void letDraw() {
        DividerDrag.on(this, () -> isMoved = true);
    }

    /// Where the divider fits now that the pane has a size: 0 to 1.
    protected abstract double fitting();

    /// Puts the divider there, unless the user drew it elsewhere.
    protected final void place() {
        if (!isMoved && getWidth() > 0 && getHeight() > 0) {
            setDividerPositions(fitting());
        }
    }

    /// Forgets where the user drew it: what it divides is another thing now.
    protected final void forget() {
        isMoved = false;
    }

    /// The layout that follows another size shares out the difference by itself, whatever was said
    /// of the divider before; the next one obeys.
    @Override
    protected void layoutChildren() {
        super.layoutChildren();
        if (getWidth() != placedWidth || getHeight() != placedHeight) {
            placedWidth = getWidth();
            placedHeight = getHeight();
            place();
        }
    }
}
