package org.yaomote.ui.sweep;

import org.yaomote.config.ProxyConfig;
import org.yaomote.config.Service;
import org.yaomote.sweep.HostResult;

import java.net.InetAddress;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/// Which hosts are backends, and of which service.
final class BackendHosts {
    private final Map<String, String> services = new HashMap<>();

    /// The backends of a draft; of several services that have a host, the first counts.
    BackendHosts(ProxyConfig draft) {
        for (Service service : draft.services()) {
            service.backends().forEach(b -> services.putIfAbsent(fold(b.host()), service.name()));
        }
    }

    /// The service of which a host is a backend, "" if it is none.
    String serviceOf(HostResult result) {
        if (services.isEmpty()) {
            return "";
        }
        String byName = services.getOrDefault(fold(result.name()), "");
        String byLabel = services.getOrDefault(fold(result.label()), byName);
        // An IPv6 address may be written in the long form.
        return result.address()
                .map(InetAddress::getHostAddress)
                .map(address -> services.getOrDefault(fold(address), byLabel))
                .orElse(byLabel);
    }

    private static String fold(String host) {
        return host.toLowerCase(Locale.ROOT);
    }
}
