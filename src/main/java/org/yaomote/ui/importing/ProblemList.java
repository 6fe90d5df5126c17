package org.yaomote.ui.importing;

import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.layout.HBox;

import org.jspecify.annotations.Nullable;
import org.yaomote.config.Problem;
import org.yaomote.config.Where;
import org.yaomote.ui.fx.StateMark;
import org.yaomote.ui.fx.StateShape;
import org.yaomote.ui.fx.Texts;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/// Problems one below the other: how grave, where, and in words.
final class ProblemList extends ListView<Problem> {
    private static final PseudoClass SOME = PseudoClass.getPseudoClass("some");

    private final Texts texts;
    private final Function<Problem, String> place;

    /// @param place what stands before the sentence; empty for nothing
    ProblemList(Texts texts, Function<Problem, String> place) {
        this.texts = texts;
        this.place = place;
        getStyleClass().add("problem-list");
        setMinWidth(0);
        // New cells: those that wait to be used again would keep the other language.
        texts.wordsProperty().subscribe(_ -> setCellFactory(_ -> new Cell()));
    }

    /// Shows these, errors before warnings; what was selected and is still there stays selected.
    void show(List<Problem> found) {
        List<Problem> problems =
                found.stream().sorted(Comparator.comparing(Problem::severity)).toList();
        Problem selected = getSelectionModel().getSelectedItem();
        if (!problems.equals(getItems())) {
            getItems().setAll(problems);
            // What there is has room for a row, whatever the size of the text.
            pseudoClassStateChanged(SOME, !problems.isEmpty());
            getSelectionModel().clearSelection();
            if (selected != null && problems.contains(selected)) {
                getSelectionModel().select(selected);
            }
        }
    }

    /// Selects the first problem of a line, unless one of that line is selected already; none if it
    /// has none.
    void selectLine(String file, int line) {
        if (at(getSelectionModel().getSelectedItem()).filter(w -> is(w, file, line)).isPresent()) {
            return;
        }
        Optional<Problem> found =
                getItems().stream()
                        .filter(p -> at(p).filter(w -> is(w, file, line)).isPresent())
                        .findFirst();
        found.ifPresentOrElse(
                problem -> {
                    getSelectionModel().select(problem);
                    scrollTo(problem);
                },
                getSelectionModel()::clearSelection);
    }

    private static boolean is(Where.Line at, String file, int line) {
        return at.line() == line && at.file().equals(file);
    }

    private static Optional<Where.Line> at(@Nullable Problem problem) {
        return problem != null && problem.where() instanceof Where.Line at
                ? Optional.of(at)
                : Optional.empty();
    }

    private final class Cell extends ListCell<Problem> {
        private final StateShape shape = new StateShape(StateMark.PROBLEM);
        private final Label where = new Label();
        private final HBox head = new HBox(8, shape, where);

        Cell() {
            setWrapText(true);
            setPrefWidth(0);
            setAlignment(Pos.TOP_LEFT);
            where.getStyleClass().add("problem-place");
            where.setMinWidth(USE_PREF_SIZE);
            head.setAlignment(Pos.TOP_LEFT);
        }

        @Override
        protected void updateItem(@Nullable Problem problem, boolean empty) {
            super.updateItem(problem, empty);
            if (problem == null || empty) {
                setText(null);
                setGraphic(null);
                setAccessibleText(null);
                return;
            }
            String at = place.apply(problem);
            shape.show(StateMark.of(problem.severity()));
            where.setText(at);
            where.setManaged(!at.isEmpty());
            where.setVisible(!at.isEmpty());
            setText(texts.problem(problem));
            setGraphic(head);
            String word = texts.get(problem.isError() ? "importing.error" : "importing.warning");
            setAccessibleText(word + " " + at + " " + getText());
        }
    }
}
