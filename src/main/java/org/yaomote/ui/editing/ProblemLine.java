package org.yaomote.ui.editing;

import javafx.beans.property.ReadOnlyStringProperty;
import javafx.scene.Node;
import javafx.scene.layout.StackPane;

import org.yaomote.config.Problem;
import org.yaomote.ui.fx.ErrorMessage;
import org.yaomote.ui.fx.Texts;

import java.util.List;
import java.util.Optional;

/// Says what is wrong with something that has no row of a form: by a shape and in words, with its
/// id behind *Details*; takes no room while nothing is wrong.
public final class ProblemLine extends StackPane {
    private final ErrorMessage message;

    /// Says nothing yet.
    public ProblemLine(Texts texts) {
        message = new ErrorMessage(texts);
        getChildren().add(message);
        show(List.of());
    }

    /// What is said now.
    public ReadOnlyStringProperty textProperty() {
        return message.textProperty();
    }

    /// Says the gravest of these and marks the control it is about, if any.
    public void show(List<Problem> found, Node... controls) {
        Optional<Problem> gravest =
                found.stream()
                        .filter(Problem::isError)
                        .findFirst()
                        .or(() -> found.stream().findFirst());
        for (Node control : controls) {
            ErrorMessage.mark(control, gravest.map(Problem::severity));
        }
        message.show(gravest);
        setVisible(gravest.isPresent());
        setManaged(gravest.isPresent());
    }
}
