package org.yaomote.store;

import org.yaomote.config.AccessLog;
import org.yaomote.config.Affinity;
import org.yaomote.config.Backend;
import org.yaomote.config.BackendMode;
import org.yaomote.config.ClientCertificates;
import org.yaomote.config.Limits;
import org.yaomote.config.Listener;
import org.yaomote.config.ListenerId;
import org.yaomote.config.ListenerOptions;
import org.yaomote.config.MethodSet;
import org.yaomote.config.Pages;
import org.yaomote.config.Protocol;
import org.yaomote.config.ProxyConfig;
import org.yaomote.config.Rule;
import org.yaomote.config.Service;
import org.yaomote.config.ServiceId;
import org.yaomote.config.ServiceOptions;
import org.yaomote.config.Timeouts;
import org.yaomote.config.TlsSettings;
import org.yaomote.policy.BackendPolicy;
import org.yaomote.policy.Definitions;
import org.yaomote.policy.TlsPolicy;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;

/// Reads the tree that [ConfigTree] builds, or that somebody wrote by hand.
final class TreeReader {
    /// Reads an affinity of one kind from its object and its time to live.
    private interface AffinityKind extends BiFunction<JsonObject, Duration, Affinity> {}

    private enum Scheme {
        HTTP,
        HTTPS,
        TCP,
        /// A word that is noted as wrong: whatever may stand beside either is let pass.
        UNKNOWN
    }

    private static final Map<String, Scheme> PROTOCOLS = protocols();

    private static final Map<String, AffinityKind> AFFINITIES = affinities();

    private TreeReader() {}

    static ProxyConfig read(JsonObject root) {
        List<Listener> listeners =
                root.objects("listeners").stream().map(TreeReader::listener).toList();
        List<Service> services =
                root.objects("services").stream().map(TreeReader::service).toList();
        Timeouts timeouts =
                root.object("timeouts").map(EngineReader::timeouts).orElse(Timeouts.DEFAULTS);
        return new ProxyConfig(
                listeners,
                services,
                timeouts,
                root.object("limits").map(EngineReader::limits).orElse(Limits.DEFAULTS),
                root.object("accessLog").map(EngineReader::accessLog).orElse(new AccessLog.Off()),
                root.object("pages").map(EngineReader::pages).orElse(Pages.NONE),
                root.record("definitions", Definitions.class, Definitions.NONE),
                String.join("\n", root.texts("poundText")));
    }

    private static Listener listener(JsonObject json) {
        String id = json.text("id");
        String name = json.text("name", id);
        boolean enabled = json.flag("enabled", true);
        String address = json.text("address");
        int port = json.number("port", Optional.empty());
        Protocol protocol = protocol(json);
        MethodSet methods =
                json.word("methods", Vocabulary.METHODS, Optional.of("any")).orElse(MethodSet.ANY);
        List<Rule> rules = json.objects("rules").stream().map(TreeReader::rule).toList();
        ListenerOptions options =
                json.object("options")
                        .map(OptionsReader::listener)
                        .orElse(ListenerOptions.DEFAULTS);
        json.end();
        return new Listener(
                new ListenerId(id),
                name,
                enabled,
                address,
                port,
                protocol,
                methods,
                rules,
                options);
    }

    private static Protocol protocol(JsonObject json) {
        Scheme scheme =
                json.word("protocol", PROTOCOLS, Optional.of("http")).orElse(Scheme.UNKNOWN);
        if (scheme == Scheme.HTTP) {
            return new Protocol.Http();
        }
        if (scheme == Scheme.TCP) {
            return new Protocol.Tcp();
        }
        List<String> certificates = json.texts("certificates");
        ClientCertificates clients =
                json.object("clientCertificates")
                        .map(OptionsReader::clients)
                        .orElse(new ClientCertificates.NotAsked());
        TlsPolicy policy = json.record("tls", TlsPolicy.class, TlsPolicy.DEFAULTS);
        return scheme == Scheme.HTTPS
                ? new Protocol.Https(new TlsSettings(certificates, clients, policy))
                : new Protocol.Http();
    }

    private static Map<String, Scheme> protocols() {
        Map<String, Scheme> words = new LinkedHashMap<>();
        words.put("http", Scheme.HTTP);
        words.put("https", Scheme.HTTPS);
        words.put("tcp", Scheme.TCP);
        return words;
    }

    private static Rule rule(JsonObject json) {
        Rule rule = new Rule(json.conditions("matches"), new ServiceId(json.text("service")));
        json.end();
        return rule;
    }

    private static Service service(JsonObject json) {
        String id = json.text("id");
        String name = json.text("name", id);
        Affinity affinity =
                json.object("affinity").map(TreeReader::affinity).orElse(new Affinity.None());
        List<Backend> backends =
                json.objects("backends").stream().map(TreeReader::backend).toList();
        ServiceOptions options =
                json.object("options").map(OptionsReader::service).orElse(ServiceOptions.DEFAULTS);
        json.end();
        return new Service(new ServiceId(id), name, affinity, backends, options);
    }

    private static Backend backend(JsonObject json) {
        Backend backend =
                new Backend(
                        json.text("name", ""),
                        json.text("host"),
                        json.number("port", Optional.empty()),
                        json.number("weight", Optional.of(Backend.DEFAULT_WEIGHT)),
                        mode(json),
                        json.number("maxConnections", Optional.of(0)),
                        json.flag("emergency", false),
                        json.record("policy", BackendPolicy.class, BackendPolicy.DEFAULTS));
        json.end();
        return backend;
    }

    /// Files of the first releases have `enabled` in the place of `mode`.
    private static BackendMode mode(JsonObject json) {
        if (!json.has("mode") && json.has("enabled")) {
            return json.flag("enabled", true) ? BackendMode.READY : BackendMode.OFF;
        }
        return json.word("mode", Vocabulary.MODES, Optional.of("ready")).orElse(BackendMode.READY);
    }

    private static Affinity affinity(JsonObject json) {
        Optional<AffinityKind> kind = json.word("by", AFFINITIES, Optional.empty());
        if (kind.isEmpty()) {
            // Which other keys belong here is not known either.
            return new Affinity.None();
        }
        Duration timeToLive = json.duration("timeToLive", Optional.of(Duration.ofMinutes(5)));
        Affinity affinity = kind.get().apply(json, timeToLive);
        json.end();
        return affinity;
    }

    private static Map<String, AffinityKind> affinities() {
        Map<String, AffinityKind> kinds = new LinkedHashMap<>();
        kinds.put("client-address", (_, ttl) -> new Affinity.ByClientAddress(ttl));
        kinds.put("cookie", (json, ttl) -> new Affinity.ByCookie(json.text("name"), ttl));
        kinds.put(
                "inserted-cookie",
                (json, ttl) -> new Affinity.ByInsertedCookie(json.text("name"), ttl));
        kinds.put("header", (json, ttl) -> new Affinity.ByHeader(json.text("name"), ttl));
        kinds.put(
                "url-parameter",
                (json, ttl) -> new Affinity.ByUrlParameter(json.text("name"), ttl));
        kinds.put("path-parameter", (_, ttl) -> new Affinity.ByPathParameter(ttl));
        kinds.put("basic-auth", (_, ttl) -> new Affinity.ByBasicAuth(ttl));
        kinds.put("none", (_, _) -> new Affinity.None());
        return kinds;
    }
}
