package org.yaomote.ui.overview;

import javafx.beans.value.ObservableValue;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/// A figure with its name, and perhaps a small picture beside it.
final class TotalCard extends VBox {
    /// What a card says.
    ///
    /// @param detail a second figure in words
    record Content(
            ObservableValue<String> name,
            ObservableValue<String> figure,
            ObservableValue<String> detail) {}

    TotalCard(String id, Content content, Node... extra) {
        super(4);
        setId(id);
        getStyleClass().addAll("card", "total-card");
        Label figure = label(content.figure(), "total-figure");
        figure.setId(id + "-value");
        figure.setMinWidth(USE_PREF_SIZE);
        Label detail = label(content.detail(), "total-detail");
        detail.setId(id + "-detail");
        detail.setWrapText(true);
        HBox line = new HBox(12, figure);
        line.setAlignment(Pos.CENTER_LEFT);
        for (Node node : extra) {
            HBox.setHgrow(node, Priority.ALWAYS);
            line.getChildren().add(node);
        }
        Label name = label(content.name(), "total-name");
        name.setWrapText(true);
        getChildren().addAll(name, line, detail);
        HBox.setHgrow(this, Priority.ALWAYS);
        setPrefWidth(180);
        setMaxWidth(Double.MAX_VALUE);
    }

    private static Label label(ObservableValue<String> text, String style) {
        Label label = new Label();
        label.textProperty().bind(text);
        label.getStyleClass().add(style);
        return label;
    }
}
