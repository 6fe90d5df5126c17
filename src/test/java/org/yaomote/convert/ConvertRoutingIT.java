package org.yaomote.convert;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.yaomote.config.HttpsRedirect;
import org.yaomote.config.Listener;
import org.yaomote.config.MethodSet;
import org.yaomote.config.Pages;
import org.yaomote.config.Problem;
import org.yaomote.config.ProxyConfig;
import org.yaomote.config.Rule;
import org.yaomote.config.Service;
import org.yaomote.fixtures.Message;
import org.yaomote.fixtures.OtherProxy;
import org.yaomote.fixtures.RawClient;
import org.yaomote.fixtures.Setup;
import org.yaomote.policy.Condition;
import org.yaomote.policy.Reply;
import org.yaomote.policy.Subject;
import org.yaomote.policy.TextPattern;

import java.nio.file.Files;
import java.util.List;
import java.util.Map;

/// Which service gets a request, and what the proxy answers itself.
class ConvertRoutingIT extends ConvertScenario {
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

    private static Condition path(String pattern) {
        return new Condition.Matches(
                new Subject.Path(false), TextPattern.of(TextPattern.Kind.POSIX, false, pattern));
    }

    @ParameterizedTest
    @EnumSource(OtherProxy.Kind.class)
    void repliesOfTheProxyItself(OtherProxy.Kind kind) throws Exception {
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
        int ours = serve(config);
        for (String target :
                List.of(
                        "/old/a?b",
                        "/home",
                        "/gone",
                        "/empty?who=me",
                        "/empty",
                        "/app",
                        "/x1",
                        "/y")) {
            String request = "GET " + target + " x.example";
            assertThat(outcome(port, request)).as(request).isEqualTo(outcome(ours, request));
        }
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
    void pagesLimitsAndTheWayToHttps(OtherProxy.Kind kind) throws Exception {
        Files.writeString(folder.resolve("lost.html"), "<h1>lost</h1>");
        Service app = Setup.service("app", backend("app"));
        Listener web = Setup.http("web", Setup.rule("app", new Condition.PathPrefix("/app")));
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
            client.send("POST /app HTTP/1.1\r\nHost: x\r\nContent-Length: 11\r\n\r\n01234567890");
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
                new Condition.Authorized(new org.yaomote.policy.TextSource.File("users", true));
        Listener web =
                Setup.http(
                        "web",
                        Setup.rule(
                                "app",
                                new Condition.PathPrefix("/private"),
                                new Condition.Not(user)),
                        Setup.rule("app"));
        ProxyConfig config =
                ProxyConfig.EMPTY
                        .withService(Setup.service("app", backend("app")))
                        .withListener(web);
        Converted made = convert(kind, config.withListener(web.withPort(8080)));
        assertThat(made.losses()).extracting(Problem::code).contains("convert.lost.rule");
        int port = serve(kind, config);
        assertThat(outcome(port, "GET /private x")).isEqualTo("503 ");
        assertThat(outcome(port, "GET / x")).isEqualTo("200 app");
    }
}
