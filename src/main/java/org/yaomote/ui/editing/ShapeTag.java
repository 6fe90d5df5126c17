package org.yaomote.ui.editing;

import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.layout.StackPane;
import javafx.scene.shape.FillRule;
import javafx.scene.shape.SVGPath;

/// Something said by word, shape and colour.
public class ShapeTag extends Label {
    /// Letters of the longest word for a kind of change in the languages of the program.
    public static final double CHANGE_LETTERS = 6.2;

    private static final double SIZE = 16;

    private final SVGPath path = new SVGPath();
    private final double letters;

    /// Says nothing yet; as wide as its word.
    public ShapeTag() {
        this(0);
    }

    /// Says nothing yet.
    ///
    /// @param letters so many times the size of a letter it is wide at least, so that what follows
    ///   tags below each other is in line
    @SuppressWarnings("this-escape") // Subclasses add words only.
    public ShapeTag(double letters) {
        this.letters = letters;
        path.setFillRule(FillRule.EVEN_ODD);
        path.getStyleClass().add("bucket-shape");
        getStyleClass().add("bucket-tag");
        StackPane square = new StackPane(path);
        square.setMinSize(SIZE, SIZE);
        square.setMaxSize(SIZE, SIZE);
        setGraphic(square);
        setGraphicTextGap(5);
        setAlignment(Pos.CENTER_LEFT);
        setMinWidth(USE_PREF_SIZE);
    }

    @Override
    protected double computePrefWidth(double height) {
        return Math.max(super.computePrefWidth(height), letters * getFont().getSize());
    }

    /// Says this.
    ///
    /// @param shape an SVG path in a square of 16
    /// @param style class that gives the colour
    public final void show(String shape, String style, String words) {
        path.setContent(shape);
        getStyleClass().setAll("label", "bucket-tag", style);
        if (!words.equals(getText())) {
            setText(words);
        }
    }
}
