package org.yaomote.rehearsal;

import org.yaomote.config.HttpsRedirect;
import org.yaomote.config.Listener;
import org.yaomote.config.Protocol;
import org.yaomote.config.ProxyConfig;
import org.yaomote.config.Rule;
import org.yaomote.config.ServiceId;
import org.yaomote.metrics.BoundListener;
import org.yaomote.policy.Condition;

import java.util.List;
import java.util.Optional;

/// A request that one of the own listeners sends to a certain service.
///
/// @param address where to connect to
/// @param secure whether in TLS
/// @param host what is asked for
/// @param path what is asked for
public record Knock(String address, int port, boolean secure, String host, String path) {
    /// Finds one, by the hosts and paths that the rules of open listeners ask for. Rules that ask
    /// for more are passed over, so the request may be taken by an earlier one: who sends it counts
    /// what has reached the service.
    ///
    /// @return empty if no open listener of HTTP has such a rule
    public static Optional<Knock> to(
            ServiceId service, ProxyConfig config, List<BoundListener> open) {
        return open.stream()
                .flatMap(
                        bound ->
                                config.listeners().stream()
                                        .filter(l -> l.id().value().equals(bound.id()))
                                        .filter(Knock::speaksHttp)
                                        .flatMap(l -> l.rules().stream())
                                        .filter(rule -> rule.service().equals(service))
                                        .filter(Knock::isPlain)
                                        .map(rule -> at(bound, rule)))
                .findFirst();
    }

    private static boolean speaksHttp(Listener listener) {
        return !(listener.protocol() instanceof Protocol.Tcp)
                && !(listener.options().redirect() instanceof HttpsRedirect.To);
    }

    private static boolean isPlain(Rule rule) {
        return rule.matches().stream()
                .allMatch(c -> c instanceof Condition.HostIs || c instanceof Condition.PathPrefix);
    }

    private static Knock at(BoundListener bound, Rule rule) {
        String address = local(bound.address());
        String host = address.indexOf(':') >= 0 ? "[" + address + "]" : address;
        String path = "/";
        for (Condition condition : rule.matches()) {
            if (condition instanceof Condition.HostIs(var wanted)) {
                host = wanted.startsWith("*.") ? "rehearsal" + wanted.substring(1) : wanted;
            } else if (condition instanceof Condition.PathPrefix(var prefix)) {
                path = prefix;
            }
        }
        return new Knock(address, bound.port(), bound.secure(), host, path);
    }

    private static String local(String address) {
        return switch (address) {
            case "0.0.0.0", "*", "" -> "127.0.0.1";
            case "::" -> "::1";
            default -> address;
        };
    }
}
