package org.yaomote.workspace;

import org.yaomote.config.Backend;
import org.yaomote.config.BackendMode;
import org.yaomote.config.ProxyConfig;
import org.yaomote.config.ServiceId;
import org.yaomote.metrics.BackendPlace;

import java.util.List;
import java.util.function.UnaryOperator;

/// A change of the configuration that can be undone as one step.
///
/// @param code key of its name in the texts (`edit.` and this), such as `weight`
/// @param arguments what the name mentions, such as the backend's label
/// @param change makes the new configuration of the old one; pure
public record Edit(String code, List<String> arguments, UnaryOperator<ProxyConfig> change) {
    public Edit {
        arguments = List.copyOf(arguments);
    }

    /// An edit whose name mentions one thing.
    public static Edit of(String code, String subject, UnaryOperator<ProxyConfig> change) {
        return new Edit(code, List.of(subject), change);
    }

    /// An order to one backend.
    ///
    /// @param label what it is called
    public static Edit ofMode(BackendPlace place, String label, BackendMode mode) {
        String code =
                switch (mode) {
                    case READY -> "backend.enable";
                    case DRAIN -> "backend.drain";
                    case MAINTENANCE -> "backend.maintenance";
                    case OFF -> "backend.disable";
                };
        ServiceId id = new ServiceId(place.service());
        return of(
                code,
                label,
                config ->
                        config.service(id)
                                .map(s -> s.withBackends(ordered(s.backends(), place, mode)))
                                .map(config::withService)
                                .orElse(config));
    }

    private static List<Backend> ordered(
            List<Backend> backends, BackendPlace place, BackendMode mode) {
        return backends.stream()
                .map(b -> b.address().equals(place.address()) ? b.withMode(mode) : b)
                .toList();
    }
}
