package org.yaomote.convert;

import org.yaomote.config.Affinity;
import org.yaomote.config.Backend;
import org.yaomote.config.BackendMode;
import org.yaomote.config.Balancing;
import org.yaomote.config.HealthCheck;
import org.yaomote.config.Listener;
import org.yaomote.config.Service;
import org.yaomote.config.ServiceOptions;
import org.yaomote.config.UpstreamHttp;
import org.yaomote.policy.BackendPolicy;
import org.yaomote.policy.BackendPolicy.BackendTls;
import org.yaomote.policy.Reply;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;

/// Writes backends outside of the cluster: a Service without a selector for each, its address in an
/// EndpointSlice, and how it is verified in a BackendTLSPolicy. One for each because weights stand
/// between Services.
final class ClusterServices {
    /// Most Services that a rule can lead to.
    private static final int MOST_BACKENDS = 16;

    private static final int MOST_WEIGHT = 1_000_000;

    private final ClusterPlan plan;
    private final ClusterNames names;
    private final ClusterFilters filters;
    private final Report report;
    private final List<Service> all;
    private final UnaryOperator<String> bundles;
    private final List<Map<String, Object>> documents = new ArrayList<>();
    private final Set<Service> written = new HashSet<>();

    /// What everything of this export has.
    ///
    /// @param bundles gives the ConfigMap of a file of authorities
    record Common(
            ClusterPlan plan,
            ClusterNames names,
            Report report,
            List<Service> services,
            UnaryOperator<String> bundles) {}

    ClusterServices(Common common, ClusterFilters filters) {
        plan = common.plan();
        names = common.names();
        report = common.report();
        all = common.services();
        bundles = common.bundles();
        this.filters = filters;
    }

    /// Everything that was asked for, ready to be written.
    List<Map<String, Object>> documents() {
        return List.copyOf(documents);
    }

    /// An object of Kubernetes; the specification may be empty.
    Map<String, Object> object(
            String version, String kind, String name, Map<String, Object> specification) {
        Map<String, Object> object =
                YamlTexts.map(
                        "apiVersion",
                        version,
                        "kind",
                        kind,
                        "metadata",
                        YamlTexts.map("name", name, "namespace", plan.namespace()));
        if (!specification.isEmpty()) {
            object.put("spec", specification);
        }
        return object;
    }

    /// Where a rule leads: its filters and Services. Nothing where that cannot be said; then the
    /// gateway answers 500.
    Map<String, Object> target(String path, Listener listener, Service service) {
        String place = "services[" + all.indexOf(service) + "]";
        if (service.options().maintenance()) {
            report.lose(place + ".options.maintenance", "k8sReply", service.name());
            return Map.of();
        }
        return switch (service.options().policy().reply()) {
            case Reply.FromBackends _ -> backends(path, listener, place, service);
            case Reply.Redirect redirect -> redirect(place, service, redirect);
            case Reply.Status _, Reply.Files _, Reply.Empty _, Reply.Metrics _, Reply.PassOn _ -> {
                report.lose(place + ".options.policy.reply", "k8sReply", service.name());
                yield Map.of();
            }
        };
    }

    private Map<String, Object> redirect(String place, Service service, Reply.Redirect redirect) {
        String at = place + ".options.policy.reply";
        var changes = service.options().policy().modifications();
        boolean isPlain = changes.request().isEmpty() && changes.response().isEmpty();
        report.loseUnless(isPlain, place + ".options.policy.modifications", "modification");
        Optional<Map<String, Object>> filter = filters.redirect(at, redirect);
        report.loseUnless(filter.isPresent(), at, "k8sReply", service.name());
        return filter.map(f -> YamlTexts.map("filters", List.of(f))).orElseGet(Map::of);
    }

    private Map<String, Object> backends(
            String path, Listener listener, String place, Service service) {
        Map<String, Object> target = YamlTexts.map();
        List<Map<String, Object>> changes = filters.of(path, listener, place, service);
        if (!changes.isEmpty()) {
            target.put("filters", changes);
        }
        target.put("backendRefs", references(place, service));
        return target;
    }

    /// The Services that a service became, with their weights.
    List<Map<String, Object>> references(String place, Service service) {
        write(place, service);
        List<Map<String, Object>> references = new ArrayList<>();
        int most = Math.min(MOST_BACKENDS, service.backends().size());
        for (int b = 0; b < most; b++) {
            Backend backend = service.backends().get(b);
            boolean isIn = backend.mode() == BackendMode.READY && !backend.emergency();
            references.add(
                    YamlTexts.map(
                            "name",
                            name(service, b),
                            "port",
                            backend.port(),
                            "weight",
                            isIn ? Math.min(MOST_WEIGHT, backend.weight()) : 0));
        }
        return references;
    }

    private String name(Service service, int backend) {
        return names.of("service " + service.id(), service.name()) + "-" + (backend + 1);
    }

    private void write(String place, Service service) {
        if (!written.add(service)) {
            return;
        }
        losses(place, service);
        for (int b = 0; b < Math.min(MOST_BACKENDS, service.backends().size()); b++) {
            backend(
                    place + ".backends[" + b + "]",
                    name(service, b),
                    service,
                    service.backends().get(b));
        }
    }

    private void losses(String place, Service service) {
        ServiceOptions options = service.options();
        String called = service.name();
        boolean isChecked = !(options.healthCheck() instanceof HealthCheck.None);
        report.loseUnless(!isChecked, place + ".options.healthCheck", "k8sHealth", called);
        boolean isSticky = !(service.affinity() instanceof Affinity.None);
        report.loseUnless(!isSticky, place + ".affinity", "k8sAffinity", called);
        boolean isInTurn = options.balancing() == Balancing.ROUND_ROBIN;
        report.loseUnless(isInTurn, place + ".options.balancing", "k8sBalancing", called);
        report.loseUnless(!options.policy().dynamicScale(), place + ".options", "dynamicScale");
        report.loseUnless(
                options.slowStart().isZero(), place + ".options.slowStart", "slowStart", called);
        report.loseUnless(
                !options.policy().rewriteErrors().orElse(false),
                place + ".options.policy.rewriteErrors",
                "rewriteErrors");
        boolean isLimited = service.backends().stream().anyMatch(b -> b.maxConnections() > 0);
        report.loseUnless(!isLimited, place + ".backends", "k8sConnections", called);
        report.loseUnless(
                service.backends().size() <= MOST_BACKENDS,
                place + ".backends",
                "k8sBackends",
                called,
                MOST_BACKENDS);
    }

    private void backend(String place, String name, Service service, Backend backend) {
        BackendPolicy policy = backend.policy();
        report.loseUnless(!backend.emergency(), place, "k8sBackup", backend.label());
        boolean isIn = backend.mode() == BackendMode.READY;
        report.loseUnless(isIn, place + ".mode", "drained", backend.label());
        report.loseUnless(policy.alivePort().isEmpty(), place + ".policy.alivePort", "alivePort");
        boolean isTimed =
                policy.response().isPositive()
                        || policy.connect().isPositive()
                        || policy.tunnel().isPositive();
        report.loseUnless(!isTimed, place + ".policy", "backendTimes");
        Map<String, Object> port =
                YamlTexts.map("name", "backend", "port", backend.port(), "protocol", "TCP");
        if (service.options().http() == UpstreamHttp.HTTP_2
                && UpstreamSecurity.of(backend, service).isEmpty()) {
            port.put("appProtocol", "kubernetes.io/h2c");
        }
        place(place, name, backend, port);
        UpstreamSecurity.of(backend, service).ifPresent(tls -> policy(place, name, tls, backend));
    }

    private void place(String place, String name, Backend backend, Map<String, Object> port) {
        Map<String, Object> spec = YamlTexts.map("ports", List.of(port));
        boolean isAddress = Addresses.isAddress(backend.host());
        boolean isHere = Addresses.isLoopback(backend.host());
        if (!isAddress && !isHere) {
            spec.put("type", "ExternalName");
            spec.put("externalName", backend.host());
            report.lose(place + ".host", "k8sExternal", backend.label());
        }
        documents.add(object("v1", "Service", name, spec));
        if (isHere) {
            report.lose(place + ".host", "k8sLoopback", backend.label(), backend.host());
        } else if (isAddress) {
            documents.add(slice(name, backend, port));
        }
    }

    private Map<String, Object> slice(String name, Backend backend, Map<String, Object> port) {
        Map<String, Object> slice =
                object("discovery.k8s.io/v1", "EndpointSlice", name, YamlTexts.map());
        slice.put(
                "metadata",
                YamlTexts.map(
                        "name",
                        name,
                        "namespace",
                        plan.namespace(),
                        "labels",
                        YamlTexts.map("kubernetes.io/service-name", name)));
        slice.put("addressType", backend.host().indexOf(':') >= 0 ? "IPv6" : "IPv4");
        slice.put("ports", List.of(port));
        slice.put("endpoints", List.of(YamlTexts.map("addresses", List.of(backend.host()))));
        return slice;
    }

    private void policy(String place, String name, BackendTls tls, Backend backend) {
        String host = tls.serverName().isEmpty() ? backend.host() : tls.serverName();
        // The name is always verified there, so an address would never do.
        report.loseUnless(!Addresses.isAddress(host), place, "k8sTlsName", backend.label());
        report.loseUnless(tls.verify(), place, "k8sVerify", backend.label());
        report.loseUnless(
                tls.clientCertificate().isEmpty(), place, "k8sClientCert", backend.label());
        Map<String, Object> validation =
                YamlTexts.map("hostname", Addresses.isAddress(host) ? name + ".invalid" : host);
        if (tls.authorities().isEmpty()) {
            validation.put("wellKnownCACertificates", "System");
        } else {
            validation.put(
                    "caCertificateRefs",
                    List.of(
                            YamlTexts.map(
                                    "group",
                                    "",
                                    "kind",
                                    "ConfigMap",
                                    "name",
                                    bundles.apply(tls.authorities()))));
        }
        Map<String, Object> spec =
                YamlTexts.map(
                        "targetRefs",
                        List.of(YamlTexts.map("group", "", "kind", "Service", "name", name)),
                        "validation",
                        validation);
        documents.add(object("gateway.networking.k8s.io/v1", "BackendTLSPolicy", name, spec));
    }
}
