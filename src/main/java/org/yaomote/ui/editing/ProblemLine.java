package org.yaomote.ui.editing;

import atlantafx.base.theme.Styles;

import javafx.css.PseudoClass;
import javafx.scene.Node;
import javafx.scene.control.Label;

import org.yaomote.config.Problem;
import org.yaomote.ui.fx.StateMark;
import org.yaomote.ui.fx.StateShape;
import org.yaomote.ui.fx.Texts;

import java.util.List;
import java.util.Optional;

/// Says what is wrong with something that has no row of a form: by a shape and in words; takes no
/// room while nothing is wrong.
public final class ProblemLine extends Label {
    private static final PseudoClass WARNING = PseudoClass.getPseudoClass("warning");

    private final Texts texts;
    private Optional<Problem> problem = Optional.empty();

    /// Says nothing yet.
    public ProblemLine(Texts texts) {
        this.texts = texts;
        getStyleClass().add("form-message");
        setWrapText(true);
        setMinHeight(USE_PREF_SIZE);
        texts.wordsProperty().addListener((_, _, _) -> say());
        show(List.of());
    }

    /// Says the gravest of these and marks the control it is about, if any.
    public void show(List<Problem> found, Node... controls) {
        problem =
                found.stream()
                        .filter(Problem::isError)
                        .findFirst()
                        .or(() -> found.stream().findFirst());
        boolean error = problem.filter(Problem::isError).isPresent();
        mark(this, problem.isPresent(), error);
        for (Node control : controls) {
            mark(control, problem.isPresent(), error);
        }
        setGraphic(problem.map(p -> new StateShape(StateMark.of(p.severity()))).orElse(null));
        setVisible(problem.isPresent());
        setManaged(problem.isPresent());
        say();
    }

    private void say() {
        setText(problem.map(texts::problem).orElse(""));
    }

    private static void mark(Node node, boolean wrong, boolean error) {
        node.pseudoClassStateChanged(Styles.STATE_DANGER, wrong && error);
        node.pseudoClassStateChanged(WARNING, wrong && !error);
    }
}
