package org.yaomote.store;

import org.yaomote.config.Balancing;
import org.yaomote.config.ClientCertificates;
import org.yaomote.config.HealthCheck;
import org.yaomote.config.Hsts;
import org.yaomote.config.HttpsRedirect;
import org.yaomote.config.ListenerOptions;
import org.yaomote.config.QueueSettings;
import org.yaomote.config.ServiceOptions;
import org.yaomote.config.UpstreamHttp;
import org.yaomote.config.UpstreamTls;
import org.yaomote.policy.ListenerPolicy;
import org.yaomote.policy.ServicePolicy;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/// Reads what [OptionsTree] builds, or what somebody wrote by hand; what is left out is as usual.
final class OptionsReader {
    /// How long browsers remember where the file does not say.
    private static final Duration YEAR = Duration.ofDays(365);

    private static final Map<String, Function<JsonObject, ClientCertificates>> CLIENTS = clients();

    private static final Map<String, Function<JsonObject, HealthCheck>> CHECKS = checks();

    private OptionsReader() {}

    static ClientCertificates clients(JsonObject json) {
        Optional<Function<JsonObject, ClientCertificates>> kind =
                json.word("mode", CLIENTS, Optional.of("required"));
        // What an unknown mode needs is not known, but authorities may be meant.
        ClientCertificates clients = kind.orElse(CLIENTS.values().iterator().next()).apply(json);
        json.end();
        return clients;
    }

    private static Map<String, Function<JsonObject, ClientCertificates>> clients() {
        Map<String, Function<JsonObject, ClientCertificates>> words = new LinkedHashMap<>();
        words.put("asked", json -> new ClientCertificates.Asked(json.text("authorities")));
        words.put("required", json -> new ClientCertificates.Required(json.text("authorities")));
        words.put("unverified", _ -> new ClientCertificates.Unverified());
        return words;
    }

    static ListenerOptions listener(JsonObject json) {
        ListenerOptions usual = ListenerOptions.DEFAULTS;
        ListenerOptions options =
                new ListenerOptions(
                        json.flag("http2", usual.http2()),
                        json.flag("http2PriorKnowledge", usual.http2PriorKnowledge()),
                        json.object("redirect")
                                .map(OptionsReader::redirect)
                                .orElse(usual.redirect()),
                        json.object("hsts").map(OptionsReader::hsts).orElse(usual.hsts()),
                        json.texts("trustedProxies"),
                        json.flag("via", usual.via()),
                        json.longNumber("maxBodyBytes", usual.maxBodyBytes()),
                        json.record("policy", ListenerPolicy.class, usual.policy()));
        json.end();
        return options;
    }

    private static HttpsRedirect redirect(JsonObject json) {
        HttpsRedirect redirect = new HttpsRedirect.To(json.number("port", Optional.of(443)));
        json.end();
        return redirect;
    }

    private static Hsts hsts(JsonObject json) {
        Hsts hsts =
                new Hsts.On(
                        json.duration("maxAge", Optional.of(YEAR)),
                        json.flag("includeSubdomains", false));
        json.end();
        return hsts;
    }

    static ServiceOptions service(JsonObject json) {
        ServiceOptions usual = ServiceOptions.DEFAULTS;
        ServiceOptions options =
                new ServiceOptions(
                        json.word("balancing", Vocabulary.BALANCINGS, Optional.of("round-robin"))
                                .orElse(Balancing.ROUND_ROBIN),
                        json.object("healthCheck")
                                .map(OptionsReader::healthCheck)
                                .orElse(usual.healthCheck()),
                        json.object("tls").map(OptionsReader::tls).orElse(usual.tls()),
                        json.word("http", Vocabulary.UPSTREAM_HTTP, Optional.of("http-1"))
                                .orElse(UpstreamHttp.HTTP_1),
                        json.duration("slowStart", Optional.of(usual.slowStart())),
                        json.object("queue").map(OptionsReader::queue).orElse(usual.queue()),
                        json.flag("maintenance", usual.maintenance()),
                        json.record("policy", ServicePolicy.class, usual.policy()));
        json.end();
        return options;
    }

    private static HealthCheck healthCheck(JsonObject json) {
        Optional<Function<JsonObject, HealthCheck>> kind =
                json.word("by", CHECKS, Optional.empty());
        if (kind.isEmpty()) {
            // Which other keys belong here is not known either.
            return new HealthCheck.None();
        }
        HealthCheck check = kind.get().apply(json);
        json.end();
        return check;
    }

    private static Map<String, Function<JsonObject, HealthCheck>> checks() {
        Map<String, Function<JsonObject, HealthCheck>> kinds = new LinkedHashMap<>();
        kinds.put("none", _ -> new HealthCheck.None());
        kinds.put("tcp", json -> new HealthCheck.Tcp(timing(json)));
        kinds.put(
                "http",
                json ->
                        new HealthCheck.Http(
                                json.text("path", "/"),
                                json.text("host", ""),
                                json.number("statusFrom", Optional.of(200)),
                                json.number("statusTo", Optional.of(299)),
                                timing(json)));
        return kinds;
    }

    private static HealthCheck.Timing timing(JsonObject json) {
        HealthCheck.Timing usual = HealthCheck.Timing.DEFAULTS;
        return new HealthCheck.Timing(
                json.duration("interval", Optional.of(usual.interval())),
                json.duration("timeout", Optional.of(usual.timeout())),
                json.number("fall", Optional.of(usual.fall())),
                json.number("rise", Optional.of(usual.rise())));
    }

    private static UpstreamTls tls(JsonObject json) {
        UpstreamTls tls =
                new UpstreamTls.Tls(
                        json.flag("verify", true),
                        json.text("serverName", ""),
                        json.text("authorities", ""),
                        json.text("clientCertificate", ""));
        json.end();
        return tls;
    }

    private static QueueSettings queue(JsonObject json) {
        QueueSettings usual = QueueSettings.DEFAULTS;
        QueueSettings queue =
                new QueueSettings(
                        json.number("length", Optional.of(usual.length())),
                        json.duration("patience", Optional.of(usual.patience())));
        json.end();
        return queue;
    }
}
