package org.yaomote.ui.services;

import javafx.beans.value.ObservableValue;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;

import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;
import org.yaomote.config.UpstreamTls;
import org.yaomote.ui.editing.Actions;
import org.yaomote.ui.editing.HostMenu;
import org.yaomote.ui.editing.OfferedHost;
import org.yaomote.ui.editing.RowMenu;
import org.yaomote.ui.editing.ShownKeys;
import org.yaomote.ui.fx.UiContext;

import java.util.ArrayList;
import java.util.List;

/// What can be done with services and backends from their rows.
///
/// @param screen does it
/// @param sorting the items that move rows, and copy them
record ServicesMenu(
        UiContext context,
        ServicesScreen screen,
        ServicesViewModel model,
        RowOffers offers,
        List<MenuItem> sorting) {
    List<MenuItem> items() {
        Actions make = new Actions(context.texts());
        MenuItem duplicate =
                keyed(
                        make.item("services.duplicate", Feather.COPY, screen::duplicate),
                        "duplicate");
        MenuItem toggle = make.item("services.disable", Feather.POWER, screen::toggle);
        offers.nameToggle(toggle.textProperty());
        offers.needOne(duplicate.disableProperty());
        List<MenuItem> items = new ArrayList<>();
        items.add(make.item("services.newBackend", Feather.PLUS, screen::newBackend));
        items.add(duplicate);
        items.add(new SeparatorMenuItem());
        items.add(
                keyed(
                        make.item("services.drain", Feather.ARROW_DOWN_CIRCLE, screen::drain),
                        "drain"));
        items.add(
                keyed(
                        make.item("services.maintain", Feather.TOOL, screen::maintain),
                        "maintenance"));
        items.add(toggle);
        items.add(keyed(make.item("services.test", Feather.CHECK_CIRCLE, screen::test), "test"));
        items.add(
                keyed(
                        make.item("services.rehearse", Feather.ZAP_OFF, screen::rehearse),
                        "rehearse"));
        items.add(new SeparatorMenuItem());
        items.addAll(sorting);
        items.add(new SeparatorMenuItem());
        items.add(host());
        items.add(new SeparatorMenuItem());
        items.add(keyed(make.item("services.delete", Feather.TRASH_2, screen::delete), "delete"));
        return items;
    }

    private MenuItem keyed(MenuItem item, String command) {
        return ShownKeys.beside(item, context.keys().pressed(command));
    }

    /// A backend is a host, too; a service is none.
    private Menu host() {
        ObservableValue<Boolean> any = offers.hasBackend();
        HostMenu hosts = new HostMenu(context, this::hosts, any);
        List<MenuItem> items = new ArrayList<>(hosts.asking());
        items.addAll(hosts.watching());
        items.addAll(hosts.finding());
        items.add(hosts.adding());
        Menu menu = RowMenu.below(context.texts().text("services.host"), items);
        menu.setId("menu-services-host");
        menu.setGraphic(new FontIcon(Feather.MONITOR));
        menu.disableProperty().bind(any.map(is -> !is));
        return menu;
    }

    private List<OfferedHost> hosts() {
        return model.sights().of(model.selected()).stream().map(ServicesMenu::host).toList();
    }

    private static OfferedHost host(BackendSight sight) {
        boolean isSecure = sight.service().options().tls() instanceof UpstreamTls.Tls;
        OfferedHost.Speech speech = isSecure ? OfferedHost.Speech.HTTPS : OfferedHost.Speech.HTTP;
        return new OfferedHost(
                sight.backend().host(),
                sight.backend().name(),
                List.of(new OfferedHost.Door(sight.backend().port(), speech, 0)));
    }
}
