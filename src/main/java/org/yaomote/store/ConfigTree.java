package org.yaomote.store;

import org.yaomote.config.Affinity;
import org.yaomote.config.Backend;
import org.yaomote.config.DurationText;
import org.yaomote.config.Listener;
import org.yaomote.config.ListenerOptions;
import org.yaomote.config.Protocol;
import org.yaomote.config.ProxyConfig;
import org.yaomote.config.Rule;
import org.yaomote.config.Service;
import org.yaomote.config.ServiceOptions;
import org.yaomote.config.TimeLimit;
import org.yaomote.config.Timeouts;
import org.yaomote.policy.BackendPolicy;
import org.yaomote.policy.Definitions;
import org.yaomote.policy.TlsPolicy;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

import java.util.stream.Stream;

/// Builds the tree of a configuration; what [TreeReader] reads.
final class ConfigTree {
    private final JsonMapper mapper;

    ConfigTree(JsonMapper mapper) {
        this.mapper = mapper;
    }

    JsonNode of(ProxyConfig config) {
        ObjectNode root = mapper.createObjectNode();
        root.put("version", ConfigJson.VERSION);
        ArrayNode listeners = root.putArray("listeners");
        config.listeners().forEach(listener -> listener(listeners.addObject(), listener));
        ArrayNode services = root.putArray("services");
        config.services().forEach(service -> service(services.addObject(), service));
        if (!config.timeouts().equals(Timeouts.DEFAULTS)) {
            timeouts(root.putObject("timeouts"), config.timeouts());
        }
        EngineTree.put(root, config);
        OptionsTree.put(root, "definitions", config.definitions(), Definitions.NONE);
        if (!config.poundText().isEmpty()) {
            // A line each, so that a version control system shows what changed.
            ArrayNode lines = root.putArray("poundText");
            Stream.of(config.poundText().split("\n", -1)).forEach(lines::add);
        }
        return root;
    }

    private static void listener(ObjectNode node, Listener listener) {
        node.put("id", listener.id().value());
        node.put("name", listener.name());
        node.put("enabled", listener.enabled());
        node.put("address", listener.address());
        node.put("port", listener.port());
        switch (listener.protocol()) {
            case Protocol.Http _ -> node.put("protocol", "http");
            case Protocol.Tcp _ -> node.put("protocol", "tcp");
            case Protocol.Https(var tls) -> {
                node.put("protocol", "https");
                ArrayNode certificates = node.putArray("certificates");
                tls.certificates().forEach(certificates::add);
                OptionsTree.clients(node, tls.clients());
                OptionsTree.put(node, "tls", tls.policy(), TlsPolicy.DEFAULTS);
            }
        }
        node.put("methods", Vocabulary.word(listener.methods()));
        ArrayNode rules = node.putArray("rules");
        listener.rules().forEach(rule -> rule(rules.addObject(), rule));
        if (!listener.options().equals(ListenerOptions.DEFAULTS)) {
            OptionsTree.listener(node.putObject("options"), listener.options());
        }
    }

    private static void rule(ObjectNode node, Rule rule) {
        if (!rule.matches().isEmpty()) {
            node.set("matches", RecordTree.list(rule.matches()));
        }
        node.put("service", rule.service().value());
    }

    private static void service(ObjectNode node, Service service) {
        node.put("id", service.id().value());
        node.put("name", service.name());
        affinity(node, service.affinity());
        ArrayNode backends = node.putArray("backends");
        service.backends().forEach(backend -> backend(backends.addObject(), backend));
        if (!service.options().equals(ServiceOptions.DEFAULTS)) {
            OptionsTree.service(node.putObject("options"), service.options());
        }
    }

    private static void backend(ObjectNode node, Backend backend) {
        node.put("name", backend.name());
        node.put("host", backend.host());
        node.put("port", backend.port());
        node.put("weight", backend.weight());
        node.put("mode", Vocabulary.word(backend.mode()));
        if (backend.maxConnections() != 0) {
            node.put("maxConnections", backend.maxConnections());
        }
        if (backend.emergency()) {
            node.put("emergency", true);
        }
        OptionsTree.put(node, "policy", backend.policy(), BackendPolicy.DEFAULTS);
    }

    private static void affinity(ObjectNode service, Affinity affinity) {
        if (affinity instanceof Affinity.None) {
            return;
        }
        ObjectNode node = service.putObject("affinity");
        node.put("by", Vocabulary.affinityWord(affinity));
        switch (affinity) {
            case Affinity.None _,
                    Affinity.ByClientAddress _,
                    Affinity.ByPathParameter _,
                    Affinity.ByBasicAuth _ -> {}
            case Affinity.ByCookie(var name, _) -> node.put("name", name);
            case Affinity.ByInsertedCookie(var name, _) -> node.put("name", name);
            case Affinity.ByHeader(var name, _) -> node.put("name", name);
            case Affinity.ByUrlParameter(var name, _) -> node.put("name", name);
        }
        node.put("timeToLive", DurationText.of(affinity.timeToLive()));
    }

    private static void timeouts(ObjectNode node, Timeouts timeouts) {
        for (TimeLimit limit : TimeLimit.values()) {
            node.put(limit.key(), DurationText.of(limit.of(timeouts)));
        }
    }
}
