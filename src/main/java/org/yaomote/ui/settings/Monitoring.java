package org.yaomote.ui.settings;

import org.yaomote.config.Affinity;
import org.yaomote.config.Listener;
import org.yaomote.config.MethodSet;
import org.yaomote.config.Protocol;
import org.yaomote.config.ProxyConfig;
import org.yaomote.config.Rule;
import org.yaomote.config.Service;
import org.yaomote.config.ServiceId;
import org.yaomote.config.ServiceOptions;
import org.yaomote.policy.Modifications;
import org.yaomote.policy.Reply;
import org.yaomote.policy.ServicePolicy;
import org.yaomote.ui.editing.UniqueName;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// The counts for monitoring programs, as a listener that only this computer reaches and a service
/// that answers with them (`Metrics`). Both are ordinary: seen, edited and undone like any other.
final class Monitoring {
    /// Where Prometheus exporters of OpenTelemetry are found unless told otherwise.
    static final int USUAL_PORT = 9464;

    private static final String THIS_COMPUTER = "127.0.0.1";
    private static final String NAME = "metrics";

    private static final ServicePolicy TELLING =
            new ServicePolicy(
                    new Reply.Metrics(),
                    Optional.empty(),
                    Optional.empty(),
                    Set.of(),
                    List.of(),
                    false,
                    false,
                    false,
                    Modifications.NONE);

    private Monitoring() {}

    /// Whether the counts can be fetched.
    static boolean isOn(ProxyConfig config) {
        return listener(config).isPresent();
    }

    /// Where they are fetched, or would be.
    static int port(ProxyConfig config) {
        return listener(config).map(Listener::port).orElse(USUAL_PORT);
    }

    /// With the counts to be fetched at a port that no other listener has, or not at all.
    static ProxyConfig with(ProxyConfig config, boolean on) {
        if (on == isOn(config)) {
            return config;
        }
        return on ? added(config) : removed(config);
    }

    /// With the counts at this port; unchanged if they are not offered.
    static ProxyConfig withPort(ProxyConfig config, int port) {
        return listener(config)
                .map(listener -> config.withListener(listener.withPort(port)))
                .orElse(config);
    }

    /// The enabled listener on this computer all of whose rules lead to the counts.
    private static Optional<Listener> listener(ProxyConfig config) {
        Set<ServiceId> telling =
                config.services().stream()
                        .filter(s -> s.options().policy().reply() instanceof Reply.Metrics)
                        .map(Service::id)
                        .collect(Collectors.toSet());
        return config.listeners().stream()
                .filter(l -> l.enabled() && l.address().equals(THIS_COMPUTER))
                .filter(l -> !l.rules().isEmpty())
                .filter(l -> l.rules().stream().allMatch(r -> telling.contains(r.service())))
                .findFirst();
    }

    private static ProxyConfig added(ProxyConfig config) {
        Set<Integer> taken =
                config.listeners().stream().map(Listener::port).collect(Collectors.toSet());
        int port =
                IntStream.iterate(USUAL_PORT, p -> p + 1)
                        .filter(p -> !taken.contains(p))
                        .findFirst()
                        .orElseThrow();
        Service service = telling(config);
        Listener listener =
                new Listener(
                        config.freeListenerId(),
                        UniqueName.like(
                                NAME, config.listeners().stream().map(Listener::name).toList()),
                        true,
                        THIS_COMPUTER,
                        port,
                        new Protocol.Http(),
                        MethodSet.BASIC,
                        List.of(Rule.everything(service.id())));
        return config.withService(service).withListener(listener);
    }

    /// The service that tells the counts; one that is left from before is used again.
    private static Service telling(ProxyConfig config) {
        return config.services().stream()
                .filter(s -> s.options().policy().reply() instanceof Reply.Metrics)
                .findFirst()
                .orElseGet(
                        () ->
                                new Service(
                                        config.freeServiceId(),
                                        UniqueName.like(
                                                NAME,
                                                config.services().stream()
                                                        .map(Service::name)
                                                        .toList()),
                                        new Affinity.None(),
                                        List.of(),
                                        ServiceOptions.DEFAULTS.withPolicy(TELLING)));
    }

    /// Without the listener, and without its service if no other listener leads to it.
    private static ProxyConfig removed(ProxyConfig config) {
        Listener listener = listener(config).orElseThrow();
        ServiceId service = listener.rules().getFirst().service();
        ProxyConfig without = config.withoutListener(listener.id());
        boolean used =
                without.listeners().stream()
                        .flatMap(l -> l.rules().stream())
                        .anyMatch(r -> r.service().equals(service));
        return used ? without : without.withoutService(service);
    }
}
