package org.yaomote.ui.sweep;

import atlantafx.base.theme.Styles;

import javafx.beans.binding.Bindings;
import javafx.beans.binding.StringBinding;
import javafx.scene.Node;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.HBox;

import org.yaomote.ui.fx.Texts;

import java.util.List;

/// The two halves of the screen: what is found in one sweep, and what is watched.
final class Halves extends HBox {
    private final List<Node> halves;
    private final List<ToggleButton> buttons;

    Halves(Texts texts, WatchViewModel watched, Node sweep, Node watch) {
        this.halves = List.of(sweep, watch);
        getStyleClass().add("sweep-halves");
        var count = Bindings.size(watched.rows());
        StringBinding watching =
                texts.follow(
                        () ->
                                count.intValue() == 0
                                        ? texts.get("watch.half")
                                        : texts.get("watch.half.count", count.intValue()),
                        count);
        ToggleGroup group = new ToggleGroup();
        this.buttons =
                List.of(
                        button("sweep-half", texts.text("sweep.half"), sweep, group),
                        button("watch-half", watching, watch, group));
        buttons.getFirst().getStyleClass().add(Styles.LEFT_PILL);
        buttons.getLast().getStyleClass().add(Styles.RIGHT_PILL);
        getChildren().addAll(buttons);
        show(sweep);
    }

    /// Shows a half.
    void show(Node wanted) {
        for (int i = 0; i < halves.size(); i++) {
            boolean isWanted = halves.get(i).equals(wanted);
            halves.get(i).setVisible(isWanted);
            halves.get(i).setManaged(isWanted);
            buttons.get(i).setSelected(isWanted);
        }
    }

    private ToggleButton button(String id, StringBinding words, Node half, ToggleGroup group) {
        ToggleButton button = new ToggleButton();
        button.setId(id);
        button.textProperty().bind(words);
        button.setToggleGroup(group);
        button.setMinWidth(USE_PREF_SIZE);
        button.getStyleClass().add(Styles.SMALL);
        // The button of the half that is shown cannot be let go.
        button.setOnAction(_ -> show(half));
        return button;
    }
}
