package org.yaomote.ui.overview;

import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

import org.yaomote.ui.fx.StateMark;
import org.yaomote.ui.fx.StateShape;
import org.yaomote.ui.fx.Texts;

/// A box of the flow picture: a button that leads to what it stands for and says it in a sentence.
final class FlowBox extends FilledButton {
    /// What a box shows.
    ///
    /// @param title its name
    /// @param place its address; empty if the title says it already or it has none
    /// @param figure at the right of the title, such as a rate
    /// @param sentence for a screen reader, complete
    record Content(StateMark mark, String title, String place, String figure, String sentence) {}

    private final StateShape shape = new StateShape(StateMark.UNKNOWN);
    private final Label title = new Label();
    private final Label place = new Label();
    private final Label word = new Label();
    private final Label figure = new Label();

    /// Says which share the figure is, for one.
    private final Tooltip tooltip = new Tooltip();

    FlowBox(String id, Runnable open) {
        super(new VBox(3));
        setId(id);
        setOnAction(_ -> open.run());
        setTooltip(tooltip);
        getStyleClass().setAll("button", "flow-box");
        title.getStyleClass().add("flow-title");
        title.setWrapText(true);
        figure.getStyleClass().add("flow-figure");
        figure.setMinWidth(USE_PREF_SIZE);
        place.getStyleClass().add("flow-place");
        place.setWrapText(true);
        word.getStyleClass().add("flow-word");
        word.setWrapText(true);
        word.setMinHeight(USE_PREF_SIZE);
        Region gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        HBox first = new HBox(6, title, gap, figure);
        first.setAlignment(Pos.TOP_LEFT);
        HBox state = new HBox(6, shape, word);
        state.setAlignment(Pos.CENTER_LEFT);
        if (getGraphic() instanceof VBox lines) {
            lines.getChildren().addAll(first, place, state);
        }
    }

    void show(Texts texts, Content content) {
        shape.show(content.mark());
        title.setText(content.title());
        place.setText(content.place());
        boolean hasPlace = !content.place().isEmpty();
        place.setVisible(hasPlace);
        place.setManaged(hasPlace);
        figure.setText(content.figure());
        word.setText(texts.get(content.mark().key()));
        String style = content.mark().styleClass();
        if (!word.getStyleClass().contains(style)) {
            word.getStyleClass().setAll("label", "flow-word", style);
        }
        setAccessibleText(content.sentence());
        tooltip.setText(content.sentence());
    }
}
