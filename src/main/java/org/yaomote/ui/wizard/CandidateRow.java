package org.yaomote.ui.wizard;

import javafx.geometry.Pos;
import javafx.scene.control.CheckBox;
import javafx.scene.layout.FlowPane;

import org.yaomote.ui.fx.StateBadge;
import org.yaomote.ui.fx.StateMark;
import org.yaomote.ui.fx.Texts;

import java.util.Locale;

/// A server to be ticked, and what it answers.
final class CandidateRow extends FlowPane {
    private final Texts texts;
    private final Candidate candidate;
    private final StateBadge answer;

    CandidateRow(Texts texts, Candidate candidate) {
        super(12, 2);
        this.texts = texts;
        this.candidate = candidate;
        CheckBox tick = new CheckBox();
        tick.textProperty().bind(texts.follow(() -> label(candidate)));
        tick.setWrapText(true);
        tick.setMinHeight(USE_PREF_SIZE);
        tick.getStyleClass().add("wizard-server");
        tick.setId("wizard-server-" + candidate.address().replaceAll("[^A-Za-z0-9]", "-"));
        tick.selectedProperty().bindBidirectional(candidate.chosenProperty());
        answer = new Parts(texts).badge(StateMark.UNKNOWN);
        answer.getStyleClass().add("wizard-look");
        setAlignment(Pos.CENTER_LEFT);
        getChildren().addAll(tick, answer);
        candidate.lookProperty().subscribe(this::say);
    }

    private static String label(Candidate candidate) {
        return candidate.name().isEmpty()
                ? candidate.address()
                : candidate.address() + "  \u2013  " + candidate.name();
    }

    private void say(Look look) {
        Parts.show(answer, !(look instanceof Look.NotYet));
        answer.show(mark(look), texts.follow(() -> words(look)));
    }

    private String words(Look look) {
        return switch (look) {
            case Look.NotYet() -> "";
            case Look.Asking() -> texts.get("wizard.look.asking");
            case Look.Answered(var status, var micros, var isSecure) ->
                    texts.get(
                            isSecure ? "wizard.look.secure" : "wizard.look.plain",
                            Integer.toString(status),
                            micros == 0 ? "" : texts.numbers().micros(micros),
                            micros == 0 ? 0 : 1);
            case Look.Silent(var why) ->
                    texts.get(
                            "wizard.look." + why.name().toLowerCase(Locale.ROOT),
                            candidate.address());
        };
    }

    private static StateMark mark(Look look) {
        return switch (look) {
            case Look.NotYet _, Look.Asking _ -> StateMark.UNKNOWN;
            case Look.Answered answered -> answered.status() < 500 ? StateMark.UP : StateMark.SHAKY;
            case Look.Silent _ -> StateMark.DOWN;
        };
    }
}
