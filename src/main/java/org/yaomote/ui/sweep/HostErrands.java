package org.yaomote.ui.sweep;

import org.yaomote.ui.fx.HostErrand;
import org.yaomote.ui.fx.Texts;
import org.yaomote.ui.fx.UiContext;

import java.net.InetAddress;
import java.net.URI;
import java.util.List;
import java.util.function.Consumer;

/// Does what is wanted of hosts anywhere in the window, as far as it is the sweep's and the watch's
/// business.
///
/// Thread: the FX thread; names are looked up elsewhere.
///
/// @param browser opens a page, and does not wait for it
record HostErrands(
        UiContext context, Consumer<URI> browser, WatchViewModel watched, Places places) {
    /// The parts of the screen, which come to the front.
    interface Places {
        /// Shows these addresses in the field.
        ///
        /// @param begins whether they are swept at once
        void sweep(String addresses, boolean begins);

        /// Shows the form that asks a host again and again.
        void ping(String host);

        /// Shows that form for the host that is selected: in the watch, if that is in sight, else
        /// among those swept.
        ///
        /// @return whether one is; otherwise the sweep is in sight, for one to be selected
        boolean pingSelected();

        /// Selects the row of a host among those swept, else among those watched.
        ///
        /// @return whether there is one; otherwise nothing was shown
        boolean find(String host);
    }

    /// Does it; what is another screen's business is left to that.
    void take(HostErrand errand) {
        switch (errand) {
            case HostErrand.Ping(var host) ->
                    host.ifPresentOrElse(places::ping, this::pingSelected);
            case HostErrand.Browse(var page) -> browser.accept(page);
            case HostErrand.Sweep(var hosts) -> places.sweep(String.join(" ", hosts), true);
            case HostErrand.Watch(var hosts) -> watch(hosts);
            case HostErrand.Find(var host) -> find(host);
            case HostErrand.Examine _ -> {
                // Another screen's.
            }
        }
    }

    private void pingSelected() {
        if (!places.pingSelected()) {
            context.toasts().hint(() -> context.texts().get("sweep.ping.none"));
        }
    }

    private void find(String host) {
        if (!places.find(host)) {
            places.sweep(host, false);
            context.toasts().hint(() -> context.texts().get("sweep.find.none", host));
        }
    }

    /// Names are watched by the address they have now.
    private void watch(List<HostErrand.Named> hosts) {
        List<HostErrand.Named> named = hosts.stream().filter(h -> !isAddress(h.host())).toList();
        List<HostErrand.Named> rest = hosts.stream().filter(h -> isAddress(h.host())).toList();
        if (named.isEmpty() || !rest.isEmpty()) {
            add(rest);
        }
        Texts texts = context.texts();
        for (HostErrand.Named one : named) {
            context.work()
                    .run(
                            () -> InetAddress.getByName(one.host()).getHostAddress(),
                            address -> add(List.of(new HostErrand.Named(address, one.host()))),
                            _ ->
                                    context.toasts()
                                            .warn(
                                                    () ->
                                                            texts.get(
                                                                    "sweep.unknownHost",
                                                                    one.host())));
        }
    }

    private void add(List<HostErrand.Named> hosts) {
        long fresh = hosts.stream().filter(h -> watched.add(h.host(), h.name())).count();
        context.toasts().tell(fresh > 0, () -> context.texts().get("watch.added", fresh));
    }

    private static boolean isAddress(String host) {
        try {
            return !InetAddress.ofLiteral(host).isAnyLocalAddress();
        } catch (IllegalArgumentException name) {
            return false;
        }
    }
}
