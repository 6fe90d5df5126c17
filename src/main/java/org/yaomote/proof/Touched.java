package org.yaomote.proof;

import org.yaomote.config.Backend;
import org.yaomote.config.Listener;
import org.yaomote.config.ProxyConfig;
import org.yaomote.config.Rule;
import org.yaomote.config.Service;
import org.yaomote.config.ServiceId;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/// What of a configuration a change touches.
///
/// @param before what ran
/// @param after what is to run, or runs now
record Touched(ProxyConfig before, ProxyConfig after) {
    /// Enabled listeners that changed, or whose rules lead to a service that did. What holds for
    /// all of them touches all.
    List<Listener> listeners() {
        Set<ServiceId> services = services().stream().map(Service::id).collect(Collectors.toSet());
        boolean isGeneral =
                !before.withListeners(List.of())
                        .withServices(List.of())
                        .equals(after.withListeners(List.of()).withServices(List.of()));
        return after.listeners().stream()
                .filter(Listener::enabled)
                .filter(
                        l ->
                                isGeneral
                                        || !before.listeners().contains(l)
                                        || l.rules().stream()
                                                .map(Rule::service)
                                                .anyMatch(services::contains))
                .toList();
    }

    /// Services that changed or are new.
    List<Service> services() {
        return after.services().stream().filter(s -> !before.services().contains(s)).toList();
    }

    /// Backends that are to take requests at an address where their service had none.
    List<Backend> newBackends() {
        Set<String> known = new HashSet<>();
        before.services()
                .forEach(
                        s ->
                                s.backends().stream()
                                        .filter(Backend::enabled)
                                        .forEach(b -> known.add(s.id() + " " + b.address())));
        return services().stream()
                .flatMap(
                        s ->
                                s.backends().stream()
                                        .filter(Backend::enabled)
                                        .filter(b -> !known.contains(s.id() + " " + b.address())))
                .distinct()
                .toList();
    }
}
