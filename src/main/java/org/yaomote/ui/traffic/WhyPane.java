package org.yaomote.ui.traffic;

import javafx.scene.control.Label;
import javafx.scene.layout.VBox;

import org.yaomote.ui.fx.StateShape;
import org.yaomote.ui.fx.Texts;

import java.util.List;

/// The reasons of a request, a line each; each can be walked to and is read out.
final class WhyPane extends VBox {
    private final Texts texts;

    WhyPane(Texts texts) {
        super(3);
        this.texts = texts;
        getStyleClass().add("traffic-why");
        accessibleTextProperty().bind(texts.text("traffic.why"));
    }

    void show(List<WhyText.Line> lines) {
        getChildren().setAll(lines.stream().map(this::label).toList());
    }

    private Label label(WhyText.Line line) {
        Label label = new Label(line.text(), new StateShape(line.mark()));
        label.setGraphicTextGap(8);
        label.setWrapText(true);
        label.setMinHeight(USE_PREF_SIZE);
        String mark = texts.get(line.mark().key());
        label.setAccessibleText(mark + ": " + line.text());
        return label;
    }
}
