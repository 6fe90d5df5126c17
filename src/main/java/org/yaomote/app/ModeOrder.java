package org.yaomote.app;

import org.yaomote.config.BackendMode;
import org.yaomote.config.ProxyConfig;
import org.yaomote.config.Service;
import org.yaomote.metrics.BackendPlace;

import java.util.Optional;

/// What a backend is let do from now on.
///
/// @param place by the number of the service and the backend's address
record ModeOrder(BackendPlace place, BackendMode mode) {
    /// The configuration with the order in it; the same if it has no such backend.
    ProxyConfig in(ProxyConfig config) {
        return config.withServices(
                config.services().stream().map(s -> isMeant(s) ? in(s) : s).toList());
    }

    /// The same; nothing if it has no such backend.
    Optional<ProxyConfig> whereItIs(ProxyConfig config) {
        boolean isThere =
                config.services().stream()
                        .filter(this::isMeant)
                        .flatMap(service -> service.backends().stream())
                        .anyMatch(backend -> backend.address().equals(place.address()));
        return isThere ? Optional.of(in(config)) : Optional.empty();
    }

    private boolean isMeant(Service service) {
        return service.id().value().equals(place.service());
    }

    private Service in(Service service) {
        return service.withBackends(
                service.backends().stream()
                        .map(b -> b.address().equals(place.address()) ? b.withMode(mode) : b)
                        .toList());
    }
}
