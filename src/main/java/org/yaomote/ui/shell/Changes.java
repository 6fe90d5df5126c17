package org.yaomote.ui.shell;

import org.yaomote.config.Backend;
import org.yaomote.config.Listener;
import org.yaomote.config.ProxyConfig;
import org.yaomote.config.Service;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/// Tells two configurations apart, in the terms of the forms.
///
/// Listeners and services are the same if their ids are, backends if their addresses are; a single
/// backend that took another's place has moved.
final class Changes {
    private final List<Change> found = new ArrayList<>();

    private Changes() {}

    /// Every difference between what is applied and the draft; empty only if they are equal.
    static List<Change> between(ProxyConfig applied, ProxyConfig draft) {
        Changes changes = new Changes();
        changes.listeners(applied.listeners(), draft.listeners());
        changes.services(applied.services(), draft.services());
        changes.when(!applied.timeouts().equals(draft.timeouts()), "timeouts");
        changes.when(changes.found.isEmpty() && !applied.equals(draft), "order");
        return List.copyOf(changes.found);
    }

    private void listeners(List<Listener> before, List<Listener> after) {
        Map<Object, Listener> old = index(before, Listener::id);
        Map<Object, Listener> now = index(after, Listener::id);
        now.forEach(
                (id, listener) -> {
                    Optional<Listener> was = Optional.ofNullable(old.get(id));
                    was.ifPresent(l -> listener(l, listener));
                    when(was.isEmpty(), "listener.new", listener.name());
                });
        old.forEach((id, l) -> when(!now.containsKey(id), "listener.gone", l.name()));
    }

    private void listener(Listener was, Listener is) {
        String name = is.name();
        when(!was.name().equals(name), "name", was.name(), name);
        when(was.enabled() != is.enabled(), is.enabled() ? "on" : "off", name);
        when(!was.address().equals(is.address()), "address", name, was.address(), is.address());
        when(was.port() != is.port(), "port", name, text(was.port()), text(is.port()));
        when(!was.protocol().equals(is.protocol()), "protocol", name);
        when(!was.methods().equals(is.methods()), "methods", name);
        when(!was.rules().equals(is.rules()), "rules", name);
    }

    private void services(List<Service> before, List<Service> after) {
        Map<Object, Service> old = index(before, Service::id);
        Map<Object, Service> now = index(after, Service::id);
        now.forEach(
                (id, service) -> {
                    Optional<Service> was = Optional.ofNullable(old.get(id));
                    was.ifPresent(s -> service(s, service));
                    when(was.isEmpty(), "service.new", service.name());
                });
        old.forEach((id, s) -> when(!now.containsKey(id), "service.gone", s.name()));
    }

    private void service(Service was, Service is) {
        when(!was.name().equals(is.name()), "name", was.name(), is.name());
        when(!was.affinity().equals(is.affinity()), "affinity", is.name());
        Map<Object, Backend> old = index(was.backends(), Backend::address);
        Map<Object, Backend> now = index(is.backends(), Backend::address);
        List<Backend> gone =
                old.values().stream().filter(b -> !now.containsKey(b.address())).toList();
        List<Backend> added =
                now.values().stream().filter(b -> !old.containsKey(b.address())).toList();
        if (gone.size() == 1 && added.size() == 1) {
            moved(gone.getFirst(), added.getFirst());
        } else {
            added.forEach(b -> when(true, "backend.new", b.label(), is.name()));
            gone.forEach(b -> when(true, "backend.gone", b.label(), is.name()));
        }
        now.forEach(
                (address, backend) ->
                        Optional.ofNullable(old.get(address))
                                .ifPresent(before -> backend(before, backend)));
        boolean reordered = !List.copyOf(old.keySet()).equals(List.copyOf(now.keySet()));
        when(gone.isEmpty() && added.isEmpty() && reordered, "backend.order", is.name());
    }

    private void moved(Backend was, Backend is) {
        when(true, "address", is.label(), was.address(), is.address());
        backend(was.withHost(is.host()).withPort(is.port()), is);
    }

    private void backend(Backend was, Backend is) {
        when(!was.name().equals(is.name()), "name", was.label(), is.label());
        when(
                was.weight() != is.weight(),
                "weight",
                is.label(),
                text(was.weight()),
                text(is.weight()));
        when(was.enabled() != is.enabled(), is.enabled() ? "on" : "off", is.label());
    }

    private void when(boolean differs, String code, String... arguments) {
        if (differs) {
            found.add(new Change(code, arguments));
        }
    }

    private static <T> Map<Object, T> index(List<T> items, Function<T, Object> id) {
        Map<Object, T> index = new LinkedHashMap<>();
        items.forEach(item -> index.putIfAbsent(id.apply(item), item));
        return index;
    }

    private static String text(int number) {
        return Integer.toString(number);
    }
}
