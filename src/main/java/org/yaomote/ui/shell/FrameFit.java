package org.yaomote.ui.shell;

import javafx.beans.value.ObservableValue;
import javafx.css.PseudoClass;
import javafx.scene.Scene;
import javafx.scene.layout.BorderPane;

/// What the frame leaves out where the window is narrow for its letters: words of the side bar and
/// of the search first, then room in the menu bar.
///
/// Thread: the FX thread.
///
/// @param frame with the help pane at its right, if it is open
record FrameFit(Scene scene, BorderPane frame, SideBar side, TopBar top) {
    private static final PseudoClass TIGHT = PseudoClass.getPseudoClass("tight");

    /// Of the window, in pixels at the usual text size.
    private static final double COMPACT_BELOW = 1100;

    private static final double TIGHT_BELOW = 600;

    /// Follows the window, the help pane and this.
    ///
    /// @param textSize in per cent
    void follow(ObservableValue<? extends Number> textSize) {
        Runnable fit = () -> fit(textSize.getValue().doubleValue() / 100);
        scene.widthProperty().subscribe(fit);
        textSize.subscribe(fit);
        frame.rightProperty().subscribe(fit);
        fit.run();
    }

    private void fit(double textScale) {
        double help = frame.getRight() == null ? 0 : HelpPane.WIDTH;
        boolean compact = scene.getWidth() - help < COMPACT_BELOW * textScale;
        side.setCompact(compact, textScale);
        top.setCompact(compact);
        boolean isTight = scene.getWidth() < TIGHT_BELOW * textScale;
        scene.getRoot().pseudoClassStateChanged(TIGHT, isTight);
    }
}
