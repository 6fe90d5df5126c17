package org.yaomote.ui.editing;

import org.yaomote.config.Affinity;
import org.yaomote.config.ProxyConfig;
import org.yaomote.config.Service;

import java.util.List;

/// Makes services that fit into a configuration.
public final class FreshService {
    private FreshService() {}

    /// An empty one with a name that no other has; the configuration is not changed.
    ///
    /// @param stem what it is called, with a number if that is taken
    public static Service in(ProxyConfig config, String stem) {
        List<String> taken = config.services().stream().map(Service::name).toList();
        return new Service(
                config.freeServiceId(),
                UniqueName.like(stem, taken),
                new Affinity.None(),
                List.of());
    }
}
