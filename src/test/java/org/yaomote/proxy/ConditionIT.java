package org.yaomote.proxy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.yaomote.fixtures.Http2Frame.END_STREAM;
import static org.yaomote.fixtures.Http2Frame.data;
import static org.yaomote.fixtures.Http2Frame.headers;
import static org.yaomote.fixtures.Http2Frame.request;

import org.bouncycastle.crypto.generators.OpenBSDBCrypt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.yaomote.config.Backend;
import org.yaomote.config.Listener;
import org.yaomote.config.ProxyConfig;
import org.yaomote.config.Service;
import org.yaomote.fixtures.Http2Line;
import org.yaomote.fixtures.Message;
import org.yaomote.fixtures.Policies;
import org.yaomote.fixtures.RawClient;
import org.yaomote.fixtures.ScriptedBackend;
import org.yaomote.fixtures.Setup;
import org.yaomote.policy.AddressSet;
import org.yaomote.policy.Condition;
import org.yaomote.policy.Modification;
import org.yaomote.policy.Modification.Branch;
import org.yaomote.policy.Rate;
import org.yaomote.policy.Reply;
import org.yaomote.policy.Subject;
import org.yaomote.policy.TextPattern;
import org.yaomote.policy.TextPattern.Kind;
import org.yaomote.policy.TextSource;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.List;

/// Which service takes a request whose rules say more than host and path (spec of pound.cfg, 3.6),
/// and what becomes of those that none takes.
class ConditionIT extends ProxyScenario {
    private final Path folder;
    private final ScriptedBackend one = with(ScriptedBackend.saying("one"));
    private final ScriptedBackend other = with(ScriptedBackend.saying("other"));

    ConditionIT(@TempDir Path folder) {
        super(Transport.BEST);
        this.folder = folder;
    }

    private void start(ProxyConfig config) {
        noteStarted(engine(1, folder).start(config));
    }

    private static Condition url(Kind kind, String pattern) {
        return new Condition.Matches(new Subject.Url(), TextPattern.of(kind, false, pattern));
    }

    /// The first service for requests that meet the condition, the other for all others.
    private void route(Condition condition) {
        start(routed(condition));
    }

    private ProxyConfig routed(Condition condition) {
        return ProxyConfig.EMPTY
                .withService(Setup.service("one", one))
                .withService(Setup.service("other", other))
                .withListener(
                        clear(
                                Setup.http(
                                        "web", Setup.rule("one", condition), Setup.rule("other"))));
    }

    private static Listener clear(Listener listener) {
        return listener.withOptions(listener.options().withHttp2PriorKnowledge(true));
    }

    @Test
    void urlChoosesTheService() {
        route(url(Kind.POSIX, "^/(api|img)/.*\\?x="));
        RawClient client = client();

        assertThat(client.get("/api/a?x=1").body()).isEqualTo("one");
        assertThat(client.get("/api/a").body()).isEqualTo("other");
        assertThat(client.get("/img/?x=").body()).isEqualTo("one");
    }

    @Test
    void http2RequestsAreJudgedAlike() {
        route(
                new Condition.Matches(
                        new Subject.AnyHeader(), TextPattern.of(Kind.POSIX, true, "^X-Kind: a$")));
        Http2Line line = Http2Line.client(client());

        line.send(headers(1, END_STREAM, request("GET", "/", "x-kind: a")));
        line.send(headers(3, END_STREAM, request("GET", "/", "x-kind: b")));

        assertThat(line.message(1).body()).isEqualTo("one");
        assertThat(line.message(3).body()).isEqualTo("other");
    }

    @Test
    void aclChoosesByAddress() {
        route(new Condition.ClientIn(new AddressSet.Listed(TextSource.of("127.0.0.0/8")), false));

        assertThat(client().get("/").body()).isEqualTo("one");
    }

    @Test
    void notTurnsAConditionRound() {
        route(
                new Condition.Not(
                        new Condition.ClientIn(
                                new AddressSet.Listed(TextSource.of("127.0.0.0/8")), false)));

        assertThat(client().get("/").body()).isEqualTo("other");
    }

    @Test
    void whatNoRuleTakesIsNotFoundOrAsPoundSays() {
        ProxyConfig config =
                ProxyConfig.EMPTY
                        .withService(Setup.service("one", one))
                        .withListener(
                                Setup.http("web", Setup.rule("one", url(Kind.BEGIN, "/one"))));
        start(config);
        assertThat(client().get("/two").status()).isEqualTo(404);

        apply(config.withPoundText("ListenHTTP\nEnd\n"));
        RawClient client = client();
        assertThat(client.get("/two").status()).isEqualTo(503);
        assertThat(client.get("/one").body()).isEqualTo("one");
    }

    @Test
    void aDisabledServiceIsNotThere() {
        Service off = Policies.with(Setup.service("one", one), policy -> policy.disabled = true);
        start(
                ProxyConfig.EMPTY
                        .withService(off)
                        .withService(Setup.service("other", other))
                        .withListener(Setup.http("web", Setup.rule("one"), Setup.rule("other"))));

        assertThat(client().get("/").body()).isEqualTo("other");
    }

    @Test
    void checkUrlRefusesWith501() {
        start(
                Setup.web(one)
                        .withListener(
                                Policies.with(
                                        Setup.http("web", "app"),
                                        policy -> policy.checkUrl = "^/[a-z]*$")));
        RawClient client = client();

        assertThat(client.get("/abc").status()).isEqualTo(200);
        assertThat(client.get("/ABC").status()).isEqualTo(501);
        assertThat(client.get("/abc").status()).isEqualTo(200);
    }

    @Test
    void maxUriRefusesWith414() {
        start(
                Setup.web(one)
                        .withListener(
                                Policies.with(
                                        Setup.http("web", "app"),
                                        policy -> policy.maxUriBytes = 10)));
        RawClient client = client();

        assertThat(client.get("/123456789").status()).isEqualTo(200);
        assertThat(client.get("/1234567890").status()).isEqualTo(414);
    }

    /// It fails within a moment, and the loop serves others.
    @Test
    void aPatternThatRunsAwayIs500AndStallsNobody() {
        route(url(Kind.PCRE, "^/(a+)+(?!a)$"));
        String evil = "/" + "a".repeat(7000) + "!";
        long begun = System.nanoTime();

        assertThat(client().get(evil).status()).isEqualTo(500);
        assertThat(client().get("/").body()).isEqualTo("other");

        assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(Duration.ofSeconds(2));
    }

    @Test
    void tbfLetsThroughAsManyAsItsRate() {
        route(new Condition.WithinRate("%[remoteip]", new Rate(1, Duration.ofHours(1), 2)));
        RawClient client = client();

        assertThat(List.of(client.get("/").body(), client.get("/").body(), client.get("/").body()))
                .containsOnly("one");
        assertThat(client.get("/").body()).isEqualTo("other");
    }

    @Test
    void tokensOutliveAnApply() {
        Condition rate = new Condition.WithinRate("all", new Rate(1, Duration.ofHours(1), 0));
        route(rate);
        assertThat(client().get("/").body()).isEqualTo("one");

        apply(routed(rate));

        assertThat(client().get("/").body()).isEqualTo("other");
    }

    /// Pound's way to ask for a password: `Not BasicAuth`, `Error 401` and a header.
    @Test
    void basicAuthAsksAndBelieves() throws IOException {
        guard();
        RawClient client = client();

        Message refused = client.get("/");
        assertThat(refused.status()).isEqualTo(401);
        assertThat(refused.value("WWW-Authenticate")).isEqualTo("Basic realm=\"ours\"");
        assertThat(client.send(get("ann:wrong")).answer().status()).isEqualTo(401);
        assertThat(client.send(get("ann:secret")).answer().body()).isEqualTo("one");
        assertThat(client.send(get("ann:secret")).answer().body()).isEqualTo("one");
        assertThat(one.requests()).hasSize(2);
        assertThat(one.requests().getFirst().value("X-User")).isEqualTo("ann");
    }

    @Test
    void theBodyWaitsForThePassword() throws IOException {
        guard();
        String head =
                "POST /in HTTP/1.1\r\nHost: x\r\nContent-Length: 5\r\nAuthorization: Basic "
                        + encoded("ann:secret")
                        + "\r\n\r\n";

        Message answer = client().send(head + "hello").answer();

        assertThat(answer.body()).isEqualTo("one");
        assertThat(one.request().body()).isEqualTo("hello");
    }

    @Test
    void http2WaitsForThePasswordToo() throws IOException {
        guard();
        Http2Line line = Http2Line.client(client());

        line.send(
                headers(
                        1,
                        END_STREAM,
                        request("GET", "/", "authorization: Basic " + encoded("ann:secret"))));
        line.send(
                headers(
                        3,
                        END_STREAM,
                        request("GET", "/", "authorization: Basic " + encoded("ann:wrong"))));

        assertThat(line.message(1).body()).isEqualTo("one");
        assertThat(line.message(3).head()).contains(":status: 401");
    }

    /// What comes while it waits is neither lost nor taken for the next request.
    @Test
    void bodiesOfHttp2WaitForThePasswordToo() throws IOException {
        guard();
        Http2Line line = Http2Line.client(client());

        line.send(
                headers(
                        1,
                        0,
                        request("POST", "/", "authorization: Basic " + encoded("ann:secret"))),
                data(1, 0, "hel"),
                data(1, END_STREAM, "lo"));
        line.send(
                headers(3, 0, request("POST", "/", "authorization: Basic " + encoded("ann:no"))),
                data(3, END_STREAM, "hello"));

        assertThat(line.message(1).body()).isEqualTo("one");
        assertThat(line.message(3).head()).contains(":status: 401");
        assertThat(one.request().body()).isEqualTo("hello");
    }

    @Test
    void requestsBehindOneThatWaitsForItsPasswordAreServedInOrder() throws IOException {
        guard();
        RawClient client = client();

        client.send(get("ann:secret") + get("ann:wrong") + get("ann:secret"));

        assertThat(client.answer().body()).isEqualTo("one");
        assertThat(client.answer().status()).isEqualTo(401);
        assertThat(client.answer().body()).isEqualTo("one");
    }

    @Test
    void aClientThatLeavesWhileItsPasswordIsLookedAtLeavesNothing() throws IOException {
        guard();
        RawClient client = client();

        client.send(get("ann:secret"));
        client.reset();

        await().atMost(SOON).until(() -> listener().inFlight() == 0);
        assertThat(client().get("/").status()).isEqualTo(401);
    }

    /// A password that a `Rewrite` asks for takes as long to look at as any other.
    @Test
    void aRewriteWaitsForThePassword() throws IOException {
        Condition known = users();
        Modification rewrite =
                new Modification.FirstOf(
                        List.of(
                                new Branch(
                                        List.of(known),
                                        List.of(new Modification.SetHeader("X-User: %[user]"))),
                                new Branch(
                                        List.of(),
                                        List.of(new Modification.SetHeader("X-User: nobody")))));
        Service passing =
                Policies.with(
                        Setup.service("passing", new Backend[0]),
                        policy -> {
                            policy.reply = new Reply.PassOn();
                            policy.request = List.of(rewrite);
                        });
        Service app =
                Policies.with(
                        Setup.service("one", one), policy -> policy.request = List.of(rewrite));
        start(
                ProxyConfig.EMPTY
                        .withService(passing)
                        .withService(app)
                        .withListener(
                                Setup.http(
                                        "web",
                                        Setup.rule("passing", new Condition.PathPrefix("/passed")),
                                        Setup.rule("one"))));
        RawClient client = client();

        assertThat(client.send(get("ann:secret")).answer().body()).isEqualTo("one");
        assertThat(client.send(get("ann:wrong")).answer().body()).isEqualTo("one");
        assertThat(client.send(get("ann:other").replace("GET /", "GET /passed")).answer().body())
                .isEqualTo("one");
        assertThat(client.get("/").body()).isEqualTo("one");
        assertThat(one.requests())
                .extracting(got -> got.value("X-User"))
                .containsExactly("ann", "nobody", "nobody", "nobody");
    }

    private Condition users() throws IOException {
        String hash =
                OpenBSDBCrypt.generate(
                        "2b", "secret".getBytes(StandardCharsets.US_ASCII), new byte[16], 9);
        Files.writeString(folder.resolve("users"), "ann:" + hash + "\n");
        return new Condition.Authorized(new TextSource.File("users", true));
    }

    private void guard() throws IOException {
        Condition known = users();
        Service door =
                Policies.with(
                        Setup.service("door", new Backend[0]),
                        policy -> {
                            policy.reply = new Reply.Status(401, "");
                            policy.response =
                                    List.of(
                                            new Modification.SetHeader(
                                                    "WWW-Authenticate: Basic realm=\"ours\""));
                        });
        Service app =
                Policies.with(
                        Setup.service("one", one),
                        policy ->
                                policy.request =
                                        List.of(new Modification.SetHeader("X-User: %[user]")));
        start(
                ProxyConfig.EMPTY
                        .withService(door)
                        .withService(app)
                        .withListener(
                                clear(
                                        Setup.http(
                                                "web",
                                                Setup.rule("door", new Condition.Not(known)),
                                                Setup.rule("one", known)))));
    }

    private static String get(String credentials) {
        return "GET / HTTP/1.1\r\nHost: x\r\nAuthorization: Basic "
                + encoded(credentials)
                + "\r\n\r\n";
    }

    private static String encoded(String credentials) {
        return Base64.getEncoder().encodeToString(credentials.getBytes(StandardCharsets.US_ASCII));
    }

    @Test
    void aWatchedListCountsWithoutAnApply() throws IOException {
        Path list = folder.resolve("list");
        Files.writeString(list, "10.0.0.0/8\n");
        route(
                new Condition.ClientIn(
                        new AddressSet.Listed(new TextSource.File("list", true)), false));
        assertThat(client().get("/").body()).isEqualTo("other");

        Files.writeString(list, "10.0.0.0/8\n127.0.0.1\n");

        await().atMost(SOON).until(() -> client().get("/").body().equals("one"));
    }

    @Test
    void fallThroughChangesAndGoesOn() {
        Service first =
                Policies.with(
                        Setup.service("first", new Backend[0]),
                        policy -> {
                            policy.reply = new Reply.PassOn();
                            policy.request =
                                    List.of(
                                            new Modification.SetPath("/new$1", false),
                                            new Modification.SetHeader("X-Seen: first"));
                        });
        start(
                ProxyConfig.EMPTY
                        .withService(first)
                        .withService(Setup.service("one", one))
                        .withService(Setup.service("other", other))
                        .withListener(
                                Setup.http(
                                        "web",
                                        Setup.rule("first", url(Kind.POSIX, "^/old([^?]*)")),
                                        Setup.rule("one", url(Kind.POSIX, "^/new")),
                                        Setup.rule("other"))));
        RawClient client = client();

        String post = "POST /old/x?y HTTP/1.1\r\nHost: x\r\nContent-Length: 3\r\n\r\nabc";
        assertThat(client.send(post).answer().body()).isEqualTo("one");
        assertThat(one.request().startLine()).isEqualTo("POST /new/x?y HTTP/1.1");
        assertThat(one.request().value("X-Seen")).isEqualTo("first");
        assertThat(one.request().body()).isEqualTo("abc");
        assertThat(client.get("/else").body()).isEqualTo("other");
        assertThat(client().send("GET /old HTTP/1.0\r\n\r\n").answer().body()).isEqualTo("one");
    }

    @Test
    void aBadPatternRefusesTheStart() {
        var refused = done(engine(1, folder).start(routed(url(Kind.POSIX, "["))));

        assertThat(refused)
                .isInstanceOfSatisfying(
                        StartResult.Refused.class,
                        why ->
                                assertThat(why.problems())
                                        .extracting("code")
                                        .containsExactly("pattern.unclosedBracket"));
    }
}
