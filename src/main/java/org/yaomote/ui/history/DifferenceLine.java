package org.yaomote.ui.history;

import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;

import org.yaomote.changes.Difference;
import org.yaomote.ui.editing.ShapeTag;
import org.yaomote.ui.fx.Texts;

import java.util.Locale;

/// One difference between two configurations: its kind by word and shape, and what it is.
final class DifferenceLine extends HBox {
    DifferenceLine(Texts texts, Difference difference) {
        super(10);
        ShapeTag tag = new ShapeTag(ShapeTag.CHANGE_LETTERS);
        String kind = difference.kind().name().toLowerCase(Locale.ROOT);
        tag.show(
                ChangeShapes.of(difference.kind()),
                "change-" + kind,
                texts.get("review.kind." + kind));
        Label what =
                new Label(
                        String.join(
                                texts.get("shell.pending.comma"),
                                difference.words().stream()
                                        .map(
                                                c ->
                                                        texts.get(
                                                                "change." + c.code(),
                                                                c.arguments().toArray()))
                                        .toList()));
        what.setWrapText(true);
        what.setMinHeight(Region.USE_PREF_SIZE);
        setAlignment(Pos.CENTER_LEFT);
        getChildren().setAll(tag, what);
    }
}
