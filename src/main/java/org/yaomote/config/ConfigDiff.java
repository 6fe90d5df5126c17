package org.yaomote.config;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/// Tells two configurations apart in words: listeners and services by id, backends by address.
///
/// A pure function. The list is empty exactly if the configurations are equal.
public final class ConfigDiff {
    private final List<Change> changes = new ArrayList<>();

    private ConfigDiff() {}

    /// What was changed, in the order of the configuration.
    public static List<Change> between(ProxyConfig before, ProxyConfig after) {
        ConfigDiff diff = new ConfigDiff();
        diff.listeners(before, after);
        diff.services(before, after);
        if (!before.timeouts().equals(after.timeouts())) {
            diff.add("timeouts");
        }
        return List.copyOf(diff.changes);
    }

    private void listeners(ProxyConfig before, ProxyConfig after) {
        for (Listener old : before.listeners()) {
            if (after.listener(old.id()).isEmpty()) {
                add("listener.removed", old.name());
            }
        }
        for (Listener now : after.listeners()) {
            Optional<Listener> old = before.listener(now.id());
            if (old.isEmpty()) {
                add("listener.added", now.name(), now.address() + ":" + now.port());
            } else {
                listener(old.get(), now);
            }
        }
        if (reordered(before.listeners(), after.listeners(), Listener::id)) {
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
        if (!old.protocol().equals(now.protocol())) {
            boolean same = protocol(old).equals(protocol(now));
            if (same) {
                add("listener.certificates", name);
            } else {
                value("listener.protocol", name, protocol(old), protocol(now));
            }
        }
        if (old.methods() != now.methods()) {
            add("listener.methods", name);
        }
        if (!old.rules().equals(now.rules())) {
            add("listener.rules", name);
        }
    }

    private static String protocol(Listener listener) {
        return switch (listener.protocol()) {
            case Protocol.Http _ -> "HTTP";
            case Protocol.Https _ -> "HTTPS";
        };
    }

    private void services(ProxyConfig before, ProxyConfig after) {
        for (Service old : before.services()) {
            if (after.service(old.id()).isEmpty()) {
                add("service.removed", old.name());
            }
        }
        for (Service now : after.services()) {
            Optional<Service> old = before.service(now.id());
            if (old.isEmpty()) {
                add("service.added", now.name(), now.backends().size());
            } else {
                service(old.get(), now);
            }
        }
        if (reordered(before.services(), after.services(), Service::id)) {
            add("service.order");
        }
    }

    private void service(Service old, Service now) {
        value("service.name", old.name(), old.name(), now.name());
        if (!old.affinity().equals(now.affinity())) {
            add("service.affinity", now.name());
        }
        for (Backend backend : old.backends()) {
            if (find(now, backend).isEmpty()) {
                add("backend.removed", backend.label(), now.name());
            }
        }
        for (Backend backend : now.backends()) {
            Optional<Backend> was = find(old, backend);
            if (was.isEmpty()) {
                add("backend.added", backend.label(), now.name());
            } else {
                backend(was.get(), backend);
            }
        }
        if (reordered(old.backends(), now.backends(), Backend::address)) {
            add("backend.order", now.name());
        }
    }

    private void backend(Backend old, Backend now) {
        value("backend.weight", now.label(), old.weight(), now.weight());
        value("backend.name", old.label(), old.label(), now.label());
        if (old.enabled() != now.enabled()) {
            add(now.enabled() ? "backend.on" : "backend.off", now.label());
        }
    }

    private static Optional<Backend> find(Service service, Backend wanted) {
        return service.backends().stream()
                .filter(b -> b.address().equals(wanted.address()))
                .findFirst();
    }

    /// Whether what both lists have stands in another order.
    private static <T> boolean reordered(List<T> before, List<T> after, Function<T, Object> key) {
        List<Object> old = before.stream().map(key).toList();
        List<Object> now = after.stream().map(key).toList();
        return !old.stream()
                .filter(now::contains)
                .toList()
                .equals(now.stream().filter(old::contains).toList());
    }

    private void value(String code, String subject, Object before, Object after) {
        if (!Objects.equals(before, after)) {
            add(code, subject, before, after);
        }
    }

    private void add(String code, Object... arguments) {
        changes.add(new Change(code, Stream.of(arguments).map(String::valueOf).toList()));
    }
}
