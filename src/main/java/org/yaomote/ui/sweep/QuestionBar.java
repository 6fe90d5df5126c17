package org.yaomote.ui.sweep;

import atlantafx.base.theme.Styles;

import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.VBox;

import org.kordamp.ikonli.feather.Feather;
import org.yaomote.ui.editing.Actions;
import org.yaomote.ui.fx.StateMark;
import org.yaomote.ui.fx.StateShape;
import org.yaomote.ui.fx.Texts;

import java.time.Duration;
import java.util.Optional;

/// Asks before a sweep that is large or goes to somebody else's addresses; in the window, not over
/// it.
final class QuestionBar extends VBox {
    private final Texts texts;
    private final Label words = new Label();
    private final Button yes;

    QuestionBar(Texts texts, SweepViewModel model) {
        super(8);
        this.texts = texts;
        setId("sweep-question");
        getStyleClass().addAll("sweep-note", "sweep-question");
        Actions actions = new Actions(texts);
        yes = actions.button("sweep.question.yes", Feather.SEARCH, model::confirm);
        yes.getStyleClass().add(Styles.ACCENT);
        Button no = actions.button("sweep.question.no", Feather.X, model::decline);
        words.setGraphic(new StateShape(StateMark.PROBLEM));
        words.setWrapText(true);
        words.setMinHeight(USE_PREF_SIZE);
        FlowPane buttons = new FlowPane(8, 8, yes, no);
        buttons.setAlignment(Pos.CENTER_LEFT);
        getChildren().addAll(words, buttons);
        model.questionProperty().subscribe(this::show);
        texts.wordsProperty().addListener((_, _, _) -> show(model.questionProperty().get()));
    }

    private void show(Optional<Question> asked) {
        setVisible(asked.isPresent());
        setManaged(asked.isPresent());
        asked.ifPresent(
                question -> {
                    String span = texts.numbers().duration(Duration.ofSeconds(question.seconds()));
                    words.setText(texts.get(question.key(), question.count(), span));
                    yes.setVisible(question.canBeConfirmed());
                    yes.setManaged(question.canBeConfirmed());
                });
    }
}
