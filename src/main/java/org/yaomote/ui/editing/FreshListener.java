package org.yaomote.ui.editing;

import org.yaomote.config.Listener;
import org.yaomote.config.MethodSet;
import org.yaomote.config.Protocol;
import org.yaomote.config.ProxyConfig;
import org.yaomote.config.Rule;

import java.util.List;

/// Makes listeners that fit into a configuration.
public final class FreshListener {
    private FreshListener() {}

    /// One for HTTP on this computer's own address that is on and sends everything to the first
    /// service, with a name and a port that nobody has; the configuration is not changed.
    ///
    /// @param stem what it is called, with a number if that is taken
    /// @param from the port it gets if nothing uses it, else one above
    public static Listener in(ProxyConfig config, String stem, int from) {
        List<String> names = config.listeners().stream().map(Listener::name).toList();
        List<Rule> rules =
                config.services().stream().limit(1).map(s -> Rule.everything(s.id())).toList();
        return new Listener(
                config.freeListenerId(),
                UniqueName.like(stem, names),
                true,
                "127.0.0.1",
                FreePlace.port(config, from),
                new Protocol.Http(),
                MethodSet.ANY,
                rules);
    }
}
