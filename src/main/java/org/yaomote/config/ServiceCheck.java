package org.yaomote.config;

import org.yaomote.policy.ServicePolicy;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// What is wrong with the services and their backends.
final class ServiceCheck {
    private final ProxyConfig config;
    private final Findings found;
    private final ServicePolicyCheck policies;

    ServiceCheck(ProxyConfig config, Findings found) {
        this.config = config;
        this.found = found;
        policies = new ServicePolicyCheck(config.definitions(), found);
    }

    void all() {
        ServiceOptionsCheck options = new ServiceOptionsCheck(config, found);
        Set<String> ids = new HashSet<>();
        Map<String, String> names = new HashMap<>();
        for (int i = 0; i < config.services().size(); i++) {
            Service service = config.services().get(i);
            String path = "services[" + i + "]";
            found.id(path, service.id().value(), ids);
            found.name(path, service.name(), names);
            affinity(path + ".affinity", service.affinity());
            use(path + ".backends", service);
            backends(path, service.backends());
            options.check(path + ".options", service);
            policies.service(path + ".options.policy", service);
        }
    }

    private void affinity(String path, Affinity affinity) {
        String name =
                switch (affinity) {
                    case Affinity.None _,
                            Affinity.ByClientAddress _,
                            Affinity.ByPathParameter _,
                            Affinity.ByBasicAuth _ ->
                            "-";
                    case Affinity.ByCookie(var cookie, _) -> cookie;
                    case Affinity.ByInsertedCookie(var cookie, _) -> cookie;
                    case Affinity.ByHeader(var header, _) -> header;
                    case Affinity.ByUrlParameter(var parameter, _) -> parameter;
                };
        if (name.isBlank()) {
            found.error(path + ".name", "affinity.name");
        } else if (affinity instanceof Affinity.ByInsertedCookie
                && !Findings.TOKEN.matcher(name).matches()) {
            // RFC 6265 §4.1.1: the name of a cookie is a token.
            found.error(path + ".name", "affinity.cookie", name);
        }
        if (!(affinity instanceof Affinity.None)) {
            found.duration(path + ".timeToLive", affinity.timeToLive());
        }
    }

    /// Whether anything could get requests; with the maintenance page on or a reply of the proxy's
    /// own, nothing has to.
    private void use(String path, Service service) {
        List<Backend> backends = service.backends();
        ServicePolicy policy = service.options().policy();
        if (service.options().maintenance() || policy.disabled() || !policy.usesBackends()) {
            return;
        }
        if (backends.isEmpty()) {
            found.warning(path, "service.noBackends", service.name());
        } else if (backends.stream().allMatch(b -> b.mode() == BackendMode.OFF)) {
            found.warning(path, "service.allDisabled", service.name());
        } else if (backends.stream().noneMatch(Backend::enabled)) {
            found.warning(path, "service.noneReady", service.name());
        } else if (backends.stream().filter(Backend::enabled).allMatch(Backend::emergency)) {
            found.warning(path, "service.onlyEmergency", service.name());
        }
    }

    private void backends(String path, List<Backend> backends) {
        Set<String> addresses = new HashSet<>();
        for (int b = 0; b < backends.size(); b++) {
            Backend backend = backends.get(b);
            String place = path + ".backends[" + b + "]";
            if (!HostName.isValid(backend.host())) {
                found.error(place + ".host", "backend.host", backend.host());
            }
            found.port(place + ".port", backend.port());
            if (backend.weight() < 1 || backend.weight() > Backend.MAX_WEIGHT) {
                found.error(place + ".weight", "backend.weight", backend.weight());
            }
            found.atLeast(place + ".maxConnections", backend.maxConnections(), 0);
            if (!addresses.add(backend.address())) {
                found.error(place + ".host", "backend.twice", backend.address());
            }
            policies.backend(place + ".policy", backend.policy());
            loop(place, backend);
        }
    }

    private void loop(String place, Backend backend) {
        for (Listener listener : config.listeners()) {
            boolean same =
                    listener.address().equalsIgnoreCase(backend.host())
                            || (HostName.isWildcard(listener.address())
                                    && HostName.isLoopback(backend.host()));
            if (listener.enabled() && listener.port() == backend.port() && same) {
                found.error(place + ".port", "backend.loop", backend.address(), listener.name());
                return;
            }
        }
    }
}
