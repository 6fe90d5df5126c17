package org.yaomote.ui.fx;

import javafx.scene.layout.FlowPane;

/// Two short fields of a form side by side, of the same width; one below the other where the text
/// is too large for that.
final class FormPair extends FlowPane {
    private static final double GAP = 12;

    private final FormRow first;
    private final FormRow second;

    FormPair(FormRow first, FormRow second) {
        super(GAP, GAP, first, second);
        this.first = first;
        this.second = second;
        getStyleClass().add("form-pair");
        widthProperty().subscribe(this::share);
        // The narrowest a field may be is told in the style sheet, by the size of the text.
        first.minWidthProperty().subscribe(this::share);
    }

    private void share() {
        double half = Math.floor((getWidth() - GAP) / 2);
        double each = half < first.getMinWidth() ? getWidth() : half;
        first.setPrefWidth(each);
        second.setPrefWidth(each);
    }
}
