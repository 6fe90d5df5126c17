package org.yaomote.pound;

import org.yaomote.config.Affinity;
import org.yaomote.config.Backend;
import org.yaomote.config.Listener;
import org.yaomote.config.ListenerId;
import org.yaomote.config.MethodSet;
import org.yaomote.config.Protocol;
import org.yaomote.config.Service;
import org.yaomote.config.ServiceOptions;
import org.yaomote.policy.BackendPolicy;

import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/// Makes a listener that passes octets, and its service, of a `Tunnel`.
final class TunnelAssembler {
    private final Reading reading;
    private final ServiceAssembler services;
    private final ListenerAssembler listeners;
    private final Section whole;

    TunnelAssembler(
            Section whole,
            Reading reading,
            ServiceAssembler services,
            ListenerAssembler listeners) {
        this.whole = whole;
        this.reading = reading;
        this.services = services;
        this.listeners = listeners;
    }

    /// The listener.
    ///
    /// @param index where it stands in the configuration
    Listener listener(Section section, int index, String name) {
        Token opener = section.opener().word();
        String path = "listeners[" + index + "]";
        reading.places.put(path, opener);
        reading.reportRepeated(section, List.of("Address", "Port"));
        if (section.last("Port").isEmpty() && section.last("SocketFrom").isEmpty()) {
            reading.problems.error(opener, "tunnel.noPort");
        }
        List<Section> servers = section.sections("BackEnd");
        if (servers.isEmpty()) {
            reading.problems.error(opener, "tunnel.noBackend");
        }
        servers.stream()
                .skip(1)
                .map(s -> s.opener().word())
                .forEach(
                        s ->
                                reading.problems.error(
                                        s,
                                        "tunnel.twoBackends",
                                        servers.getFirst().opener().word().line()));
        String place = services.nextPath() + ".backends";
        List<Backend> backends =
                new BackendAssembler(reading)
                        .all(section, place).stream().map(this::patient).toList();
        for (int b = 0; b < backends.size(); b++) {
            String policy = place + "[" + b + "].policy";
            reading.places.copy(policy + ".response", policy + ".tunnel");
        }
        Service service =
                new Service(
                        services.nextId(),
                        services.freeName(),
                        new Affinity.None(),
                        backends,
                        ServiceOptions.DEFAULTS.withHealthCheck(CheckInterval.read(whole)));
        return new Listener(
                new ListenerId("listener-" + (index + 1)),
                name,
                true,
                listeners.address(section, path),
                listeners.port(section, path, 0),
                new Protocol.Tcp(),
                MethodSet.ANY,
                List.of(services.ruleTo(service, opener)));
    }

    /// There are no answers to wait for in a tunnel: `TimeOut` is how long it may be silent, that
    /// of the backend or the general one.
    private Backend patient(Backend backend) {
        BackendPolicy policy = backend.policy();
        Duration silence =
                Stream.of(policy.response(), policy.tunnel(), general())
                        .filter(Duration::isPositive)
                        .findFirst()
                        .orElse(Duration.ZERO);
        return backend.withPolicy(
                new BackendPolicy(
                        policy.tls(),
                        Duration.ZERO,
                        policy.connect(),
                        silence,
                        policy.hostHeader(),
                        policy.alivePort(),
                        policy.family(),
                        policy.resolve()));
    }

    private Duration general() {
        return whole.value("TimeOut").flatMap(t -> Values.duration(t.text())).orElse(Duration.ZERO);
    }
}
