package org.yaomote.ui.editing;

import javafx.css.PseudoClass;
import javafx.scene.AccessibleAttribute;
import javafx.scene.AccessibleRole;
import javafx.scene.Node;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.Region;
import javafx.scene.shape.Rectangle;

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
    private final Function<B, String> words;
    private final List<Runnable> observers = new ArrayList<>();
    private List<B> beats = List.of();
    private int reached = -1;

    /// @param looks says how a bar looks
    /// @param words says what a bar means
    public HeartbeatBar(Function<B, Look> looks, Function<B, String> words) {
        this.looks = looks;
        this.words = words;
        getStyleClass().add("heartbeat");
        setAccessibleRole(AccessibleRole.TEXT);
    }

    /// Lets the keyboard walk it.
    public HeartbeatBar<B> walkable() {
        setFocusTraversable(true);
        addEventHandler(KeyEvent.KEY_PRESSED, this::pressed);
        setOnMouseClicked(
                event -> {
                    requestFocus();
                    reach((int) (event.getX() / step()));
                });
        return this;
    }

    /// Shows these, the latest at the right end.
    public void show(List<B> latest) {
        if (!beats.equals(latest)) {
            // The bar that was reached moves to the left with time; the eye stays with it.
            int moved = reached < 0 ? -1 : latest.indexOf(beats.get(reached));
            beats = List.copyOf(latest);
            reached = moved;
            requestLayout();
            tell();
        }
    }

    /// What is said of the bar that was reached, or of the last one.
    public String said() {
        if (beats.isEmpty()) {
            return "";
        }
        return words.apply(beats.get(reached < 0 ? beats.size() - 1 : reached));
    }

    /// Calls this when something else is said.
    public void onSaid(Runnable observer) {
        observers.add(observer);
    }

    private void pressed(KeyEvent event) {
        int from = reached < 0 ? beats.size() - 1 : reached;
        int to =
                switch (event.getCode()) {
                    case LEFT -> from - 1;
                    case RIGHT -> from + 1;
                    case HOME -> 0;
                    case END -> beats.size() - 1;
                    default -> -1;
                };
        boolean arrow = event.getCode().isNavigationKey() && to >= 0;
        boolean atStart = event.getCode() == KeyCode.LEFT && from == 0;
        if (arrow || atStart) {
            reach(to);
            event.consume();
        }
    }

    private void reach(int index) {
        if (!beats.isEmpty()) {
            reached = Math.clamp(index, 0, beats.size() - 1);
            requestLayout();
            tell();
        }
    }

    private void tell() {
        setAccessibleText(said());
        notifyAccessibleAttributeChanged(AccessibleAttribute.TEXT);
        observers.forEach(Runnable::run);
    }

    private double step() {
        return beats.isEmpty() ? 1 : Math.min(WIDEST, getWidth() / beats.size());
    }

    @Override
    protected void layoutChildren() {
        List<Node> bars = new ArrayList<>();
        double step = step();
        for (int i = 0; i < beats.size(); i++) {
            bars.add(bar(i, step));
        }
        getChildren().setAll(bars);
    }

    private Rectangle bar(int index, double step) {
        Look look = looks.apply(beats.get(index));
        double height = getHeight() * look.height();
        double gap = Math.min(GAP, step / 3);
        Rectangle bar = new Rectangle(index * step, getHeight() - height, step - gap, height);
        bar.getStyleClass().addAll("heartbeat-bar", look.mark().styleClass());
        bar.pseudoClassStateChanged(REACHED, index == reached);
        return bar;
    }
}
