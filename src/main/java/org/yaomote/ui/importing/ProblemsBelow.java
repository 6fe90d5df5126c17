package org.yaomote.ui.importing;

import javafx.geometry.Orientation;
import javafx.scene.layout.Region;

import org.yaomote.ui.editing.PlacedSplit;

/// A text above, and below it the problems that are found in it: as low as the sentence that there
/// is none, until there is one, and from then on a third of the height.
///
/// What comes and goes while somebody types would else move the text each time. Where the user drew
/// the divider it stays. Thread: the FX thread.
final class ProblemsBelow extends PlacedSplit {
    private static final double SHARE = 0.32;

    private final Region problems;
    private boolean isNeeded;

    ProblemsBelow(Region text, Region problems) {
        this.problems = problems;
        getItems().setAll(text, problems);
        letDraw();
        setOrientation(Orientation.VERTICAL);
        // A larger window shows more of the text.
        setResizableWithParent(problems, false);
    }

    /// Problems were found.
    void need() {
        if (!isNeeded) {
            isNeeded = true;
            place();
        }
    }

    @Override
    protected double fitting() {
        double wanted = isNeeded ? getHeight() * SHARE : problems.minHeight(problems.getWidth());
        return 1 - wanted / getHeight();
    }
}
