package org.yaomote.convert;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.yaomote.config.Affinity;
import org.yaomote.config.Backend;
import org.yaomote.config.BackendMode;
import org.yaomote.config.Balancing;
import org.yaomote.config.HealthCheck;
import org.yaomote.config.HttpsRedirect;
import org.yaomote.config.Listener;
import org.yaomote.config.MethodSet;
import org.yaomote.config.Pages;
import org.yaomote.config.Problem;
import org.yaomote.config.ProxyConfig;
import org.yaomote.config.Rule;
import org.yaomote.config.Service;
import org.yaomote.config.UpstreamTls;
import org.yaomote.fixtures.Message;
import org.yaomote.fixtures.OtherProxy;
import org.yaomote.fixtures.RawClient;
import org.yaomote.fixtures.ScriptedBackend;
import org.yaomote.fixtures.Setup;
import org.yaomote.fixtures.TestCertificates;
import org.yaomote.metrics.BoundListener;
import org.yaomote.policy.Condition;
import org.yaomote.policy.Modification;
import org.yaomote.policy.Modifications;
import org.yaomote.policy.Reply;
import org.yaomote.policy.ServicePolicy;
import org.yaomote.policy.Subject;
import org.yaomote.policy.TextPattern;
import org.yaomote.proxy.Places;
import org.yaomote.proxy.ProxyEngine;
import org.yaomote.proxy.StartResult;
import org.yaomote.words.Words;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/// What HAProxy and nginx make of our translations, next to what the proxy itself does.
class ConvertIT {
    @TempDir private Path folder;

    private final List<AutoCloseable> open = new ArrayList<>();

    @AfterEach
    void close() throws Exception {
        for (AutoCloseable each : open.reversed()) {
            each.close();
        }
    }

    private ScriptedBackend backend(String name) {
        ScriptedBackend made = ScriptedBackend.saying(name);
        open.add(made);
        return made;
    }

    private Converted convert(OtherProxy.Kind kind, ProxyConfig config) {
        assumeTrue(kind.isThere(), kind + " is not installed");
        Converted made =
                switch (kind) {
                    case HAPROXY -> Converter.haproxy(config, f -> folder.resolve(f).toString());
                    case NGINX -> Converter.nginx(config, f -> folder.resolve(f).toString());
                };
        made.losses().forEach(ConvertIT::hasWords);
        String complaint = OtherProxy.check(kind, folder, made.text());
        assertThat(complaint).as(made.text()).isEmpty();
        return made;
    }

    private static void hasWords(Problem problem) {
        assertThat(Words.of(Locale.ENGLISH).problem(problem)).isNotBlank();
        assertThat(Words.of(Locale.JAPANESE).problem(problem)).isNotBlank();
    }

    /// Starts the program with every listener on a port of its own.
    ///
    /// @return the port of the first
    private int serve(OtherProxy.Kind kind, ProxyConfig config) {
        int first = ScriptedBackend.refusingPort();
        Listener listener = config.listeners().getFirst().withPort(first);
        Converted made = convert(kind, config.withListener(listener));
        open.add(OtherProxy.serving(kind, folder, made.text(), first));
        return first;
    }

    /// Starts our own engine.
    private int serve(ProxyConfig config) throws Exception {
        ProxyEngine engine =
                new ProxyEngine(
                        new Places(folder, folder.resolve("access.log")), 1, () -> new byte[32]);
        open.add(engine);
        StartResult started = engine.start(config).get(20, TimeUnit.SECONDS);
        assertThat(started).isInstanceOf(StartResult.Started.class);
        List<BoundListener> listeners = ((StartResult.Started) started).listeners();
        return listeners.getFirst().port();
    }

    /// What came of a request `METHOD TARGET HOST`: the status, who answered or where to go.
    private static String outcome(int port, String request) {
        String[] words = request.split(" ");
        try (RawClient client = RawClient.to(port)) {
            client.send(
                    words[0] + " " + words[1] + " HTTP/1.1\r\nHost: " + words[2]
                            + "\r\nX-Test: yes\r\n\r\n");
            Message answer = words[0].equals("HEAD") ? client.answerToHead() : client.answer();
            String status = answer.startLine().substring(9, 12);
            String location = String.join("", answer.values("location"));
            return status + " " + (status.equals("200") ? answer.body() : location);
        }
    }

    private static final List<String> REQUESTS =
            List.of(
                    "GET / app.example.com",
                    "GET /api app.example.com",
                    "GET /api/ APP.example.com:8080",
                    "GET /apix app.example.com",
                    "GET /api?x=1 app.example.com",
                    "GET /%61pi app.example.com",
                    "GET /v1.0/x other.example",
                    "GET /v1x0/x other.example",
                    "GET / www.wild.example",
                    "GET / wild.example",
                    "GET /old/page?q=1 other.example",
                    "GET /moved?q=1 other.example",
                    "GET /gone other.example",
                    "POST /none other.example",
                    "HEAD /api app.example.com",
                    "DELETE /api app.example.com",
                    "PUT / app.example.com",
                    "TRACE / app.example.com");

    private ProxyConfig routed() {
        Service app = Setup.service("app", backend("app"));
        Service api = Setup.service("api", backend("api"));
        Service wild = Setup.service("wild", backend("wild"));
        Listener web =
                Setup.http(
                                "web",
                                Setup.rule(
                                        "api",
                                        new Condition.HostIs("app.example.com"),
                                        new Condition.PathPrefix("/api")),
                                Setup.rule("app", new Condition.HostIs("app.example.com")),
                                Setup.rule("app", new Condition.PathPrefix("/v1.0")),
                                Setup.rule("wild", new Condition.HostIs("*.wild.example")))
                        .withMethods(MethodSet.EXTENDED);
        return ProxyConfig.EMPTY
                .withService(app)
                .withService(api)
                .withService(wild)
                .withListener(web);
    }

    @ParameterizedTest
    @EnumSource(OtherProxy.Kind.class)
    void everyRequestFindsTheSameServiceAsWithUs(OtherProxy.Kind kind) throws Exception {
        ProxyConfig config = routed();
        int other = serve(kind, config);
        int ours = serve(config);
        for (String request : REQUESTS) {
            assertThat(outcome(other, request)).as(request).isEqualTo(outcome(ours, request));
        }
    }

    private static Service replying(String id, Reply reply) {
        Service service = Setup.service(id, new Backend[0]);
        ServicePolicy usual = ServicePolicy.DEFAULTS;
        ServicePolicy policy =
                new ServicePolicy(
                        reply,
                        usual.rewriteErrors(),
                        usual.forwarded(),
                        usual.logSuppress(),
                        usual.constants(),
                        usual.disabled(),
                        usual.dynamicScale(),
                        usual.hashSessions(),
                        usual.modifications());
        return service.withOptions(service.options().withPolicy(policy));
    }

    private static Condition path(String pattern) {
        return new Condition.Matches(
                new Subject.Path(false),
                TextPattern.of(TextPattern.Kind.POSIX, false, pattern));
    }

    @ParameterizedTest
    @EnumSource(OtherProxy.Kind.class)
    void repliesOfTheProxyItself(OtherProxy.Kind kind) {
        Condition query =
                new Condition.Matches(
                        new Subject.Parameter("who", false),
                        TextPattern.of(TextPattern.Kind.EXACT, false, "me"));
        Condition header =
                new Condition.Matches(
                        new Subject.Header("X-Test"),
                        TextPattern.of(TextPattern.Kind.EXACT, true, "YES"));
        Condition neither =
                new Condition.Not(
                        new Condition.Any(
                                List.of(new Condition.PathPrefix("/app"), path("^/x[0-9]+$"))));
        Listener web =
                Setup.http(
                        "web",
                        Setup.rule("moved", path("^/old/")),
                        Setup.rule("home", path("^/home$")),
                        Setup.rule("gone", path("^/gone$")),
                        Setup.rule("empty", path("^/empty$"), query, header),
                        Setup.rule("gone", neither),
                        Setup.rule("app"));
        ProxyConfig config =
                ProxyConfig.EMPTY
                        .withService(Setup.service("app", backend("app")))
                        .withService(
                                replying("moved", new Reply.Redirect(301, "https://new.example")))
                        .withService(
                                replying(
                                        "home", new Reply.Redirect(307, "https://x.example/a?b=c")))
                        .withService(replying("gone", new Reply.Status(410, "")))
                        .withService(replying("empty", new Reply.Empty()))
                        .withListener(web);
        int port = serve(kind, config);
        assertThat(outcome(port, "GET /old/page?q=1 x"))
                .isEqualTo("301 https://new.example/old/page?q=1");
        assertThat(outcome(port, "GET /home x")).isEqualTo("307 https://x.example/a?b=c");
        assertThat(outcome(port, "GET /gone x")).isEqualTo("410 ");
        assertThat(outcome(port, "GET /empty?who=me x")).isEqualTo("200 ");
        assertThat(outcome(port, "GET /empty?who=Me x")).isEqualTo("410 ");
        assertThat(outcome(port, "GET /app/1 x")).isEqualTo("200 app");
        assertThat(outcome(port, "GET /x12 x")).isEqualTo("200 app");
    }

    @ParameterizedTest
    @EnumSource(OtherProxy.Kind.class)
    void headersThatAreSetAndRemoved(OtherProxy.Kind kind) {
        ScriptedBackend app =
                ScriptedBackend.answering(
                        "HTTP/1.1 200 OK\r\nContent-Length: 0\r\nServer: app\r\nX-Old: 1\r\n\r\n");
        open.add(app);
        Modifications changes =
                new Modifications(
                        List.of(
                                new Modification.SetHeader("X-Color: deep blue; 100$%"),
                                new Modification.RemoveHeaders(
                                        TextPattern.of(
                                                TextPattern.Kind.POSIX, true, "^X-Test:"))),
                        List.of(
                                new Modification.SetHeader("X-Old: \"two\""),
                                new Modification.AddHeader("X-New: yes")));
        Service service = Setup.service("app", app);
        ServicePolicy usual = ServicePolicy.DEFAULTS;
        ServicePolicy policy =
                new ServicePolicy(
                        usual.reply(),
                        usual.rewriteErrors(),
                        usual.forwarded(),
                        usual.logSuppress(),
                        usual.constants(),
                        usual.disabled(),
                        usual.dynamicScale(),
                        usual.hashSessions(),
                        changes);
        Service changing = service.withOptions(service.options().withPolicy(policy));
        int port = serve(kind, Setup.web(changing));
        try (RawClient client = RawClient.to(port)) {
            client.send("GET /p?q HTTP/1.1\r\nHost: a.example\r\nX-Test: no\r\n\r\n");
            Message answer = client.answer();
            assertThat(answer.values("x-old")).containsExactly("\"two\"");
            assertThat(answer.values("x-new")).containsExactly("yes");
        }
        Message request = app.request();
        assertThat(request.target()).isEqualTo("/p?q");
        assertThat(request.value("host")).isEqualTo("a.example");
        assertThat(request.value("x-color")).isEqualTo("deep blue; 100%");
        assertThat(request.has("x-test")).isFalse();
        assertThat(request.value("x-forwarded-for")).isEqualTo("127.0.0.1");
        assertThat(request.value("x-forwarded-proto")).isEqualTo("http");
    }

    @ParameterizedTest
    @EnumSource(OtherProxy.Kind.class)
    void clientsStayOnTheirBackend(OtherProxy.Kind kind) {
        Service one = Setup.service("app", backend("a"), backend("b"), backend("c"));
        Affinity cookie = new Affinity.ByInsertedCookie("SRV", Duration.ofMinutes(5));
        int port = serve(kind, Setup.web(one.withAffinity(cookie)));
        Set<String> bodies = new HashSet<>();
        for (int i = 0; i < 12; i++) {
            String given;
            String body;
            try (RawClient client = RawClient.to(port)) {
                Message answer = client.get("/");
                body = answer.body();
                given = answer.value("set-cookie").split(";")[0];
            }
            bodies.add(body);
            for (int again = 0; again < 3; again++) {
                try (RawClient client = RawClient.to(port)) {
                    client.send("GET / HTTP/1.1\r\nHost: x\r\nCookie: " + given + "\r\n\r\n");
                    assertThat(client.answer().body()).isEqualTo(body);
                }
            }
        }
        assertThat(bodies).hasSizeGreaterThan(1);
    }

    @ParameterizedTest
    @EnumSource(OtherProxy.Kind.class)
    void oneAddressStaysOnItsBackend(OtherProxy.Kind kind) {
        Service one = Setup.service("app", backend("a"), backend("b"), backend("c"));
        Affinity source = new Affinity.ByClientAddress(Duration.ofMinutes(5));
        int port = serve(kind, Setup.web(one.withAffinity(source)));
        Set<String> bodies = new HashSet<>();
        for (int i = 0; i < 10; i++) {
            bodies.add(outcome(port, "GET / x"));
        }
        assertThat(bodies).hasSize(1);
    }

    @ParameterizedTest
    @EnumSource(OtherProxy.Kind.class)
    void weightsEmergenciesAndWhatIsOff(OtherProxy.Kind kind) {
        ScriptedBackend large = backend("large");
        ScriptedBackend small = backend("small");
        ScriptedBackend spare = backend("spare");
        ScriptedBackend off = backend("off");
        Service service =
                Setup.service(
                        "app",
                        large.config(3),
                        small.config(1),
                        spare.config().withEmergency(true),
                        off.config().withMode(BackendMode.OFF));
        int port = serve(kind, Setup.web(service));
        for (int i = 0; i < 40; i++) {
            outcome(port, "GET / x");
        }
        assertThat(large.requests().size()).isBetween(24, 36);
        assertThat(small.requests().size()).isBetween(4, 16);
        assertThat(spare.requests()).isEmpty();
        assertThat(off.requests()).isEmpty();
        large.close();
        small.close();
        assertThat(outcome(port, "GET / x")).isIn("200 spare", "502 ", "503 ");
        assertThat(outcome(port, "GET / x")).isIn("200 spare", "502 ", "503 ");
    }

    @ParameterizedTest
    @EnumSource(OtherProxy.Kind.class)
    void tlsOnBothSides(OtherProxy.Kind kind) {
        TestCertificates.Identity front =
                TestCertificates.selfSigned(TestCertificates.KeyKind.EC, "front.example");
        TestCertificates.Identity back =
                TestCertificates.selfSigned(TestCertificates.KeyKind.EC, "back.example");
        front.writeBundle(folder, "front");
        TestCertificates.write(folder, "trusted.pem", back.chainPem());
        ScriptedBackend secure =
                ScriptedBackend.secure(TestCertificates.showing(back), "secret");
        open.add(secure);
        Service verified = Setup.service("app", secure);
        UpstreamTls tls = new UpstreamTls.Tls(true, "back.example", "trusted.pem", "");
        Service service = verified.withOptions(verified.options().withTls(tls));
        ProxyConfig config =
                ProxyConfig.EMPTY
                        .withService(service)
                        .withListener(Setup.https("web", "app", "front.pem"));
        int port = serve(kind, config);
        try (RawClient client =
                RawClient.secure(port, TestCertificates.trusting(front), "front.example")) {
            assertThat(client.get("/").body()).isEqualTo("secret");
        }
        assertThat(secure.request().value("x-forwarded-proto")).isEqualTo("https");
    }

    @ParameterizedTest
    @EnumSource(OtherProxy.Kind.class)
    void pagesLimitsAndTheWayToHttps(OtherProxy.Kind kind) throws Exception {
        Files.writeString(folder.resolve("lost.html"), "<h1>lost</h1>");
        Service app = Setup.service("app", backend("app"));
        Listener web =
                Setup.http("web", Setup.rule("app", new Condition.PathPrefix("/app")));
        ProxyConfig config =
                ProxyConfig.EMPTY
                        .withService(app)
                        .withPages(new Pages(Map.of(404, "lost.html"), ""))
                        .withListener(web.withOptions(web.options().withMaxBodyBytes(10)));
        int port = serve(kind, config);
        try (RawClient client = RawClient.to(port)) {
            Message lost = client.get("/nowhere");
            assertThat(lost.status()).isEqualTo(404);
            if (kind == OtherProxy.Kind.NGINX) {
                assertThat(lost.body()).isEqualTo("<h1>lost</h1>");
            }
        }
        try (RawClient client = RawClient.to(port)) {
            client.send(
                    "POST /app HTTP/1.1\r\nHost: x\r\nContent-Length: 11\r\n\r\n01234567890");
            assertThat(client.answer().status()).isEqualTo(413);
        }
        Listener plain =
                Setup.http("web", Rule.everything(app.id()))
                        .withOptions(web.options().withRedirect(new HttpsRedirect.To(8443)));
        close();
        open.clear();
        int second = serve(kind, ProxyConfig.EMPTY.withService(app).withListener(plain));
        assertThat(outcome(second, "GET /a?b x.example:80"))
                .isEqualTo("308 https://x.example:8443/a?b");
    }

    @ParameterizedTest
    @EnumSource(OtherProxy.Kind.class)
    void whatCannotBeCheckedIsNotLetThrough(OtherProxy.Kind kind) {
        Condition user =
                new Condition.Authorized(
                        new org.yaomote.policy.TextSource.File("users", true));
        Listener web =
                Setup.http(
                        "web",
                        Setup.rule(
                                "app",
                                new Condition.PathPrefix("/private"),
                                new Condition.Not(user)),
                        Setup.rule("app"));
        ProxyConfig config =
                ProxyConfig.EMPTY.withService(Setup.service("app", backend("app"))).withListener(web);
        Converted made = convert(kind, config.withListener(web.withPort(8080)));
        assertThat(made.losses())
                .extracting(Problem::code)
                .contains("convert.lost.rule");
        int port = serve(kind, config);
        assertThat(outcome(port, "GET /private x")).isEqualTo("503 ");
        assertThat(outcome(port, "GET / x")).isEqualTo("200 app");
    }

    @ParameterizedTest
    @EnumSource(OtherProxy.Kind.class)
    void theProgramsTakeWhateverIsWritten(OtherProxy.Kind kind) {
        HealthCheck check =
                new HealthCheck.Http("/up", "", 200, 299, HealthCheck.Timing.DEFAULTS);
        for (Balancing balancing : Balancing.values()) {
            Service service = Setup.service("my app", backend("a"), backend("b"));
            Service asked =
                    service.withOptions(
                            service.options()
                                    .withBalancing(balancing)
                                    .withSlowStart(Duration.ofSeconds(3))
                                    .withHealthCheck(check));
            for (Affinity affinity : affinities()) {
                convert(kind, Setup.web(asked.withAffinity(affinity)));
            }
        }
    }

    private static List<Affinity> affinities() {
        Duration time = Duration.ofMinutes(5);
        return List.of(
                new Affinity.None(),
                new Affinity.ByClientAddress(time),
                new Affinity.ByCookie("sid", time),
                new Affinity.ByInsertedCookie("SRV", time),
                new Affinity.ByHeader("X-User", time),
                new Affinity.ByUrlParameter("sid", time),
                new Affinity.ByPathParameter(time),
                new Affinity.ByBasicAuth(time));
    }
}
