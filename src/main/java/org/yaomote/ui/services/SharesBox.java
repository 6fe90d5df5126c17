package org.yaomote.ui.services;

import javafx.geometry.Pos;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.Labeled;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

import org.yaomote.metrics.Availability;
import org.yaomote.policy.Reply;
import org.yaomote.states.Reality;
import org.yaomote.ui.editing.RowOrder;
import org.yaomote.ui.fx.ReplyText;
import org.yaomote.ui.fx.StateMark;
import org.yaomote.ui.fx.Texts;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntConsumer;

/// The shares of a service's backends: name, weight, per cent and bar, one line each. A share
/// changes with every weight, so the name of another backend leads to that one's.
final class SharesBox extends VBox {
    private static final double WHOLE = 1000;

    private final Texts texts;
    private final IntConsumer toWeight;
    private final VBox list = new VBox(8);
    private final List<Line> lines = new ArrayList<>();
    private final Label none = new Label();
    private List<Share> shown = List.of();
    private Reply reply = new Reply.FromBackends();

    /// @param toWeight goes to the weight of the backend at a place
    SharesBox(Texts texts, IntConsumer toWeight) {
        super(8);
        this.texts = texts;
        this.toWeight = toWeight;
        setId("services-shares");
        Label title = new Label();
        title.textProperty().bind(texts.text("services.shares"));
        title.getStyleClass().add("form-label");
        none.getStyleClass().add("form-help");
        none.setWrapText(true);
        none.setMinHeight(USE_PREF_SIZE);
        getChildren().addAll(title, list, none);
        texts.wordsProperty().addListener((_, _, _) -> show(shown, reply));
    }

    /// Says which backends share the requests, or what becomes of them without any.
    void show(List<Share> shares, Reply instead) {
        reply = instead;
        String own = ReplyText.of(texts, instead);
        none.setText(own.isEmpty() ? texts.get("services.shares.none") : own);
        show(shares);
        visible(none, shares.isEmpty() || !own.isEmpty());
    }

    /// Shows these shares; lines stay where they are, so that a dragged slider moves bars only.
    void show(List<Share> shares) {
        shown = shares;
        while (lines.size() < shares.size()) {
            lines.add(new Line(lines.size()));
        }
        RowOrder.sync(list.getChildren(), List.copyOf(lines.subList(0, shares.size())));
        for (int i = 0; i < shares.size(); i++) {
            lines.get(i).show(shares.get(i));
        }
        visible(none, shares.isEmpty());
    }

    private static void visible(Labeled label, boolean wanted) {
        label.setVisible(wanted);
        label.setManaged(wanted);
    }

    private final class Line extends VBox {
        private final Label name = new Label();
        private final Hyperlink other = new Hyperlink();
        private final Label weight = new Label();
        private final Label value = new Label();
        private final Region bar = new Region();
        private final StackPane track = new StackPane(bar);

        /// @param place of its backend
        Line(int place) {
            super(3);
            getStyleClass().add("share-line");
            name.getStyleClass().add("share-name");
            name.setMaxWidth(Double.MAX_VALUE);
            name.setWrapText(true);
            HBox.setHgrow(name, Priority.ALWAYS);
            other.getStyleClass().add("share-name");
            other.setWrapText(true);
            other.setOnAction(
                    _ -> {
                        other.setVisited(false);
                        toWeight.accept(place);
                    });
            // With many backends, all of them would stand between two fields; keys go by the list.
            other.setFocusTraversable(false);
            Region gap = new Region();
            gap.managedProperty().bind(other.managedProperty());
            HBox.setHgrow(gap, Priority.ALWAYS);
            weight.getStyleClass().addAll("form-help", "figure");
            weight.setMinWidth(USE_PREF_SIZE);
            value.getStyleClass().addAll("share-value", "figure");
            value.setMinWidth(USE_PREF_SIZE);
            track.getStyleClass().add("share-track");
            track.setAlignment(Pos.CENTER_LEFT);
            bar.getStyleClass().add("share-bar");
            bar.setMinWidth(0);
            HBox words = new HBox(8, name, other, gap, weight, value);
            words.setAlignment(Pos.BASELINE_LEFT);
            getChildren().addAll(words, track);
        }

        void show(Share share) {
            String percent = Share.text(share.tenths(), texts.language());
            name.setText(share.label());
            other.setText(share.label());
            other.setAccessibleText(texts.get("services.shares.toWeight", share.label()));
            visible(name, share.current());
            visible(other, !share.current());
            weight.setText(texts.get("services.shares.weight", share.weight()));
            String shown =
                    share.enabled()
                            ? percent
                            : texts.get(
                                    StateMark.of(Reality.of(share.mode(), Availability.UP)).key());
            value.setText(shown);
            bar.maxWidthProperty().bind(track.widthProperty().multiply(share.tenths() / WHOLE));
            toggle("current", share.current());
            toggle("off", !share.enabled());
            setAccessibleText(
                    texts.get("services.shares.line", share.label(), shown, share.weight()));
        }

        private void toggle(String style, boolean wanted) {
            getStyleClass().remove(style);
            if (wanted) {
                getStyleClass().add(style);
            }
        }
    }
}
