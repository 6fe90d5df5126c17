package org.yaomote.ui.importing;

import javafx.geometry.Orientation;
import javafx.scene.control.SplitPane;
import javafx.scene.layout.Region;

import org.yaomote.ui.editing.DividerDrag;

/// A text above, and below it the problems that are found in it: as low as the sentence that there
/// is none, until there is one, and from then on a third of the height.
///
/// What comes and goes while somebody types would else move the text each time. Where the user drew
/// the divider it stays. Thread: the FX thread.
final class ProblemsBelow extends SplitPane {
    private static final double SHARE = 0.32;

    private final Region problems;
    private boolean isNeeded;
    private boolean isMoved;

    /// The height for which the divider was placed last.
    private double placedAt;

    ProblemsBelow(Region text, Region problems) {
        super(text, problems);
        this.problems = problems;
        setOrientation(Orientation.VERTICAL);
        // A larger window shows more of the text.
        setResizableWithParent(problems, false);
        DividerDrag.on(this, () -> isMoved = true);
    }

    /// Problems were found.
    void need() {
        if (!isNeeded) {
            isNeeded = true;
            place();
        }
    }

    private void place() {
        if (!isMoved && getHeight() > 0) {
            double wanted =
                    isNeeded ? getHeight() * SHARE : problems.minHeight(problems.getWidth());
            setDividerPositions(1 - wanted / getHeight());
        }
    }

    /// The layout that follows another size shares out the difference by itself, whatever was said
    /// of the divider before; the next one obeys.
    @Override
    protected void layoutChildren() {
        super.layoutChildren();
        if (getHeight() != placedAt) {
            placedAt = getHeight();
            place();
        }
    }
}
