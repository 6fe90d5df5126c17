package org.yaomote.ui.sweep;

import javafx.beans.property.BooleanProperty;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.RadioButton;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.VBox;

import org.yaomote.ui.editing.Actions;
import org.yaomote.ui.editing.Choices;
import org.yaomote.ui.fx.Form;
import org.yaomote.ui.fx.FormRow;
import org.yaomote.ui.fx.Texts;

import java.util.List;

/// How to sweep: a preset or one's own numbers, and what to find out.
final class OptionsBar extends VBox {
    private static final double GAP = 14;

    private final Texts texts;
    private final SweepOptions options;

    /// @param meaning what the addresses mean, in front
    OptionsBar(Texts texts, SweepOptions options, List<Node> meaning) {
        super(8);
        this.texts = texts;
        this.options = options;
        getStyleClass().add("sweep-bar");
        FlowPane line = new FlowPane(GAP, 6);
        line.setAlignment(Pos.CENTER_LEFT);
        line.getChildren().addAll(meaning);
        ToggleGroup group = new ToggleGroup();
        for (Preset preset : Preset.values()) {
            line.getChildren().add(radio(preset, group));
        }
        line.getChildren()
                .addAll(
                        check("sweep.look.names", options.names()),
                        check("sweep.look.web", options.web()),
                        check("sweep.look.mac", options.mac()));
        VBox own = own();
        own.visibleProperty().bind(options.preset().map(p -> p == Preset.OWN));
        own.managedProperty().bind(own.visibleProperty());
        getChildren().addAll(line, own);
    }

    private RadioButton radio(Preset preset, ToggleGroup group) {
        RadioButton radio = new RadioButton();
        radio.setId(preset.key().replace('.', '-'));
        radio.textProperty().bind(texts.text(preset.key()));
        radio.setTooltip(Actions.tooltip(texts.text(preset.key() + ".help")));
        radio.accessibleHelpProperty().bind(texts.text(preset.key() + ".help"));
        radio.setToggleGroup(group);
        radio.setOnAction(_ -> options.preset().set(preset));
        options.preset().subscribe(now -> radio.setSelected(now == preset));
        radio.setMinWidth(USE_PREF_SIZE);
        return radio;
    }

    private CheckBox check(String key, BooleanProperty value) {
        CheckBox box = new CheckBox();
        box.setId(key.replace('.', '-'));
        box.textProperty().bind(texts.text(key));
        box.setTooltip(Actions.tooltip(texts.text(key + ".help")));
        box.accessibleHelpProperty().bind(texts.text(key + ".help"));
        box.selectedProperty().bindBidirectional(value);
        box.setMinWidth(USE_PREF_SIZE);
        return box;
    }

    private VBox own() {
        Form form = new Form(texts);
        FormRow tries = number(form, "tries", options.tries());
        FormRow timeout = number(form, "timeout", options.timeout());
        FormRow data = number(form, "dataBytes", options.dataBytes()).help("sweep.dataBytes.help");
        ComboBox<PaceChoice> pace = new ComboBox<>();
        pace.setId("sweep-pace");
        pace.getItems().setAll(PaceChoice.values());
        Choices.name(pace, texts, PaceChoice::key);
        pace.valueProperty().bindBidirectional(options.pace());
        FormRow speed = form.row("pace", "sweep.pace", pace);
        TextField list = new TextField();
        list.setId("sweep-ports");
        list.textProperty().bindBidirectional(options.ports());
        FormRow ports =
                form.row("ports", "sweep.ports", list)
                        .help("sweep.ports.help")
                        .problem(options.portsProblem());
        ports.getStyleClass().add("sweep-ports");
        FlowPane fields = new FlowPane(GAP, 10, tries, timeout, speed, data, ports);
        fields.getStyleClass().add("sweep-own");
        return new VBox(fields);
    }

    private FormRow number(Form form, String name, NumberSetting setting) {
        TextField field = new TextField();
        field.setId("sweep-" + name);
        field.textProperty().bindBidirectional(setting.text());
        field.setPrefColumnCount(7);
        return form.row(name, "sweep." + name, field).problem(setting.problem());
    }
}
