package org.yaomote.ui.fx;

import javafx.scene.AccessibleAttribute;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.Region;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/// A walk along the points of a picture by the arrow keys, Home and End: the point that is reached
/// is told in words. Points that move to the left with time keep the walker.
///
/// Thread: the FX thread.
///
/// @param <P> what a point stands for
public final class PointWalk<P> {
    private final Region picture;
    private final Function<P, String> words;
    private final List<Runnable> observers = new ArrayList<>();
    private List<P> points = List.of();
    private int reached = -1;

    /// @param picture is laid out anew, and tells screen readers, when another point is reached
    /// @param words says what a point means
    public PointWalk(Region picture, Function<P, String> words) {
        this.picture = picture;
        this.words = words;
    }

    /// Lets the keyboard walk.
    public void begin() {
        picture.setFocusTraversable(true);
        picture.addEventHandler(KeyEvent.KEY_PRESSED, this::pressed);
    }

    /// The points, the latest last.
    public List<P> points() {
        return points;
    }

    /// Walks among these from now on.
    public void show(List<P> latest) {
        int moved = reached < 0 ? -1 : latest.indexOf(points.get(reached));
        points = List.copyOf(latest);
        reached = moved;
        picture.requestLayout();
        tell();
    }

    /// The place of the point that was reached; -1 if none was.
    public int reached() {
        return reached;
    }

    /// Goes to a point.
    ///
    /// @param index one beyond an end means that end
    public void reach(int index) {
        if (!points.isEmpty()) {
            reached = Math.clamp(index, 0, points.size() - 1);
            picture.requestLayout();
            tell();
        }
    }

    /// What is said of the point that was reached, or of the last one.
    public String said() {
        return points.isEmpty() ? "" : words.apply(points.get(place()));
    }

    /// Calls this when something else is said.
    public void onSaid(Runnable observer) {
        observers.add(observer);
    }

    private int place() {
        return reached < 0 ? points.size() - 1 : reached;
    }

    private void pressed(KeyEvent event) {
        boolean isOurs = true;
        switch (event.getCode()) {
            case LEFT -> reach(place() - 1);
            case RIGHT -> reach(place() + 1);
            case HOME -> reach(0);
            case END -> reach(points.size() - 1);
            default -> isOurs = false;
        }
        if (isOurs) {
            event.consume();
        }
    }

    private void tell() {
        picture.setAccessibleText(said());
        picture.notifyAccessibleAttributeChanged(AccessibleAttribute.TEXT);
        observers.forEach(Runnable::run);
    }
}
