package org.yaomote.ui.sweep;

import javafx.beans.value.ObservableValue;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;

import org.kordamp.ikonli.feather.Feather;
import org.yaomote.ui.editing.Actions;
import org.yaomote.ui.editing.HostMenu;
import org.yaomote.ui.editing.RowMenu;
import org.yaomote.ui.editing.ShownKeys;
import org.yaomote.ui.fx.UiContext;

import java.util.ArrayList;
import java.util.List;

/// The menus over the selected hosts of a sweep: one of the rows, one at a button.
///
/// @param actions what is done with rows of this table
/// @param selected whether any host is
record HostMenus(UiContext context, HostActions actions, ObservableValue<Boolean> selected) {
    /// What the menu of the rows has.
    List<MenuItem> ofRows() {
        HostMenu hosts = hosts();
        List<MenuItem> items = new ArrayList<>(hosts.asking());
        items.addAll(hosts.watching());
        items.add(hosts.adding());
        items.add(new SeparatorMenuItem());
        items.addAll(copying());
        return items;
    }

    /// A button with the services to add to.
    MenuButton addButton() {
        return hosts().addButton();
    }

    /// A button with everything else.
    MenuButton moreButton() {
        MenuButton button = new MenuButton();
        button.setId("sweep-more");
        button.textProperty().bind(context.texts().text("sweep.more"));
        button.setMinWidth(MenuButton.USE_PREF_SIZE);
        HostMenu hosts = hosts();
        button.getItems().setAll(hosts.asking());
        button.getItems().addAll(hosts.watching());
        button.getItems().add(new SeparatorMenuItem());
        button.getItems().addAll(copying());
        button.disableProperty().bind(selected.map(any -> !any));
        return button;
    }

    private HostMenu hosts() {
        return new HostMenu(context, actions::hosts, selected);
    }

    private List<MenuItem> copying() {
        Actions make = new Actions(context.texts());
        List<MenuItem> items = new ArrayList<>();
        for (CopyForm form : CopyForm.values()) {
            MenuItem item = make.item(form.key(), Feather.COPY, () -> actions.copy(form));
            form.keys().ifPresent(keys -> ShownKeys.beside(item, keys));
            items.add(item);
        }
        RowMenu.need(selected, items);
        return items;
    }
}
