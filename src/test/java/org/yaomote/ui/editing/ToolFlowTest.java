package org.yaomote.ui.editing;

import static org.assertj.core.api.Assertions.assertThat;

import javafx.scene.layout.Region;

import org.junit.jupiter.api.Test;

class ToolFlowTest {
    @Test
    void whatIsLowerThanItsLineStandsInTheMiddleOfIt() {
        Region button = tool(36);
        Region check = tool(20);
        Region below = tool(20);
        ToolFlow flow = new ToolFlow();
        flow.getChildren().addAll(button, check, below);
        flow.resize(220, flow.prefHeight(220));
        flow.layout();
        assertThat(check.getLayoutY() + check.getHeight() / 2)
                .isEqualTo(button.getLayoutY() + button.getHeight() / 2);
        assertThat(below.getLayoutY()).as("alone in its line").isEqualTo(36 + 8);
    }

    private static Region tool(double height) {
        Region tool = new Region();
        tool.setPrefSize(100, height);
        return tool;
    }
}
