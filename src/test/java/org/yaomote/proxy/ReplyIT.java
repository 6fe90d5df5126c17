package org.yaomote.proxy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.yaomote.fixtures.Http2Frame.END_STREAM;
import static org.yaomote.fixtures.Http2Frame.headers;
import static org.yaomote.fixtures.Http2Frame.request;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.yaomote.config.Listener;
import org.yaomote.config.Problem;
import org.yaomote.config.ProxyConfig;
import org.yaomote.config.Service;
import org.yaomote.fixtures.Http2Line;
import org.yaomote.fixtures.Message;
import org.yaomote.fixtures.Policies;
import org.yaomote.fixtures.RawClient;
import org.yaomote.fixtures.ScriptedBackend;
import org.yaomote.fixtures.Setup;
import org.yaomote.policy.Condition;
import org.yaomote.policy.Modification;
import org.yaomote.policy.Reply;
import org.yaomote.policy.Subject;
import org.yaomote.policy.TextPattern;
import org.yaomote.policy.TextPattern.Kind;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/// Services that answer themselves (spec of pound.cfg, 3.7), and the pages of a listener.
class ReplyIT extends ProxyScenario {
    private final Path folder;

    ReplyIT(@TempDir Path folder) {
        super(Transport.BEST);
        this.folder = folder;
    }

    private void start(ProxyConfig config) {
        noteStarted(engine(1, folder).start(config));
    }

    private void reply(Reply reply) {
        start(config(Policies.replying("app", reply), Setup.http("web", "app")));
    }

    private static ProxyConfig config(Service service, Listener listener) {
        return ProxyConfig.EMPTY
                .withService(service)
                .withListener(
                        listener.withOptions(listener.options().withHttp2PriorKnowledge(true)));
    }

    @ParameterizedTest
    @CsvSource({
        "301, https://new.example, https://new.example/a/b?c=d",
        "302, https://new.example/, https://new.example/a/b?c=d",
        "303, https://new.example/x, https://new.example/x",
        "307, https://%[host]:8443, https://x:8443/a/b?c=d",
        "308, https://new.example%[path], https://new.example/a/b"
    })
    void redirectSaysWhere(int status, String target, String location) {
        reply(new Reply.Redirect(status, target));
        RawClient client = client();

        Message answer = client.get("/a/b?c=d");

        assertThat(answer.status()).isEqualTo(status);
        assertThat(answer.value("Location")).isEqualTo(location);
        assertThat(answer.body()).contains("<html");
        assertThat(client.get("/a/b?c=d").status()).isEqualTo(status);
    }

    @Test
    void redirectRefersToWhatItsRuleMatched() {
        Condition url =
                new Condition.Matches(
                        new Subject.Url(), TextPattern.of(Kind.POSIX, false, "^/(..)/(.*)$"));
        start(
                config(
                        Policies.replying("app", new Reply.Redirect(302, "http://$1.example/$2")),
                        Setup.http("web", Setup.rule("app", url))));

        assertThat(client().get("/de/x?y").value("Location")).isEqualTo("http://de.example/x?y");
    }

    /// Whatever stands in a request: Location stays one line.
    @Test
    void redirectCannotBeMadeToSayMore() {
        Condition path =
                new Condition.Matches(
                        new Subject.Path(true), TextPattern.of(Kind.POSIX, false, "^/(.*)$"));
        start(
                config(
                        Policies.replying("app", new Reply.Redirect(302, "http://a.example/$1")),
                        Setup.http("web", Setup.rule("app", path))));

        Message answer = client().get("/a%0d%0aSet-Cookie:%20b%22");

        assertThat(answer.value("Location"))
                .isEqualTo("http://a.example/a%0D%0ASet-Cookie:%20b%22");
        assertThat(answer.has("Set-Cookie")).isFalse();
    }

    /// Spec of pound.cfg, 3.10: modifications come before the reply, whoever gives it.
    @Test
    void modificationsOfTheRequestComeBeforeAReplyOfOurs() throws IOException {
        Path files = Files.createDirectories(folder.resolve("files"));
        Files.writeString(files.resolve("a.txt"), "a");
        Condition path =
                new Condition.Matches(
                        new Subject.Path(false),
                        TextPattern.of(Kind.POSIX, false, "^/static(/.*)$"));
        start(
                config(
                        Policies.with(
                                Policies.replying("app", new Reply.Files("files")),
                                p -> {
                                    p.reply = new Reply.Files("files");
                                    p.request = List.of(new Modification.SetPath("$1", false));
                                }),
                        Setup.http("web", Setup.rule("app", path))));

        assertThat(client().get("/static/a.txt").body()).isEqualTo("a");
        assertThat(client().get("/static/b.txt").status()).isEqualTo(404);
        assertThat(client().get("/static/../static/a.txt").status()).isEqualTo(404);
    }

    @Test
    void aRedirectSeesThePathThatIsSet() {
        start(
                config(
                        Policies.with(
                                Policies.replying("app", new Reply.Empty()),
                                p -> {
                                    p.reply = new Reply.Redirect(302, "http://a.example");
                                    p.request = List.of(new Modification.SetPath("/new", false));
                                }),
                        Setup.http("web", "app")));

        assertThat(client().get("/old?q").value("Location")).isEqualTo("http://a.example/new?q");
    }

    @Test
    void aRedirectThatRefersToNothingIs500() {
        reply(new Reply.Redirect(302, "http://a.example/$1"));

        assertThat(client().get("/").status()).isEqualTo(500);
    }

    @Test
    void errorGivesItsPageOrTheListeners() throws IOException {
        Files.writeString(folder.resolve("own.html"), "own {{status}}");
        Files.writeString(
                folder.resolve("listener.html"),
                "Content-Type: text/plain\n"
                        + "X-Page: listener\n"
                        + "Content-Length: 99\n\n"
                        + "of the listener");
        start(
                ProxyConfig.EMPTY
                        .withService(Policies.replying("own", new Reply.Status(403, "own.html")))
                        .withService(Policies.replying("listener", new Reply.Status(429, "")))
                        .withService(Policies.replying("usual", new Reply.Status(410, "")))
                        .withListener(
                                Policies.with(
                                        Setup.http(
                                                "web",
                                                Setup.rule("own", new Condition.PathPrefix("/own")),
                                                Setup.rule(
                                                        "listener",
                                                        new Condition.PathPrefix("/listener")),
                                                Setup.rule("usual")),
                                        policy -> policy.pages = Map.of(429, "listener.html"))));
        RawClient client = client();

        Message own = client.get("/own");
        assertThat(own.status()).isEqualTo(403);
        assertThat(own.body()).isEqualTo("own 403");
        Message listener = client.get("/listener");
        assertThat(listener.status()).isEqualTo(429);
        assertThat(listener.body()).isEqualTo("of the listener");
        assertThat(listener.value("X-Page")).isEqualTo("listener");
        assertThat(listener.value("Content-Type")).isEqualTo("text/plain");
        assertThat(client.get("/").status()).isEqualTo(410);
    }

    @Test
    void aStatusMayHaveNoBody() {
        reply(new Reply.Status(204, ""));
        RawClient client = client();

        Message answer = client.get("/");
        assertThat(answer.status()).isEqualTo(204);
        assertThat(answer.has("Content-Length")).isFalse();
        assertThat(client.get("/").status()).isEqualTo(204);
    }

    @Test
    void successIsEmpty() {
        reply(new Reply.Empty());

        Message answer = client().get("/");
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.value("Content-Length")).isEqualTo("0");
    }

    @Test
    void sendFileGivesWhatThePathNames() throws IOException {
        Files.createDirectories(folder.resolve("files/sub"));
        Files.writeString(folder.resolve("files/sub/a b.txt"), "content");
        reply(new Reply.Files("files"));
        RawClient client = client();

        Message answer = client.get("/sub/a%20b.txt?query");
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.body()).isEqualTo("content");
        assertThat(answer.value("Content-Type")).isEqualTo("text/plain");
        Message head =
                client.send("HEAD /sub/a%20b.txt HTTP/1.1\r\nHost: x\r\n\r\n").answerToHead();
        assertThat(head.value("Content-Length")).isEqualTo("7");
        String put = "PUT /sub/a HTTP/1.1\r\nHost: x\r\nContent-Length: 0\r\n\r\n";
        assertThat(client.send(put).answer().status()).isEqualTo(405);
    }

    /// No way of writing a path leads out of the folder, through a link, or to what is no file.
    @ParameterizedTest
    @ValueSource(
            strings = {
                "/../secret",
                "/sub/../../secret",
                "/%2e%2e/secret",
                "/..%2fsecret",
                "/%2e%2e%5csecret",
                "/./a",
                "//a",
                "/link",
                "/linked/secret",
                "/sub",
                "/sub/",
                "/",
                "/a%00",
                "/a%2",
                "/none"
            })
    void sendFileNeverLeavesItsFolder(String path) throws IOException {
        Files.createDirectories(folder.resolve("files/sub"));
        Files.writeString(folder.resolve("files/a"), "a");
        Files.writeString(folder.resolve("secret"), "secret");
        Files.createSymbolicLink(folder.resolve("files/link"), folder.resolve("secret"));
        Files.createSymbolicLink(folder.resolve("files/linked"), folder);
        reply(new Reply.Files("files"));
        RawClient client = client();

        assertThat(client.get(path).status()).isEqualTo(404);
        assertThat(client.get("/a").body()).isEqualTo("a");
    }

    @Test
    void allThatKeepsItFromStartingIsSaidAtOnce() {
        Service app = Policies.replying("app", new Reply.Files("nosuch"));
        Listener web = Policies.with(Setup.http("web", "app"), p -> p.pages = Map.of(404, "none"));

        assertThat(engine(1, folder).start(config(app, web)))
                .succeedsWithin(SOON)
                .isInstanceOfSatisfying(
                        StartResult.Refused.class,
                        refused ->
                                assertThat(refused.problems())
                                        .extracting(Problem::code)
                                        .containsExactlyInAnyOrder(
                                                "page.missing", "folder.missing"));
    }

    @Test
    void http2ClientsGetRepliesToo() throws IOException {
        Files.createDirectories(folder.resolve("files"));
        Files.writeString(folder.resolve("files/a"), "content");
        reply(new Reply.Files("files"));
        Http2Line line = Http2Line.client(client());

        line.send(headers(1, END_STREAM, request("GET", "/a")));
        line.send(headers(3, END_STREAM, request("GET", "/b")));

        assertThat(line.message(1).body()).isEqualTo("content");
        assertThat(line.message(3).head()).contains(":status: 404");
    }

    @Test
    void acmeServesChallengesBeforeAllRules() throws IOException {
        Files.createDirectories(folder.resolve("acme"));
        Files.writeString(folder.resolve("acme/to-ken_1"), "proof");
        ScriptedBackend backend = with(ScriptedBackend.saying("app"));
        start(
                ProxyConfig.EMPTY
                        .withService(Setup.service("app", backend))
                        .withListener(
                                Policies.with(
                                        Setup.http("web", "app"),
                                        policy -> policy.acmeDirectory = "acme")));
        RawClient client = client();

        assertThat(client.get("/.well-known/acme-challenge/to-ken_1").body()).isEqualTo("proof");
        assertThat(client.get("/.well-known/acme-challenge/other").status()).isEqualTo(404);
        assertThat(client.get("/.well-known/acme-challenge/../x").body()).isEqualTo("app");
    }

    @Test
    void metricsTellTheCountsInOpenMetrics() {
        ScriptedBackend backend = with(ScriptedBackend.saying("app"));
        start(
                ProxyConfig.EMPTY
                        .withService(Setup.service("app", backend))
                        .withService(Policies.replying("metrics", new Reply.Metrics()))
                        .withListener(
                                Setup.http(
                                        "web",
                                        Setup.rule("metrics", new Condition.PathPrefix("/metrics")),
                                        Setup.rule("app"))));
        RawClient client = client();
        client.get("/");

        Message answer = client.get("/metrics");

        assertThat(answer.value("Content-Type")).startsWith("application/openmetrics-text;");
        String address = backend.config().address();
        assertThat(answer.body())
                .contains("# TYPE pound_uptime gauge\n")
                .contains("pound_listener_enabled{listener=\"web\"} 1.0\n")
                .contains("pound_backends{service=\"app\",state=\"up\"} 1.0\n")
                .contains(
                        "yaomote_backend_requests_total{backend=\""
                                + address
                                + "\",outcome=\"2xx\",service=\"app\"} 1.0\n")
                .contains("# TYPE yaomote_service_latency_seconds summary\n")
                .endsWith("# EOF\n");
    }

    @Test
    void repliesAreChangedAsTheirServiceSays() {
        Service app =
                Policies.with(
                        Policies.replying("app", new Reply.Empty()),
                        policy -> {
                            policy.reply = new Reply.Empty();
                            policy.response =
                                    List.of(new Modification.SetHeader("X-From: %[path]"));
                        });
        start(config(app, Setup.http("web", "app")));

        assertThat(client().get("/here").value("X-From")).isEqualTo("/here");
    }

    @Test
    void requestsWithBodiesAreAnsweredAndTheConnectionEnds() {
        reply(new Reply.Redirect(307, "https://new.example"));
        RawClient client = client();

        Message answer =
                client.send("POST /a HTTP/1.1\r\nHost: x\r\nContent-Length: 3\r\n\r\n").answer();

        assertThat(answer.status()).isEqualTo(307);
        assertThat(answer.value("Connection")).isEqualTo("close");
    }
}
