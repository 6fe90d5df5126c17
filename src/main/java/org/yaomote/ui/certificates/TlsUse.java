package org.yaomote.ui.certificates;

import org.yaomote.config.Listener;
import org.yaomote.config.ListenerId;
import org.yaomote.config.Protocol;
import org.yaomote.config.ProxyConfig;
import org.yaomote.policy.Condition;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/// A listener that shows certificates.
///
/// @param listener which
/// @param name what people call it
/// @param files as the configuration names them; the first is for names no other one has
/// @param hosts names that its rules tell apart
record TlsUse(ListenerId listener, String name, List<String> files, List<String> hosts) {
    TlsUse {
        files = List.copyOf(files);
        hosts = List.copyOf(hosts);
    }

    /// Those of a configuration, in its order.
    static List<TlsUse> of(ProxyConfig config) {
        return config.listeners().stream().map(TlsUse::of).flatMap(Optional::stream).toList();
    }

    /// That of a listener, if it speaks TLS.
    static Optional<TlsUse> of(Listener listener) {
        return listener.protocol() instanceof Protocol.Https(var tls)
                ? Optional.of(
                        new TlsUse(
                                listener.id(),
                                listener.name(),
                                tls.certificates(),
                                hosts(listener)))
                : Optional.empty();
    }

    private static List<String> hosts(Listener listener) {
        Set<String> hosts = new LinkedHashSet<>();
        listener.rules().stream()
                .flatMap(rule -> rule.matches().stream())
                .flatMap(TlsUse::hosts)
                .forEach(hosts::add);
        return List.copyOf(hosts);
    }

    private static Stream<String> hosts(Condition condition) {
        return switch (condition) {
            case Condition.HostIs(var host) -> Stream.of(host);
            case Condition.All(var all) -> all.stream().flatMap(TlsUse::hosts);
            case Condition.Any(var any) -> any.stream().flatMap(TlsUse::hosts);
            case Condition.PathPrefix _,
                    Condition.Matches _,
                    Condition.ClientIn _,
                    Condition.Authorized _,
                    Condition.WithinRate _,
                    Condition.ShowsCertificate _,
                    Condition.Not _,
                    Condition.Named _ ->
                    Stream.empty();
        };
    }
}
