package org.yaomote.ui.editing;

import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;

import org.yaomote.config.Problem;
import org.yaomote.ui.fx.Texts;

import java.util.List;
import java.util.function.Consumer;

/// A field of a form that is on or off, with the line that explains it and the one that says what
/// is wrong.
public final class SwitchRow extends VBox {
    private final Texts texts;
    private final CheckBox box = new CheckBox();
    private final Label help = new Label();
    private final ProblemLine wrong;

    /// @param labelKey names it
    /// @param switched told when the user switches it
    public SwitchRow(Texts texts, String labelKey, Consumer<Boolean> switched) {
        super(4);
        this.texts = texts;
        this.wrong = new ProblemLine(texts);
        box.setId(labelKey.replace('.', '-'));
        box.textProperty().bind(texts.text(labelKey));
        box.setWrapText(true);
        box.setMinHeight(USE_PREF_SIZE);
        box.accessibleHelpProperty()
                .bind(
                        texts.follow(
                                () -> help.getText() + " " + wrong.textProperty().get(),
                                help.textProperty(),
                                wrong.textProperty()));
        box.setOnAction(_ -> switched.accept(box.isSelected()));
        help.getStyleClass().add("form-help");
        help.setWrapText(true);
        help.setMinHeight(USE_PREF_SIZE);
        getStyleClass().add("form-row");
        getChildren().addAll(box, wrong);
    }

    /// Explains it in a line below.
    public SwitchRow help(String helpKey) {
        help.textProperty().bind(texts.text(helpKey));
        getChildren().add(1, help);
        return this;
    }

    /// Shows whether it is on, and what is wrong with that.
    public void show(boolean on, List<Problem> found) {
        box.setSelected(on);
        wrong.show(found, box);
    }

    /// Puts the focus on it.
    public void focus() {
        box.requestFocus();
    }
}
