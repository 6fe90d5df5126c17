package org.yaomote.ui.importing;

import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.layout.StackPane;
import javafx.scene.shape.FillRule;
import javafx.scene.shape.SVGPath;

import org.yaomote.ui.fx.Texts;

/// A bucket by word, shape and colour, with a figure or without.
final class BucketTag extends Label {
    private static final double SIZE = 16;

    private final SVGPath path = new SVGPath();

    BucketTag() {
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

    /// Shows a bucket with these words.
    void show(Bucket bucket, String words) {
        show(bucket.shape(), bucket.styleClass(), words);
    }

    /// Shows anything else that is told so.
    ///
    /// @param shape an SVG path in a square of 16
    /// @param style class that gives the colour
    void show(String shape, String style, String words) {
        path.setContent(shape);
        getStyleClass().setAll("label", "bucket-tag", style);
        if (!words.equals(getText())) {
            setText(words);
        }
    }

    /// Shows a bucket with its own word.
    void show(Bucket bucket, Texts texts) {
        show(bucket, texts.get(bucket.key()));
    }
}
