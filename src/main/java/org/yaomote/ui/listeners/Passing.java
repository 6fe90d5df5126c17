package org.yaomote.ui.listeners;

import org.yaomote.config.Listener;
import org.yaomote.config.ListenerOptions;
import org.yaomote.config.MethodSet;
import org.yaomote.config.Protocol;
import org.yaomote.config.ProxyConfig;
import org.yaomote.config.Rule;
import org.yaomote.config.Service;
import org.yaomote.config.ServiceId;
import org.yaomote.policy.ListenerPolicy;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// Makes listeners that only pass octets on of those that speak HTTP, and the other way round. Of
/// the listener only what holds for what it then is stays.
///
/// @param config where its services are
record Passing(ProxyConfig config) {
    /// Passing everything on to one service: the one that got what no other rule took, else the
    /// first with backends.
    Listener of(Listener listener) {
        return only(listener).withProtocol(new Protocol.Tcp()).withRules(whole(listener));
    }

    /// Passing everything on to this service.
    Listener to(Listener listener, ServiceId service) {
        return listener.withRules(List.of(Rule.everything(service)));
    }

    /// Without what only HTTP has.
    Listener only(Listener listener) {
        var silence = listener.options().policy().clientTimeout();
        ListenerPolicy policy = ListenerPolicy.DEFAULTS.withClientTimeout(silence);
        return listener.withMethods(MethodSet.ANY)
                .withOptions(ListenerOptions.DEFAULTS.withPolicy(policy));
    }

    /// With the methods, rules and options of before; a rule to a service that is gone since stays
    /// away. Without any such rule, what it had last stays.
    Listener back(Listener listener, Listener before) {
        List<Rule> rules =
                before.rules().stream()
                        .filter(rule -> config.service(rule.service()).isPresent())
                        .toList();
        return listener.withMethods(before.methods())
                .withOptions(before.options())
                .withRules(rules.isEmpty() ? listener.rules() : rules);
    }

    /// The services that it can pass anything on to.
    List<Service> services() {
        return config.services().stream()
                .filter(service -> service.options().policy().usesBackends())
                .toList();
    }

    private List<Rule> whole(Listener listener) {
        Stream<ServiceId> rest =
                listener.rules().stream().filter(r -> r.matches().isEmpty()).map(Rule::service);
        Stream<ServiceId> others = listener.rules().stream().map(Rule::service);
        Stream<ServiceId> all = services().stream().map(Service::id);
        Optional<ServiceId> found =
                Stream.of(rest, others, all)
                        .flatMap(ids -> ids)
                        .filter(id -> services().stream().anyMatch(s -> s.id().equals(id)))
                        .findFirst();
        return found.map(Rule::everything).map(List::of).orElseGet(List::of);
    }
}
