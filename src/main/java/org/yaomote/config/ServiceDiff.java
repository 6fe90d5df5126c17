package org.yaomote.config;

import java.util.List;

/// What differs between the services of two configurations.
final class ServiceDiff {
    private final Changes changes;

    ServiceDiff(Changes changes) {
        this.changes = changes;
    }

    void all(List<Service> before, List<Service> after) {
        if (before.equals(after)) {
            return;
        }
        Pairs<Service> pairs = new Pairs<>(before, after, Service::id);
        pairs.forEach(this::one, s -> changes.add("service.added", s.name()));
        pairs.removed().forEach(s -> changes.add("service.removed", s.name()));
        if (pairs.isReordered()) {
            changes.add("service.order");
        }
    }

    private void one(Service old, Service now) {
        String name = now.name();
        changes.value("service.name", old.name(), old.name(), name);
        if (!old.affinity().equals(now.affinity())) {
            changes.add("service.affinity", name);
        }
        options(name, old.options(), now.options());
        Pairs<Backend> pairs =
                new Pairs<>(old.backends(), now.backends(), Backend::address).joinedIfSingle();
        pairs.forEach(this::backend, b -> added(name, b));
        pairs.removed().forEach(b -> changes.add("backend.removed", b.label(), name));
        if (pairs.isReordered()) {
            changes.add("backend.order", name);
        }
    }

    private void added(String service, Backend backend) {
        if (backend.name().isBlank()) {
            changes.add("backend.added", backend.address(), service);
        } else {
            changes.add("backend.added.named", backend.name(), service, backend.address());
        }
    }

    private void options(String name, ServiceOptions old, ServiceOptions now) {
        changes.flag("service.maintenance", name, old.maintenance(), now.maintenance());
        if (old.balancing() != now.balancing()) {
            balancing(name, now.balancing());
        }
        if (!old.healthCheck().equals(now.healthCheck())) {
            healthCheck(name, old.healthCheck(), now.healthCheck());
        }
        if (!old.tls().equals(now.tls())) {
            tls(name, old.tls(), now.tls());
        }
        changes.value("service.http", name, word(old.http()), word(now.http()));
        if (!old.slowStart().equals(now.slowStart())) {
            changes.add("service.slowStart", name, DurationText.of(now.slowStart()));
        }
        if (!old.queue().equals(now.queue())) {
            QueueSettings queue = now.queue();
            changes.add("service.queue", name, queue.length(), DurationText.of(queue.patience()));
        }
        new PolicyDiff(changes).service(name, old.policy(), now.policy());
    }

    private void balancing(String name, Balancing balancing) {
        switch (balancing) {
            case ROUND_ROBIN -> changes.add("service.balancing.roundRobin", name);
            case RANDOM -> changes.add("service.balancing.random", name);
            case LEAST_IN_FLIGHT -> changes.add("service.balancing.leastInFlight", name);
            case CONSISTENT_HASH -> changes.add("service.balancing.consistentHash", name);
        }
    }

    private void healthCheck(String name, HealthCheck old, HealthCheck now) {
        switch (now) {
            case HealthCheck.None _ -> changes.add("service.check.none", name);
            case HealthCheck.Tcp(var timing) when old instanceof HealthCheck.Tcp(var before) ->
                    timing(name, before, timing);
            case HealthCheck.Tcp _ -> changes.add("service.check.tcp", name);
            case HealthCheck.Http http when old instanceof HealthCheck.Http before -> {
                question(name, before, http);
                timing(name, before.timing(), http.timing());
            }
            case HealthCheck.Http http -> changes.add("service.check.http", name, http.path());
        }
    }

    private void question(String name, HealthCheck.Http old, HealthCheck.Http now) {
        changes.value("service.check.path", name, old.path(), now.path());
        changes.changed("service.check.host", name, old.host(), now.host());
        String before = old.statusFrom() + "\u2013" + old.statusTo();
        changes.value(
                "service.check.status", name, before, now.statusFrom() + "\u2013" + now.statusTo());
    }

    private void timing(String name, HealthCheck.Timing old, HealthCheck.Timing now) {
        changes.duration("service.check.interval", name, old.interval(), now.interval());
        changes.duration("service.check.timeout", name, old.timeout(), now.timeout());
        changes.value("service.check.fall", name, old.fall(), now.fall());
        changes.value("service.check.rise", name, old.rise(), now.rise());
    }

    private void tls(String name, UpstreamTls old, UpstreamTls now) {
        switch (now) {
            case UpstreamTls.Plain _ -> changes.add("service.tls.off", name);
            case UpstreamTls.Tls tls when !tls.verify() ->
                    changes.add("service.tls.unverified", name);
            case UpstreamTls.Tls _ when old instanceof UpstreamTls.Plain ->
                    changes.add("service.tls.on", name);
            case UpstreamTls.Tls _ -> changes.add("service.tls.other", name);
        }
    }

    private static String word(UpstreamHttp http) {
        return switch (http) {
            case HTTP_1 -> "HTTP/1.1";
            case HTTP_2 -> "HTTP/2";
        };
    }

    private void backend(Backend old, Backend now) {
        changes.value("backend.address", now.label(), old.address(), now.address());
        if (!old.name().equals(now.name())) {
            changes.add("backend.name", old.label(), now.label());
        }
        changes.value("backend.weight", now.label(), old.weight(), now.weight());
        if (old.mode() != now.mode()) {
            mode(now.label(), now.mode());
        }
        if (old.maxConnections() != now.maxConnections()) {
            limit(now.label(), now.maxConnections());
        }
        changes.flag("backend.emergency", now.label(), old.emergency(), now.emergency());
        new PolicyDiff(changes).backend(now.label(), old.policy(), now.policy());
    }

    private void mode(String label, BackendMode mode) {
        switch (mode) {
            case READY -> changes.add("backend.on", label);
            case DRAIN -> changes.add("backend.drain", label);
            case MAINTENANCE -> changes.add("backend.maintenance", label);
            case OFF -> changes.add("backend.off", label);
        }
    }

    private void limit(String label, int connections) {
        if (connections == 0) {
            changes.add("backend.limit.none", label);
        } else {
            changes.add("backend.limit.most", label, connections);
        }
    }
}
