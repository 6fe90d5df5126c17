package org.yaomote.ui.services;

import javafx.scene.Node;
import javafx.scene.control.SplitPane;

import org.yaomote.ui.editing.DividerDrag;

import java.util.List;
import java.util.OptionalDouble;

/// The list's share of the height. What comes up above the form is to be seen; when it goes, the
/// list has its room again, unless the user gave it another.
///
/// Thread: the FX thread.
final class ListRoom {
    /// The share while something stands above the form.
    private static final double LESS = 0.38;

    private final SplitPane split;
    private final List<? extends Node> guests;

    /// The share before something came up; empty while nothing has.
    private OptionalDouble usual = OptionalDouble.empty();

    /// Whether the user moved the divider since.
    private boolean isMoved;

    /// @param split the list above the form
    /// @param guests what comes up above the form at times
    /// @param onGuest brings the top of the form into sight
    ListRoom(SplitPane split, List<? extends Node> guests, Runnable onGuest) {
        this.split = split;
        this.guests = guests;
        DividerDrag.on(split, () -> isMoved = true);
        guests.forEach(guest -> guest.visibleProperty().addListener((_, _, _) -> share(onGuest)));
    }

    private void share(Runnable onGuest) {
        boolean isNeeded = guests.stream().anyMatch(Node::isVisible);
        double now = split.getDividerPositions()[0];
        if (isNeeded) {
            onGuest.run();
        }
        if (isNeeded && usual.isEmpty() && now > LESS) {
            usual = OptionalDouble.of(now);
            isMoved = false;
            split.setDividerPositions(LESS);
        } else if (!isNeeded) {
            usual.stream().filter(_ -> !isMoved).forEach(split::setDividerPositions);
            usual = OptionalDouble.empty();
        }
    }
}
