package org.yaomote.ui.sweep;

import atlantafx.base.theme.Styles;

import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.input.DragEvent;
import javafx.scene.input.TransferMode;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

import org.kordamp.ikonli.feather.Feather;
import org.yaomote.targets.Guard;
import org.yaomote.targets.OwnNetwork;
import org.yaomote.targets.TargetProblem;
import org.yaomote.ui.editing.Actions;
import org.yaomote.ui.editing.UnderlinedField;
import org.yaomote.ui.fx.StateMark;
import org.yaomote.ui.fx.StateShape;
import org.yaomote.ui.fx.Texts;
import org.yaomote.ui.fx.Toasts;

import java.time.Duration;
import java.util.List;

/// The field for addresses, with what it means while it is typed in, and the button that begins.
final class TargetBar extends VBox {
    private static final String EXAMPLE = "192.168.0.{1..8}";

    private final Texts texts;
    private final Toasts toasts;
    private final SweepViewModel model;
    private final UnderlinedField field = new UnderlinedField();
    private final Label count = new Label();
    private final Label wrong = new Label();
    private final MenuButton networks = new MenuButton();

    /// What this program put into the field last, which is not the user's to lose.
    private String written = "";

    TargetBar(Texts texts, Toasts toasts, SweepViewModel model) {
        super(4);
        this.texts = texts;
        this.toasts = toasts;
        this.model = model;
        getStyleClass().add("sweep-bar");
        Label label = new Label();
        label.textProperty().bind(texts.text("sweep.targets"));
        label.setLabelFor(field.field());
        label.getStyleClass().add("form-label");
        label.setMinWidth(USE_PREF_SIZE);
        Button start = new Actions(texts).button("sweep.start", Feather.SEARCH, model::start);
        start.getStyleClass().add(Styles.ACCENT);
        start.setTooltip(Actions.tooltip(texts.text("sweep.start.keys")));
        start.disableProperty()
                .bind(
                        model.phaseProperty()
                                .map(
                                        p ->
                                                p == SweepViewModel.Phase.RUNNING
                                                        || p == SweepViewModel.Phase.STOPPING));
        prepareField();
        prepareNetworks();
        count.setId("sweep-count");
        count.setMinWidth(USE_PREF_SIZE);
        count.getStyleClass().add("sweep-count");
        HBox.setHgrow(field, Priority.ALWAYS);
        HBox line = new HBox(10, label, field, start);
        line.setAlignment(Pos.CENTER_LEFT);
        wrong.setId("sweep-targets-problem");
        wrong.getStyleClass().add("form-message");
        wrong.pseudoClassStateChanged(Styles.STATE_DANGER, true);
        wrong.setGraphic(new StateShape(StateMark.PROBLEM));
        wrong.setWrapText(true);
        wrong.setMinHeight(USE_PREF_SIZE);
        getChildren().addAll(line, wrong);
        model.targetsProperty().subscribe(this::show);
        texts.wordsProperty().addListener((_, _, _) -> show(model.targetsProperty().get()));
    }

    /// What is said of the addresses, and where more are to be had.
    List<Node> meaning() {
        return List.of(count, networks);
    }

    /// Offers networks; the first is filled in if nothing is typed yet.
    void offer(List<OwnNetwork> offers) {
        networks.getItems().setAll(offers.stream().map(this::item).toList());
        networks.setDisable(offers.isEmpty());
        if (field.field().getText().isEmpty() && !offers.isEmpty()) {
            write(offers.getFirst().text());
        }
    }

    /// Puts a text into the field. What the user typed there can be had back, by a note and by undo
    /// in the field.
    void write(String text) {
        var control = field.field();
        String before = control.getText();
        if (before.isBlank() || before.equals(written) || before.equals(text)) {
            control.setText(text);
        } else {
            // A text that is set could not be undone in the field.
            control.replaceText(0, before.length(), text);
            toasts.showUndoable(
                    () -> texts.get("sweep.targets.replaced"),
                    () -> giveBack(before),
                    control.textProperty().map(now -> !now.equals(before)));
        }
        control.end();
        written = text;
    }

    private void giveBack(String typed) {
        write(typed);
        written = "";
        field.field().requestFocus();
    }

    /// Puts the focus into the field.
    void focusField() {
        field.field().requestFocus();
        field.field().selectAll();
    }

    private MenuItem item(OwnNetwork offer) {
        MenuItem item = new MenuItem(offer.text() + "  (" + offer.networkInterface() + ")");
        item.setMnemonicParsing(false);
        item.setOnAction(
                _ -> {
                    write(offer.text());
                    field.field().requestFocus();
                });
        return item;
    }

    private void prepareField() {
        var control = field.field();
        control.setId("sweep-targets");
        control.promptTextProperty().bind(texts.text("sweep.targets.prompt", EXAMPLE));
        control.accessibleTextProperty().bind(texts.text("sweep.targets"));
        control.accessibleHelpProperty()
                .bind(
                        texts.follow(
                                () -> count.getText() + " " + wrong.getText(),
                                count.textProperty(),
                                wrong.textProperty()));
        control.setMinWidth(0);
        control.textProperty().addListener((_, _, text) -> model.type(text));
        control.setOnAction(_ -> model.start());
        control.setOnDragOver(
                event -> {
                    if (event.getGestureSource() == null && event.getDragboard().hasString()) {
                        event.acceptTransferModes(TransferMode.COPY);
                        event.consume();
                    }
                });
        control.setOnDragDropped(this::dropped);
    }

    private void dropped(DragEvent event) {
        String text = event.getDragboard().getString();
        if (text != null) {
            write(text.strip().replaceAll("\\s*\\R\\s*", " "));
        }
        event.setDropCompleted(text != null);
        event.consume();
    }

    private void prepareNetworks() {
        networks.setId("sweep-networks");
        networks.textProperty().bind(texts.text("sweep.networks"));
        networks.getStyleClass().addAll(Styles.SMALL, Styles.FLAT);
        networks.setMinWidth(Region.USE_PREF_SIZE);
        networks.setDisable(true);
    }

    private void show(TypedTargets targets) {
        boolean faulty = !targets.problems().isEmpty();
        count.setText(count(targets));
        wrong.setText(faulty ? problem(targets.problems().getFirst()) : "");
        wrong.setVisible(faulty);
        wrong.setManaged(faulty);
        field.field().pseudoClassStateChanged(Styles.STATE_DANGER, faulty);
        field.mark(
                targets.problems().stream()
                        .map(p -> new UnderlinedField.Part(p.start(), p.end()))
                        .toList());
    }

    private String count(TypedTargets targets) {
        if (targets.text().isBlank()) {
            return texts.get("sweep.count.nothing", EXAMPLE);
        }
        if (targets.set().guard() == Guard.SILENT) {
            return texts.get("sweep.count", targets.count());
        }
        String span = texts.numbers().duration(Duration.ofSeconds(model.seconds()));
        return targets.set().guard() == Guard.REFUSED
                ? texts.get("sweep.count.tooMany", Guard.MOST)
                : texts.get("sweep.count.estimate", targets.count(), span);
    }

    /// Where it is and what is wrong: the column counts from 1, as people do.
    private String problem(TargetProblem problem) {
        String what = texts.get("targets.problem." + problem.code(), problem.arguments().toArray());
        return texts.get("sweep.column", problem.start() + 1, what);
    }
}
