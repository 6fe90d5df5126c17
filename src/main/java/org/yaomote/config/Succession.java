package org.yaomote.config;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiPredicate;
import java.util.function.Function;

/// A configuration from elsewhere takes the place of the one here.
///
/// A text such as a pound.cfg has no ids, and what reads it just counts. What has the same id by
/// chance alone would be taken for the same thing: for a listener that was renamed and moved, and
/// is open; for a service with its sessions. So what is the same keeps the id it has here, and what
/// is not gets one that nothing has.
///
/// @param here the configuration that is replaced
public record Succession(ProxyConfig here) {
    /// The configuration with ids that are told apart from those here. It says the same.
    public ProxyConfig of(ProxyConfig next) {
        Ids<Listener> listeners =
                new Ids<>(
                        "listener-",
                        listener -> listener.id().value(),
                        (a, b) -> a.port() == b.port() && a.address().equals(b.address()),
                        (a, b) -> a.name().equals(b.name()));
        Ids<Service> services =
                new Ids<>(
                        "service-",
                        service -> service.id().value(),
                        (a, b) -> a.name().equals(b.name()),
                        (a, b) -> a.backends().equals(b.backends()));
        Map<String, String> ofListeners = listeners.settled(here.listeners(), next.listeners());
        Map<String, String> ofServices = services.settled(here.services(), next.services());
        return next.withServices(
                        next.services().stream()
                                .map(s -> s.withId(settled(ofServices, s.id())))
                                .toList())
                .withListeners(
                        next.listeners().stream()
                                .map(l -> settled(l, ofListeners, ofServices))
                                .toList());
    }

    private static ServiceId settled(Map<String, String> ids, ServiceId id) {
        return new ServiceId(ids.getOrDefault(id.value(), id.value()));
    }

    private static Listener settled(
            Listener listener, Map<String, String> ids, Map<String, String> ofServices) {
        List<Rule> rules =
                listener.rules().stream()
                        .map(r -> new Rule(r.matches(), settled(ofServices, r.service())))
                        .toList();
        String own = listener.id().value();
        return listener.withId(new ListenerId(ids.getOrDefault(own, own))).withRules(rules);
    }

    /// @param same whether two are the same whatever their ids are
    /// @param close whether two of one id are the same
    private record Ids<T>(
            String stem, Function<T, String> id, BiPredicate<T, T> same, BiPredicate<T, T> close) {
        /// The new id for each old one.
        Map<String, String> settled(List<T> here, List<T> next) {
            Map<String, String> settled = new HashMap<>();
            List<T> left = new ArrayList<>(here);
            List<BiPredicate<T, T>> matches = List.of(same, this::isClose);
            for (BiPredicate<T, T> match : matches) {
                for (T one : next) {
                    left.stream()
                            .filter(old -> !settled.containsKey(id.apply(one)))
                            .filter(old -> match.test(old, one))
                            .findFirst()
                            .ifPresent(
                                    old -> {
                                        settled.put(id.apply(one), id.apply(old));
                                        left.remove(old);
                                    });
                }
            }
            Set<String> taken = new HashSet<>(settled.values());
            here.forEach(old -> taken.add(id.apply(old)));
            next.forEach(one -> settled.computeIfAbsent(id.apply(one), own -> free(own, taken)));
            return settled;
        }

        private boolean isClose(T old, T one) {
            return id.apply(old).equals(id.apply(one)) && close.test(old, one);
        }

        private String free(String own, Collection<String> taken) {
            String free = own;
            for (int n = 1; !taken.add(free); n++) {
                free = stem + n;
            }
            return free;
        }
    }
}
