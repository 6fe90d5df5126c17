package org.yaomote.ui.overview;

import atlantafx.base.theme.Styles;

import javafx.beans.value.ObservableValue;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/// A figure with its name, and perhaps a small picture beside it.
final class TotalCard extends VBox {
    TotalCard(
            String id,
            ObservableValue<String> name,
            ObservableValue<String> figure,
            Node... extra) {
        super(6);
        setId(id);
        getStyleClass().addAll("card", "total-card");
        Label title = new Label();
        title.textProperty().bind(name);
        title.getStyleClass().addAll("total-name", Styles.TEXT_MUTED);
        title.setWrapText(true);
        Label value = new Label();
        value.setId(id + "-value");
        value.textProperty().bind(figure);
        value.getStyleClass().add("total-figure");
        value.setMinWidth(USE_PREF_SIZE);
        HBox line = new HBox(12, value);
        line.setAlignment(Pos.BOTTOM_LEFT);
        for (Node node : extra) {
            HBox.setHgrow(node, Priority.ALWAYS);
            line.getChildren().add(node);
        }
        getChildren().addAll(title, line);
        HBox.setHgrow(this, Priority.ALWAYS);
        setMinWidth(120);
        setPrefWidth(180);
        setMaxWidth(Double.MAX_VALUE);
    }
}
