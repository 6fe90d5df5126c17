package org.yaomote.ui.editing;

import atlantafx.base.theme.Styles;

import javafx.beans.value.ObservableValue;
import javafx.scene.Node;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.HBox;

import java.util.List;

/// Two halves of a screen, of which one is shown, and the buttons that choose.
public final class Halves extends HBox {
    private final List<Half> halves;
    private final List<ToggleButton> buttons;

    /// A half.
    ///
    /// @param id of its button
    /// @param words on its button
    /// @param node what is shown
    public record Half(String id, ObservableValue<String> words, Node node) {}

    /// Shows the first.
    public Halves(Half first, Half second) {
        halves = List.of(first, second);
        getStyleClass().add("screen-halves");
        ToggleGroup group = new ToggleGroup();
        buttons = halves.stream().map(half -> button(half, group)).toList();
        buttons.getFirst().getStyleClass().add(Styles.LEFT_PILL);
        buttons.getLast().getStyleClass().add(Styles.RIGHT_PILL);
        getChildren().addAll(buttons);
        show(first.node());
    }

    /// Shows a half.
    public void show(Node wanted) {
        for (int i = 0; i < halves.size(); i++) {
            Node node = halves.get(i).node();
            boolean isWanted = node.equals(wanted);
            node.setVisible(isWanted);
            node.setManaged(isWanted);
            buttons.get(i).setSelected(isWanted);
        }
    }

    private ToggleButton button(Half half, ToggleGroup group) {
        ToggleButton button = new ToggleButton();
        button.setId(half.id());
        button.textProperty().bind(half.words());
        button.setToggleGroup(group);
        button.setMinWidth(USE_PREF_SIZE);
        button.getStyleClass().add(Styles.SMALL);
        // The button of the half that is shown cannot be let go.
        button.setOnAction(_ -> show(half.node()));
        return button;
    }
}
