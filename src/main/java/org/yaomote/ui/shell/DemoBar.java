package org.yaomote.ui.shell;

import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;

import org.yaomote.config.ProxyConfig;
import org.yaomote.ui.fx.Texts;
import org.yaomote.ui.fx.UiContext;
import org.yaomote.ui.overview.FirstSteps;

/// Says that what is seen is the demo, and takes it away by one click. Seen only while there is
/// one.
final class DemoBar extends HBox {
    private final FirstSteps steps;

    DemoBar(UiContext context, FirstSteps steps) {
        super(10);
        this.steps = steps;
        Texts texts = context.texts();
        setId("demo-bar");
        getStyleClass().add("demo-bar");
        setAlignment(Pos.CENTER_LEFT);
        Label says = new Label();
        says.textProperty().bind(texts.text("shell.demo"));
        says.setWrapText(true);
        says.setMinHeight(Region.USE_PREF_SIZE);
        says.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(says, Priority.ALWAYS);
        Button remove = new Button();
        remove.setId("demo-remove");
        remove.textProperty().bind(texts.text("shell.demo.remove"));
        remove.setMinWidth(Region.USE_PREF_SIZE);
        remove.setOnAction(_ -> steps.removeDemo());
        getChildren().addAll(says, remove);
        context.model().draftProperty().subscribe(this::show);
    }

    private void show(ProxyConfig draft) {
        boolean hasDemo = steps.hasDemo(draft);
        setVisible(hasDemo);
        setManaged(hasDemo);
    }
}
