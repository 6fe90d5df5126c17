package org.yaomote.ui.sweep;

import atlantafx.base.theme.Styles;

import javafx.collections.ListChangeListener;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

import org.yaomote.sweep.SweepSummary;
import org.yaomote.sweep.SweepSummary.Doubt;
import org.yaomote.ui.fx.StateMark;
import org.yaomote.ui.fx.StateShape;
import org.yaomote.ui.fx.Texts;

import java.util.Locale;

/// Says when the result is not to be taken at its word, and explains on demand.
final class Notices extends VBox {
    private final Texts texts;
    private final SweepViewModel model;
    private boolean explained;
    private boolean dismissed;

    Notices(Texts texts, SweepViewModel model) {
        this.texts = texts;
        this.model = model;
        setId("sweep-notices");
        model.phaseProperty().subscribe(_ -> show());
        model.rows().shown().addListener((ListChangeListener<SweepRow>) _ -> show());
        texts.wordsProperty().addListener((_, _, _) -> show());
    }

    /// Makes room while something else is looked at.
    void setDismissed(boolean changed) {
        dismissed = changed;
        show();
    }

    private void show() {
        getChildren().clear();
        if (!dismissed && model.phaseProperty().get() == SweepViewModel.Phase.DONE) {
            model.summaryProperty().get().ifPresent(this::doubts);
            SweepRows rows = model.rows();
            int silent = rows.count(RowState.PRESENT);
            if (silent > 0) {
                explainable(silent);
            }
            if (rows.size() > 1 && rows.countThere() == 0 && isTrusted()) {
                getChildren().add(note(texts.get("sweep.nobody", rows.size())));
            }
        }
        setVisible(!getChildren().isEmpty());
        setManaged(!getChildren().isEmpty());
    }

    private boolean isTrusted() {
        return model.summaryProperty().get().filter(s -> !s.doubts().isEmpty()).isEmpty();
    }

    private void doubts(SweepSummary summary) {
        for (Doubt doubt : Doubt.values()) {
            if (summary.doubts().contains(doubt)) {
                String key = "sweep.doubt." + doubt.name().toLowerCase(Locale.ROOT);
                getChildren().add(note(texts.get(key)));
            }
        }
    }

    private void explainable(int silent) {
        HBox line = note(texts.get("sweep.present", silent));
        Hyperlink link =
                new Hyperlink(texts.get(explained ? "sweep.present.hide" : "sweep.present.what"));
        link.setId("sweep-present-what");
        link.setMinWidth(USE_PREF_SIZE);
        link.setOnAction(
                _ -> {
                    explained = !explained;
                    show();
                    lookup("#sweep-present-what").requestFocus();
                });
        line.getChildren().add(link);
        getChildren().add(line);
        if (explained) {
            Label words = new Label(texts.get("sweep.present.explained"));
            words.getStyleClass().addAll("form-help", Styles.TEXT_MUTED, "sweep-explained");
            wrap(words);
            getChildren().add(words);
        }
    }

    private static HBox note(String text) {
        Label words = new Label(text);
        words.setGraphic(new StateShape(StateMark.PROBLEM));
        wrap(words);
        HBox.setHgrow(words, Priority.ALWAYS);
        HBox line = new HBox(8, (Node) words);
        line.setAlignment(Pos.CENTER_LEFT);
        line.getStyleClass().add("sweep-note");
        return line;
    }

    private static void wrap(Label label) {
        label.setWrapText(true);
        label.setMinHeight(USE_PREF_SIZE);
    }
}
