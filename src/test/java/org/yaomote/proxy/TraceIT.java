package org.yaomote.proxy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.yaomote.fixtures.Http2Frame.END_STREAM;
import static org.yaomote.fixtures.Http2Frame.headers;
import static org.yaomote.fixtures.Http2Frame.request;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.yaomote.config.AccessLog;
import org.yaomote.config.Affinity;
import org.yaomote.config.Backend;
import org.yaomote.config.Listener;
import org.yaomote.config.ProxyConfig;
import org.yaomote.config.Service;
import org.yaomote.fixtures.Effort;
import org.yaomote.fixtures.Http2Line;
import org.yaomote.fixtures.Policies;
import org.yaomote.fixtures.RawClient;
import org.yaomote.fixtures.ScriptedBackend;
import org.yaomote.fixtures.Setup;
import org.yaomote.policy.Condition;
import org.yaomote.policy.Reply;
import org.yaomote.traffic.AskedRule;
import org.yaomote.traffic.CurlText;
import org.yaomote.traffic.Demand;
import org.yaomote.traffic.Har;
import org.yaomote.traffic.Pick;
import org.yaomote.traffic.RequestTrace;
import org.yaomote.traffic.RequestTrace.Note;
import org.yaomote.traffic.TrafficTap;
import org.yaomote.traffic.Try;
import org.yaomote.traffic.Way;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// What is recorded of requests is what happened to them, with its reasons and without its secrets.
class TraceIT extends ProxyScenario {
    private static final Pattern FULL =
            Pattern.compile(
                    "(\\S+):(\\d+) (\\S+) - \\S+ \\[[^]]+] \"(.*?)\" (\\d+) (\\S+) \".*?\" \".*?\""
                            + " \"(.*?)\" (\\S+) ([\\d.]+) (\\d+) (\\S+) (\\p{XDigit}+)");

    private static final List<String> PATHS =
            List.of("/", "/api", "/api/x", "/apix", "/shut", "/gone", "/moved", "/late");

    @TempDir private Path folder;

    TraceIT() {
        super(Transport.BEST);
    }

    private void start(ProxyConfig config, Demand wanted) {
        engine(2, folder);
        tap().demand(wanted);
        noteStarted(engine().start(config));
    }

    private TrafficTap tap() {
        return engine().insight().traffic();
    }

    /// The traces of so many requests.
    private List<RequestTrace> traces(int count) {
        List<RequestTrace> found = new ArrayList<>();
        await().pollInterval(Duration.ofMillis(5))
                .atMost(SOON)
                .until(
                        () -> {
                            found.addAll(tap().drain().traces());
                            return found.size() >= count;
                        });
        assertThat(found).hasSize(count);
        return found;
    }

    private RequestTrace trace() {
        return traces(1).getFirst();
    }

    private static Backend refusing() {
        return new Backend("", "127.0.0.1", ScriptedBackend.refusingPort(), 1, true);
    }

    private ProxyConfig site() {
        ScriptedBackend good = with(ScriptedBackend.saying("good"));
        ScriptedBackend other = with(ScriptedBackend.saying("somewhat longer"));
        Listener listener =
                Setup.http(
                        "web",
                        Setup.rule("api", new Condition.PathPrefix("/api")),
                        Setup.rule("shut", new Condition.PathPrefix("/shut")),
                        Setup.rule(
                                "moved",
                                new Condition.HostIs("app.test"),
                                new Condition.PathPrefix("/moved")),
                        Setup.rule("app", new Condition.HostIs("app.test")));
        return ProxyConfig.EMPTY
                .withService(Setup.service("app", good.config(), refusing(), other.config()))
                .withService(Setup.service("api", other.config()))
                .withService(Setup.service("shut", refusing()))
                .withService(
                        Policies.replying("moved", new Reply.Redirect(302, "http://other.test/")))
                .withListener(
                        listener.withOptions(listener.options().withHttp2PriorKnowledge(true)));
    }

    @Test
    void theTracesEqualTheAccessLogFieldByField() throws IOException {
        AccessLog log = new AccessLog.ToFile("", AccessLog.Format.FULL, 1 << 30, 3, true);
        start(site().withAccessLog(log), Demand.HEADS);
        int count = Effort.of(300, 10_000);
        Random random = new Random(7);
        List<RequestTrace> traces = new ArrayList<>();
        RawClient client = client();
        Http2Line line = Http2Line.client(client());
        for (int i = 0; i < count; i++) {
            String host = random.nextBoolean() ? "app.test" : "other.test";
            String path = PATHS.get(random.nextInt(PATHS.size()));
            String method = List.of("GET", "HEAD", "POST", "DELETE").get(random.nextInt(4));
            if (random.nextInt(4) == 0) {
                int stream = 2 * i + 1;
                line.send(headers(stream, END_STREAM, request("GET", path, "x-host: " + host)));
                line.message(stream);
            } else {
                boolean body = method.equals("POST") && path.startsWith("/api/");
                client.send(method + " " + path + "?n=" + i + " HTTP/1.1\r\nHost: " + host);
                client.send(body ? "\r\nContent-Length: 2\r\n\r\nok" : "\r\n\r\n");
                var _ = method.equals("HEAD") ? client.answerToHead() : client.answer();
            }
            traces.addAll(tap().drain().traces());
        }
        traces.addAll(traces(count - traces.size()));
        assertThat(listener().requests()).isEqualTo(count);
        assertThat(listener().retries())
                .isEqualTo(traces.stream().mapToLong(t -> t.result().retries()).sum());
        done(engine().stop());

        Map<String, RequestTrace> byId =
                traces.stream().collect(Collectors.toMap(TraceIT::id, Function.identity()));
        List<String> lines = Files.readAllLines(folder.resolve("access.log"));
        assertThat(lines).hasSize(count);
        assertThat(lines)
                .allSatisfy(
                        text -> {
                            Matcher written = FULL.matcher(text);
                            assertThat(written.matches()).as(text).isTrue();
                            RequestTrace trace = byId.get(written.group(12));
                            assertThat(trace).as(text).isNotNull();
                            assertThat(told(trace)).isEqualTo(groups(written));
                        });
    }

    private static String id(RequestTrace trace) {
        return HexFormat.of().toHexDigits(trace.id());
    }

    private static List<String> groups(Matcher line) {
        return List.of(
                line.group(1),
                line.group(2),
                line.group(3),
                line.group(4),
                line.group(5),
                line.group(6),
                line.group(7),
                line.group(8),
                line.group(10),
                line.group(11));
    }

    private static List<String> told(RequestTrace trace) {
        Way way = trace.way();
        long body = trace.result().responseBytes();
        String last =
                way.tries().isEmpty()
                        ? "-"
                        : way.service()
                                .orElseThrow()
                                .backends()
                                .get(way.tries().getLast().backend())
                                .address();
        String start = trace.request().start().replace(" HTTP/1.1", "");
        return List.of(
                trace.asked().host(),
                Integer.toString(trace.caller().port()),
                trace.caller().client(),
                start + " " + trace.caller().version(),
                Integer.toString(trace.result().status()),
                body == 0 ? "-" : Long.toString(body),
                way.serviceName().isEmpty() ? "-" : way.serviceName(),
                last,
                Integer.toString(trace.result().retries()),
                trace.caller().isSecure() ? trace.caller().tls() : "-");
    }

    @Test
    void theReasonsAreTold() {
        start(site(), Demand.HEADS);
        RawClient client = client();
        for (int i = 0; i < 3; i++) {
            client.send("GET /x HTTP/1.1\r\nHost: app.test\r\n\r\n").answer();
        }
        RequestTrace retried =
                traces(3).stream().filter(t -> t.result().retries() == 1).findFirst().orElseThrow();

        assertThat(retried.way().rules())
                .containsExactly(
                        new AskedRule(0, AskedRule.Verdict.DECLINES, 0),
                        new AskedRule(1, AskedRule.Verdict.DECLINES, 0),
                        new AskedRule(2, AskedRule.Verdict.DECLINES, 1),
                        new AskedRule(3, AskedRule.Verdict.TAKES, -1));
        List<Try> tries = retried.way().tries();
        assertThat(tries).hasSize(2);
        assertThat(tries.getFirst().backend()).isEqualTo(1);
        assertThat(tries.getFirst().failure()).isEqualTo("upstream.refused");
        assertThat(tries.getFirst().candidates()).hasSize(3);
        assertThat(tries.getLast().failed()).isFalse();
        assertThat(tries.getLast().pick()).isIn(Pick.INSTEAD, Pick.BALANCING);
        assertThat(tries.getLast().candidates().get(1).tried()).isTrue();
        assertThat(retried.notes()).containsExactly(Note.RETRIED);
        assertThat(retried.isProblem()).isTrue();
    }

    @Test
    void answersOfOurOwnAreTold() {
        start(site(), Demand.HEADS);
        RawClient client = client();
        client.send("GET /moved HTTP/1.1\r\nHost: app.test\r\n\r\n").answer();
        client.send("GET /none HTTP/1.1\r\nHost: nobody.test\r\n\r\n").answer();
        client.send("GET /shut HTTP/1.1\r\nHost: nobody.test\r\n\r\n").answer();
        client().send("GET / HTTP/9.9\r\n\r\n").answer();
        List<RequestTrace> traces = traces(4);

        assertThat(traces).allMatch(t -> t.result().own());
        assertThat(traces.stream().map(t -> t.result().status()).toList())
                .containsExactly(302, 404, 503, 505);
        assertThat(traces.getFirst().response().value("Location"))
                .hasValue("http://other.test/moved");
        assertThat(traces.get(1).way().rule()).isEmpty();
        assertThat(traces.get(2).way().tries().getFirst().failure()).isEqualTo("upstream.refused");
        assertThat(traces.getLast().asked().method()).isEqualTo("GET");
    }

    @Test
    void aSessionIsAReason() {
        ScriptedBackend one = with(ScriptedBackend.saying("1"));
        ScriptedBackend two = with(ScriptedBackend.saying("2"));
        Service app =
                Setup.service("app", one, two)
                        .withAffinity(new Affinity.ByUrlParameter("s", Duration.ofMinutes(1)));
        start(Setup.web(app), Demand.HEADS);
        RawClient client = client();
        client.get("/?s=mine");
        client.get("/?s=mine");
        List<RequestTrace> traces = traces(2);

        assertThat(traces.getFirst().way().tries().getFirst().pick()).isEqualTo(Pick.BALANCING);
        assertThat(traces.getLast().way().tries().getFirst().pick()).isEqualTo(Pick.SESSION);
        // What a session is told by is a secret.
        assertThat(traces.getLast().asked().query()).isEqualTo("?s=***");
    }

    /// Quality bar Q40: in nothing that can be shown, copied or exported.
    @Test
    void noSecretLeavesTheEventLoop() {
        String canary = "CaNaRy-4711";
        ScriptedBackend backend =
                with(
                        ScriptedBackend.answering(
                                "HTTP/1.1 302 Found\r\nContent-Length: 0\r\nSet-Cookie: id="
                                        + canary
                                        + "; Path=/\r\nLocation: /in?access_token="
                                        + canary
                                        + "\r\nX-Auth-Token: "
                                        + canary
                                        + "\r\n\r\n"));
        start(Setup.web(backend), Demand.HEADS);
        client().send(
                        ("GET http://me:%s@x/a?token=%s&q=1&password=%s#f HTTP/1.1\r\nHost: x\r\n"
                                        + "Authorization: Bearer %s\r\nProxy-Authorization: %s\r\n"
                                        + "Cookie: a=%s; b=%s\r\nCookie: %s\r\nX-Api-Key: %s\r\n"
                                        + "Referer: http://x/?session=%s\r\n\r\n")
                                .replace("%s", canary)
                                .replace("me:" + canary + "@", "")
                                .replace("#f", ""))
                .answer();
        RequestTrace trace = trace();

        assertThat(trace.toString() + trace.request() + trace.response()).doesNotContain(canary);
        assertThat(Har.of(List.of(trace), "1")).doesNotContain(canary).contains("\"q\"");
        assertThat(CurlText.of(trace)).doesNotContain(canary).contains("Bearer ***");
        assertThat(trace.request().value("Cookie")).hasValue("a=***; b=***");
        assertThat(trace.notes()).contains(Note.SETS_COOKIE);
    }

    @Test
    void bodiesAreKeptOnlyIfAsked() {
        start(site(), Demand.BODIES);
        RawClient client = client();
        String post = "POST /api HTTP/1.1\r\nHost: a\r\nContent-Length: 4\r\n\r\nbody";
        client.send(post).answer();
        RequestTrace with = trace();
        assertThat(with.request().body().text()).isEqualTo("body");
        assertThat(with.response().body().text()).isEqualTo("somewhat longer");

        tap().demand(Demand.HEADS);
        client.send(post).answer();
        assertThat(trace().request().hasBody()).isFalse();

        tap().demand(Demand.NOTHING);
        client.send(post).answer();
        assertThat(tap().drain().traces()).isEmpty();
    }

    @Test
    void whoLeavesIsTold() {
        ScriptedBackend silent =
                with(
                        ScriptedBackend.running(
                                visit -> {
                                    var _ = visit.request();
                                    visit.awaitEnd();
                                }));
        start(Setup.web(silent), Demand.HEADS);
        RawClient client = client().send("GET / HTTP/1.1\r\nHost: x\r\n\r\n");
        await().atMost(SOON).until(() -> !silent.requests().isEmpty());
        client.close();
        RequestTrace trace = trace();

        assertThat(trace.result().status()).isEqualTo(499);
        assertThat(trace.notes()).containsExactly(Note.CLIENT_LEFT);
        assertThat(trace.way().tries().getFirst().failure()).isEqualTo("client.gone");
    }

    @Test
    void moreThanCanBeReadIsCountedNotKept() {
        start(site(), Demand.HEADS);
        RawClient client = client();
        int many = 600;
        for (int i = 0; i < many; i++) {
            client.get("/api");
        }
        await().atMost(SOON).until(() -> listener().outcomes().total() == many);
        TrafficTap.Fetched fetched = tap().drain();

        assertThat(fetched.traces()).hasSize(512);
        assertThat(fetched.skipped()).isEqualTo(many - 512);
        client.get("/api");
        assertThat(traces(1)).hasSize(1);
    }
}
