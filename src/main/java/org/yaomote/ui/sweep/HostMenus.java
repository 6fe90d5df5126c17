package org.yaomote.ui.sweep;

import javafx.beans.value.ObservableBooleanValue;
import javafx.collections.ObservableList;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;

import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;
import org.yaomote.config.ProxyConfig;
import org.yaomote.config.Service;
import org.yaomote.config.ServiceId;
import org.yaomote.ui.editing.Actions;
import org.yaomote.ui.fx.Texts;
import org.yaomote.ui.fx.WorkspaceModel;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The menus over the selected hosts: one below the pointer and at the menu key, one at a button.
final class HostMenus {
    private final Texts texts;
    private final Actions make;
    private final WorkspaceModel workspace;
    private final HostActions actions;
    private final ObservableBooleanValue selected;

    /// @param selected whether any host is
    HostMenus(
            Texts texts,
            WorkspaceModel workspace,
            HostActions actions,
            ObservableBooleanValue selected) {
        this.texts = texts;
        this.make = new Actions(texts);
        this.workspace = workspace;
        this.actions = actions;
        this.selected = selected;
    }

    /// The menu of the table.
    ContextMenu context() {
        Menu add = new Menu();
        add.setGraphic(new FontIcon(Feather.SERVER));
        add.textProperty().bind(texts.text("sweep.add"));
        add.disableProperty().bind(enabled());
        ContextMenu menu = new ContextMenu();
        menu.getItems().add(add);
        menu.getItems().addAll(others());
        keepServices(add.getItems());
        return menu;
    }

    /// A button with the services to add to.
    MenuButton addButton() {
        MenuButton button = button("sweep.add");
        button.setGraphic(new FontIcon(Feather.SERVER));
        keepServices(button.getItems());
        button.disableProperty().bind(enabled());
        return button;
    }

    /// A button with everything else.
    MenuButton moreButton() {
        MenuButton button = button("sweep.more");
        button.getItems().setAll(others());
        button.disableProperty().bind(enabled());
        return button;
    }

    private javafx.beans.value.ObservableValue<Boolean> enabled() {
        return selected.map(any -> !any);
    }

    private MenuButton button(String key) {
        MenuButton button = new MenuButton();
        button.setId(key.replace('.', '-'));
        button.textProperty().bind(texts.text(key));
        button.setMinWidth(MenuButton.USE_PREF_SIZE);
        return button;
    }

    /// Keeps a menu's services those of the draft. Not when it opens: it would be built anew below
    /// a pointer that is on its way already, and a click between the two finds nothing.
    private void keepServices(ObservableList<MenuItem> items) {
        items.setAll(services(workspace.draft()));
        workspace
                .draftProperty()
                .addListener(
                        (_, before, now) -> {
                            if (!names(before).equals(names(now))) {
                                items.setAll(services(now));
                            }
                        });
    }

    private static List<Map.Entry<ServiceId, String>> names(ProxyConfig draft) {
        return draft.services().stream().map(one -> Map.entry(one.id(), one.name())).toList();
    }

    private List<MenuItem> services(ProxyConfig draft) {
        List<MenuItem> items = new ArrayList<>();
        for (Service service : draft.services()) {
            MenuItem item = new MenuItem(service.name());
            item.setMnemonicParsing(false);
            item.setId("sweep-add-" + service.id());
            item.setOnAction(_ -> actions.addTo(Optional.of(service.id())));
            items.add(item);
        }
        if (!items.isEmpty()) {
            items.add(new SeparatorMenuItem());
        }
        items.add(make.item("sweep.add.new", Feather.PLUS, () -> actions.addTo(Optional.empty())));
        return items;
    }

    private List<MenuItem> others() {
        List<MenuItem> items = new ArrayList<>();
        items.add(make.item("sweep.watch.add", Feather.EYE, actions::watch));
        items.add(make.item("sweep.browse", Feather.EXTERNAL_LINK, actions::browse));
        items.add(new SeparatorMenuItem());
        for (CopyForm form : CopyForm.values()) {
            items.add(make.item(form.key(), Feather.COPY, () -> actions.copy(form)));
        }
        items.add(new SeparatorMenuItem());
        items.add(make.item("sweep.ping", Feather.ACTIVITY, actions::ping));
        items.forEach(this::disable);
        return items;
    }

    private void disable(MenuItem item) {
        if (!(item instanceof SeparatorMenuItem)) {
            item.disableProperty().bind(enabled());
        }
    }
}
