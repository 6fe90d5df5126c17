package org.yaomote.ui.editing;

import static org.assertj.core.api.Assertions.assertThat;

import javafx.scene.layout.Region;

import org.junit.jupiter.api.Test;

/// What stands in a line of a tool bar.
class ToolFlowTest {
    private static Region tool(double wide, double high) {
        Region tool = new Region();
        tool.setPrefSize(wide, high);
        return tool;
    }

    @Test
    void whatIsLowerStandsInTheMiddleOfItsLine() {
        ToolFlow flow = new ToolFlow();
        Region box = tool(80, 18);
        flow.getChildren().addAll(tool(90, 34), box, tool(150, 34));
        flow.resize(200, 80);

        flow.layout();

        assertThat(box.getBoundsInParent().getCenterY()).isEqualTo(17);
        assertThat(flow.getChildren().getLast().getLayoutY()).isEqualTo(42);
    }
}
