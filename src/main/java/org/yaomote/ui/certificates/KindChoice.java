package org.yaomote.ui.certificates;

import javafx.scene.control.ComboBox;
import javafx.scene.control.ListCell;

import org.jspecify.annotations.Nullable;
import org.yaomote.certificate.KeyKind;

/// Chooses a kind of key by the name that cryptographers gave it, which is the same in every
/// language.
final class KindChoice extends ListCell<KeyKind> {
    private KindChoice() {}

    /// The usual kind is chosen.
    static ComboBox<KeyKind> box() {
        ComboBox<KeyKind> box = new ComboBox<>();
        box.setId("certificates-kind");
        box.getItems().setAll(KeyKind.values());
        box.setCellFactory(_ -> new KindChoice());
        box.setButtonCell(new KindChoice());
        box.setMaxWidth(Double.MAX_VALUE);
        box.setValue(KeyKind.EC_P256);
        return box;
    }

    @Override
    protected void updateItem(@Nullable KeyKind item, boolean empty) {
        super.updateItem(item, empty);
        setText(empty || item == null ? null : item.label());
    }
}
