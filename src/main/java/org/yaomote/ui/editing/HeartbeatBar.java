package org.yaomote.ui.editing;

import javafx.css.PseudoClass;
import javafx.scene.AccessibleRole;
import javafx.scene.Node;
import javafx.scene.layout.Region;
import javafx.scene.shape.Rectangle;

import org.yaomote.ui.fx.PointWalk;
import org.yaomote.ui.fx.StateMark;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/// The latest of what was asked as bars, the last one at the right end: the better, the higher.
/// Arrow keys walk it, and the bar that is reached is told in words.
///
/// Thread: the FX thread.
///
/// @param <B> what a bar stands for
public final class HeartbeatBar<B> extends Region {
    private static final PseudoClass REACHED = PseudoClass.getPseudoClass("reached");
    private static final double WIDEST = 9;
    private static final double GAP = 2;

    /// How a bar looks.
    ///
    /// @param mark gives its colour
    /// @param height as a share of the full one, 0 to 1
    public record Look(StateMark mark, double height) {}

    private final Function<B, Look> looks;
    private final PointWalk<B> walk;

    /// @param looks says how a bar looks
    /// @param words says what a bar means
    public HeartbeatBar(Function<B, Look> looks, Function<B, String> words) {
        this.looks = looks;
        this.walk = new PointWalk<>(this, words);
        getStyleClass().add("heartbeat");
        setAccessibleRole(AccessibleRole.TEXT);
    }

    /// Lets the keyboard walk it.
    public HeartbeatBar<B> walkable() {
        walk.begin();
        setOnMouseClicked(
                event -> {
                    requestFocus();
                    walk.reach((int) (event.getX() / step()));
                });
        return this;
    }

    /// Shows these, the latest at the right end.
    public void show(List<B> latest) {
        if (!walk.points().equals(latest)) {
            walk.show(latest);
        }
    }

    /// What is said of the bar that was reached, or of the last one.
    public String said() {
        return walk.said();
    }

    /// Calls this when something else is said.
    public void onSaid(Runnable observer) {
        walk.onSaid(observer);
    }

    private double step() {
        int beats = walk.points().size();
        return beats == 0 ? 1 : Math.min(WIDEST, getWidth() / beats);
    }

    @Override
    protected void layoutChildren() {
        List<Node> bars = new ArrayList<>();
        double step = step();
        for (int i = 0; i < walk.points().size(); i++) {
            bars.add(bar(i, step));
        }
        getChildren().setAll(bars);
    }

    private Rectangle bar(int index, double step) {
        Look look = looks.apply(walk.points().get(index));
        double height = getHeight() * look.height();
        double gap = Math.min(GAP, step / 3);
        Rectangle bar = new Rectangle(index * step, getHeight() - height, step - gap, height);
        bar.getStyleClass().addAll("heartbeat-bar", look.mark().styleClass());
        bar.pseudoClassStateChanged(REACHED, index == walk.reached());
        return bar;
    }
}
