package org.yaomote.ui.editing;

import javafx.scene.control.Labeled;

/// Tells what does not fit into a cell: in a tooltip that is made for the one cell under the
/// pointer, since those of a whole table would each be a window.
///
/// Thread: the FX thread.
public final class WholeText {
    private WholeText() {}

    /// Has it told of this cell, if its text is cut when the pointer comes; what is cut only later
    /// is told when it comes again.
    public static void of(Labeled cell) {
        cell.setOnMouseEntered(
                _ ->
                        cell.setTooltip(
                                cell.isTextTruncated()
                                        ? Actions.tooltip(cell.textProperty())
                                        : null));
    }
}
