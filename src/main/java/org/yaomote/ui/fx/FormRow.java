package org.yaomote.ui.fx;

import atlantafx.base.theme.Styles;

import javafx.beans.value.ObservableBooleanValue;
import javafx.beans.value.ObservableValue;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.VBox;

import org.yaomote.config.Problem;

import java.util.Optional;

/// A field of a form: label, control, help and the line that says what is wrong.
///
/// What is wrong is told by colour of the field, by a shape and in words, and to a screen reader as
/// the field's help.
public final class FormRow extends VBox {
    private final Texts texts;
    private final Node control;
    private final Label label = new Label();
    private final Label help = new Label();
    private final ErrorMessage message;

    FormRow(Texts texts, String labelKey, Node control) {
        super(4);
        this.texts = texts;
        this.control = control;
        getStyleClass().add("form-row");
        label.textProperty().bind(texts.text(labelKey));
        label.setLabelFor(control);
        label.getStyleClass().add("form-label");
        label.setWrapText(true);
        label.setMinHeight(USE_PREF_SIZE);
        control.accessibleTextProperty().bind(label.textProperty());
        help.getStyleClass().addAll("form-help", Styles.TEXT_MUTED);
        help.setWrapText(true);
        help.setMinHeight(USE_PREF_SIZE);
        message = new ErrorMessage(texts);
        getChildren().addAll(label, control);
    }

    /// Explains the field in a line below it.
    public FormRow help(String helpKey) {
        return help(texts.text(helpKey));
    }

    /// Explains in a line below it what the field means as it is now.
    public FormRow help(ObservableValue<String> words) {
        help.textProperty().bind(words);
        control.accessibleHelpProperty().unbind();
        control.accessibleHelpProperty()
                .bind(
                        texts.follow(
                                () -> help.getText() + " " + message.textProperty().get(),
                                help.textProperty(),
                                message.textProperty()));
        getChildren().add(2, help);
        return this;
    }

    /// Has what the standard calls the field in the tooltip of its label: people who know it from
    /// elsewhere find it by that word, whatever the language.
    ///
    /// @param termKey key of the original term
    public FormRow term(String termKey) {
        Tooltip term = new Tooltip();
        term.textProperty().bind(texts.text(termKey));
        label.setTooltip(term);
        return this;
    }

    /// Says what is wrong with the field, for as long as it is.
    public FormRow problem(ObservableValue<Optional<Problem>> found) {
        if (!control.accessibleHelpProperty().isBound()) {
            control.accessibleHelpProperty().bind(message.textProperty());
        }
        found.addListener((_, _, now) -> mark(now));
        mark(found.getValue());
        return this;
    }

    /// Shows the row only while this holds.
    public FormRow visibleWhen(ObservableBooleanValue wanted) {
        visibleProperty().bind(wanted);
        managedProperty().bind(wanted);
        return this;
    }

    /// Puts the focus on the control.
    public void focus() {
        control.requestFocus();
    }

    private void mark(Optional<Problem> found) {
        ErrorMessage.mark(control, found.map(Problem::severity));
        message.show(found);
        if (found.isEmpty()) {
            getChildren().remove(message);
        } else if (!getChildren().contains(message)) {
            getChildren().add(message);
        }
    }
}
