package org.yaomote.ui.certificates;

import javafx.scene.control.Label;
import javafx.scene.control.PasswordField;
import javafx.scene.layout.VBox;

import org.yaomote.certificate.FaultKind;
import org.yaomote.certificate.Outcome;
import org.yaomote.certificate.PassPhrase;
import org.yaomote.ui.fx.Form;
import org.yaomote.ui.fx.Texts;

import java.util.List;

/// Asks twice for a pass phrase that may be left out.
final class NewPhrase extends VBox {
    private final PasswordField phrase = new PasswordField();
    private final PasswordField again = new PasswordField();
    private final FaultLine faults;

    /// @param key of its name
    NewPhrase(Texts texts, String key) {
        super(8);
        phrase.setId("certificates-new-phrase");
        again.setId("certificates-new-phrase-again");
        faults = new FaultLine(texts);
        Form form = new Form(texts);
        form.row("phrase", key, phrase);
        form.row("again", "certificates.export.again", again);
        Label help = new Label();
        help.textProperty().bind(texts.text("certificates.newPhrase.help"));
        help.getStyleClass().add("form-help");
        help.setWrapText(true);
        help.setMinHeight(USE_PREF_SIZE);
        getChildren().addAll(form.node(), help, faults);
    }

    /// What was typed twice; empty for none. Where the two differ, that is said and nothing given.
    Outcome<PassPhrase> typed() {
        if (!phrase.getText().equals(again.getText())) {
            Outcome<PassPhrase> unclear = Outcome.refused(FaultKind.PHRASE_NOT_GIVEN);
            faults.show(unclear.told(), phrase, again);
            phrase.requestFocus();
            return unclear;
        }
        faults.show(List.of(), phrase, again);
        return Outcome.done(PassPhrase.taking(phrase.getText().toCharArray()));
    }

    /// Forgets what was typed.
    void clear() {
        phrase.clear();
        again.clear();
    }
}
