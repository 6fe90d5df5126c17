package org.yaomote.ui.shell;

import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressIndicator;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

import org.yaomote.config.Change;
import org.yaomote.proof.ListenerProof;
import org.yaomote.ui.fx.Sentence;
import org.yaomote.ui.fx.StateMark;
import org.yaomote.ui.fx.StateShape;
import org.yaomote.ui.fx.Texts;
import org.yaomote.ui.fx.UiContext;
import org.yaomote.ui.history.LogsScreen;
import org.yaomote.workspace.Applied;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/// What came of an apply: that it is being looked at, or what did not answer. When everything did,
/// a short note says so and goes by itself.
final class ApplyResult extends VBox {
    private static final double SPINNER = 18;

    private final UiContext context;
    private final Texts texts;
    private final ShellViewModel viewModel;

    ApplyResult(UiContext context, ShellViewModel viewModel) {
        super(6);
        this.context = context;
        this.texts = context.texts();
        this.viewModel = viewModel;
        setId("apply-result");
        getStyleClass().add("apply-result");
        viewModel.resultProperty().addListener((_, _, _) -> refresh());
        texts.wordsProperty().addListener((_, _, _) -> refresh());
        context.model()
                .lastApplyProperty()
                .addListener((_, _, last) -> last.ifPresent(this::praise));
    }

    /// Only after the proof.
    private void praise(Applied last) {
        if (last.outcome() instanceof Applied.Outcome.InForce known && known.isProven()) {
            List<ListenerProof> proofs = known.proofs();
            String key = last.isStart() ? "shell.started" : "shell.applied";
            if (!proofs.isEmpty()) {
                context.toasts().show(() -> texts.get(key, said(proofs)));
            } else if (!last.isStart()) {
                context.toasts().show(() -> texts.get("shell.applied.unasked"));
            }
        }
    }

    private String said(List<ListenerProof> proofs) {
        return proofs.stream()
                .map(ListenerProof::said)
                .map(this::said)
                .collect(Collectors.joining(" "));
    }

    private String said(Change words) {
        return texts.get(words.code(), words.arguments().toArray());
    }

    private void refresh() {
        Optional<Applied.Outcome> outcome = viewModel.resultProperty().get().map(Applied::outcome);
        getChildren()
                .setAll(
                        outcome.map(
                                        now ->
                                                switch (now) {
                                                    case Applied.Outcome.Looking() -> looking();
                                                    case Applied.Outcome.InForce(var proofs) ->
                                                            doubtful(proofs);
                                                    case Applied.Outcome.Refused _ ->
                                                            List.<Node>of();
                                                })
                                .orElse(List.of()));
    }

    private List<Node> looking() {
        ProgressIndicator turning = new ProgressIndicator();
        turning.setMaxSize(SPINNER, SPINNER);
        turning.setAccessibleText(texts.get("shell.looking"));
        HBox line = new HBox(10, turning, new Sentence(texts.get("shell.looking")));
        line.setAlignment(Pos.CENTER_LEFT);
        return List.of(line);
    }

    private List<Node> doubtful(List<ListenerProof> proofs) {
        boolean isStart = viewModel.resultProperty().get().filter(Applied::isStart).isPresent();
        Label head =
                new Sentence(
                        texts.get(
                                isStart ? "shell.started.doubtful" : "shell.applied.doubtful",
                                proofs.stream().filter(proof -> !proof.isGood()).count(),
                                proofs.size()));
        head.getStyleClass().add("refused");
        HBox.setHgrow(head, Priority.ALWAYS);
        Button history =
                button(
                        "shell.applied.history",
                        () -> context.navigator().show(LogsScreen.tabPlace("history")));
        Button close = button("common.close", viewModel::dismissResult);
        close.setId("apply-result-close");
        HBox top = new HBox(10, head, history, close);
        top.setAlignment(Pos.CENTER_LEFT);
        VBox lines = new VBox(4);
        // What needs the user is seen first.
        lines.getChildren().addAll(lines(proofs, false));
        lines.getChildren().addAll(lines(proofs, true));
        QuarterScroll scroll = new QuarterScroll(lines);
        scroll.setId("apply-result-lines");
        scroll.setAccessibleText(head.getText());
        return List.of(top, scroll);
    }

    /// Listeners of which the same is to be said share a line.
    private List<Label> lines(List<ListenerProof> proofs, boolean isGood) {
        Map<String, List<Change>> alike =
                proofs.stream()
                        .filter(proof -> proof.isGood() == isGood)
                        .map(ListenerProof::said)
                        .collect(
                                Collectors.groupingBy(
                                        words -> said(of("", words)),
                                        LinkedHashMap::new,
                                        Collectors.toList()));
        return alike.values().stream()
                .map(
                        same -> {
                            String names =
                                    same.stream()
                                            .map(words -> words.arguments().getFirst())
                                            .collect(
                                                    Collectors.joining(
                                                            texts.get("shell.pending.comma")));
                            Label line = new Sentence(said(of(names, same.getFirst())));
                            line.setGraphic(
                                    new StateShape(isGood ? StateMark.UP : StateMark.SHAKY));
                            line.setGraphicTextGap(8);
                            return line;
                        })
                .toList();
    }

    /// The same of others: a proof names its listener first.
    private static Change of(String names, Change words) {
        List<String> arguments = new ArrayList<>(words.arguments());
        arguments.set(0, names);
        return new Change(words.code(), arguments);
    }

    private Button button(String key, Runnable action) {
        Button button = new Button(texts.get(key));
        button.setMinWidth(Region.USE_PREF_SIZE);
        button.setOnAction(_ -> action.run());
        return button;
    }
}
