package org.yaomote.config;

import org.yaomote.policy.Condition;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// What is wrong with the listeners and their rules.
final class ListenerCheck {
    private final ProxyConfig config;
    private final Findings found;

    ListenerCheck(ProxyConfig config, Findings found) {
        this.config = config;
        this.found = found;
    }

    void all() {
        ListenerOptionsCheck options = new ListenerOptionsCheck(config, found);
        Set<String> ids = new HashSet<>();
        Map<String, String> names = new HashMap<>();
        for (int i = 0; i < config.listeners().size(); i++) {
            Listener listener = config.listeners().get(i);
            String path = "listeners[" + i + "]";
            found.id(path, listener.id().value(), ids);
            found.name(path, listener.name(), names);
            if (!HostName.isValid(listener.address())) {
                found.error(path + ".address", "listener.address", listener.address());
            }
            port(path + ".port", listener.port());
            samePlace(path, i);
            certificates(path, listener);
            rules(path, listener);
            options.check(path + ".options", listener);
        }
    }

    private void port(String path, int port) {
        if (port == 0) {
            found.warning(path, "listener.anyPort");
        } else {
            found.port(path, port);
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
                found.error(path + ".port", "listener.samePlace", listener.port(), other.name());
                return;
            }
        }
    }

    /// Whether something that arrives on one address may arrive on the other.
    static boolean overlap(String one, String other) {
        return one.equalsIgnoreCase(other)
                || HostName.isWildcard(one)
                || HostName.isWildcard(other);
    }

    private void certificates(String path, Listener listener) {
        switch (listener.protocol()) {
            case Protocol.Http _, Protocol.Tcp _ -> {}
            case Protocol.Https(var tls) -> {
                if (tls.certificates().isEmpty()) {
                    found.error(path + ".certificates", "listener.noCertificate");
                }
                for (int c = 0; c < tls.certificates().size(); c++) {
                    if (tls.certificates().get(c).isBlank()) {
                        found.error(path + ".certificates[" + c + "]", "certificate.blank");
                    }
                }
                authorities(path + ".clientCertificates.authorities", tls.clients());
            }
        }
    }

    private void authorities(String path, ClientCertificates clients) {
        String file =
                switch (clients) {
                    case ClientCertificates.NotAsked _, ClientCertificates.Unverified _ -> "-";
                    case ClientCertificates.Asked(var authorities) -> authorities;
                    case ClientCertificates.Required(var authorities) -> authorities;
                };
        if (file.isBlank()) {
            found.error(path, "clients.noAuthorities");
        }
    }

    private void rules(String path, Listener listener) {
        boolean isRedirected = listener.options().redirect() instanceof HttpsRedirect.To;
        if (listener.rules().isEmpty() && !isRedirected) {
            found.warning(path + ".rules", "listener.noRules");
        }
        if (listener.protocol() instanceof Protocol.Tcp
                && (listener.rules().size() > 1
                        || listener.rules().stream().anyMatch(r -> !r.matches().isEmpty()))) {
            found.error(path + ".rules", "tunnel.rules");
        }
        boolean takesEverything = false;
        for (int r = 0; r < listener.rules().size(); r++) {
            Rule rule = listener.rules().get(r);
            String place = path + ".rules[" + r + "]";
            if (config.service(rule.service()).isEmpty()) {
                found.error(place + ".service", "rule.unknownService", rule.service().value());
            }
            matches(place, rule.matches());
            if (takesEverything) {
                found.warning(place, "rule.neverReached", r + 1);
            }
            takesEverything |= rule.matches().isEmpty();
        }
    }

    private void matches(String place, List<Condition> matches) {
        for (int m = 0; m < matches.size(); m++) {
            match(place + ".matches[" + m + "]", matches.get(m));
        }
    }

    private void match(String place, Condition match) {
        switch (match) {
            case Condition.HostIs(var host) -> {
                String name = host.startsWith("*.") ? host.substring(2) : host;
                if (!HostName.isValid(name)) {
                    found.error(place, "match.host", host);
                }
            }
            case Condition.PathPrefix(var prefix) -> {
                if (!isPath(prefix)) {
                    found.error(place, "match.path", prefix);
                }
            }
            default -> {}
        }
    }

    /// Whether the text is a path, or the beginning of one, as it stands in a request line.
    static boolean isPath(String text) {
        return text.startsWith("/") && text.chars().noneMatch(c -> c <= ' ' || c > '~');
    }
}
