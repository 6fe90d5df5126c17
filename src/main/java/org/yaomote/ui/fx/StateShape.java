package org.yaomote.ui.fx;

import javafx.scene.Group;
import javafx.scene.layout.StackPane;
import javafx.scene.shape.FillRule;
import javafx.scene.shape.SVGPath;

/// The shape of a [StateMark], as tall as a line of text; never alone: the word is beside it or in
/// the accessible text of its owner.
public final class StateShape extends StackPane {
    /// At the usual text size, in pixels; [Appearance] has it grow.
    static final int SIZE = 16;

    private final SVGPath path = new SVGPath();
    private StateMark shown;

    /// Shows a mark.
    public StateShape(StateMark mark) {
        path.setFillRule(FillRule.EVEN_ODD);
        getStyleClass().add("state-picture");
        path.scaleXProperty().bind(minWidthProperty().divide(SIZE));
        path.scaleYProperty().bind(minWidthProperty().divide(SIZE));
        getChildren().add(new Group(path));
        setMinSize(SIZE, SIZE);
        setPrefSize(SIZE, SIZE);
        setMaxSize(SIZE, SIZE);
        shown = mark;
        draw();
    }

    /// Shows another mark.
    public void show(StateMark mark) {
        // Figures are shown anew twice a second, and setting the same styles would style it anew.
        if (mark != shown) {
            shown = mark;
            draw();
        }
    }

    private void draw() {
        path.setContent(shown.shape());
        path.getStyleClass()
                .setAll(
                        "state-shape",
                        shown.isOutlined() ? "outlined" : "filled",
                        shown.styleClass());
    }
}
