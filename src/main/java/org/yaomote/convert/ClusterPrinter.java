package org.yaomote.convert;

import org.yaomote.config.ClientCertificates;
import org.yaomote.config.Listener;
import org.yaomote.config.ListenerOptions;
import org.yaomote.config.MethodSet;
import org.yaomote.config.Protocol;
import org.yaomote.config.ProxyConfig;
import org.yaomote.config.Rule;
import org.yaomote.config.Timeouts;
import org.yaomote.config.TlsSettings;
import org.yaomote.policy.ListenerPolicy;
import org.yaomote.policy.TlsPolicy;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Writes a configuration as manifests of the Gateway API: a Gateway with a listener for each of
/// ours, and what [ClusterRoutes] and [ClusterServices] make of the rest.
final class ClusterPrinter {
    /// The name of the Gateway.
    static final String GATEWAY = "yaomote";

    /// Most listeners of a Gateway.
    private static final int MOST_LISTENERS = 64;

    private final ProxyConfig config;
    private final ClusterPlan plan;
    private final Report report = new Report();
    private final ClusterNames names = new ClusterNames();
    private final Map<String, String> secrets = new LinkedHashMap<>();
    private final Map<String, String> bundles = new LinkedHashMap<>();
    private final ClusterServices services;
    private final ClusterRoutes routes;
    private final List<Map<String, Object>> listeners = new ArrayList<>();
    private final List<Map<String, Object>> documents = new ArrayList<>();
    private final Set<Integer> ports = new HashSet<>();

    ClusterPrinter(ProxyConfig config, ClusterPlan plan) {
        this.config = config;
        this.plan = plan;
        services =
                new ClusterServices(
                        new ClusterServices.Common(
                                plan, names, report, config.services(), this::bundle),
                        new ClusterFilters(config, report));
        routes = new ClusterRoutes(config, services, names, report);
    }

    /// What is made of a configuration.
    ///
    /// @param manifests the objects in the order in which they are to be applied
    /// @param secrets names of Secrets by the PEM file that each holds
    /// @param bundles names of ConfigMaps by the file of authorities that each holds
    record Made(
            String manifests,
            Map<String, String> secrets,
            Map<String, String> bundles,
            List<org.yaomote.config.Problem> losses) {}

    Made print() {
        names.of("", GATEWAY);
        for (int l = 0; l < config.listeners().size(); l++) {
            listener("listeners[" + l + "]", config.listeners().get(l));
        }
        general();
        List<Map<String, Object>> all = new ArrayList<>();
        all.add(
                YamlTexts.map(
                        "apiVersion",
                        "v1",
                        "kind",
                        "Namespace",
                        "metadata",
                        YamlTexts.map("name", plan.namespace())));
        if (!listeners.isEmpty()) {
            Map<String, Object> spec =
                    YamlTexts.map("gatewayClassName", plan.gatewayClass(), "listeners", listeners);
            all.add(services.object("gateway.networking.k8s.io/v1", "Gateway", GATEWAY, spec));
        }
        all.addAll(services.documents());
        all.addAll(documents);
        return new Made(YamlTexts.of(all), secrets, bundles, report.losses());
    }

    private void general() {
        report.lose("", "k8sClass", plan.gatewayClass());
        report.loseUnless(config.timeouts().equals(Timeouts.DEFAULTS), "timeouts", "k8sTimeouts");
        report.general(config);
        boolean isPlain = config.pages().byStatus().isEmpty();
        report.loseUnless(isPlain, "pages.byStatus", "k8sPages");
        report.loseUnless(Report.nowhere(config) == 404, "", "k8sNowhere");
    }

    private void listener(String path, Listener listener) {
        boolean isOneOf = ports.size() < MOST_LISTENERS;
        report.loseUnless(isOneOf, path, "k8sListeners", listener.name(), MOST_LISTENERS);
        report.loseUnless(
                listener.enabled(), path + ".enabled", "listenerDisabled", listener.name());
        if (!listener.enabled() || !isOneOf || isForKnownClients(path, listener)) {
            return;
        }
        report.loseUnless(listener.port() > 0, path + ".port", "port", listener.name());
        int port = Math.max(1, listener.port());
        if (!ports.add(port)) {
            report.lose(path + ".port", "k8sPort", listener.name(), port);
            return;
        }
        boolean isEverywhere = Addresses.isAny(listener.address());
        report.loseUnless(
                isEverywhere, path + ".address", "k8sAddress", listener.name(), listener.address());
        String name = names.of("listener " + listener.id(), listener.name());
        Map<String, Object> entry = YamlTexts.map("name", name, "port", port);
        listeners.add(entry);
        switch (listener.protocol()) {
            case Protocol.Tcp _ -> tunnel(path, listener, name, entry);
            case Protocol.Http _ -> {
                entry.put("protocol", "HTTP");
                http(path, listener, name);
            }
            case Protocol.Https(var tls) -> {
                entry.put("protocol", "HTTPS");
                entry.put("tls", tls(path, tls));
                http(path, listener, name);
            }
        }
    }

    /// Whom only clients with certificates may reach must not be open to all others.
    private boolean isForKnownClients(String path, Listener listener) {
        if (!(listener.protocol() instanceof Protocol.Https(var tls))) {
            return false;
        }
        boolean isRequired = tls.clients() instanceof ClientCertificates.Required;
        report.loseUnless(!isRequired, path + ".clientCertificates", "k8sClients", listener.name());
        boolean isAsked =
                tls.clients() instanceof ClientCertificates.Asked
                        || tls.clients() instanceof ClientCertificates.Unverified;
        report.loseUnless(!isAsked, path + ".clientCertificates", "k8sAsked", listener.name());
        return isRequired;
    }

    private Map<String, Object> tls(String path, TlsSettings tls) {
        List<Map<String, Object>> references = new ArrayList<>();
        for (String file : tls.certificates()) {
            String stem = file.substring(file.lastIndexOf('/') + 1).replaceAll("\\.[^.]*$", "");
            String name =
                    secrets.computeIfAbsent(file, f -> names.of("secret " + f, "tls-" + stem));
            references.add(YamlTexts.map("name", name));
        }
        report.loseUnless(references.size() < 2, path + ".certificates", "k8sCertificates");
        boolean isUsual = tls.policy().equals(TlsPolicy.DEFAULTS);
        report.loseUnless(isUsual, path + ".tls", "k8sTls");
        return YamlTexts.map("mode", "Terminate", "certificateRefs", references);
    }

    private String bundle(String file) {
        String stem = file.substring(file.lastIndexOf('/') + 1).replaceAll("\\.[^.]*$", "");
        return bundles.computeIfAbsent(file, f -> names.of("bundle " + f, "ca-" + stem));
    }

    private void tunnel(String path, Listener listener, String name, Map<String, Object> entry) {
        entry.put("protocol", "TCP");
        report.lose(path, "k8sTcp", listener.name());
        Optional<Rule> rule = listener.rules().stream().findFirst();
        rule.flatMap(r -> config.service(r.service()))
                .ifPresent(
                        service -> {
                            String place = "services[" + config.services().indexOf(service) + "]";
                            Map<String, Object> spec =
                                    YamlTexts.map(
                                            "parentRefs",
                                            List.of(
                                                    YamlTexts.map(
                                                            "name", GATEWAY, "sectionName", name)),
                                            "rules",
                                            List.of(
                                                    YamlTexts.map(
                                                            "backendRefs",
                                                            services.references(place, service))));
                            documents.add(
                                    services.object(
                                            "gateway.networking.k8s.io/v1alpha2",
                                            "TCPRoute",
                                            name,
                                            spec));
                        });
    }

    private void http(String path, Listener listener, String name) {
        documents.addAll(routes.of(path, listener, List.of(name)));
        ListenerOptions options = listener.options();
        ListenerPolicy policy = options.policy();
        String own = path + ".options";
        report.loseUnless(
                listener.methods() == MethodSet.ANY, path + ".methods", "k8sMethods", name);
        report.loseUnless(options.maxBodyBytes() == 0, own + ".maxBodyBytes", "k8sBody", name);
        report.loseUnless(options.trustedProxies().isEmpty(), own + ".trustedProxies", "trusted");
        report.loseUnless(policy.forwarded().isEmpty(), own + ".policy.forwarded", "trusted");
        report.loseUnless(!options.via(), own + ".via", "via");
        report.loseUnless(policy.checkUrl().isEmpty(), own + ".policy.checkUrl", "checkUrl");
        boolean isUnlimited = policy.maxUriBytes() == 0 && policy.lineBytes() == 0;
        report.loseUnless(isUnlimited, own + ".policy", "limits");
        report.loseUnless(policy.pages().isEmpty(), own + ".policy.pages", "k8sPages");
        report.loseUnless(!policy.rewriteErrors(), own + ".policy.rewriteErrors", "rewriteErrors");
        boolean isKept =
                policy.locations() == ListenerPolicy.DEFAULTS.locations()
                        && !policy.rewriteDestination();
        report.loseUnless(isKept, own + ".policy.locations", "locations");
        report.loseUnless(policy.logFormat().isEmpty(), own + ".policy.logFormat", "accessLog");
        report.loseUnless(policy.acmeDirectory().isEmpty(), own + ".policy.acmeDirectory", "acme");
        report.loseUnless(policy.clientTimeout().isZero(), own + ".policy", "k8sTimeouts");
        report.loseUnless(
                !ShownClients.areTold(listener), path + ".clientCertificates", "shownClients");
        report.loseUnless(!policy.headers().forwarded(), own + ".policy.headers", "k8sForwarded");
        report.loseUnless(
                !options.http2PriorKnowledge(), own + ".http2PriorKnowledge", "priorKnowledge");
    }
}
