package org.yaomote.proxy;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.yaomote.config.Affinity;
import org.yaomote.config.Backend;
import org.yaomote.config.BackendMode;
import org.yaomote.config.Listener;
import org.yaomote.config.ProxyConfig;
import org.yaomote.config.Service;
import org.yaomote.fixtures.Http2Frame;
import org.yaomote.fixtures.Http2Line;
import org.yaomote.fixtures.Message;
import org.yaomote.fixtures.RawClient;
import org.yaomote.fixtures.ScriptedBackend;
import org.yaomote.fixtures.Setup;
import org.yaomote.fixtures.TestCertificates;
import org.yaomote.fixtures.TestCertificates.Identity;
import org.yaomote.fixtures.TestCertificates.KeyKind;

import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// The cookie that we set ourselves: opaque, without a memory, moved when its backend fails.
class InsertedCookieIT extends ProxyScenario {
    private static final Affinity AFFINITY =
            new Affinity.ByInsertedCookie("LB", Duration.ofMinutes(10));

    private final ScriptedBackend a = with(ScriptedBackend.saying("a"));
    private final ScriptedBackend b = with(ScriptedBackend.saying("b"));
    private final ScriptedBackend c = with(ScriptedBackend.saying("c"));

    InsertedCookieIT() {
        super(Transport.BEST);
    }

    private Service service() {
        return Setup.service("app", a, b, c).withAffinity(AFFINITY);
    }

    private static Message ask(RawClient client, String cookie) {
        String field = cookie.isEmpty() ? "" : "Cookie: x=1; LB=" + cookie + "; y=2\r\n";
        return client.send("GET / HTTP/1.1\r\nHost: x\r\n" + field + "\r\n").answer();
    }

    private static List<String> cookies(Message answer) {
        return answer.values("Set-Cookie");
    }

    private static String value(Message answer) {
        String line = cookies(answer).getFirst();
        return line.substring("LB=".length(), line.indexOf(';'));
    }

    @Test
    void aClientIsGivenACookieOnceAndComesBackToItsBackend() {
        serve(Setup.web(service()));
        Message first = ask(client(), "");
        assertThat(cookies(first))
                .singleElement()
                .asString()
                .matches(
                        "LB=[A-Za-z0-9_-]{22}\\.[a-z0-9]+; Max-Age=600; Path=/; HttpOnly;"
                                + " SameSite=Lax");
        for (int i = 0; i < 6; i++) {
            Message again = ask(client(), value(first));
            assertThat(again.body()).isEqualTo(first.body());
            assertThat(cookies(again)).isEmpty();
        }
    }

    @Test
    void clientsWithoutOneAreBalanced() {
        serve(Setup.web(service()));
        Set<String> seen = new HashSet<>();
        Set<String> signs = new HashSet<>();
        for (int i = 0; i < 3; i++) {
            Message answer = ask(client(), i == 0 ? "" : "made-up." + i);
            seen.add(answer.body());
            signs.add(value(answer));
        }

        assertThat(seen).hasSize(3);
        assertThat(signs).hasSize(3);
    }

    @Test
    void itMovesWhenItsBackendIsInMaintenance() {
        serve(Setup.web(service()));
        RawClient client = client();
        Message first = ask(client, "");
        List<Backend> changed =
                service().backends().stream()
                        .map(
                                each ->
                                        each.port() == portOf(first.body())
                                                ? inMaintenance(each)
                                                : each)
                        .toList();
        apply(Setup.web(service().withBackends(changed)));
        Message moved = ask(client, value(first));

        assertThat(moved.body()).isNotEqualTo(first.body());
        assertThat(value(moved)).isNotEqualTo(value(first));
        assertThat(ask(client, value(moved)).body()).isEqualTo(moved.body());
    }

    private static Backend inMaintenance(Backend backend) {
        return backend.withMode(BackendMode.MAINTENANCE);
    }

    private int portOf(String body) {
        return switch (body) {
            case "a" -> a.port();
            case "b" -> b.port();
            default -> c.port();
        };
    }

    @Test
    void itMovesWhenItsBackendCannotBeReached() {
        serve(Setup.web(service()));
        RawClient client = client();
        Message first = ask(client, "");
        while (!first.body().equals("a")) {
            first = ask(client, "");
        }
        a.close();
        Message moved = ask(client(), value(first));

        assertThat(moved.body()).isIn("b", "c");
        assertThat(cookies(moved)).hasSize(1);
    }

    @Test
    void onTlsItIsSecure(@TempDir Path folder) {
        Identity root = TestCertificates.selfSigned(KeyKind.EC, "Test Root");
        TestCertificates.issuedBy(root, KeyKind.EC, "localhost").writeBundle(folder, "local");
        ProxyConfig config =
                ProxyConfig.EMPTY
                        .withService(service())
                        .withListener(Setup.https("web", "app", "local.pem"));
        noteStarted(engine(1, folder).start(config));
        RawClient client =
                with(RawClient.secure(port(), TestCertificates.trusting(root), "localhost"));

        assertThat(cookies(ask(client, "")).getFirst()).endsWith("; SameSite=Lax; Secure");
    }

    /// It is between the client and us; what else the client says of cookies stays as it was.
    @Test
    void backendsDoNotSeeIt() {
        ScriptedBackend only = with(ScriptedBackend.saying("only"));
        Listener plain = Setup.http("web", "app");
        serve(
                ProxyConfig.EMPTY
                        .withService(Setup.service("app", only).withAffinity(AFFINITY))
                        .withListener(
                                plain.withOptions(plain.options().withHttp2PriorKnowledge(true))));
        String ours = value(ask(client(), ""));
        ask(client(), ours);
        client().send("GET / HTTP/1.1\r\nHost: x\r\nCookie: LB=" + ours + "\r\n\r\n").answer();
        // Crumbs of HTTP/2 (RFC 9113 §8.2.3).
        String[] crumbs =
                Http2Frame.request("GET", "/", "cookie: x=1", "cookie: LB=" + ours, "cookie: y=2");
        Http2Line.client(client())
                .send(Http2Frame.headers(1, Http2Frame.END_STREAM, crumbs))
                .message(1);

        assertThat(only.requests())
                .extracting(request -> request.values("Cookie"))
                .containsExactly(List.of(), List.of("x=1; y=2"), List.of(), List.of("x=1; y=2"));
    }

    @Test
    void backendsAreNotTouchedBesides() {
        ScriptedBackend own =
                with(
                        ScriptedBackend.answering(
                                "HTTP/1.1 200 OK\r\nSet-Cookie: LB=theirs\r\n"
                                        + "Set-Cookie: other=1\r\nContent-Length: 0\r\n\r\n"));
        serve(Setup.web(Setup.service("app", own).withAffinity(AFFINITY)));

        assertThat(cookies(ask(client(), ""))).hasSize(3).startsWith("LB=theirs", "other=1");
    }
}
