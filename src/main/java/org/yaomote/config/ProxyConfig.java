package org.yaomote.config;

import org.yaomote.policy.Definitions;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/// Everything the proxy is told: listeners, services, limits, and what it writes and shows.
///
/// @param listeners in the order shown
/// @param services in the order shown; rules of listeners refer to them
/// @param timeouts for all listeners
/// @param limits for all listeners
/// @param accessLog of all listeners
/// @param pages in place of the proxy's own
/// @param definitions what is defined once and used by name
/// @param poundText the pound.cfg it was read from, whose comments and order come back on export;
///   empty for none
public record ProxyConfig(
        List<Listener> listeners,
        List<Service> services,
        Timeouts timeouts,
        Limits limits,
        AccessLog accessLog,
        Pages pages,
        Definitions definitions,
        String poundText) {
    /// A configuration with nothing in it.
    public static final ProxyConfig EMPTY =
            new ProxyConfig(List.of(), List.of(), Timeouts.DEFAULTS);

    public ProxyConfig {
        listeners = List.copyOf(listeners);
        services = List.copyOf(services);
    }

    /// With the usual limits, without access log and pages of one's own.
    public ProxyConfig(List<Listener> listeners, List<Service> services, Timeouts timeouts) {
        this(
                listeners,
                services,
                timeouts,
                Limits.DEFAULTS,
                new AccessLog.Off(),
                Pages.NONE,
                Definitions.NONE,
                "");
    }

    /// Whether there is neither a listener nor a service.
    public boolean isEmpty() {
        return listeners.isEmpty() && services.isEmpty();
    }

    /// The listener with this id.
    public Optional<Listener> listener(ListenerId id) {
        return listeners.stream().filter(l -> l.id().equals(id)).findFirst();
    }

    /// The service with this id.
    public Optional<Service> service(ServiceId id) {
        return services.stream().filter(s -> s.id().equals(id)).findFirst();
    }

    /// With other listeners.
    public ProxyConfig withListeners(List<Listener> changed) {
        return new ProxyConfig(
                changed, services, timeouts, limits, accessLog, pages, definitions, poundText);
    }

    /// With other services.
    public ProxyConfig withServices(List<Service> changed) {
        return new ProxyConfig(
                listeners, changed, timeouts, limits, accessLog, pages, definitions, poundText);
    }

    /// With other time limits.
    public ProxyConfig withTimeouts(Timeouts changed) {
        return new ProxyConfig(
                listeners, services, changed, limits, accessLog, pages, definitions, poundText);
    }

    /// With other limits.
    public ProxyConfig withLimits(Limits changed) {
        return new ProxyConfig(
                listeners, services, timeouts, changed, accessLog, pages, definitions, poundText);
    }

    /// With another access log.
    public ProxyConfig withAccessLog(AccessLog changed) {
        return new ProxyConfig(
                listeners, services, timeouts, limits, changed, pages, definitions, poundText);
    }

    /// With other pages.
    public ProxyConfig withPages(Pages changed) {
        return new ProxyConfig(
                listeners, services, timeouts, limits, accessLog, changed, definitions, poundText);
    }

    /// With other definitions.
    public ProxyConfig withDefinitions(Definitions changed) {
        return new ProxyConfig(
                listeners, services, timeouts, limits, accessLog, pages, changed, poundText);
    }

    /// As read from this pound.cfg.
    public ProxyConfig withPoundText(String changed) {
        return new ProxyConfig(
                listeners, services, timeouts, limits, accessLog, pages, definitions, changed);
    }

    /// With this listener in the place of the one with the same id, or added at the end.
    public ProxyConfig withListener(Listener listener) {
        return withListeners(put(listeners, listener, Listener::id));
    }

    /// With this service in the place of the one with the same id, or added at the end.
    public ProxyConfig withService(Service service) {
        return withServices(put(services, service, Service::id));
    }

    /// Without the listener of this id.
    public ProxyConfig withoutListener(ListenerId id) {
        return withListeners(listeners.stream().filter(l -> !l.id().equals(id)).toList());
    }

    /// Without the service of this id, and without the rules that pointed to it.
    public ProxyConfig withoutService(ServiceId id) {
        List<Listener> kept =
                listeners.stream()
                        .map(
                                l ->
                                        l.withRules(
                                                l.rules().stream()
                                                        .filter(r -> !r.service().equals(id))
                                                        .toList()))
                        .toList();
        return withListeners(kept)
                .withServices(services.stream().filter(s -> !s.id().equals(id)).toList());
    }

    /// A listener id that is free here.
    public ListenerId freeListenerId() {
        List<String> taken = listeners.stream().map(l -> l.id().value()).toList();
        return new ListenerId(free("listener-", taken));
    }

    /// A service id that is free here.
    public ServiceId freeServiceId() {
        List<String> taken = services.stream().map(s -> s.id().value()).toList();
        return new ServiceId(free("service-", taken));
    }

    private static String free(String stem, List<String> taken) {
        int n = 1;
        while (taken.contains(stem + n)) {
            n++;
        }
        return stem + n;
    }

    private static <T> List<T> put(List<T> list, T item, Function<T, Object> id) {
        List<T> changed = new ArrayList<>(list);
        for (int i = 0; i < changed.size(); i++) {
            if (id.apply(changed.get(i)).equals(id.apply(item))) {
                changed.set(i, item);
                return changed;
            }
        }
        changed.add(item);
        return changed;
    }

    /// With nothing defined.
    public ProxyConfig(
            List<Listener> listeners,
            List<Service> services,
            Timeouts timeouts,
            Limits limits,
            AccessLog accessLog,
            Pages pages) {
        this(listeners, services, timeouts, limits, accessLog, pages, Definitions.NONE, "");
    }
}
