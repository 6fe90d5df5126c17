package org.yaomote.ui.editing;

import javafx.beans.value.ObservableValue;
import javafx.collections.ObservableList;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;

import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;
import org.yaomote.config.ProxyConfig;
import org.yaomote.config.Service;
import org.yaomote.config.ServiceId;
import org.yaomote.ui.fx.HostErrand;
import org.yaomote.ui.fx.Texts;
import org.yaomote.ui.fx.UiContext;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/// What can be done with a host wherever its name or address stands, in the same words and order:
/// sweeping, balancing, certifying and watching are one flow.
///
/// Thread: the FX thread.
public final class HostMenu {
    private final UiContext context;
    private final Texts texts;
    private final Actions make;
    private final Supplier<List<OfferedHost>> hosts;
    private final ObservableValue<Boolean> any;

    /// @param hosts that are selected at the moment
    /// @param any whether there are some
    public HostMenu(
            UiContext context, Supplier<List<OfferedHost>> hosts, ObservableValue<Boolean> any) {
        this.context = context;
        this.texts = context.texts();
        this.make = new Actions(texts);
        this.hosts = hosts;
        this.any = any;
    }

    /// What is asked of a host and leaves it where it is.
    public List<MenuItem> asking() {
        return needing(
                make.item("sweep.ping", Feather.ACTIVITY, this::ping),
                make.item("sweep.browse", Feather.EXTERNAL_LINK, this::browse),
                make.item("sweep.again", Feather.SEARCH, this::sweep),
                make.item("sweep.examine", Feather.AWARD, this::examine));
    }

    /// Keeps an eye on it.
    public List<MenuItem> watching() {
        return needing(make.item("sweep.watch.add", Feather.EYE, this::watch));
    }

    /// Goes to what the sweep or the watch knows of it.
    public List<MenuItem> finding() {
        return needing(make.item("sweep.find", Feather.CORNER_DOWN_RIGHT, this::find));
    }

    /// The services to add it to, and a new one.
    public Menu adding() {
        Menu add = new Menu();
        add.setId("menu-sweep-add");
        add.setGraphic(new FontIcon(Feather.SERVER));
        add.textProperty().bind(texts.text("sweep.add"));
        keepServices(add.getItems());
        needing(add);
        return add;
    }

    /// The same behind a button.
    public MenuButton addButton() {
        MenuButton button = new MenuButton();
        button.setId("sweep-add");
        button.textProperty().bind(texts.text("sweep.add"));
        button.setMinWidth(MenuButton.USE_PREF_SIZE);
        button.setGraphic(new FontIcon(Feather.SERVER));
        keepServices(button.getItems());
        button.disableProperty().bind(any.map(are -> !are));
        return button;
    }

    private List<MenuItem> needing(MenuItem... items) {
        RowMenu.need(any, List.of(items));
        return List.of(items);
    }

    private void ping() {
        first().ifPresent(host -> send(new HostErrand.Ping(Optional.of(host.host()))));
    }

    private void browse() {
        first().flatMap(OfferedHost::page).ifPresent(page -> send(new HostErrand.Browse(page)));
    }

    private void sweep() {
        List<String> all = hosts.get().stream().map(OfferedHost::host).distinct().toList();
        if (!all.isEmpty()) {
            send(new HostErrand.Sweep(all));
        }
    }

    private void examine() {
        first().ifPresent(host -> send(new HostErrand.Examine(Optional.of(host.secure()))));
    }

    private void watch() {
        List<HostErrand.Named> all =
                hosts.get().stream().map(h -> new HostErrand.Named(h.host(), h.name())).toList();
        if (!all.isEmpty()) {
            send(new HostErrand.Watch(all));
        }
    }

    private void find() {
        first().ifPresent(host -> send(new HostErrand.Find(host.host())));
    }

    private Optional<OfferedHost> first() {
        return hosts.get().stream().findFirst();
    }

    private void send(HostErrand errand) {
        context.navigator().send(errand);
    }

    /// Keeps a menu's services those of the draft. Not when it opens: it would be built anew below
    /// a pointer that is on its way already, and a click between the two finds nothing.
    private void keepServices(ObservableList<MenuItem> items) {
        items.setAll(services(context.model().draft()));
        context.model()
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
            item.setOnAction(_ -> addTo(Optional.of(service.id())));
            items.add(item);
        }
        if (!items.isEmpty()) {
            items.add(new SeparatorMenuItem());
        }
        items.add(make.item("sweep.add.new", Feather.PLUS, () -> addTo(Optional.empty())));
        return items;
    }

    private void addTo(Optional<ServiceId> service) {
        new OfferedHosts(hosts.get()).addInto(context, service);
    }
}
