package org.yaomote.pound;

import org.yaomote.config.AccessLog;
import org.yaomote.config.Affinity;
import org.yaomote.config.Backend;
import org.yaomote.config.Balancing;
import org.yaomote.config.ClientCertificates;
import org.yaomote.config.HealthCheck;
import org.yaomote.config.Listener;
import org.yaomote.config.ListenerId;
import org.yaomote.config.ListenerOptions;
import org.yaomote.config.MethodSet;
import org.yaomote.config.Protocol;
import org.yaomote.config.ProxyConfig;
import org.yaomote.config.Rule;
import org.yaomote.config.Service;
import org.yaomote.config.ServiceId;
import org.yaomote.config.ServiceOptions;
import org.yaomote.config.TimeLimit;
import org.yaomote.config.Timeouts;
import org.yaomote.config.TlsSettings;
import org.yaomote.policy.Condition;
import org.yaomote.policy.Reply;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;

/// Makes sound configurations a dialect can say in full, with the ids reading gives: private
/// services first, listener by listener, then global ones, then those no rule leads to.
final class SayableConfig {
    private static final List<String> HOSTS =
            List.of("app.example.com", "*.example.com", "a-b.example", "10.1.2.3", "x_y.test");
    private static final List<String> PATHS =
            List.of("/api", "/v1.0", "/a+b/(c)", "//", "/", "/~me/$x", "/a[1]*{2}|^");
    private static final List<String> OLD_NAMES = List.of("web", "管理画面", "a # b", "it's", "x=1");

    /// Those that Pound has a level for.
    private static final List<AccessLog.Format> LOG_FORMATS =
            List.of(
                    AccessLog.Format.POUND_1,
                    AccessLog.Format.POUND_2,
                    AccessLog.Format.VHOST_COMBINED,
                    AccessLog.Format.COMBINED,
                    AccessLog.Format.POUND_5);

    private static final List<String> NEW_NAMES =
            List.of("say \"hi\"", "back\\slash", "\\\"", "a\" b");

    private static final Duration MINUTE = Duration.ofMinutes(1);

    private final Random random;
    private final boolean isOld;
    private final HealthCheck check;
    private final SayablePolicy policies;
    private final List<Service> services = new ArrayList<>();
    private final List<Listener> listeners = new ArrayList<>();

    SayableConfig(Random random, Dialect dialect) {
        this.random = random;
        isOld = dialect == Dialect.POUND_2;
        policies = new SayablePolicy(random, isOld);
        HealthCheck.Timing usual = HealthCheck.Timing.DEFAULTS;
        Duration interval = Duration.ofSeconds(1 + random.nextInt(60));
        check =
                new HealthCheck.Tcp(
                        new HealthCheck.Timing(
                                random.nextBoolean() ? usual.interval() : interval,
                                usual.timeout(),
                                usual.fall(),
                                usual.rise()));
    }

    ProxyConfig make() {
        int count = 1 + random.nextInt(3);
        for (int i = 0; i < count; i++) {
            listeners.add(listener(i));
        }
        List<Rule> global = rules(random.nextInt(3));
        List<Rule> all = new ArrayList<>(global);
        all.add(Rule.everything(service()));
        for (int i = 0; i < count; i++) {
            List<Rule> own = listeners.get(i).rules();
            listeners.set(
                    i,
                    listeners.get(i).withRules(Stream.concat(own.stream(), all.stream()).toList()));
        }
        return new ProxyConfig(listeners, services, limits())
                .withAccessLog(accessLog())
                .withDefinitions(policies.definitions());
    }

    private Listener listener(int index) {
        boolean isHttps = random.nextBoolean();
        long same =
                listeners.stream()
                        .filter(l -> (l.protocol() instanceof Protocol.Https) == isHttps)
                        .count();
        String made = (isHttps ? "https" : "http") + (same == 0 ? "" : "-" + (same + 1));
        return new Listener(
                new ListenerId("listener-" + (index + 1)),
                isOld ? made : name() + " L" + index,
                true,
                one(List.of("0.0.0.0", "127.0.0.1", "::1", "proxy.example.com")),
                10_000 + index,
                isHttps ? https() : new Protocol.Http(),
                methods(),
                // The first listener has a private rule, so that what all have in common is global.
                rules(index == 0 ? 1 : random.nextInt(3)),
                ListenerOptions.DEFAULTS
                        .withMaxBodyBytes(random.nextBoolean() ? 0 : random.nextInt(1 << 30))
                        .withPolicy(policies.listener(!isHttps)));
    }

    private Protocol https() {
        ClientCertificates clients = policies.clients();
        boolean asks = !(clients instanceof ClientCertificates.NotAsked);
        return new Protocol.Https(new TlsSettings(certificates(), clients, policies.tls(asks)));
    }

    private AccessLog accessLog() {
        AccessLog.ToFile usual = AccessLog.ToFile.DEFAULTS;
        return random.nextBoolean()
                ? new AccessLog.Off()
                : new AccessLog.ToFile(
                        usual.path(),
                        one(LOG_FORMATS),
                        usual.maxBytes(),
                        usual.keep(),
                        usual.queryValues());
    }

    private MethodSet methods() {
        List<MethodSet> usual = List.of(MethodSet.BASIC, MethodSet.EXTENDED, MethodSet.WEBDAV);
        MethodSet rare = isOld ? MethodSet.RPC : MethodSet.MICROSOFT;
        return random.nextInt(5) == 0 ? rare : one(usual);
    }

    private List<String> certificates() {
        List<String> files = List.of("/etc/ssl/a.pem", "証明書/b c.pem", "site#1.pem");
        return files.subList(0, 1 + random.nextInt(3));
    }

    private List<Rule> rules(int count) {
        List<Rule> rules = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            Condition host = new Condition.HostIs(one(HOSTS));
            Condition path = new Condition.PathPrefix(path());
            List<Condition> matches =
                    one(
                            List.of(
                                    List.of(host),
                                    List.of(path),
                                    List.of(host, path, host),
                                    policies.conditions()));
            rules.add(new Rule(matches, service()));
        }
        return rules;
    }

    private String path() {
        return !isOld && random.nextInt(5) == 0 ? "/a\\b\"c" : one(PATHS);
    }

    private ServiceId service() {
        int number = services.size() + 1;
        ServiceId id = new ServiceId("service-" + number);
        List<Backend> backends = new ArrayList<>();
        int count = 1 + random.nextInt(3);
        for (int b = 0; b < count; b++) {
            backends.add(
                    new Backend(
                                    isOld || random.nextBoolean() ? "" : name(),
                                    one(
                                            List.of(
                                                    "10.0.0." + b,
                                                    "web" + b + ".example.com",
                                                    "fe80::" + b)),
                                    1 + random.nextInt(9_999),
                                    1 + random.nextInt(isOld ? 9 : Backend.MAX_WEIGHT),
                                    b == 0 || random.nextBoolean())
                            .withPolicy(policies.backend(false)));
        }
        if (random.nextInt(3) == 0) {
            Backend spare = new Backend("", "10.9.9.9", 80, Backend.DEFAULT_WEIGHT, true);
            backends.add(
                    random.nextInt(backends.size() + 1),
                    spare.withEmergency(true).withPolicy(policies.backend(true)));
        }
        Balancing balancing =
                isOld || random.nextBoolean() ? Balancing.ROUND_ROBIN : Balancing.RANDOM;
        boolean replies = random.nextInt(4) == 0;
        Reply reply = replies ? policies.reply() : new Reply.FromBackends();
        ServiceOptions options =
                ServiceOptions.DEFAULTS
                        .withHealthCheck(check)
                        .withBalancing(balancing)
                        .withPolicy(policies.service(reply, random.nextInt(4) == 0));
        List<Backend> servers = replies ? List.of() : backends;
        services.add(new Service(id, name() + " " + number, affinity(), servers, options));
        return id;
    }

    private Affinity affinity() {
        Duration ttl = Duration.ofSeconds(1 + random.nextInt(100_000));
        return one(
                List.of(
                        new Affinity.None(),
                        new Affinity.ByClientAddress(ttl),
                        new Affinity.ByBasicAuth(ttl),
                        new Affinity.ByPathParameter(ttl),
                        new Affinity.ByCookie("sid", ttl),
                        new Affinity.ByHeader("X-Session", ttl),
                        new Affinity.ByUrlParameter("id", ttl)));
    }

    private Timeouts limits() {
        if (random.nextBoolean()) {
            return Timeouts.DEFAULTS;
        }
        Duration client = Duration.ofSeconds(1 + random.nextInt(500));
        Duration answer = Duration.ofSeconds(1 + random.nextInt(500));
        Duration connect = Duration.ofSeconds(1 + random.nextInt(9));
        Duration drain = Duration.ofSeconds(1 + random.nextInt(99));
        return TimeLimit.each(
                limit ->
                        switch (limit) {
                            case REQUEST_HEAD, REQUEST_BODY, CLIENT_IDLE -> client;
                            case CONNECT -> connect;
                            case RESPONSE, RESPONSE_BODY -> answer;
                            case DRAIN -> drain;
                            case ALL_TRIES -> answer.toSeconds() > 60 ? answer : MINUTE;
                            case CLIENT_WRITE, UPSTREAM_IDLE, TLS_HANDSHAKE, HTTP2_IDLE, TUNNEL ->
                                    limit.of(Timeouts.DEFAULTS);
                        });
    }

    private String name() {
        return !isOld && random.nextBoolean() ? one(NEW_NAMES) : one(OLD_NAMES);
    }

    private <T> T one(List<T> choices) {
        return choices.get(random.nextInt(choices.size()));
    }
}
