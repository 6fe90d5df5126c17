package org.yaomote.config;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/// Says everything that is wrong with a configuration, each with the path of its field.
///
/// A pure function of the value: whether a port is free or a file exists is found out by whoever
/// opens it.
public final class ConfigValidator {
    /// Nobody waits longer; and it is far below what the clocks of the proxy can count (292 years).
    private static final Duration LONGEST = Duration.ofDays(365);

    private final ProxyConfig config;
    private final List<Problem> found = new ArrayList<>();

    private ConfigValidator(ProxyConfig config) {
        this.config = config;
    }

    /// All problems, errors and warnings, in the order of the fields; empty if it is sound.
    public static List<Problem> check(ProxyConfig config) {
        ConfigValidator validator = new ConfigValidator(config);
        validator.listeners();
        validator.services();
        validator.timeouts();
        return List.copyOf(validator.found);
    }

    private void listeners() {
        Set<String> ids = new HashSet<>();
        Map<String, String> names = new HashMap<>();
        for (int i = 0; i < config.listeners().size(); i++) {
            Listener listener = config.listeners().get(i);
            String path = "listeners[" + i + "]";
            id(path, listener.id().value(), ids);
            name(path, listener.name(), names);
            if (!HostName.isValid(listener.address())) {
                error(path + ".address", "listener.address", listener.address());
            }
            if (listener.port() < 0 || listener.port() > 65535) {
                error(path + ".port", "port.range", listener.port());
            }
            samePlace(path, i);
            certificates(path, listener);
            rules(path, listener);
        }
    }

    private void samePlace(String path, int index) {
        Listener listener = config.listeners().get(index);
        for (int k = 0; k < index; k++) {
            Listener other = config.listeners().get(k);
            if (listener.enabled()
                    && other.enabled()
                    && listener.port() != 0
                    && listener.port() == other.port()
                    && overlap(listener.address(), other.address())) {
                error(path + ".port", "listener.samePlace", listener.port(), other.name());
                return;
            }
        }
    }

    private static boolean overlap(String one, String other) {
        return one.equalsIgnoreCase(other)
                || HostName.isWildcard(one)
                || HostName.isWildcard(other);
    }

    private void certificates(String path, Listener listener) {
        switch (listener.protocol()) {
            case Protocol.Http _ -> {}
            case Protocol.Https(var tls) -> {
                if (tls.certificates().isEmpty()) {
                    error(path + ".certificates", "listener.noCertificate");
                }
                for (int c = 0; c < tls.certificates().size(); c++) {
                    if (tls.certificates().get(c).isBlank()) {
                        error(path + ".certificates[" + c + "]", "certificate.blank");
                    }
                }
            }
        }
    }

    private void rules(String path, Listener listener) {
        if (listener.rules().isEmpty()) {
            warning(path + ".rules", "listener.noRules");
        }
        boolean takesEverything = false;
        for (int r = 0; r < listener.rules().size(); r++) {
            Rule rule = listener.rules().get(r);
            String place = path + ".rules[" + r + "]";
            if (config.service(rule.service()).isEmpty()) {
                error(place + ".service", "rule.unknownService", rule.service().value());
            }
            for (int m = 0; m < rule.matches().size(); m++) {
                match(place + ".matches[" + m + "]", rule.matches().get(m));
            }
            if (takesEverything) {
                warning(place, "rule.neverReached", r + 1);
            }
            takesEverything |= rule.matches().isEmpty();
        }
    }

    private void match(String place, RequestMatch match) {
        switch (match) {
            case RequestMatch.HostIs(var host) -> {
                String name = host.startsWith("*.") ? host.substring(2) : host;
                if (!HostName.isValid(name)) {
                    error(place, "match.host", host);
                }
            }
            case RequestMatch.PathPrefix(var prefix) -> {
                if (!prefix.startsWith("/") || prefix.chars().anyMatch(c -> c <= ' ' || c > '~')) {
                    error(place, "match.path", prefix);
                }
            }
        }
    }

    private void services() {
        Set<String> ids = new HashSet<>();
        Map<String, String> names = new HashMap<>();
        for (int i = 0; i < config.services().size(); i++) {
            Service service = config.services().get(i);
            String path = "services[" + i + "]";
            id(path, service.id().value(), ids);
            name(path, service.name(), names);
            affinity(path + ".affinity", service.affinity());
            backends(path, service);
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
            error(path + ".name", "affinity.name");
        }
        if (!(affinity instanceof Affinity.None)) {
            duration(path + ".timeToLive", affinity.timeToLive());
        }
    }

    private void backends(String path, Service service) {
        if (service.backends().isEmpty()) {
            warning(path + ".backends", "service.noBackends", service.name());
        } else if (service.backends().stream().noneMatch(Backend::enabled)) {
            warning(path + ".backends", "service.allDisabled", service.name());
        }
        Set<String> addresses = new HashSet<>();
        for (int b = 0; b < service.backends().size(); b++) {
            Backend backend = service.backends().get(b);
            String place = path + ".backends[" + b + "]";
            if (!HostName.isValid(backend.host())) {
                error(place + ".host", "backend.host", backend.host());
            }
            if (backend.port() < 1 || backend.port() > 65535) {
                error(place + ".port", "port.range", backend.port());
            }
            if (backend.weight() < 1 || backend.weight() > Backend.MAX_WEIGHT) {
                error(place + ".weight", "backend.weight", backend.weight());
            }
            if (!addresses.add(backend.address())) {
                error(place + ".host", "backend.twice", backend.address());
            }
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
                error(place + ".port", "backend.loop", backend.address(), listener.name());
                return;
            }
        }
    }

    private void timeouts() {
        Timeouts t = config.timeouts();
        Map<String, Duration> all = new LinkedHashMap<>();
        all.put("requestHead", t.requestHead());
        all.put("requestBody", t.requestBody());
        all.put("clientIdle", t.clientIdle());
        all.put("clientWrite", t.clientWrite());
        all.put("connect", t.connect());
        all.put("response", t.response());
        all.put("responseBody", t.responseBody());
        all.put("upstreamIdle", t.upstreamIdle());
        all.put("drain", t.drain());
        all.forEach((field, value) -> duration("timeouts." + field, value));
    }

    private void duration(String place, Duration duration) {
        if (!duration.isPositive()) {
            error(place, "duration.positive", DurationText.of(duration));
        } else if (duration.compareTo(LONGEST) > 0) {
            error(place, "duration.tooLong", DurationText.of(duration), LONGEST.toDays());
        }
    }

    private void id(String path, String id, Set<String> taken) {
        if (id.isBlank()) {
            error(path + ".id", "id.blank");
        } else if (!taken.add(id)) {
            error(path + ".id", "id.twice", id);
        }
    }

    private void name(String path, String name, Map<String, String> taken) {
        if (name.isBlank()) {
            error(path + ".name", "name.blank");
        } else if (taken.put(name.toLowerCase(Locale.ROOT), name) != null) {
            error(path + ".name", "name.twice", name);
        }
    }

    private void error(String path, String code, Object... arguments) {
        found.add(Problem.error(path, code, arguments));
    }

    private void warning(String path, String code, Object... arguments) {
        found.add(Problem.warning(path, code, arguments));
    }
}
