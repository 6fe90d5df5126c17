package org.yaomote.ui.services;

import javafx.scene.control.TreeTableCell;

import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/// The name of a service or backend, behind a bin where the draft has it no more.
final class NameCell extends TreeTableCell<ServicesRow, String> {
    private final FontIcon bin = new FontIcon(Feather.TRASH_2);

    NameCell() {
        // The name of a row may stay while the row becomes one that goes.
        tableRowProperty()
                .flatMap(row -> row.itemProperty())
                .flatMap(ServicesRow::setting)
                .map(ServicesRow.Setting::leaving)
                .orElse(false)
                .subscribe(leaving -> setGraphic(leaving ? bin : null));
    }

    @Override
    protected void updateItem(@Nullable String name, boolean empty) {
        super.updateItem(name, empty);
        setText(empty ? null : name);
    }
}
