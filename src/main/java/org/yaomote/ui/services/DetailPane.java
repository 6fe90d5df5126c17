package org.yaomote.ui.services;

import atlantafx.base.theme.Styles;

import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.VBox;

import org.yaomote.ui.editing.FocusInView;
import org.yaomote.ui.editing.TextSize;
import org.yaomote.ui.fx.FilePicker;
import org.yaomote.ui.fx.LiveViewport;
import org.yaomote.ui.fx.Texts;
import org.yaomote.ui.fx.UiContext;

import java.util.List;
import java.util.Optional;

/// What is known of the selected rows: a service's form, a backend's form, or how many they are.
final class DetailPane {
    private final Texts texts;
    private final ServicesViewModel model;
    private final ServicePane service;
    private final BackendPane backend;
    private final VBox content = new VBox();
    private final VBox all = new VBox();
    private Optional<RowId> shown = Optional.empty();
    private final ScrollPane scroll = new ScrollPane(all);
    private final Label count = new Label();
    private final VBox many;
    private final Label none = new Label();

    DetailPane(UiContext context, ServicesViewModel model, TextSize textSize, FilePicker picker) {
        all.getChildren().add(content);
        this.texts = context.texts();
        this.model = model;
        this.service = new ServicePane(context, textSize, picker);
        this.backend = new BackendPane(context, textSize);
        Label hint = new Label();
        hint.textProperty().bind(texts.text("services.many.hint"));
        hint.setWrapText(true);
        hint.getStyleClass().add(Styles.TEXT_MUTED);
        count.getStyleClass().add(Styles.TITLE_4);
        none.textProperty().bind(texts.text("services.none"));
        none.setWrapText(true);
        many = new VBox(6, count, hint);
        content.getStyleClass().add("form-pane");
        scroll.setFitToWidth(true);
        FocusInView.of(scroll);
        LiveViewport.of(scroll);
        scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        scroll.getStyleClass().add("form-scroll");
        scroll.setId("services-form");
        scroll.setFocusTraversable(false);
        texts.wordsProperty().addListener((_, _, _) -> show());
    }

    Node node() {
        return scroll;
    }

    /// Puts something above what is known of the selected row.
    void above(Node... parts) {
        all.getChildren().setAll(parts);
        all.getChildren().add(content);
    }

    /// Shows what stands above.
    void toTop() {
        scroll.setVvalue(0);
    }

    /// Shows what the view model says is selected.
    void show() {
        List<RowId> rows = model.selected();
        if (rows.isEmpty()) {
            shown = Optional.empty();
            put(none, "services.none");
        } else if (rows.size() > 1) {
            shown = Optional.empty();
            count.setText(texts.get("services.many", rows.size()));
            put(many, "services.table");
        } else {
            one(rows.getFirst());
        }
    }

    /// Shows how what is selected is doing now.
    void sample() {
        if (model.selected().size() == 1) {
            switch (model.selected().getFirst()) {
                case RowId.OfService id -> model.sights().of(id).ifPresent(service::show);
                case RowId.OfBackend id -> model.sights().of(id).ifPresent(backend::show);
            }
        }
    }

    /// Asks the selected backend once, now.
    ///
    /// @return whether it was asked; only one alone is, and only if it runs
    boolean test() {
        return model.selected().size() == 1
                && model.selected().getFirst() instanceof RowId.OfBackend
                && backend.test();
    }

    /// Focuses the name.
    void rename() {
        if (model.selected().size() == 1) {
            switch (model.selected().getFirst()) {
                case RowId.OfService _ -> service.begin();
                case RowId.OfBackend _ -> backend.rename();
            }
        }
    }

    /// Focuses the first field.
    void begin() {
        if (model.selected().size() == 1) {
            switch (model.selected().getFirst()) {
                case RowId.OfService _ -> service.begin();
                case RowId.OfBackend _ -> backend.begin();
            }
        }
    }

    /// Focuses a field of the selected row by its path below the service or backend.
    void reveal(String field) {
        if (model.selected().size() == 1) {
            switch (model.selected().getFirst()) {
                case RowId.OfService _ -> service.reveal(field);
                case RowId.OfBackend _ -> backend.reveal(field);
            }
        }
    }

    private void one(RowId row) {
        boolean isOther = shown.filter(row::equals).isEmpty();
        shown = Optional.of(row);
        if (isOther) {
            scroll.setVvalue(0);
        }
        switch (row) {
            case RowId.OfService id -> {
                service.show(model.form(id));
                put(service.node(), "services.service.form");
                sample();
            }
            case RowId.OfBackend id -> {
                backend.show(model.form(id));
                put(backend.node(), "services.backend.form");
                sample();
            }
        }
    }

    private void put(Node node, String nameKey) {
        scroll.setAccessibleText(texts.get(nameKey));
        if (content.getChildren().size() != 1 || !content.getChildren().getFirst().equals(node)) {
            content.getChildren().setAll(node);
            scroll.setVvalue(0);
        }
    }
}
