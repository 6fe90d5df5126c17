package org.yaomote.ui.editing;

import org.yaomote.config.Backend;
import org.yaomote.config.Listener;
import org.yaomote.config.ProxyConfig;
import org.yaomote.config.Service;

import java.util.HashSet;
import java.util.Set;

/// Suggests ports that nothing in the configuration uses; whether another program does is found out
/// when the port is opened.
public final class FreePlace {
    private FreePlace() {}

    /// The first port from here on that no listener has and no backend, whatever its host.
    ///
    /// @param from 1 to 65535
    /// @return 1 to 65535; `from` itself if all above it are taken
    public static int port(ProxyConfig config, int from) {
        Set<Integer> taken = taken(config);
        int port = from;
        while (taken.contains(port) && port < 65535) {
            port++;
        }
        return taken.contains(port) ? from : port;
    }

    /// The ports of all listeners and of all backends, whatever their hosts: a name may be that of
    /// this computer.
    public static Set<Integer> taken(ProxyConfig config) {
        Set<Integer> taken = new HashSet<>();
        config.listeners().stream().map(Listener::port).forEach(taken::add);
        for (Service service : config.services()) {
            service.backends().stream().map(Backend::port).forEach(taken::add);
        }
        return taken;
    }
}
