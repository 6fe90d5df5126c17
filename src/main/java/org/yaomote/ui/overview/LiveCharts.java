package org.yaomote.ui.overview;

import atlantafx.base.theme.Styles;

import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.control.ToggleButton;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.scene.shape.Line;

import org.yaomote.metrics.Latency;
import org.yaomote.ui.fx.Numbers;
import org.yaomote.ui.fx.Texts;
import org.yaomote.ui.fx.UiContext;

import java.util.ArrayList;
import java.util.List;
import java.util.function.DoubleFunction;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import java.util.function.ToLongFunction;

/// What the proxy did in the last five minutes: requests, how long answers took, errors. It can be
/// held still, and read as a table.
///
/// Thread: the FX thread.
final class LiveCharts extends VBox {
    private static final int TABLE_STEP = 10;

    private final Texts texts;
    private final TrafficHistory history;
    private final List<TimeChart> charts = new ArrayList<>();
    private final TableView<TrafficHistory.Point> table = new TableView<>();
    private final SimpleBooleanProperty paused = new SimpleBooleanProperty();
    private List<TrafficHistory.Point> points = List.of();

    /// @param history is added to by somebody else, who calls [#showNews] then
    LiveCharts(UiContext context, TrafficHistory history) {
        super(12);
        this.history = history;
        getStyleClass().add("card");
        this.texts = context.texts();
        setId("live-charts");
        HBox row =
                new HBox(
                        20,
                        chart(
                                "rate",
                                List.of(series("chart-accent", TrafficHistory.Point::perSecond)),
                                value -> numbers().rate(value)),
                        chart(
                                "latency",
                                List.of(
                                        micros("chart-p50", Latency::p50),
                                        micros("chart-p95", Latency::p95),
                                        micros("chart-p99", Latency::p99)),
                                value -> numbers().micros(Math.round(value))),
                        chart(
                                "errors",
                                List.of(
                                        series(
                                                "chart-errors",
                                                TrafficHistory.Point::errorsPerSecond)),
                                value -> numbers().rate(value)));
        row.getChildren().forEach(each -> HBox.setHgrow(each, Priority.ALWAYS));
        table();
        ToggleButton asTable = toggle("overview.charts.table");
        table.visibleProperty().bind(asTable.selectedProperty());
        table.managedProperty().bind(asTable.selectedProperty());
        row.visibleProperty().bind(asTable.selectedProperty().not());
        row.managedProperty().bind(row.visibleProperty());
        ToggleButton pause = toggle("overview.charts.pause");
        paused.bind(pause.selectedProperty());
        paused.addListener((_, _, _) -> show());
        getChildren().addAll(head(pause, asTable), row, table);
        texts.wordsProperty().addListener((_, _, _) -> table.getItems().clear());
        texts.wordsProperty().addListener((_, _, _) -> show());
    }

    private Node head(Node... buttons) {
        Label title = new Label();
        title.textProperty().bind(texts.text("overview.charts"));
        title.getStyleClass().addAll("section-title", Styles.TITLE_4);
        title.setWrapText(true);
        title.setMinHeight(Region.USE_PREF_SIZE);
        title.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(title, Priority.ALWAYS);
        HBox head = new HBox(8, title);
        head.setAlignment(Pos.CENTER_LEFT);
        head.getChildren().addAll(buttons);
        return head;
    }

    private ToggleButton toggle(String key) {
        ToggleButton button = new ToggleButton();
        button.setId(key.replace('.', '-'));
        button.textProperty().bind(texts.text(key));
        button.getStyleClass().add(Styles.SMALL);
        button.setMinWidth(Region.USE_PREF_SIZE);
        return button;
    }

    /// Shows what was added meanwhile.
    void showNews() {
        if (!history.points().equals(points)) {
            show();
        }
    }

    private void show() {
        if (!paused.get()) {
            points = history.points();
            charts.forEach(chart -> chart.show(points));
        }
        if (table.isVisible()) {
            List<TrafficHistory.Point> rows = new ArrayList<>();
            for (int i = points.size() - 1; i >= 0; i -= TABLE_STEP) {
                rows.add(points.get(i));
            }
            table.getItems().setAll(rows);
        }
    }

    private VBox chart(String name, List<TimeChart.Series> series, DoubleFunction<String> scale) {
        TimeChart chart = new TimeChart(series, scale, point -> say(name, point));
        chart.setId("chart-" + name);
        charts.add(chart);
        Label title = new Label();
        title.textProperty().bind(texts.text("overview.chart." + name));
        title.getStyleClass().add("total-name");
        title.setLabelFor(chart);
        title.setWrapText(true);
        Label said = new Label();
        said.getStyleClass().add("total-detail");
        said.setWrapText(true);
        said.setMinHeight(Region.USE_PREF_SIZE);
        chart.onSaid(() -> said.setText(chart.said()));
        texts.wordsProperty().addListener((_, _, _) -> said.setText(chart.said()));
        VBox box = new VBox(6, title, chart, said);
        if (series.size() > 1) {
            box.getChildren().add(2, legend(series));
        }
        box.setPrefWidth(280);
        return box;
    }

    private Node legend(List<TimeChart.Series> series) {
        FlowPane legend = new FlowPane(12, 4);
        for (TimeChart.Series each : series) {
            Line line = new Line(0, 0, 22, 0);
            line.getStyleClass().addAll("chart-line", each.style());
            Label name = new Label(each.style().substring("chart-".length()), line);
            name.getStyleClass().add("total-detail");
            name.setMinWidth(Region.USE_PREF_SIZE);
            legend.getChildren().add(name);
        }
        return legend;
    }

    private String say(String name, TrafficHistory.Point point) {
        Latency took = point.latency();
        if (name.equals("latency") && took.count() == 0) {
            return texts.get("overview.chart.latency.none", numbers().clock(point.at()));
        }
        return texts.get(
                "overview.chart." + name + ".say",
                numbers().clock(point.at()),
                numbers().rate(point.perSecond()),
                numbers().rate(point.errorsPerSecond()),
                micros(took.count(), took.p50()),
                micros(took.count(), took.p95()),
                micros(took.count(), took.p99()));
    }

    private String micros(long count, long micros) {
        return count == 0 || micros == 0 ? "\u2013" : numbers().micros(micros);
    }

    private static TimeChart.Series series(
            String style, ToDoubleFunction<TrafficHistory.Point> value) {
        return new TimeChart.Series(style, value);
    }

    private static TimeChart.Series micros(String style, ToLongFunction<Latency> value) {
        return new TimeChart.Series(
                style, p -> p.latency().count() == 0 ? Double.NaN : value.applyAsLong(p.latency()));
    }

    private void table() {
        table.setId("chart-table");
        table.accessibleTextProperty().bind(texts.text("overview.charts"));
        table.getStyleClass().add("list-table");
        table.setColumnResizePolicy(TableView.CONSTRAINED_RESIZE_POLICY_FLEX_LAST_COLUMN);
        table.setPrefHeight(220);
        table.setMinHeight(160);
        column("time", p -> numbers().clock(p.at()));
        column("rate", p -> numbers().rate(p.perSecond()));
        column("p50", p -> micros(p.latency().count(), p.latency().p50()));
        column("p95", p -> micros(p.latency().count(), p.latency().p95()));
        column("p99", p -> micros(p.latency().count(), p.latency().p99()));
        column("errors", p -> numbers().rate(p.errorsPerSecond()));
        Label none = new Label();
        none.textProperty().bind(texts.text("overview.charts.none"));
        table.setPlaceholder(none);
        table.visibleProperty().addListener((_, _, _) -> show());
    }

    private void column(String name, Function<TrafficHistory.Point, String> read) {
        TableColumn<TrafficHistory.Point, String> column = new TableColumn<>();
        column.textProperty().bind(texts.text("overview.chart.column." + name));
        column.setSortable(false);
        column.setCellValueFactory(cell -> new SimpleStringProperty(read.apply(cell.getValue())));
        table.getColumns().add(column);
    }

    private Numbers numbers() {
        return texts.numbers();
    }
}
