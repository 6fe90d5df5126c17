package org.yaomote.proxy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import org.bouncycastle.crypto.generators.OpenBSDBCrypt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.yaomote.config.Affinity;
import org.yaomote.config.Balancing;
import org.yaomote.config.ListenerId;
import org.yaomote.config.ProxyConfig;
import org.yaomote.config.Rule;
import org.yaomote.config.Service;
import org.yaomote.config.ServiceId;
import org.yaomote.fixtures.Effort;
import org.yaomote.fixtures.Policies;
import org.yaomote.fixtures.RawClient;
import org.yaomote.fixtures.ScriptedBackend;
import org.yaomote.fixtures.Setup;
import org.yaomote.policy.Condition;
import org.yaomote.policy.Modification;
import org.yaomote.policy.Rate;
import org.yaomote.policy.Reply;
import org.yaomote.policy.Subject;
import org.yaomote.policy.TextPattern;
import org.yaomote.policy.TextPattern.Kind;
import org.yaomote.policy.TextSource;
import org.yaomote.traffic.Demand;
import org.yaomote.traffic.Expectation;
import org.yaomote.traffic.Expectation.Wanted;
import org.yaomote.traffic.Forecast;
import org.yaomote.traffic.Forecast.End;
import org.yaomote.traffic.Missed;
import org.yaomote.traffic.RequestTrace;
import org.yaomote.traffic.TypedRequest;

import java.net.InetAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/// The route tester foretells what then happens, and makes nothing happen itself.
class ForecastIT extends ProxyScenario {
    private static final List<String> HOSTS = List.of("a.test", "b.a.test", "other.test");
    private static final List<String> PATHS =
            List.of("/", "/api", "/api/x", "/img/a.png", "/old", "/users", "/rate");

    @TempDir private Path folder;
    private final Random random = new Random(11);

    ForecastIT() {
        super(Transport.BEST);
    }

    private Service service(String id, ScriptedBackend... backends) {
        Service plain = Setup.service(id, backends);
        Affinity affinity =
                switch (random.nextInt(5)) {
                    case 0 -> new Affinity.ByCookie("sid", Duration.ofMinutes(5));
                    case 1 -> new Affinity.ByHeader("X-Sid", Duration.ofMinutes(5));
                    case 2 -> new Affinity.ByUrlParameter("sid", Duration.ofMinutes(5));
                    case 3 -> new Affinity.ByClientAddress(Duration.ofMinutes(5));
                    default -> new Affinity.None();
                };
        Balancing balancing = Balancing.values()[random.nextInt(Balancing.values().length)];
        return plain.withAffinity(affinity).withOptions(plain.options().withBalancing(balancing));
    }

    private Condition condition() {
        return switch (random.nextInt(9)) {
            case 0 -> new Condition.HostIs(random.nextBoolean() ? "a.test" : "*.a.test");
            case 1 -> new Condition.PathPrefix("/api");
            case 2 -> matches(new Subject.Header("X-Kind"), Kind.EXACT, "b");
            case 3 -> matches(new Subject.Url(), Kind.POSIX, "\\.png$");
            case 4 -> matches(new Subject.Method(), Kind.EXACT, "POST");
            case 5 -> new Condition.Not(condition());
            case 6 -> new Condition.Any(List.of(condition(), condition()));
            case 7 -> new Condition.All(List.of(condition(), condition()));
            default -> new Condition.WithinRate("k", new Rate(2, Duration.ofHours(1), 3));
        };
    }

    private static Condition matches(Subject subject, Kind kind, String pattern) {
        return new Condition.Matches(subject, TextPattern.of(kind, false, pattern));
    }

    private Rule rule() {
        String to = List.of("one", "two", "moved", "closed", "pass").get(random.nextInt(5));
        Condition[] conditions = new Condition[random.nextInt(3) + (to.equals("one") ? 0 : 1)];
        for (int i = 0; i < conditions.length; i++) {
            conditions[i] = condition();
        }
        return Setup.rule(to, conditions);
    }

    private ProxyConfig config(ScriptedBackend... backends) {
        Rule[] rules = new Rule[2 + random.nextInt(4)];
        for (int i = 0; i < rules.length; i++) {
            rules[i] = rule();
        }
        Service closed = service("closed", backends[0]);
        Service passing =
                Policies.with(
                        Policies.replying("pass", new Reply.PassOn()),
                        policy ->
                                policy.request = List.of(new Modification.SetHeader("X-Kind: b")));
        return ProxyConfig.EMPTY
                .withService(service("one", backends))
                .withService(service("two", backends[1], backends[2]))
                .withService(closed.withOptions(closed.options().withMaintenance(true)))
                .withService(Policies.replying("moved", new Reply.Redirect(301, "http://x.test/")))
                .withService(passing)
                .withListener(Setup.http("web", rules));
    }

    private String request() {
        String path = PATHS.get(random.nextInt(PATHS.size()));
        String sid = random.nextInt(3) == 0 ? "" : "s" + random.nextInt(4);
        String method = random.nextInt(4) == 0 ? "POST" : "GET";
        StringBuilder text = new StringBuilder(method + " " + path);
        text.append(random.nextBoolean() ? "?sid=" + sid : "").append(" HTTP/1.1\r\nHost: ");
        text.append(HOSTS.get(random.nextInt(HOSTS.size()))).append("\r\n");
        text.append(random.nextBoolean() ? "Cookie: x=1; sid=" + sid + "\r\n" : "");
        text.append(random.nextBoolean() ? "X-Sid: " + sid + "\r\n" : "");
        text.append(random.nextBoolean() ? "X-Kind: b\r\n" : "");
        return text.append("\r\n").toString();
    }

    private Forecast forecast(String head) {
        var question =
                new RouteTester.Question(
                        new ListenerId("web"), head, InetAddress.getLoopbackAddress());
        RouteTester tester = engine().insight().routes().orElseThrow();
        return done(tester.ask(question)).orElseThrow();
    }

    /// Quality bar of M12: the prediction is the real path.
    @Test
    void theForecastIsWhatHappens() {
        ScriptedBackend[] backends = {
            with(ScriptedBackend.saying("1")),
            with(ScriptedBackend.saying("2")),
            with(ScriptedBackend.saying("3"))
        };
        int configs = Effort.of(25, 1000);
        noteStarted(engine(1, folder).start(config(backends)));
        engine().insight().traffic().demand(Demand.HEADS);
        RawClient client = client();
        for (int c = 0; c < configs; c++) {
            ProxyConfig config = config(backends);
            apply(config);
            for (int i = 0; i < Effort.of(40, 100); i++) {
                String head = request();
                Forecast told = forecast(head);
                assertThat(said(forecast(head))).as("asked twice").isEqualTo(said(told));
                client.send(head).answer();
                RequestTrace trace = trace();
                assertThat(said(trace)).as(head + config.listeners()).isEqualTo(said(told));
            }
        }
    }

    private RequestTrace trace() {
        List<RequestTrace> found = new ArrayList<>();
        await().pollInterval(Duration.ofMillis(1))
                .atMost(SOON)
                .until(
                        () -> {
                            found.addAll(engine().insight().traffic().drain().traces());
                            return !found.isEmpty();
                        });
        return found.getFirst();
    }

    private static List<Object> said(Forecast told) {
        Object end =
                switch (told.end()) {
                    case End.ToBackend() -> 200;
                    case End.Answered(var status, _) -> status;
                    case End.Waits() -> "waits";
                };
        return List.of(told.way().rules(), told.way().serviceName(), told.way().backends(), end);
    }

    private static List<Object> said(RequestTrace trace) {
        return List.of(
                trace.way().rules(),
                trace.way().serviceName(),
                trace.way().backends(),
                trace.result().status());
    }

    @Test
    void aPasswordIsLookedAtAsForARealRequest() {
        char[] password = "right".toCharArray();
        String hash = OpenBSDBCrypt.generate("2a", password, new byte[16], 4);
        ScriptedBackend backend = with(ScriptedBackend.saying("in"));
        noteStarted(
                engine(1, folder)
                        .start(
                                ProxyConfig.EMPTY
                                        .withService(Setup.service("app", backend))
                                        .withListener(
                                                Setup.http(
                                                        "web",
                                                        Setup.rule(
                                                                "app",
                                                                new Condition.Authorized(
                                                                        TextSource.of(
                                                                                "me:" + hash)))))));

        assertThat(typed("curl -u me:right http://a/").way().serviceName()).isEqualTo("app");
        assertThat(typed("curl -u me:wrong http://a/").end())
                .isEqualTo(new End.Answered(404, Forecast.Why.NO_RULE));
        assertThat(backend.requests()).isEmpty();
    }

    /// What the window and an apply ask of a draft.
    @Test
    void aDraftIsHeldAgainstWhatIsExpected() {
        ProxyConfig config =
                ProxyConfig.EMPTY
                        .withService(Policies.replying("api", new Reply.Empty()))
                        .withService(Policies.replying("rest", new Reply.Empty()))
                        .withListener(
                                Setup.http(
                                        "web",
                                        Setup.rule("api", new Condition.PathPrefix("/api")),
                                        Setup.rule("rest", new Condition.HostIs("a.test"))));
        Expectation status = expected("/api/x", new Wanted.Status(200));
        Expectation missing = expected("http://b.test/", new Wanted.Status(404));
        Expectation service = expected("http://a.test/", new Wanted.Service(new ServiceId("api")));
        Expectation nonsense = expected("no request", new Wanted.Status(200));
        ExpectationCheck check = new ExpectationCheck(folder, Runnable::run);

        List<Missed> missed =
                done(check.check(config, List.of(status, missing, service, nonsense)));

        assertThat(missed).extracting(Missed::expectation).containsExactly(service, nonsense);
        assertThat(missed.getFirst().forecast().orElseThrow().way().serviceName())
                .isEqualTo("rest");
        assertThat(missed.getLast().forecast()).isEmpty();
        assertThat(done(check.check(config, List.of()))).isEmpty();
        ProxyConfig faulty = config.withListener(Setup.http("bad", "nowhere"));
        assertThat(done(check.check(faulty, List.of(service)))).isEmpty();
    }

    private static Expectation expected(String request, Wanted wanted) {
        return new Expectation(request, "", "", wanted);
    }

    private Forecast typed(String text) {
        if (TypedRequest.parse(text) instanceof TypedRequest.Parsed.Ready(var request)) {
            return forecast(request.head("x"));
        }
        throw new AssertionError(text);
    }
}
