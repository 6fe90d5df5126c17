package org.yaomote.ui.overview;

import org.yaomote.config.ServiceId;
import org.yaomote.metrics.BackendHealth;
import org.yaomote.policy.Reply;
import org.yaomote.states.Reality;
import org.yaomote.states.Rollup;
import org.yaomote.ui.fx.StateMark;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Stream;

/// What runs, and how requests go through it: listeners, services, backends with their states and
/// rates at a moment.
///
/// A value; made by [FlowReader].
///
/// @param running whether the proxy serves
/// @param listeners in the order of the configuration
/// @param services in the order of the configuration
public record Flow(boolean running, List<Gate> listeners, List<Pool> services) {
    /// Nothing.
    public static final Flow NONE = new Flow(false, List.of(), List.of());

    public Flow {
        listeners = List.copyOf(listeners);
        services = List.copyOf(services);
    }

    /// A listener.
    ///
    /// @param path of its field
    /// @param place `address:port`, with the real port while open
    /// @param open whether clients can connect
    /// @param perSecond requests a second
    public record Gate(
            String path,
            String name,
            String place,
            boolean open,
            Reality state,
            double perSecond,
            List<Edge> edges) {
        /// How its state is shown.
        public StateMark mark() {
            return StateMark.of(state);
        }
    }

    /// The way from a listener to a service.
    ///
    /// @param perSecond requests a second on this way; empty where it cannot be told from the
    ///   counts, because both ends have other ways too
    public record Edge(ServiceId service, OptionalDouble perSecond) {}

    /// A service.
    ///
    /// @param perSecond requests of clients a second
    /// @param reply what it does with its requests
    public record Pool(
            ServiceId id,
            String path,
            String name,
            Reality state,
            double perSecond,
            Reply reply,
            List<Server> servers) {
        private static final double MORE = 1.02;
        private static final double NOTICED = 0.1;

        /// Whether there were requests lately, so that shares are what was measured.
        boolean isMeasured() {
            return servers.stream().anyMatch(server -> server.perSecond() > 0);
        }

        /// Whether its backends are tried noticeably more often than clients ask: then their rates
        /// are those of attempts, and do not add up to that of the service.
        boolean isRetried() {
            double attempts = servers.stream().mapToDouble(Server::perSecond).sum();
            return attempts > perSecond * MORE + NOTICED;
        }

        /// How its state is shown.
        public StateMark mark() {
            return StateMark.of(state);
        }
    }

    /// A backend.
    ///
    /// @param perSecond attempts a second
    /// @param share of its service's requests lately, 0 to 1; its share by weight while there are
    ///   none
    /// @param health what is known of it, if anything
    public record Server(
            String path,
            String label,
            String address,
            Reality state,
            double perSecond,
            double share,
            Optional<BackendHealth> health) {
        /// How its state is shown.
        public StateMark mark() {
            return StateMark.of(state);
        }
    }

    /// The state of the whole: the worst of the listeners that are switched on.
    public StateMark mark() {
        return StateMark.of(
                running ? Rollup.worst(listeners.stream().map(Gate::state).toList()) : Reality.OFF);
    }

    /// Whether no request of this service can be answered.
    boolean isDown(ServiceId service) {
        return services.stream()
                .anyMatch(s -> s.id().equals(service) && s.mark() == StateMark.DOWN);
    }

    /// How many listeners are switched on.
    public long listenersOn() {
        return listeners.stream().filter(gate -> gate.state() != Reality.OFF).count();
    }

    /// How many listeners clients can connect to.
    public long listenersOpen() {
        return listeners.stream().filter(Gate::open).count();
    }

    /// How many backends are switched on.
    public long serversOn() {
        return servers().filter(s -> s.mark() != StateMark.OFF).count();
    }

    /// How many backends are in this state.
    public long servers(StateMark mark) {
        return servers().filter(s -> s.mark() == mark).count();
    }

    /// Every backend of every service.
    public Stream<Server> servers() {
        return services.stream().flatMap(s -> s.servers().stream());
    }
}
