package org.yaomote.ui.sweep;

import javafx.collections.ListChangeListener;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;

import org.kordamp.ikonli.feather.Feather;
import org.yaomote.roster.Roster;
import org.yaomote.sweep.SweepListener.Progress;
import org.yaomote.ui.editing.Actions;
import org.yaomote.ui.fx.StateBadge;
import org.yaomote.ui.fx.StateMark;
import org.yaomote.ui.fx.Texts;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// How far the sweep is and what it came to so far, with the way to stop it, and what it is
/// compared with.
final class ProgressLine extends FlowPane {
    private static final double THOUSAND = 1000;
    private static final int LONGEST = 24;

    private final Texts texts;
    private final SweepViewModel model;
    private final ProgressBar bar = new ProgressBar(0);
    private final Label done = new Label();
    private final Label left = new Label();
    private final StateBadge there;
    private final StateBadge silent;
    private final ComboBox<Past> compared = new ComboBox<>();
    private boolean showing;

    ProgressLine(Texts texts, SweepViewModel model) {
        super(14, 8);
        this.texts = texts;
        this.model = model;
        setId("sweep-progress-line");
        getStyleClass().add("sweep-bar");
        setAlignment(Pos.CENTER_LEFT);
        there = new StateBadge(texts, StateMark.UP);
        silent = new StateBadge(texts, StateMark.DOWN);
        there.setId("sweep-there");
        silent.setId("sweep-silent");
        bar.setId("sweep-progress");
        bar.accessibleTextProperty().bind(texts.text("sweep.progress"));
        done.setId("sweep-done");
        left.setId("sweep-left");
        Button stop = new Actions(texts).button("sweep.stop", Feather.SQUARE, model::stop);
        stop.setTooltip(Actions.tooltip(texts.text("sweep.stop.keys")));
        var running = model.phaseProperty().map(p -> p == SweepViewModel.Phase.RUNNING);
        for (var node : List.of(stop, bar, left)) {
            node.visibleProperty().bind(running);
            node.managedProperty().bind(running);
        }
        getChildren().addAll(bar, done, there, silent, left, stop, comparison());
        model.phaseProperty().subscribe(_ -> show());
        model.progressProperty().subscribe(_ -> show());
        model.rows().shown().addListener((ListChangeListener<SweepRow>) _ -> show());
        texts.wordsProperty().addListener((_, _, _) -> show());
    }

    private HBox comparison() {
        Label label = new Label();
        label.textProperty().bind(texts.text("sweep.compare"));
        label.setLabelFor(compared);
        label.setMinWidth(USE_PREF_SIZE);
        compared.setId("sweep-compare");
        compared.accessibleTextProperty().bind(texts.text("sweep.compare"));
        compared.setCellFactory(_ -> new WordCell<>(this::name));
        compared.setButtonCell(new WordCell<>(this::name));
        compared.getStyleClass().add("sweep-compare");
        KeptSweeps kept = model.kept();
        kept.entries().addListener((ListChangeListener<Roster.Entry>) _ -> offer());
        kept.comparedProperty().addListener((_, _, _) -> offer());
        texts.wordsProperty().addListener((_, _, _) -> offer());
        compared.valueProperty()
                .addListener(
                        (_, _, chosen) -> {
                            if (!showing && chosen != null) {
                                kept.compare(chosen.entry());
                            }
                        });
        offer();
        HBox pair = new HBox(6, label, compared);
        pair.setAlignment(Pos.CENTER_LEFT);
        return pair;
    }

    private void offer() {
        showing = true;
        KeptSweeps kept = model.kept();
        List<Past> pasts = new ArrayList<>(List.of(new Past(Optional.empty())));
        kept.entries().forEach(e -> pasts.add(new Past(Optional.of(e))));
        // Other items empty what is shown, and an equal value would not fill it again.
        compared.setValue(null);
        compared.getItems().setAll(pasts);
        compared.setValue(new Past(kept.comparedProperty().get()));
        compared.setDisable(kept.entries().isEmpty());
        showing = false;
    }

    private void show() {
        Progress progress = model.progressProperty().get();
        boolean idle = model.phaseProperty().get() == SweepViewModel.Phase.IDLE;
        setVisible(!idle);
        setManaged(!idle);
        bar.setProgress(progress.total() == 0 ? 0 : (double) progress.settled() / progress.total());
        done.setText(doneText(progress));
        left.setText(texts.get("sweep.left", span(Duration.ofMillis(progress.leftMillis()))));
        SweepRows rows = model.rows();
        there.show(StateMark.UP, texts.text("sweep.there", rows.countThere()));
        silent.show(
                StateMark.DOWN,
                texts.text(
                        "sweep.silent",
                        rows.count(RowState.NO_ANSWER) + rows.count(RowState.UNREACHABLE)));
    }

    private String doneText(Progress progress) {
        return switch (model.phaseProperty().get()) {
            case IDLE -> "";
            case RUNNING, STOPPING ->
                    texts.get("sweep.done.of", progress.settled(), progress.total());
            case DONE ->
                    model.summaryProperty()
                            .get()
                            .map(
                                    s ->
                                            texts.get(
                                                    "sweep.done.all",
                                                    model.rows().size(),
                                                    seconds(s.took())))
                            .orElseGet(() -> texts.get("sweep.done.kept", model.rows().size()));
        };
    }

    private String seconds(Duration took) {
        return took.toMillis() < 10_000
                ? texts.get("sweep.seconds", "%.2f".formatted(took.toMillis() / THOUSAND))
                : span(took);
    }

    private String span(Duration span) {
        return texts.numbers().duration(span.plusMillis(999));
    }

    /// What can be compared with.
    ///
    /// @param entry nothing for no sweep
    private record Past(Optional<Roster.Entry> entry) {}

    private String name(Past past) {
        return past.entry().map(this::name).orElseGet(() -> texts.get("sweep.compare.none"));
    }

    private String name(Roster.Entry entry) {
        String when = texts.numbers().moment(entry.head().summary().began());
        return when + "  " + shortened(entry.head().asked().targets());
    }

    private static String shortened(String targets) {
        return targets.length() > LONGEST ? targets.substring(0, LONGEST - 2) + "…" : targets;
    }
}
