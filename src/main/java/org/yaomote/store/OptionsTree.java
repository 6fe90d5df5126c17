package org.yaomote.store;

import org.yaomote.config.Balancing;
import org.yaomote.config.ClientCertificates;
import org.yaomote.config.DurationText;
import org.yaomote.config.HealthCheck;
import org.yaomote.config.Hsts;
import org.yaomote.config.HttpsRedirect;
import org.yaomote.config.ListenerOptions;
import org.yaomote.config.QueueSettings;
import org.yaomote.config.ServiceOptions;
import org.yaomote.config.UpstreamHttp;
import org.yaomote.config.UpstreamTls;

import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

import java.time.Duration;

/// Builds the part of the tree that says what listeners and services do beyond the usual; what
/// [OptionsReader] reads. What is as usual is left out.
final class OptionsTree {
    private OptionsTree() {}

    static void clients(ObjectNode listener, ClientCertificates clients) {
        switch (clients) {
            case ClientCertificates.NotAsked _ -> {}
            case ClientCertificates.Asked(var file) -> clients(listener, "asked", file);
            case ClientCertificates.Required(var file) -> clients(listener, "required", file);
            case ClientCertificates.Unverified _ ->
                    listener.putObject("clientCertificates").put("mode", "unverified");
        }
    }

    private static void clients(ObjectNode listener, String mode, String authorities) {
        listener.putObject("clientCertificates").put("mode", mode).put("authorities", authorities);
    }

    static void listener(ObjectNode node, ListenerOptions options) {
        ListenerOptions usual = ListenerOptions.DEFAULTS;
        if (options.http2() != usual.http2()) {
            node.put("http2", options.http2());
        }
        if (options.http2PriorKnowledge() != usual.http2PriorKnowledge()) {
            node.put("http2PriorKnowledge", options.http2PriorKnowledge());
        }
        switch (options.redirect()) {
            case HttpsRedirect.Off _ -> {}
            case HttpsRedirect.To(var port) -> node.putObject("redirect").put("port", port);
        }
        switch (options.hsts()) {
            case Hsts.Off _ -> {}
            case Hsts.On(var maxAge, var subdomains) ->
                    node.putObject("hsts")
                            .put("maxAge", DurationText.of(maxAge))
                            .put("includeSubdomains", subdomains);
        }
        if (!options.trustedProxies().isEmpty()) {
            ArrayNode proxies = node.putArray("trustedProxies");
            options.trustedProxies().forEach(proxies::add);
        }
        if (options.via() != usual.via()) {
            node.put("via", options.via());
        }
        if (options.maxBodyBytes() != usual.maxBodyBytes()) {
            node.put("maxBodyBytes", options.maxBodyBytes());
        }
        put(node, "policy", options.policy(), usual.policy());
    }

    static void service(ObjectNode node, ServiceOptions options) {
        ServiceOptions usual = ServiceOptions.DEFAULTS;
        if (options.balancing() != Balancing.ROUND_ROBIN) {
            node.put("balancing", Vocabulary.word(options.balancing()));
        }
        if (!options.healthCheck().equals(usual.healthCheck())) {
            healthCheck(node.putObject("healthCheck"), options.healthCheck());
        }
        tls(node, options.tls());
        if (options.http() != UpstreamHttp.HTTP_1) {
            node.put("http", Vocabulary.word(options.http()));
        }
        if (!options.slowStart().equals(usual.slowStart())) {
            put(node, "slowStart", options.slowStart());
        }
        if (!options.queue().equals(QueueSettings.DEFAULTS)) {
            ObjectNode queue = node.putObject("queue");
            queue.put("length", options.queue().length());
            put(queue, "patience", options.queue().patience());
        }
        if (options.maintenance()) {
            node.put("maintenance", true);
        }
        put(node, "policy", options.policy(), usual.policy());
    }

    private static void healthCheck(ObjectNode node, HealthCheck check) {
        switch (check) {
            case HealthCheck.None _ -> node.put("by", "none");
            case HealthCheck.Tcp(var timing) -> {
                node.put("by", "tcp");
                timing(node, timing);
            }
            case HealthCheck.Http(var path, var host, var from, var to, var timing) -> {
                node.put("by", "http");
                node.put("path", path);
                if (!host.isEmpty()) {
                    node.put("host", host);
                }
                node.put("statusFrom", from);
                node.put("statusTo", to);
                timing(node, timing);
            }
        }
    }

    private static void timing(ObjectNode node, HealthCheck.Timing timing) {
        put(node, "interval", timing.interval());
        put(node, "timeout", timing.timeout());
        node.put("fall", timing.fall());
        node.put("rise", timing.rise());
    }

    private static void tls(ObjectNode node, UpstreamTls tls) {
        switch (tls) {
            case UpstreamTls.Plain _ -> {}
            case UpstreamTls.Tls(var verify, var name, var authorities, var certificate) -> {
                ObjectNode one = node.putObject("tls").put("verify", verify);
                text(one, "serverName", name);
                text(one, "authorities", authorities);
                text(one, "clientCertificate", certificate);
            }
        }
    }

    private static void text(ObjectNode node, String key, String text) {
        if (!text.isEmpty()) {
            node.put(key, text);
        }
    }

    /// A record, unless all of it is as usual.
    static <R extends Record> void put(ObjectNode node, String key, R record, R usual) {
        if (!record.equals(usual)) {
            node.set(key, RecordTree.of(record));
        }
    }

    private static void put(ObjectNode node, String key, Duration duration) {
        node.put(key, DurationText.of(duration));
    }
}
