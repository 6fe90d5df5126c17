package org.yaomote.ui.overview;

import atlantafx.base.theme.Styles;

import javafx.beans.property.SimpleStringProperty;
import javafx.beans.value.ObservableValue;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.control.ToggleButton;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

import org.yaomote.ui.fx.Texts;
import org.yaomote.ui.fx.UiContext;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.function.Function;

/// The flow as a picture or as a table; it can be held still.
///
/// Thread: the FX thread.
final class FlowSection extends VBox {
    private static final double ROW = 42;

    /// A way that requests take, as a line of the table.
    private record Step(String from, String to, String state, String rate) {}

    private final Texts texts;
    private final ObservableValue<Flow> flow;
    private final FlowPicture picture;
    private final TableView<Step> table = new TableView<>();
    private final ToggleButton pause = toggle("overview.flow.pause");
    private Flow shown = Flow.NONE;

    /// @param flow what there is to show now
    FlowSection(UiContext context, ObservableValue<Flow> flow) {
        super(12);
        this.texts = context.texts();
        this.flow = flow;
        this.picture = new FlowPicture(texts, context.navigator());
        ToggleButton asTable = toggle("overview.flow.table");
        for (ToggleButton each : List.of(pause, asTable)) {
            each.textProperty().bind(texts.text(each.getId().replace('-', '.')));
        }
        table.visibleProperty().bind(asTable.selectedProperty());
        table.managedProperty().bind(asTable.selectedProperty());
        picture.visibleProperty().bind(asTable.selectedProperty().not());
        picture.managedProperty().bind(picture.visibleProperty());
        table();
        getChildren().addAll(head(asTable), picture, table);
        getStyleClass().add("card");
        pause.selectedProperty().addListener((_, _, _) -> follow());
        table.visibleProperty().addListener((_, _, _) -> fill());
        flow.addListener((_, _, _) -> follow());
        texts.wordsProperty().addListener((_, _, _) -> fill());
        follow();
    }

    private static ToggleButton toggle(String key) {
        ToggleButton button = new ToggleButton();
        button.setId(key.replace('.', '-'));
        button.getStyleClass().add(Styles.SMALL);
        button.setMinWidth(Region.USE_PREF_SIZE);
        return button;
    }

    private Node head(ToggleButton asTable) {
        Label title = new Label();
        title.textProperty().bind(texts.text("overview.flow"));
        title.getStyleClass().addAll("section-title", Styles.TITLE_4);
        title.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(title, Priority.ALWAYS);
        HBox head = new HBox(8, title, pause, asTable);
        head.setAlignment(Pos.CENTER_LEFT);
        return head;
    }

    private void follow() {
        if (!pause.isSelected()) {
            shown = flow.getValue();
            fill();
        }
    }

    private void fill() {
        picture.show(shown);
        if (table.isVisible()) {
            List<Step> steps = steps();
            if (!steps.equals(List.copyOf(table.getItems()))) {
                int at = table.getSelectionModel().getSelectedIndex();
                table.getItems().setAll(steps);
                table.getSelectionModel().select(at);
                table.setPrefHeight((steps.size() + 1.5) * ROW);
            }
        }
    }

    private List<Step> steps() {
        Map<Object, String> names = new HashMap<>();
        shown.services().forEach(pool -> names.put(pool.id(), pool.name()));
        List<Step> steps = new ArrayList<>();
        FlowSentences say = new FlowSentences(texts);
        String clients = texts.get("overview.flow.clients");
        for (Flow.Gate gate : shown.listeners()) {
            steps.add(
                    new Step(
                            clients,
                            gate.name() + " " + gate.place(),
                            texts.get(gate.mark().key()),
                            rate(OptionalDouble.of(gate.perSecond()))));
            gate.edges()
                    .forEach(
                            edge ->
                                    steps.add(
                                            new Step(
                                                    gate.name(),
                                                    names.getOrDefault(edge.service(), ""),
                                                    state(edge),
                                                    rate(edge.perSecond()))));
        }
        for (Flow.Pool pool : shown.services()) {
            pool.servers()
                    .forEach(
                            server ->
                                    steps.add(
                                            new Step(
                                                    pool.name(),
                                                    name(server),
                                                    texts.get(server.mark().key()),
                                                    say.rate(server, pool))));
        }
        return steps;
    }

    private static String name(Flow.Server server) {
        return server.label().equals(server.address())
                ? server.address()
                : server.label() + " " + server.address();
    }

    private String state(Flow.Edge edge) {
        return shown.services().stream()
                .filter(pool -> pool.id().equals(edge.service()))
                .findFirst()
                .map(pool -> texts.get(pool.mark().key()))
                .orElse("");
    }

    private String rate(OptionalDouble perSecond) {
        return perSecond.isEmpty()
                ? "\u2013"
                : texts.get("overview.perSecond", texts.numbers().rate(perSecond.getAsDouble()));
    }

    private void table() {
        table.setId("flow-table");
        table.accessibleTextProperty().bind(texts.text("overview.flow"));
        table.getStyleClass().add("list-table");
        table.setColumnResizePolicy(TableView.CONSTRAINED_RESIZE_POLICY_FLEX_LAST_COLUMN);
        column("from", Step::from);
        column("to", Step::to);
        column("state", Step::state);
        column("rate", Step::rate);
    }

    private void column(String name, Function<Step, String> read) {
        TableColumn<Step, String> column = new TableColumn<>();
        column.textProperty().bind(texts.text("overview.flow.column." + name));
        column.setSortable(false);
        column.setCellValueFactory(cell -> new SimpleStringProperty(read.apply(cell.getValue())));
        table.getColumns().add(column);
    }
}
