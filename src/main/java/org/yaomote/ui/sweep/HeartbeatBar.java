package org.yaomote.ui.sweep;

import javafx.css.PseudoClass;
import javafx.scene.AccessibleAttribute;
import javafx.scene.AccessibleRole;
import javafx.scene.Node;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.Region;
import javafx.scene.shape.Rectangle;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/// The latest requests to a host as bars: full height for an answer, lower for a late one, lowest
/// for none. Arrow keys walk it, and the bar that is reached is told in words.
final class HeartbeatBar extends Region {
    private static final PseudoClass REACHED = PseudoClass.getPseudoClass("reached");
    private static final double WIDEST = 9;
    private static final double GAP = 2;

    private final Function<Beat, String> words;
    private final List<Runnable> observers = new ArrayList<>();
    private List<Beat> beats = List.of();
    private int reached = -1;

    /// @param words says what a bar means
    HeartbeatBar(Function<Beat, String> words) {
        this.words = words;
        getStyleClass().add("heartbeat");
        setAccessibleRole(AccessibleRole.TEXT);
    }

    /// Lets the keyboard walk it.
    HeartbeatBar walkable() {
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
    void show(List<Beat> latest) {
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
    String said() {
        if (beats.isEmpty()) {
            return "";
        }
        return words.apply(beats.get(reached < 0 ? beats.size() - 1 : reached));
    }

    /// Calls this when something else is said.
    void onSaid(Runnable observer) {
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
        Beat beat = beats.get(index);
        double height = getHeight() * share(beat.kind());
        double gap = Math.min(GAP, step / 3);
        Rectangle bar = new Rectangle(index * step, getHeight() - height, step - gap, height);
        bar.getStyleClass().addAll("heartbeat-bar", beat.kind().mark().styleClass());
        bar.pseudoClassStateChanged(REACHED, index == reached);
        return bar;
    }

    private static double share(Beat.Kind kind) {
        return switch (kind) {
            case ANSWERED -> 1;
            case LATE -> 0.65;
            case LOST, UNREACHABLE -> 0.35;
            case NOT_SENT -> 0.12;
        };
    }
}
