package org.yaomote.ui.certificates;

import javafx.scene.control.Label;
import javafx.scene.control.PasswordField;
import javafx.scene.layout.VBox;

import org.yaomote.certificate.Fault;
import org.yaomote.certificate.FaultKind;
import org.yaomote.ui.fx.Texts;

import java.util.List;

/// Asks for the pass phrase of what is protected; hidden until something is.
final class PhraseRow extends VBox {
    private final PasswordField field = new PasswordField();

    PhraseRow(Texts texts) {
        super(4);
        Label label = new Label();
        label.textProperty().bind(texts.text("certificates.phrase"));
        label.getStyleClass().add("form-label");
        label.setLabelFor(field);
        field.setId("certificates-phrase");
        field.accessibleTextProperty().bind(texts.text("certificates.phrase"));
        getStyleClass().add("form-row");
        getChildren().addAll(label, field);
        setVisible(false);
        setManaged(false);
    }

    /// What was typed.
    TypedPhrase typed() {
        return new TypedPhrase(field.getText());
    }

    /// Shows itself if it is asked for.
    void follow(List<Fault> faults) {
        boolean isAsked =
                faults.stream()
                        .map(Fault::kind)
                        .anyMatch(
                                k -> k == FaultKind.PHRASE_MISSING || k == FaultKind.PHRASE_WRONG);
        if (isAsked) {
            setVisible(true);
            setManaged(true);
            field.requestFocus();
            field.selectAll();
        }
    }

    /// Forgets what was typed.
    void clear() {
        field.clear();
    }
}
