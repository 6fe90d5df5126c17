package org.yaomote.ui.listeners;

import javafx.scene.control.ComboBox;
import javafx.scene.control.ListCell;

import org.jspecify.annotations.Nullable;
import org.yaomote.ui.fx.Texts;

import java.util.List;

/// The address of a listener: typed, or chosen from those this computer has, each with what it
/// means.
final class AddressChoice extends ComboBox<String> {
    private static final List<String> ALWAYS = List.of("127.0.0.1", "0.0.0.0", "::1", "::");

    private final Texts texts;

    AddressChoice(Texts texts) {
        this.texts = texts;
        setId("listeners-address");
        setEditable(true);
        setMaxWidth(Double.MAX_VALUE);
        getItems().setAll(ALWAYS);
        texts.wordsProperty().subscribe(() -> setCellFactory(_ -> new Choice()));
        setCellFactory(_ -> new Choice());
    }

    /// Offers the addresses this computer has, beside those every computer has.
    void offer(List<String> own) {
        // Added behind: a list that is set anew would choose another of its items by itself.
        own.stream().filter(a -> !getItems().contains(a)).forEach(getItems()::add);
    }

    private String meaning(String address) {
        return switch (address) {
            case "127.0.0.1" -> texts.get("listeners.address.this");
            case "::1" -> texts.get("listeners.address.this6");
            case "0.0.0.0" -> texts.get("listeners.address.all");
            case "::" -> texts.get("listeners.address.all6");
            default -> texts.get("listeners.address.own");
        };
    }

    private final class Choice extends ListCell<String> {
        @Override
        protected void updateItem(@Nullable String address, boolean empty) {
            super.updateItem(address, empty);
            setText(empty || address == null ? null : address + "  \u2013  " + meaning(address));
        }
    }
}
