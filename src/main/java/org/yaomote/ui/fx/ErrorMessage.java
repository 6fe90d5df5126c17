package org.yaomote.ui.fx;

import atlantafx.base.theme.Styles;

import javafx.beans.property.ReadOnlyStringProperty;
import javafx.css.PseudoClass;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;

import org.yaomote.config.Problem;
import org.yaomote.config.Severity;

import java.util.Optional;
import java.util.function.Supplier;

/// What is wrong with a field: by a shape and in words, and its id in the list of errors, folded
/// away behind *Details*. The words follow the language.
///
/// Thread: the FX thread.
public final class ErrorMessage extends VBox {
    private static final PseudoClass WARNING = PseudoClass.getPseudoClass("warning");

    private final Texts texts;
    private final Label sentence = new Label();
    private String said = "";

    /// Says nothing yet.
    public ErrorMessage(Texts texts) {
        super(2);
        this.texts = texts;
        getStyleClass().add("error-message");
        sentence.getStyleClass().add("form-message");
        sentence.setWrapText(true);
        sentence.setMinHeight(USE_PREF_SIZE);
    }

    /// What is said now.
    public ReadOnlyStringProperty textProperty() {
        return sentence.textProperty();
    }

    /// Says this, or nothing.
    public void show(Optional<Problem> found) {
        if (found.isPresent()) {
            Problem problem = found.get();
            show(problem.severity(), ErrorDetails.shown(problem), () -> texts.problem(problem));
        } else {
            clear();
        }
    }

    /// Says something that is no problem of the configuration.
    ///
    /// @param id in the list of errors
    /// @param words in the language of the moment
    public void show(Severity severity, String id, Supplier<String> words) {
        sentence.textProperty().unbind();
        sentence.textProperty().bind(texts.follow(words::get));
        sentence.setGraphic(new StateShape(StateMark.of(severity)));
        mark(sentence, Optional.of(severity));
        if (!id.equals(said)) {
            // Who reads or copies the details of an error keeps them while it is the same one.
            said = id;
            ErrorDetails details = ErrorDetails.of(texts, id, sentence.textProperty());
            getChildren().setAll(new LinkedSentence(sentence, details.link()), details.text());
        }
    }

    private void clear() {
        sentence.textProperty().unbind();
        sentence.setText("");
        sentence.setGraphic(null);
        mark(sentence, Optional.empty());
        getChildren().clear();
        said = "";
    }

    /// Marks a control as wrong in this way, or as right.
    public static void mark(Node node, Optional<Severity> severity) {
        node.pseudoClassStateChanged(
                Styles.STATE_DANGER, severity.equals(Optional.of(Severity.ERROR)));
        node.pseudoClassStateChanged(WARNING, severity.equals(Optional.of(Severity.WARNING)));
    }
}
