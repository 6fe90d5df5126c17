package org.yaomote.ui.sweep;

import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.TextField;
import javafx.scene.layout.FlowPane;

import org.yaomote.targets.TargetText;
import org.yaomote.ui.fx.Form;
import org.yaomote.ui.fx.FormRow;
import org.yaomote.ui.fx.Texts;

import java.net.InetAddress;
import java.util.List;
import java.util.Optional;

/// The options of a ping.
final class PingFields extends FlowPane {
    private final Texts texts;
    private final Form form;
    private final ComboBox<From> source = new ComboBox<>();

    PingFields(Texts texts, PingViewModel model) {
        super(8, 8);
        this.texts = texts;
        this.form = new Form(texts);
        getStyleClass().add("ping-fields");
        TextField times = field("count", model.count().text());
        times.disableProperty().bind(model.endless());
        getChildren()
                .addAll(
                        row("count", times).problem(model.count().problem()),
                        row("interval", field("interval", model.interval().text()))
                                .problem(model.interval().problem()),
                        row("limit", field("limit", model.limit().text()))
                                .problem(model.limit().problem()),
                        row("size", field("size", model.size().text()))
                                .problem(model.size().problem()),
                        row("ttl", field("ttl", model.ttl().text())).problem(model.ttl().problem()),
                        row("source", source(model)),
                        check("endless", model.endless()),
                        check("whole", model.whole()));
    }

    /// Offers own addresses to send from.
    void offer(List<InetAddress> own) {
        From chosen = source.getValue();
        source.getItems().setAll(List.of(new From(Optional.empty())));
        own.forEach(address -> source.getItems().add(new From(Optional.of(address))));
        source.setValue(chosen);
    }

    private FormRow row(String name, javafx.scene.Node control) {
        FormRow row = form.row(name, "ping." + name, control);
        row.getStyleClass().add("ping-row");
        return row;
    }

    private static TextField field(String name, javafx.beans.property.StringProperty text) {
        TextField field = new TextField();
        field.setId("ping-" + name);
        field.setPrefColumnCount(4);
        field.textProperty().bindBidirectional(text);
        return field;
    }

    private CheckBox check(String name, javafx.beans.property.BooleanProperty value) {
        CheckBox box = new CheckBox();
        box.setId("ping-" + name);
        box.textProperty().bind(texts.text("ping." + name));
        box.selectedProperty().bindBidirectional(value);
        box.setMinWidth(USE_PREF_SIZE);
        return box;
    }

    private ComboBox<From> source(PingViewModel model) {
        source.setId("ping-source");
        source.setCellFactory(_ -> new WordCell<>(this::name));
        source.setButtonCell(new WordCell<>(this::name));
        texts.wordsProperty()
                .addListener((_, _, _) -> source.setButtonCell(new WordCell<>(this::name)));
        source.setMaxWidth(Double.MAX_VALUE);
        source.getStyleClass().add("ping-source");
        source.getItems().setAll(List.of(new From(Optional.empty())));
        source.setValue(new From(Optional.empty()));
        source.valueProperty()
                .addListener(
                        (_, _, from) ->
                                model.source()
                                        .set(from == null ? Optional.empty() : from.address()));
        return source;
    }

    /// An address to send from.
    ///
    /// @param address nothing for the usual one
    private record From(Optional<InetAddress> address) {}

    private String name(From from) {
        return from.address().map(TargetText::of).orElseGet(() -> texts.get("ping.source.auto"));
    }
}
