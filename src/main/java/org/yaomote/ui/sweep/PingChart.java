package org.yaomote.ui.sweep;

import javafx.collections.ListChangeListener;
import javafx.scene.AccessibleRole;
import javafx.scene.Node;
import javafx.scene.layout.Region;
import javafx.scene.shape.Circle;
import javafx.scene.shape.Line;
import javafx.scene.shape.Polyline;

import java.util.ArrayList;
import java.util.List;

/// The round trips as a line with dots, and a gap where no reply came; the replies are beside it in
/// words.
final class PingChart extends Region {
    /// More than that would be closer together than the dots are wide.
    private static final int MOST = 60;

    private static final double EDGE = 6;
    private static final double DOT = 2.5;

    private final PingViewModel model;

    PingChart(PingViewModel model) {
        this.model = model;
        getStyleClass().add("ping-chart");
        setAccessibleRole(AccessibleRole.IMAGE_VIEW);
        model.replies().addListener((ListChangeListener<PingReply>) _ -> requestLayout());
    }

    @Override
    protected void layoutChildren() {
        getChildren().setAll(drawn());
    }

    private List<Node> drawn() {
        List<PingReply> all = model.replies();
        List<PingReply> seen = all.subList(Math.max(0, all.size() - MOST), all.size());
        long most = seen.stream().mapToLong(PingReply::nanos).max().orElse(0);
        double step = (getWidth() - 2 * EDGE) / Math.max(1, Math.max(seen.size(), 10) - 1);
        double height = getHeight() - 2 * EDGE;
        List<Node> nodes = new ArrayList<>();
        Polyline line = line();
        for (int i = 0; i < seen.size(); i++) {
            double x = EDGE + i * step;
            PingReply reply = seen.get(i);
            if (reply.isAnswered()) {
                double y = EDGE + height * (1 - (most == 0 ? 0 : (double) reply.nanos() / most));
                line.getPoints().addAll(x, y);
                nodes.add(styled(new Circle(x, y, DOT), "ping-dot"));
            } else {
                nodes.add(line);
                line = line();
                nodes.add(styled(new Line(x, EDGE, x, EDGE + height), "ping-gap"));
            }
        }
        nodes.addFirst(line);
        return nodes;
    }

    private static Polyline line() {
        Polyline line = new Polyline();
        line.getStyleClass().add("sparkline-line");
        return line;
    }

    private static Node styled(Node node, String styleClass) {
        node.getStyleClass().add(styleClass);
        return node;
    }
}
