package org.yaomote.config;

import org.yaomote.config.ConditionCheck.Asked;
import org.yaomote.policy.Reply;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// What is wrong with the listeners and their rules.
final class ListenerCheck {
    private final ProxyConfig config;
    private final Findings found;
    private final ConditionCheck conditions;

    ListenerCheck(ProxyConfig config, Findings found) {
        this.config = config;
        this.found = found;
        conditions = new ConditionCheck(config.definitions(), found);
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
                ListenerPolicyCheck.tls(found, path + ".tls", tls.policy());
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
        boolean isTunnel = listener.protocol() instanceof Protocol.Tcp;
        if (isTunnel) {
            tunnel(path, listener);
        }
        if (listener.rules().isEmpty() && !isRedirected && !isTunnel) {
            found.warning(path + ".rules", "listener.noRules");
        }
        boolean takesEverything = false;
        for (int r = 0; r < listener.rules().size(); r++) {
            Rule rule = listener.rules().get(r);
            String place = path + ".rules[" + r + "]";
            if (config.service(rule.service()).isEmpty()) {
                found.error(place + ".service", "rule.unknownService", rule.service().value());
            }
            conditions.all(place + ".matches", rule.matches(), asked(listener));
            if (takesEverything && !isOff(rule)) {
                found.warning(place, "rule.neverReached", r + 1);
            }
            takesEverything |= rule.matches().isEmpty() && !isOff(rule) && !goesOn(rule);
        }
    }

    private boolean isOff(Rule rule) {
        return config.service(rule.service())
                .filter(s -> s.options().policy().disabled())
                .isPresent();
    }

    /// Whether requests pass its service on to the rules behind it.
    private boolean goesOn(Rule rule) {
        return config.service(rule.service())
                .filter(s -> s.options().policy().reply() instanceof Reply.PassOn)
                .isPresent();
    }

    private static Asked asked(Listener listener) {
        return switch (listener.protocol()) {
            case Protocol.Http _, Protocol.Tcp _ -> Asked.PLAIN_REQUEST;
            case Protocol.Https _ -> Asked.REQUEST;
        };
    }

    /// Octets have nothing that a rule could ask about, and one backend must get them.
    private void tunnel(String path, Listener listener) {
        List<Rule> rules = listener.rules();
        if (rules.size() != 1 || !rules.getFirst().matches().isEmpty()) {
            found.error(path + ".rules", "tcp.rules");
            return;
        }
        Rule rule = rules.getFirst();
        config.service(rule.service())
                .filter(service -> !service.options().policy().usesBackends())
                .ifPresent(
                        service ->
                                found.error(
                                        path + ".rules[0].service", "tcp.reply", service.name()));
    }

    /// Whether the text is a path, or the beginning of one, as it stands in a request line.
    static boolean isPath(String text) {
        return text.startsWith("/") && text.chars().noneMatch(c -> c <= ' ' || c > '~');
    }
}
