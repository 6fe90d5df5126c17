package org.yaomote.store;

import org.yaomote.config.Affinity;
import org.yaomote.config.Backend;
import org.yaomote.config.DurationText;
import org.yaomote.config.Listener;
import org.yaomote.config.Protocol;
import org.yaomote.config.ProxyConfig;
import org.yaomote.config.RequestMatch;
import org.yaomote.config.Rule;
import org.yaomote.config.Service;
import org.yaomote.config.Timeouts;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

import java.time.Duration;

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
            case Protocol.Https(var tls) -> {
                node.put("protocol", "https");
                ArrayNode certificates = node.putArray("certificates");
                tls.certificates().forEach(certificates::add);
            }
        }
        node.put("methods", Vocabulary.METHODS.get(listener.methods()));
        ArrayNode rules = node.putArray("rules");
        listener.rules().forEach(rule -> rule(rules.addObject(), rule));
    }

    private static void rule(ObjectNode node, Rule rule) {
        if (!rule.matches().isEmpty()) {
            ArrayNode matches = node.putArray("matches");
            for (RequestMatch match : rule.matches()) {
                switch (match) {
                    case RequestMatch.HostIs(var host) -> matches.addObject().put("host", host);
                    case RequestMatch.PathPrefix(var path) -> matches.addObject().put("path", path);
                }
            }
        }
        node.put("service", rule.service().value());
    }

    private static void service(ObjectNode node, Service service) {
        node.put("id", service.id().value());
        node.put("name", service.name());
        affinity(node, service.affinity());
        ArrayNode backends = node.putArray("backends");
        for (Backend backend : service.backends()) {
            ObjectNode one = backends.addObject();
            one.put("name", backend.name());
            one.put("host", backend.host());
            one.put("port", backend.port());
            one.put("weight", backend.weight());
            one.put("enabled", backend.enabled());
        }
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
        put(node, "requestHead", timeouts.requestHead());
        put(node, "requestBody", timeouts.requestBody());
        put(node, "clientIdle", timeouts.clientIdle());
        put(node, "clientWrite", timeouts.clientWrite());
        put(node, "connect", timeouts.connect());
        put(node, "response", timeouts.response());
        put(node, "responseBody", timeouts.responseBody());
        put(node, "upstreamIdle", timeouts.upstreamIdle());
        put(node, "drain", timeouts.drain());
    }

    private static void put(ObjectNode node, String key, Duration duration) {
        node.put(key, DurationText.of(duration));
    }
}
