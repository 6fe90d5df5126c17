package org.yaomote.ui.overview;

import javafx.scene.control.Label;
import javafx.scene.layout.Pane;

import org.yaomote.config.ServiceId;
import org.yaomote.config.Where;
import org.yaomote.ui.fx.Navigator;
import org.yaomote.ui.fx.Texts;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// The flow as a picture: listeners at the left, services in the middle, backends at the right.
///
/// Boxes are made anew only when others are to be shown; else their figures change in place, so
/// that focus and scroll position stay. Thread: the FX thread.
final class FlowPicture extends Pane {
    private static final double NARROWEST_BOX = 176;
    private static final double WIDEST_BOX = 290;
    private static final double NARROWEST_GAP = 84;
    private static final double ROW_GAP = 10;
    private static final double BLOCK_GAP = 22;

    private record Row(FlowBox service, List<FlowBox> servers) {}

    private final Texts texts;
    private final Navigator navigator;
    private final List<Label> heads;
    private final List<FlowBox> gates = new ArrayList<>();
    private final List<Row> rows = new ArrayList<>();
    private final List<FlowWay> ways = new ArrayList<>();
    private final Map<FlowBox, List<FlowBox>> targets = new HashMap<>();
    private List<Object> shown = List.of();
    private double height;

    FlowPicture(Texts texts, Navigator navigator) {
        this.texts = texts;
        this.navigator = navigator;
        setId("flow");
        getStyleClass().add("flow");
        setMinWidth(3 * NARROWEST_BOX + 2 * NARROWEST_GAP);
        heads = List.of(head("listeners"), head("services"), head("backends"));
    }

    private Label head(String name) {
        Label head = new Label();
        head.textProperty().bind(texts.text("overview.flow." + name));
        head.getStyleClass().add("flow-column");
        return head;
    }

    void show(Flow flow) {
        List<Object> shape = shape(flow);
        if (!shape.equals(shown)) {
            shown = shape;
            build(flow);
        }
        fill(flow);
    }

    /// What decides which boxes and ways there are.
    private static List<Object> shape(Flow flow) {
        List<Object> shape = new ArrayList<>();
        for (Flow.Gate gate : flow.listeners()) {
            shape.add(gate.path());
            gate.edges().forEach(e -> shape.add(e.service()));
        }
        for (Flow.Pool pool : flow.services()) {
            shape.add(pool.id());
            pool.servers().forEach(s -> shape.add(s.path()));
        }
        return shape;
    }

    private void build(Flow flow) {
        gates.clear();
        rows.clear();
        ways.clear();
        targets.clear();
        Map<ServiceId, FlowBox> services = new HashMap<>();
        for (Flow.Pool pool : flow.services()) {
            FlowBox box = box(pool.path());
            services.putIfAbsent(pool.id(), box);
            rows.add(new Row(box, pool.servers().stream().map(s -> box(s.path())).toList()));
        }
        for (Flow.Gate gate : flow.listeners()) {
            FlowBox box = box(gate.path());
            gates.add(box);
            List<FlowBox> reached =
                    gate.edges().stream().map(e -> services.get(e.service())).toList();
            targets.put(box, reached);
            reached.forEach(to -> ways.add(new FlowWay(box, to)));
        }
        rows.forEach(row -> row.servers().forEach(to -> ways.add(new FlowWay(row.service(), to))));
        getChildren().setAll(heads);
        ways.forEach(way -> getChildren().add(way.curve()));
        ways.forEach(way -> getChildren().add(way.figure()));
        // In the order of reading, which is the order of the Tab key.
        getChildren().addAll(gates);
        for (Row row : rows) {
            getChildren().add(row.service());
            getChildren().addAll(row.servers());
        }
    }

    private FlowBox box(String path) {
        String id = "flow-" + path.replaceAll("[^a-z0-9]+", "-").replaceAll("-$", "");
        return new FlowBox(id, () -> navigator.show(new Where.Field(path)));
    }

    private void fill(Flow flow) {
        FlowSentences say = new FlowSentences(texts);
        double total =
                Math.max(1e-9, flow.listeners().stream().mapToDouble(Flow.Gate::perSecond).sum());
        int way = 0;
        for (int i = 0; i < gates.size(); i++) {
            Flow.Gate gate = flow.listeners().get(i);
            gates.get(i).show(texts, say.of(gate, flow.services()));
            for (Flow.Edge edge : gate.edges()) {
                double share = edge.perSecond().orElse(0) / total;
                ways.get(way++).show(say.of(edge.perSecond()), Math.min(1, share), gate.mark());
            }
        }
        for (int i = 0; i < rows.size(); i++) {
            Flow.Pool pool = flow.services().get(i);
            Row row = rows.get(i);
            row.service().show(texts, say.of(pool));
            for (int j = 0; j < row.servers().size(); j++) {
                Flow.Server server = pool.servers().get(j);
                row.servers().get(j).show(texts, say.of(server, pool));
                double share = Math.min(1, server.perSecond() / total);
                ways.get(way++).show(say.rate(server, pool), share, server.mark());
            }
        }
    }

    @Override
    protected double computePrefHeight(double width) {
        return Math.max(height, 40);
    }

    @Override
    protected void layoutChildren() {
        double width = getWidth();
        double box = Math.clamp((width - 2 * NARROWEST_GAP) / 3, NARROWEST_BOX, WIDEST_BOX);
        double gap = (width - 3 * box) / 2;
        double top = 0;
        for (int i = 0; i < heads.size(); i++) {
            Label head = heads.get(i);
            head.autosize();
            head.relocate(Math.rint(i * (box + gap)), 0);
            top = Math.max(top, Math.rint(head.getHeight() + ROW_GAP));
        }
        double bottom = Math.max(placeRows(box, gap, top), placeGates(box, top));
        ways.forEach(FlowWay::layout);
        if (Math.abs(bottom - height) > 0.5) {
            height = bottom;
            setMinHeight(bottom);
            setPrefHeight(bottom);
        }
    }

    private double placeRows(double box, double gap, double start) {
        double top = start;
        double serviceX = Math.rint(box + gap);
        double serverX = Math.rint(2 * (box + gap));
        for (Row row : rows) {
            double serviceHeight = row.service().heightAt(box);
            double servers = -ROW_GAP;
            for (FlowBox server : row.servers()) {
                servers += server.heightAt(box) + ROW_GAP;
            }
            double block = Math.max(serviceHeight, servers);
            place(row.service(), serviceX, top + (block - serviceHeight) / 2, box);
            double y = top + (block - Math.max(servers, 0)) / 2;
            for (FlowBox server : row.servers()) {
                place(server, serverX, y, box);
                y += server.heightAt(box) + ROW_GAP;
            }
            top += block + BLOCK_GAP;
        }
        return Math.max(start, top - BLOCK_GAP);
    }

    private double placeGates(double box, double start) {
        double free = start;
        for (FlowBox gate : gates) {
            double own = gate.heightAt(box);
            double wanted =
                    targets.getOrDefault(gate, List.of()).stream()
                            .mapToDouble(to -> to.getLayoutY() + to.getHeight() / 2)
                            .average()
                            .orElse(free + own / 2);
            double y = Math.max(free, wanted - own / 2);
            place(gate, 0, y, box);
            free = y + own + ROW_GAP;
        }
        return Math.max(start, free - ROW_GAP);
    }

    private static void place(FlowBox box, double x, double y, double width) {
        box.resizeRelocate(x, Math.rint(y), width, Math.rint(box.heightAt(width)));
    }
}
