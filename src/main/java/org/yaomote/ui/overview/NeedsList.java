package org.yaomote.ui.overview;

import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

import org.yaomote.config.Where;
import org.yaomote.ui.fx.Navigator;
import org.yaomote.ui.fx.StateShape;
import org.yaomote.ui.fx.Texts;
import org.yaomote.ui.fx.UiContext;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/// What needs the user: a shape, a sentence and a button each.
final class NeedsList extends VBox {
    private static final int MOST = 6;

    private final Texts texts;
    private final Navigator navigator;
    private final Function<Where, Optional<String>> nameOf;
    private List<String> shown = List.of();

    NeedsList(UiContext context) {
        super(8);
        this.texts = context.texts();
        this.navigator = context.navigator();
        this.nameOf = context.model()::nameOf;
        setId("needs");
    }

    void show(List<Need> needs) {
        List<String> sentences = needs.stream().map(this::sentence).toList();
        if (sentences.equals(shown)) {
            return;
        }
        shown = sentences;
        getChildren().setAll(needs.stream().limit(MOST).map(this::line).toList());
        if (needs.size() > MOST) {
            getChildren().add(new Label(texts.get("overview.needs.more", needs.size() - MOST)));
        }
    }

    private Node line(Need need) {
        Label sentence = new Label(sentence(need), new StateShape(need.mark()));
        sentence.setGraphicTextGap(8);
        sentence.setWrapText(true);
        sentence.setMinHeight(Region.USE_PREF_SIZE);
        HBox.setHgrow(sentence, Priority.ALWAYS);
        sentence.setMaxWidth(Double.MAX_VALUE);
        HBox line = new HBox(12, sentence);
        line.setAlignment(Pos.CENTER_LEFT);
        if (need.where() instanceof Where.Field) {
            Button show = new Button(texts.get("overview.needs.show"));
            show.setMinWidth(Region.USE_PREF_SIZE);
            show.getStyleClass().add(atlantafx.base.theme.Styles.SMALL);
            show.setAccessibleText(show.getText() + ": " + sentence.getText());
            show.setOnAction(_ -> navigator.show(need.where()));
            line.getChildren().add(show);
        }
        return line;
    }

    private String sentence(Need need) {
        return switch (need) {
            case Need.Mend(var problem) -> texts.problem(nameOf.apply(problem.where()), problem);
            case Need.Look(var server, var service) -> look(server, service);
        };
    }

    private String look(Flow.Server server, String service) {
        String reason =
                server.health()
                        .filter(h -> !h.reason().isEmpty())
                        .map(h -> texts.get("problem." + h.reason()))
                        .orElse("");
        String since = server.health().map(h -> texts.numbers().timeOfDay(h.since())).orElse("");
        String key = "overview.needs." + server.mark().styleClass();
        return texts.get(key, server.label(), service, since, reason).strip();
    }
}
