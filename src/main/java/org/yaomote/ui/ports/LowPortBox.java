package org.yaomote.ui.ports;

import atlantafx.base.theme.Styles;

import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.RadioButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.VBox;

import org.yaomote.ports.LowPorts;
import org.yaomote.ui.editing.StepsBox;
import org.yaomote.ui.fx.Texts;
import org.yaomote.ui.fx.UiContext;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// The ways to let this program open a low port: each with what it means, what undoes it and the
/// very commands. Nothing asks for rights before its button is pressed; afterwards the port is
/// asked for again.
///
/// Thread: the FX thread; what blocks is done behind the window.
final class LowPortBox extends VBox {
    private final UiContext context;
    private final Texts texts;
    private final LowPorts rights;
    private final Runnable again;
    private final VBox ways = new VBox(6);
    private final Label means = paragraph();
    private final Label state = paragraph();
    private final Button undo = new Button();
    private final StepsBox steps;
    private final Label service = paragraph();
    private Optional<LowPorts.Offer> chosen = Optional.empty();
    private List<LowPorts.Offer> offers = List.of();
    private boolean isUndoing;

    /// @param again asks for the port once more
    LowPortBox(UiContext context, LowPorts rights, Runnable again) {
        super(8);
        this.context = context;
        this.texts = context.texts();
        this.rights = rights;
        this.again = again;
        getStyleClass().add("low-ports");
        steps = new StepsBox(context, rights.run());
        undo.getStyleClass().add("low-ports-undo");
        undo.setOnAction(_ -> show(!isUndoing));
        state.getStyleClass().add(Styles.TEXT_BOLD);
        service.getStyleClass().add("form-help");
        service.textProperty().bind(texts.text("ports.way.service"));
        getChildren().addAll(ways, means, state, steps, new FlowPane(8, 8, undo), service);
        texts.wordsProperty().addListener((_, _, _) -> list());
    }

    /// Finds out which ways there are.
    void look(int wanted) {
        context.work()
                .run(
                        () -> rights.offers(wanted),
                        found -> {
                            offers = found;
                            chosen = found.stream().findFirst();
                            say("");
                            list();
                        },
                        _ -> offers = List.of());
    }

    private void list() {
        ToggleGroup group = new ToggleGroup();
        ways.getChildren().clear();
        for (LowPorts.Offer offer : offers) {
            RadioButton way = new RadioButton(texts.get(key(offer)));
            way.getStyleClass().add("low-ports-" + name(offer.way()));
            way.setToggleGroup(group);
            way.setWrapText(true);
            way.setSelected(chosen.filter(offer::equals).isPresent());
            way.setOnAction(
                    _ -> {
                        chosen = Optional.of(offer);
                        say("");
                        show(false);
                    });
            ways.getChildren().add(way);
        }
        show(false);
    }

    private void show(boolean undoing) {
        isUndoing = undoing;
        if (chosen.isEmpty()) {
            steps.clear();
            return;
        }
        LowPorts.Offer offer = chosen.get();
        means.setText(
                offer.obstacle()
                        .map(why -> texts.get("ports.obstacle." + name(why)))
                        .orElseGet(() -> texts.get(key(offer) + ".means")));
        undo.setText(texts.get(undoing ? "ports.way.back" : "ports.way.undo"));
        visible(undo, offer.obstacle().isEmpty());
        if (offer.isInForce() && state.getText().isEmpty()) {
            say(key(offer) + ".done");
        }
        visible(state, !state.getText().isEmpty());
        if (offer.obstacle().isPresent()) {
            steps.clear();
        } else {
            steps.show(undoing ? offer.undoes() : offer.does(), () -> done(offer));
        }
    }

    private void done(LowPorts.Offer offer) {
        say(key(offer) + (isUndoing ? ".undone" : ".done"));
        visible(state, true);
        again.run();
    }

    private void say(String key) {
        state.textProperty().bind(texts.follow(() -> key.isEmpty() ? "" : texts.get(key)));
    }

    private static String key(LowPorts.Offer offer) {
        return "ports.way." + name(offer.way());
    }

    private static String name(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }

    private static Label paragraph() {
        Label label = new Label();
        label.setWrapText(true);
        label.setMinHeight(USE_PREF_SIZE);
        return label;
    }

    private static void visible(javafx.scene.Node node, boolean wanted) {
        node.setVisible(wanted);
        node.setManaged(wanted);
    }
}
