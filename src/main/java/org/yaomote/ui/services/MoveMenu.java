package org.yaomote.ui.services;

import javafx.scene.control.Menu;
import javafx.scene.control.MenuItem;

import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;
import org.yaomote.config.Service;

import java.util.List;

/// The services to which the selected backends can be moved. Choosing one does the same as dropping
/// them on it.
///
/// Thread: the FX thread.
final class MoveMenu extends Menu {
    private final BackendDrop drop;

    /// @param drop takes what is moved
    MoveMenu(BackendDrop drop) {
        this.drop = drop;
        setId("menu-services-moveTo");
        textProperty().bind(drop.context().texts().text("services.moveTo"));
        setGraphic(new FontIcon(Feather.CORNER_DOWN_RIGHT));
        drop.model().addObserver(this::fill);
        fill();
    }

    /// A menu without items does not open, so it is filled before.
    private void fill() {
        List<MenuItem> targets =
                drop.context().model().draft().services().stream()
                        .filter(s -> BackendDrop.isWelcome(s.id(), drop.model().selected()))
                        .map(this::item)
                        .toList();
        setDisable(targets.isEmpty());
        getItems().setAll(targets);
    }

    private MenuItem item(Service service) {
        MenuItem item = new MenuItem(service.name());
        item.setMnemonicParsing(false);
        item.setOnAction(_ -> drop.take(service.id()));
        return item;
    }
}
