package org.yaomote.ui.traffic;

import javafx.collections.ListChangeListener;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

import org.kordamp.ikonli.feather.Feather;
import org.yaomote.config.Service;
import org.yaomote.traffic.Expectation;
import org.yaomote.traffic.Expectation.Wanted;
import org.yaomote.traffic.Forecast;
import org.yaomote.ui.editing.Actions;
import org.yaomote.ui.fx.StateBadge;
import org.yaomote.ui.fx.StateMark;
import org.yaomote.ui.fx.Texts;
import org.yaomote.ui.fx.UiContext;
import org.yaomote.ui.traffic.TesterViewModel.Checked;

/// What is expected of the draft, each with how it stands.
final class ExpectationsBox extends VBox {
    private final Texts texts;
    private final UiContext context;
    private final TesterViewModel model;
    private final VBox rows = new VBox(6);

    ExpectationsBox(UiContext context, TesterViewModel model) {
        super(8);
        this.texts = context.texts();
        this.context = context;
        this.model = model;
        setId("traffic-expectations");
        Label title = new Label();
        title.textProperty().bind(texts.text("traffic.expectations"));
        title.getStyleClass().add("form-label");
        Label lead = new Label();
        lead.textProperty().bind(texts.text("traffic.expectations.lead"));
        lead.getStyleClass().add("form-help");
        lead.setWrapText(true);
        lead.setMinHeight(USE_PREF_SIZE);
        getChildren().addAll(title, lead, rows);
        model.expectations().addListener((ListChangeListener<Checked>) _ -> show());
        texts.wordsProperty().addListener((_, _, _) -> show());
        show();
    }

    private void show() {
        rows.getChildren().setAll(model.expectations().stream().map(this::row).toList());
    }

    private HBox row(Checked one) {
        StateMark mark =
                !one.looked() ? StateMark.UNKNOWN : one.isMissed() ? StateMark.DOWN : StateMark.UP;
        StateBadge badge = new StateBadge(texts, mark);
        badge.show(
                mark,
                texts.text(
                        !one.looked()
                                ? "traffic.expectation.open"
                                : one.isMissed()
                                        ? "traffic.expectation.missed"
                                        : "traffic.expectation.met"));
        Hyperlink request = new Hyperlink(sentence(one));
        request.setWrapText(true);
        request.setMinHeight(Region.USE_PREF_SIZE);
        request.setOnAction(_ -> model.show(one));
        HBox.setHgrow(request, Priority.ALWAYS);
        request.setMaxWidth(Double.MAX_VALUE);
        Button remove =
                new Actions(texts)
                        .icon(
                                texts.text(
                                        "traffic.expectation.remove", request(one.expectation())),
                                Feather.TRASH_2,
                                () -> remove(one));
        HBox row = new HBox(10, badge, request, remove);
        row.setAlignment(Pos.CENTER_LEFT);
        return row;
    }

    private void remove(Checked one) {
        Runnable back = model.forget(one);
        context.toasts()
                .showUndoable(
                        () -> texts.get("traffic.expectation.removed", request(one.expectation())),
                        back);
    }

    private String sentence(Checked one) {
        String wanted = wanted(one.expectation().wanted());
        String must = texts.get("traffic.expectation", request(one.expectation()), wanted);
        return one.missed()
                .map(
                        m ->
                                m.forecast()
                                        .map(this::told)
                                        .orElse(texts.get("traffic.expectation.nowhere")))
                .map(instead -> must + " " + texts.get("traffic.expectation.instead", instead))
                .orElse(must);
    }

    private String told(Forecast forecast) {
        return wanted(Expectation.of(forecast));
    }

    private String wanted(Wanted wanted) {
        return switch (wanted) {
            case Wanted.Status(var status) ->
                    texts.get("traffic.expectation.status", Integer.toString(status));
            case Wanted.Service(var id) ->
                    texts.get(
                            "traffic.expectation.service",
                            context.model()
                                    .draft()
                                    .service(id)
                                    .map(Service::name)
                                    .orElse(id.value()));
        };
    }

    private static String request(Expectation expectation) {
        return expectation.request().lines().findFirst().orElse("");
    }
}
