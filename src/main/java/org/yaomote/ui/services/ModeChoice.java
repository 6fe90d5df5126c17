package org.yaomote.ui.services;

import javafx.scene.control.Label;
import javafx.scene.control.RadioButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.VBox;

import org.yaomote.config.BackendMode;
import org.yaomote.metrics.Availability;
import org.yaomote.states.Reality;
import org.yaomote.ui.fx.StateMark;
import org.yaomote.ui.fx.StateShape;
import org.yaomote.ui.fx.Texts;

import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;

/// What a backend is let do, as one choice of four: each a word with the shape and colour its state
/// has everywhere, and below them a sentence about the one chosen.
final class ModeChoice extends VBox {
    private final Texts texts;
    private final Map<BackendMode, RadioButton> buttons = new EnumMap<>(BackendMode.class);
    private final Label meaning = new Label();

    /// @param chosen told when the user chooses
    ModeChoice(Texts texts, Consumer<BackendMode> chosen) {
        super(4);
        this.texts = texts;
        ToggleGroup group = new ToggleGroup();
        FlowPane line = new FlowPane(18, 6);
        for (BackendMode mode : BackendMode.values()) {
            RadioButton button = new RadioButton();
            button.setId("services-mode-" + word(mode));
            button.textProperty().bind(texts.text("services.mode." + word(mode)));
            button.setGraphic(new StateShape(StateMark.of(Reality.of(mode, Availability.UP))));
            button.setGraphicTextGap(6);
            button.setMinWidth(USE_PREF_SIZE);
            button.setToggleGroup(group);
            button.accessibleTextProperty()
                    .bind(
                            texts.follow(
                                    () ->
                                            texts.get("services.mode")
                                                    + ": "
                                                    + texts.get("services.mode." + word(mode))));
            button.accessibleHelpProperty().bind(texts.text(help(mode)));
            button.setOnAction(_ -> chosen.accept(mode));
            buttons.put(mode, button);
            line.getChildren().add(button);
        }
        meaning.getStyleClass().add("form-help");
        meaning.setWrapText(true);
        meaning.setMinHeight(USE_PREF_SIZE);
        getChildren().addAll(line, meaning);
    }

    /// Shows which one it is.
    void show(BackendMode mode) {
        RadioButton button = buttons.get(mode);
        if (button != null) {
            button.setSelected(true);
        }
        meaning.textProperty().unbind();
        meaning.textProperty().bind(texts.text(help(mode)));
    }

    @Override
    public void requestFocus() {
        buttons.values().stream()
                .filter(RadioButton::isSelected)
                .findFirst()
                .ifPresent(RadioButton::requestFocus);
    }

    private static String help(BackendMode mode) {
        return "services.mode." + word(mode) + ".help";
    }

    private static String word(BackendMode mode) {
        return mode.name().toLowerCase(Locale.ROOT);
    }
}
