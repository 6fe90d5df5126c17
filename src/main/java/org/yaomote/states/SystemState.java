package org.yaomote.states;

import org.yaomote.config.Backend;
import org.yaomote.config.BackendMode;
import org.yaomote.config.HttpsRedirect;
import org.yaomote.config.Listener;
import org.yaomote.config.ProxyConfig;
import org.yaomote.config.Rule;
import org.yaomote.config.Service;
import org.yaomote.config.ShareCalculation;
import org.yaomote.metrics.Availability;
import org.yaomote.metrics.TrafficSnapshot;
import org.yaomote.metrics.TrafficSnapshot.BackendTraffic;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

/// How everything is at a moment, worked out from what was seen of it. Every screen that shows a
/// state asks here, so no two can differ.
///
/// A pure function in three values.
///
/// @param config what is shown: what runs, or what would
/// @param open ids of the listeners that are open; empty while the proxy does not run
/// @param seen the counts
public record SystemState(ProxyConfig config, Optional<Set<String>> open, TrafficSnapshot seen) {
    public SystemState {
        open = open.map(Set::copyOf);
    }

    /// Whether the proxy serves.
    public boolean isRunning() {
        return open.isPresent();
    }

    /// A backend.
    public Reality backend(Service service, Backend backend) {
        Availability known =
                Optional.ofNullable(
                                seen.service(service.id().value())
                                        .backends()
                                        .get(backend.address()))
                        .filter(_ -> isRunning())
                        .map(BackendTraffic::health)
                        .map(health -> health.availability())
                        .orElse(Availability.UNKNOWN);
        return Reality.of(backend.mode(), known);
    }

    /// Which part of a service's requests each backend gets as things are: one that is down gets
    /// nothing, unless nobody is left to do its work.
    ///
    /// @return tenths of a percent, in the order of the backends
    public List<Integer> shares(Service service) {
        List<Backend> working =
                service.backends().stream()
                        .map(b -> isDown(service, b) ? b.withMode(BackendMode.OFF) : b)
                        .toList();
        List<Integer> shares = ShareCalculation.tenths(working);
        boolean isAnybodyLeft = shares.stream().anyMatch(tenths -> tenths > 0);
        return isAnybodyLeft ? shares : ShareCalculation.tenths(service.backends());
    }

    private boolean isDown(Service service, Backend backend) {
        return isRunning() && backend(service, backend) == Reality.DOWN;
    }

    /// A service.
    public Reality service(Service service) {
        List<Reality> backends =
                service.backends().stream().map(each -> backend(service, each)).toList();
        Reality running = Rollup.running(service, backends);
        if (isRunning() || running == Reality.MAINTENANCE || running == Reality.OFF) {
            return running;
        }
        boolean off = backends.stream().allMatch(each -> each == Reality.OFF);
        return off && !backends.isEmpty() ? Reality.OFF : Reality.UNKNOWN;
    }

    /// A listener: down if it is to be open and is not; else as what it sends to.
    public Reality listener(Listener listener) {
        if (!listener.enabled()) {
            return Reality.OFF;
        }
        if (!isRunning()) {
            return Reality.IDLE;
        }
        if (!isOpen(listener)) {
            return Reality.DOWN;
        }
        if (listener.options().redirect() instanceof HttpsRedirect.To) {
            // It answers by itself, whatever its rules say.
            return Reality.UP;
        }
        return Rollup.openListener(
                targets(listener, _ -> true).toList(),
                targets(listener, rule -> rule.matches().isEmpty()).toList());
    }

    /// Whether clients can connect to it.
    public boolean isOpen(Listener listener) {
        return open.filter(ids -> ids.contains(listener.id().value())).isPresent();
    }

    /// The whole: the worst of the listeners that are switched on.
    public Reality whole() {
        return isRunning()
                ? Rollup.worst(config.listeners().stream().map(this::listener).toList())
                : Reality.OFF;
    }

    private Stream<Reality> targets(Listener listener, Predicate<Rule> wanted) {
        return listener.rules().stream()
                .filter(wanted)
                .map(rule -> config.service(rule.service()).map(this::service))
                .map(state -> state.orElse(Reality.DOWN))
                // The rules of a service that is off are as if they were not there.
                .filter(state -> state != Reality.OFF);
    }
}
