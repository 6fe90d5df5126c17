package org.yaomote.config;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Stream;

/// Tells two configurations apart in words: listeners and services are the same if their ids are,
/// backends if their addresses are; a single backend that took another's place has moved.
///
/// A pure function. The list is empty exactly if the configurations are equal.
public final class ConfigDiff {
    private final List<Change> changes = new ArrayList<>();

    private ConfigDiff() {}

    /// What was changed, in the order of the new configuration; what is gone comes behind the rest
    /// of its kind.
    public static List<Change> between(ProxyConfig before, ProxyConfig after) {
        ConfigDiff diff = new ConfigDiff();
        diff.listeners(before.listeners(), after.listeners());
        diff.services(before.services(), after.services());
        if (!before.timeouts().equals(after.timeouts())) {
            diff.add("timeouts");
        }
        return List.copyOf(diff.changes);
    }

    private void listeners(List<Listener> before, List<Listener> after) {
        Pairs<Listener> pairs = new Pairs<>(before, after, Listener::id);
        pairs.forEach(this::listener, l -> add("listener.added", l.name(), place(l)));
        pairs.removed().forEach(l -> add("listener.removed", l.name()));
        if (pairs.isReordered()) {
            add("listener.order");
        }
    }

    private void listener(Listener old, Listener now) {
        String name = now.name();
        value("listener.name", old.name(), old.name(), name);
        value("listener.address", name, old.address(), now.address());
        value("listener.port", name, old.port(), now.port());
        if (old.enabled() != now.enabled()) {
            add(now.enabled() ? "listener.on" : "listener.off", name);
        }
        if (!protocol(old).equals(protocol(now))) {
            value("listener.protocol", name, protocol(old), protocol(now));
        } else if (!old.protocol().equals(now.protocol())) {
            add("listener.certificates", name);
        }
        if (old.methods() != now.methods()) {
            add("listener.methods", name);
        }
        if (!old.rules().equals(now.rules())) {
            add("listener.rules", name);
        }
    }

    private static String place(Listener listener) {
        String address = listener.address();
        boolean bracketed = address.indexOf(':') >= 0;
        return (bracketed ? "[" + address + "]" : address) + ":" + listener.port();
    }

    private static String protocol(Listener listener) {
        return switch (listener.protocol()) {
            case Protocol.Http _ -> "HTTP";
            case Protocol.Https _ -> "HTTPS";
        };
    }

    private void services(List<Service> before, List<Service> after) {
        Pairs<Service> pairs = new Pairs<>(before, after, Service::id);
        pairs.forEach(this::service, s -> add("service.added", s.name()));
        pairs.removed().forEach(s -> add("service.removed", s.name()));
        if (pairs.isReordered()) {
            add("service.order");
        }
    }

    private void service(Service old, Service now) {
        String name = now.name();
        value("service.name", old.name(), old.name(), name);
        if (!old.affinity().equals(now.affinity())) {
            add("service.affinity", name);
        }
        Pairs<Backend> pairs =
                new Pairs<>(old.backends(), now.backends(), Backend::address).joinedIfSingle();
        pairs.forEach(this::backend, b -> add("backend.added", b.label(), name));
        pairs.removed().forEach(b -> add("backend.removed", b.label(), name));
        if (pairs.isReordered()) {
            add("backend.order", name);
        }
    }

    private void backend(Backend old, Backend now) {
        value("backend.address", now.label(), old.address(), now.address());
        if (!old.name().equals(now.name())) {
            add("backend.name", old.label(), now.label());
        }
        value("backend.weight", now.label(), old.weight(), now.weight());
        if (old.enabled() != now.enabled()) {
            add(now.enabled() ? "backend.on" : "backend.off", now.label());
        }
    }

    private void value(String code, String subject, Object before, Object after) {
        if (!Objects.equals(before, after)) {
            add(code, subject, before, after);
        }
    }

    private void add(String code, Object... arguments) {
        changes.add(new Change(code, Stream.of(arguments).map(String::valueOf).toList()));
    }

    /// What two lists have in common by key. A key that a list holds several times, which only a
    /// draft with errors does, is matched first with first, second with second.
    private static final class Pairs<T> {
        private record Key(Object key, int count) {}

        private final Map<Key, T> old;
        private final Map<Key, T> now;

        Pairs(List<T> before, List<T> after, Function<T, Object> key) {
            old = index(before, key);
            now = index(after, key);
        }

        /// With the only one that went and the only one that came as one that moved.
        Pairs<T> joinedIfSingle() {
            List<Key> gone = old.keySet().stream().filter(k -> !now.containsKey(k)).toList();
            List<Key> come = now.keySet().stream().filter(k -> !old.containsKey(k)).toList();
            if (gone.size() == 1 && come.size() == 1) {
                Map<Key, T> renamed = new LinkedHashMap<>();
                now.forEach((k, v) -> renamed.put(old.containsKey(k) ? k : gone.getFirst(), v));
                now.clear();
                now.putAll(renamed);
            }
            return this;
        }

        /// Goes through the new list: what both have, and what is new.
        void forEach(BiConsumer<T, T> changed, Consumer<T> added) {
            now.forEach(
                    (key, item) -> {
                        T was = old.get(key);
                        if (was == null) {
                            added.accept(item);
                        } else {
                            changed.accept(was, item);
                        }
                    });
        }

        List<T> removed() {
            List<T> removed = new ArrayList<>();
            old.forEach(
                    (key, item) -> {
                        if (!now.containsKey(key)) {
                            removed.add(item);
                        }
                    });
            return removed;
        }

        /// Whether what both lists have stands in another order.
        boolean isReordered() {
            List<Key> before = old.keySet().stream().filter(now::containsKey).toList();
            List<Key> after = now.keySet().stream().filter(old::containsKey).toList();
            return !before.equals(after);
        }

        private static <T> Map<Key, T> index(List<T> items, Function<T, Object> key) {
            Map<Key, T> index = new LinkedHashMap<>();
            Map<Object, Integer> counts = new HashMap<>();
            for (T item : items) {
                int count = counts.merge(key.apply(item), 1, Integer::sum);
                index.put(new Key(key.apply(item), count), item);
            }
            return index;
        }
    }
}
