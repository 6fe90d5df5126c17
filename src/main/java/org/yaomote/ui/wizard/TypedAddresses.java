package org.yaomote.ui.wizard;

import atlantafx.base.theme.Styles;

import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.VBox;

import org.kordamp.ikonli.feather.Feather;
import org.yaomote.config.HostName;
import org.yaomote.ui.editing.Actions;
import org.yaomote.ui.editing.AddressText;
import org.yaomote.ui.editing.FocusInView;
import org.yaomote.ui.fx.Texts;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/// A field for servers that no list offers: several at once, each with a port or without. One that
/// cannot be is named, and nothing is added then.
///
/// Thread: the FX thread.
final class TypedAddresses extends VBox {
    private static final int USUAL_PORT = 80;
    private static final int HIGHEST_PORT = 65_535;

    private final Texts texts;
    private final Consumer<List<Candidate>> onRead;
    private final TextField field = new TextField();
    private final Label wrong;

    /// @param onRead gets what was typed, in that order
    TypedAddresses(Texts texts, Consumer<List<Candidate>> onRead) {
        super(8);
        this.texts = texts;
        this.onRead = onRead;
        field.setId("wizard-typed");
        field.setPrefColumnCount(24);
        field.accessibleTextProperty().bind(texts.text("wizard.typed"));
        field.promptTextProperty().bind(texts.text("wizard.typed.prompt"));
        field.setOnAction(_ -> read());
        field.textProperty().addListener((_, _, _) -> mark(false));
        wrong = new Parts(texts).mistake();
        wrong.setId("wizard-typed-wrong");
        Button add = new Actions(texts).button("wizard.typed.add", Feather.PLUS, this::read);
        getStyleClass().add("form-row");
        getChildren().addAll(new FlowPane(8, 8, field, add), wrong);
        mark(false);
    }

    private void read() {
        List<String> words =
                Arrays.stream(AddressText.normal(field.getText()).split("[\\s,;]+", -1))
                        .filter(word -> !word.isEmpty())
                        .toList();
        List<Candidate> read = new ArrayList<>();
        for (String word : words) {
            Optional<Candidate> candidate = candidate(word);
            if (candidate.isEmpty()) {
                refuse(word);
                return;
            }
            read.add(candidate.get());
        }
        if (read.isEmpty()) {
            refuse("");
            return;
        }
        field.clear();
        onRead.accept(read);
    }

    private static Optional<Candidate> candidate(String word) {
        AddressText address = AddressText.parse(word);
        int port = address.port().orElse(USUAL_PORT);
        boolean isGood = HostName.isValid(address.host()) && port > 0 && port <= HIGHEST_PORT;
        return isGood
                ? Optional.of(new Candidate(Candidate.Source.TYPED, () -> "", address.host(), port))
                : Optional.empty();
    }

    private void refuse(String word) {
        wrong.textProperty()
                .bind(
                        word.isEmpty()
                                ? texts.text("wizard.typed.nothing")
                                : texts.text("wizard.typed.wrong", word));
        mark(true);
        field.requestFocus();
        FocusInView.bring(this);
    }

    private void mark(boolean isWrong) {
        Parts.show(wrong, isWrong);
        field.pseudoClassStateChanged(Styles.STATE_DANGER, isWrong);
    }
}
