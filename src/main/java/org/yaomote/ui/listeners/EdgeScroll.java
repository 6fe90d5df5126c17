package org.yaomote.ui.listeners;

import javafx.animation.PauseTransition;
import javafx.geometry.Bounds;
import javafx.geometry.Point2D;
import javafx.scene.Node;
import javafx.scene.control.ScrollPane;
import javafx.util.Duration;

import org.yaomote.ui.editing.FocusInView;

/// Scrolls the pane around a list while something of it is held at the pane's upper or lower edge,
/// the faster the farther out it is.
///
/// Thread: the FX thread.
final class EdgeScroll {
    /// From an edge inwards, so that a window that fills the screen scrolls as well.
    private static final double EDGE = 24;

    private static final double FASTEST = 24;

    /// A share of the distance in each step.
    private static final double SHARE = 0.4;

    private final Node list;
    private final Runnable moved;
    private final PauseTransition step = new PauseTransition(Duration.millis(33));
    private double x;
    private double y;

    /// @param list inside a pane that scrolls, or in none
    /// @param moved called after each step: what is held is over another place now
    EdgeScroll(Node list, Runnable moved) {
        this.list = list;
        this.moved = moved;
        step.setOnFinished(_ -> step());
    }

    /// It is held here now, in the scene.
    void at(double sceneX, double sceneY) {
        x = sceneX;
        y = sceneY;
        if (step.getCurrentRate() == 0) {
            step();
        }
    }

    /// It is held no longer.
    void end() {
        step.stop();
    }

    private void step() {
        FocusInView.around(list).ifPresent(this::step);
    }

    private void step(ScrollPane pane) {
        double by = distance(pane);
        double room = pane.getContent().getLayoutBounds().getHeight() - height(pane);
        double before = pane.getVvalue();
        if (by != 0 && room > 0) {
            pane.setVvalue(Math.clamp(before + by / room * pane.getVmax(), 0, pane.getVmax()));
            pane.layout();
        }
        if (pane.getVvalue() != before) {
            moved.run();
            step.playFromStart();
        }
    }

    /// In points of the list; negative is up.
    private double distance(ScrollPane pane) {
        Point2D held = pane.sceneToLocal(x, y);
        double over = EDGE - held.getY();
        double under = held.getY() - (pane.getHeight() - EDGE);
        double out = under > 0 ? under : -Math.max(0, over);
        return Math.clamp(out * SHARE, -FASTEST, FASTEST);
    }

    private static double height(ScrollPane pane) {
        Bounds sight = pane.getViewportBounds();
        return sight.getHeight();
    }
}
