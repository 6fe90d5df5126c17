package org.yaomote.ui.services;

import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

import org.yaomote.metrics.TrafficSnapshot.Standing;
import org.yaomote.states.Reality;
import org.yaomote.ui.editing.ConfiguredLine;
import org.yaomote.ui.fx.StateBadge;
import org.yaomote.ui.fx.StateMark;
import org.yaomote.ui.fx.Texts;
import org.yaomote.ui.fx.UiContext;

/// How one service is doing, in a sentence, and what became of its settings.
final class ServiceLine extends VBox {
    private final Texts texts;
    private final StateBadge state;
    private final Label sentence = wrapped();
    private final OutcomeLine figures;
    private final ConfiguredLine configured;

    ServiceLine(UiContext context) {
        super(6);
        this.texts = context.texts();
        this.state = new StateBadge(texts, StateMark.UNKNOWN);
        sentence.setId("services-sentence");
        this.figures = new OutcomeLine(texts, "services.sentence.requests");
        this.configured = new ConfiguredLine(texts);
        HBox head = new HBox(12, state, sentence);
        head.setAlignment(Pos.CENTER_LEFT);
        HBox.setHgrow(sentence, Priority.ALWAYS);
        getStyleClass().add("live-box");
        getChildren().addAll(head, figures.node(), configured);
    }

    private static Label wrapped() {
        Label label = new Label();
        label.setWrapText(true);
        label.setMinHeight(USE_PREF_SIZE);
        label.setMaxWidth(Double.MAX_VALUE);
        return label;
    }

    /// Shows a service, or the same one a moment later.
    void show(ServiceSight sight) {
        state.show(StateMark.of(sight.reality()));
        sentence.setText(sentence(sight));
        figures.show(sight.traffic(), sight.isUnseen());
        configured.show(sight.configured(), sight.isWrong());
    }

    private String sentence(ServiceSight sight) {
        if (sight.reality() == Reality.MAINTENANCE) {
            return texts.get("services.sentence.maintenance");
        }
        if (sight.reality() == Reality.DRAINING) {
            return texts.get("services.sentence.draining");
        }
        if (sight.reality() == Reality.OFF) {
            return texts.get("health.off");
        }
        if (!sight.service().options().policy().usesBackends()) {
            return texts.get("services.sentence.replies");
        }
        boolean isUnknown = sight.reality() == Reality.UNKNOWN;
        String counts =
                texts.get(
                        "services.sentence." + (isUnknown ? "unknown" : "counts"),
                        sight.up(),
                        sight.ready());
        String who = who(sight.standing());
        if (who.isEmpty()) {
            return counts;
        }
        return sight.ready() == 0 ? texts.get(who) : counts + " " + texts.get(who);
    }

    private static String who(Standing standing) {
        return switch (standing) {
            case REGULAR -> "";
            case EMERGENCY -> "services.standing.emergency";
            case LAST_RESORT -> "services.standing.lastResort";
            case NOBODY -> "services.standing.nobody";
        };
    }
}
