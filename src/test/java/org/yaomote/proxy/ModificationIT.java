package org.yaomote.proxy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.yaomote.fixtures.Http2Frame.END_STREAM;
import static org.yaomote.fixtures.Http2Frame.headers;
import static org.yaomote.fixtures.Http2Frame.request;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.yaomote.config.Backend;
import org.yaomote.config.BackendMode;
import org.yaomote.config.Listener;
import org.yaomote.config.ProxyConfig;
import org.yaomote.config.Service;
import org.yaomote.fixtures.Http2Line;
import org.yaomote.fixtures.Message;
import org.yaomote.fixtures.Policies;
import org.yaomote.fixtures.RawClient;
import org.yaomote.fixtures.ScriptedBackend;
import org.yaomote.fixtures.Setup;
import org.yaomote.policy.BackendPolicy;
import org.yaomote.policy.BuiltInHeaders;
import org.yaomote.policy.Condition;
import org.yaomote.policy.Constant;
import org.yaomote.policy.Definitions;
import org.yaomote.policy.ForwardedBy;
import org.yaomote.policy.LocationRewriting;
import org.yaomote.policy.Modification;
import org.yaomote.policy.Modification.Branch;
import org.yaomote.policy.Subject;
import org.yaomote.policy.TextPattern;
import org.yaomote.policy.TextPattern.Kind;
import org.yaomote.policy.TextSource;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/// What becomes of heads on their way to a backend and back (spec of pound.cfg, 3.3, 3.10, 3.14).
class ModificationIT extends ProxyScenario {
    private final Path folder;

    ModificationIT(@TempDir Path folder) {
        super(Transport.BEST);
        this.folder = folder;
    }

    private void start(ProxyConfig config) {
        noteStarted(engine(1, folder).start(config));
    }

    private void start(Service service, Consumer<Policies.OfListener> policy) {
        Listener listener = Policies.with(Setup.http("web", "app"), policy);
        start(
                ProxyConfig.EMPTY
                        .withService(service)
                        .withListener(
                                listener.withOptions(
                                        listener.options().withHttp2PriorKnowledge(true))));
    }

    private static Modification set(String line) {
        return new Modification.SetHeader(line);
    }

    // ---- modifications -------------------------------------------------------------------------

    /// Our own headers, then the listener's changes, then the service's.
    @Test
    void requestsAreChangedByTheListenerAndThenByTheService() {
        ScriptedBackend backend = with(ScriptedBackend.saying("x"));
        Service app =
                Policies.with(
                        Setup.service("app", backend),
                        policy ->
                                policy.request =
                                        List.of(
                                                set("X-Order: %[header X-Order], service"),
                                                new Modification.SetPath("/new%[path]", false)));
        start(
                app,
                policy ->
                        policy.request =
                                List.of(
                                        set("X-Order: %[header X-Forwarded-Proto], listener"),
                                        new Modification.RemoveHeaders(
                                                TextPattern.of(
                                                        Kind.POSIX, true, "^X-Forwarded-"))));

        assertThat(client().get("/a?b").status()).isEqualTo(200);

        Message got = backend.request();
        assertThat(got.startLine()).isEqualTo("GET /new/a?b HTTP/1.1");
        assertThat(got.value("X-Order")).isEqualTo("http, listener, service");
        assertThat(got.has("X-Forwarded-For")).isFalse();
    }

    @Test
    void answersAreChangedByTheServiceAndThenByTheListener() {
        ScriptedBackend backend = with(ScriptedBackend.saying("hello"));
        Service app =
                Policies.with(
                        Setup.service("app", backend),
                        policy -> policy.response = List.of(set("X-Order: service %[path]")));
        start(
                app,
                policy -> policy.response = List.of(set("X-Order: %[header X-Order], listener")));
        RawClient client = client();

        for (int i = 0; i < 2; i++) {
            Message answer = client.get("/a");
            assertThat(answer.value("X-Order")).isEqualTo("service /a, listener");
            assertThat(answer.body()).isEqualTo("hello");
        }
        assertThat(backend.connections()).isEqualTo(1);
    }

    @Test
    void http2ClientsAndBodiesAreTreatedAlike() {
        ScriptedBackend backend = with(ScriptedBackend.saying("hello"));
        Service app =
                Policies.with(
                        Setup.service("app", backend),
                        policy -> {
                            policy.request = List.of(set("X-In: %[header x-a]"));
                            policy.response = List.of(set("X-Out: %[host]"));
                        });
        start(app, _ -> {});
        Http2Line line = Http2Line.client(client());

        line.send(headers(1, END_STREAM, request("GET", "/", "x-a: b")));

        assertThat(line.message(1).body()).isEqualTo("hello");
        assertThat(line.message(1).head()).contains("x-out: a.example");
        assertThat(backend.request().value("X-In")).isEqualTo("b");
    }

    @Test
    void rewriteTakesTheFirstBranchThatHolds() {
        ScriptedBackend backend = with(ScriptedBackend.saying("x"));
        Modification rewrite =
                new Modification.FirstOf(
                        List.of(
                                new Branch(
                                        List.of(
                                                new Condition.Matches(
                                                        new Subject.Path(false),
                                                        TextPattern.of(
                                                                Kind.POSIX, false, "^/a/(.*)"))),
                                        List.of(new Modification.SetPath("/b/$1", false))),
                                new Branch(List.of(), List.of(set("X-Else: yes")))));
        Service app =
                Policies.with(
                        Setup.service("app", backend), policy -> policy.request = List.of(rewrite));
        start(app, _ -> {});
        RawClient client = client();

        client.get("/a/x");
        client.get("/c");

        assertThat(backend.requests().getFirst().target()).isEqualTo("/b/x");
        assertThat(backend.requests().getFirst().has("X-Else")).isFalse();
        assertThat(backend.requests().getLast().value("X-Else")).isEqualTo("yes");
    }

    @Test
    void aChangeThatFailsIs500AndReachesNoBackend() {
        ScriptedBackend backend = with(ScriptedBackend.saying("x"));
        Service app =
                Policies.with(
                        Setup.service("app", backend),
                        policy -> policy.request = List.of(set("X-A: $1")));
        start(app, _ -> {});

        assertThat(client().get("/").status()).isEqualTo(500);
        assertThat(backend.connections()).isZero();
    }

    /// What no stranger may send, no change makes.
    @Test
    void aLineThatWouldBeTwoIs500() {
        ScriptedBackend backend = with(ScriptedBackend.saying("x"));
        Service app =
                Policies.with(
                        Setup.service("app", backend),
                        policy -> policy.request = List.of(set("X-A: %[const evil]")));
        start(
                app,
                policy ->
                        policy.constants =
                                List.of(new Constant("evil", TextSource.of("a\r\nX-B: c"), false)));

        assertThat(client().get("/").status()).isEqualTo(500);
        assertThat(backend.connections()).isZero();
    }

    @Test
    void anAnswerThatCannotBeChangedIs500() {
        ScriptedBackend backend = with(ScriptedBackend.saying("x"));
        Service app =
                Policies.with(
                        Setup.service("app", backend),
                        policy -> policy.response = List.of(set("X-A: $1")));
        start(app, _ -> {});
        RawClient client = client();

        assertThat(client.get("/").status()).isEqualTo(500);
        assertThat(client.get("/").status()).isEqualTo(500);
    }

    @Test
    void combineHeadersJoinsWhatIsRepeated() {
        ScriptedBackend backend =
                with(
                        ScriptedBackend.answering(
                                "HTTP/1.1 200 OK\r\nVary: a\r\nContent-Length: 0\r\nvary:"
                                        + " b\r\n\r\n"));
        Definitions definitions =
                new Definitions(
                        List.of(),
                        List.of(),
                        List.of(),
                        List.of(),
                        List.of("Accept", "Vary"),
                        false,
                        ForwardedBy.USUAL);
        start(Setup.web(backend).withDefinitions(definitions));

        Message answer =
                client().send("GET / HTTP/1.1\r\nHost: x\r\nAccept: a\r\nAccept: b\r\n\r\n")
                        .answer();

        assertThat(backend.request().values("Accept")).containsExactly("a, b");
        assertThat(answer.values("Vary")).containsExactly("a, b");
    }

    @Test
    void headerOptionLeavesOutWhatWeAdd() {
        ScriptedBackend backend = with(ScriptedBackend.saying("x"));
        start(
                Setup.service("app", backend),
                policy -> policy.headers = new BuiltInHeaders(false, false));

        client().send("GET / HTTP/1.1\r\nHost: x\r\nX-Forwarded-For: 1.1.1.1\r\n\r\n").answer();

        assertThat(backend.request().fields())
                .noneMatch(line -> line.toLowerCase().startsWith("x-forwarded"));
    }

    // ---- for one backend -----------------------------------------------------------------------

    @Test
    void serverNameIsWhatTheBackendIsAskedFor() {
        ScriptedBackend backend = with(ScriptedBackend.saying("x"));
        int refusing = ScriptedBackend.refusingPort();
        Service app =
                Setup.service(
                        "app",
                        named(new Backend("", "127.0.0.1", refusing, 1, true), "first.example"),
                        named(backend.config(), "second.example"));
        start(app, _ -> {});
        RawClient client = client();

        assertThat(client.get("/").status()).isEqualTo(200);
        assertThat(client.get("/").status()).isEqualTo(200);

        assertThat(backend.requests())
                .allSatisfy(got -> assertThat(got.values("Host")).containsExactly("second.example"))
                .hasSize(2);
    }

    private static Backend named(Backend backend, String host) {
        BackendPolicy usual = BackendPolicy.DEFAULTS;
        return new Backend(
                backend.name(),
                backend.host(),
                backend.port(),
                backend.weight(),
                BackendMode.READY,
                0,
                false,
                new BackendPolicy(
                        Optional.empty(),
                        Duration.ZERO,
                        Duration.ZERO,
                        Duration.ZERO,
                        host,
                        Optional.empty(),
                        usual.family(),
                        usual.resolve()));
    }

    @Test
    void rewriteDestinationLeadsToTheBackend() {
        ScriptedBackend backend = with(ScriptedBackend.saying("x"));
        start(Setup.service("app", backend), policy -> policy.rewriteDestination = true);
        RawClient client = client();

        client.send(move("http://dav.example/new?x")).answer();
        client.send(move("http://other.example/new")).answer();

        assertThat(backend.requests().getFirst().value("Destination"))
                .isEqualTo("http://127.0.0.1:" + backend.port() + "/new?x");
        assertThat(backend.requests().getLast().value("Destination"))
                .isEqualTo("http://other.example/new");
    }

    private static String move(String destination) {
        return "MOVE /old HTTP/1.1\r\nHost: dav.example\r\nDestination: "
                + destination
                + "\r\n\r\n";
    }

    // ---- addresses in answers ------------------------------------------------------------------

    @ParameterizedTest
    @CsvSource({
        "OFF, http://127.0.0.1:BACKEND/a, http://127.0.0.1:BACKEND/a",
        "BACKEND, http://127.0.0.1:BACKEND/a?b, http://shop.example:81/a?b",
        "BACKEND, https://shop.example/a, https://shop.example/a",
        "BACKEND, http://127.0.0.1:1/a, http://127.0.0.1:1/a",
        "BACKEND_AND_LISTENER, http://127.0.0.1:BACKEND, http://shop.example:81",
        "BACKEND_AND_LISTENER, https://shop.example/a, http://shop.example:81/a",
        "BACKEND_AND_LISTENER, http://Shop.Example:81/a, http://Shop.Example:81/a",
        "BACKEND_AND_LISTENER, http://other.example/a, http://other.example/a",
        "BACKEND_AND_LISTENER, /a, /a"
    })
    void rewriteLocationMakesTheClientsAddress(
            LocationRewriting locations, String sent, String told) {
        String[] location = {""};
        ScriptedBackend backend =
                with(
                        ScriptedBackend.running(
                                visit -> {
                                    while (visit.request() != null) {
                                        visit.send(
                                                "HTTP/1.1 302 Found\r\nLocation: "
                                                        + location[0]
                                                        + "\r\nContent-Length: 0\r\n\r\n");
                                    }
                                }));
        String port = Integer.toString(backend.port());
        location[0] = sent.replace("BACKEND", port);
        start(Setup.service("app", backend), policy -> policy.locations = locations);

        Message answer = client().send("GET / HTTP/1.1\r\nHost: shop.example:81\r\n\r\n").answer();

        assertThat(answer.value("Location")).isEqualTo(told.replace("BACKEND", port));
    }

    // ---- errors of backends --------------------------------------------------------------------

    @Test
    void rewriteErrorsGivesOurPageForTheBackends() throws IOException {
        Files.writeString(folder.resolve("500.html"), "ours");
        ScriptedBackend backend =
                with(
                        ScriptedBackend.running(
                                visit -> {
                                    Message got = visit.request();
                                    while (got != null) {
                                        String status = got.target().substring(1);
                                        visit.send(
                                                "HTTP/1.1 "
                                                        + status
                                                        + " X\r\nRetry-After:"
                                                        + " 7\r\nContent-Length: 6\r\n\r\ntheirs");
                                        got = visit.request();
                                    }
                                }));
        start(
                Setup.service("app", backend),
                policy -> {
                    policy.rewriteErrors = true;
                    policy.pages = Map.of(500, "500.html");
                });
        RawClient client = client();

        Message replaced = client.get("/500");
        assertThat(replaced.status()).isEqualTo(500);
        assertThat(replaced.body()).isEqualTo("ours");
        assertThat(replaced.value("Retry-After")).isEqualTo("7");
        assertThat(client.get("/404").body()).isEqualTo("theirs");
        assertThat(client.get("/200").body()).isEqualTo("theirs");
    }
}
