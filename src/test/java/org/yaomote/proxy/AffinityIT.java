package org.yaomote.proxy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import org.junit.jupiter.api.Test;
import org.yaomote.config.Affinity;
import org.yaomote.fixtures.Message;
import org.yaomote.fixtures.RawClient;
import org.yaomote.fixtures.ScriptedBackend;
import org.yaomote.fixtures.Setup;

import java.time.Duration;
import java.util.HashSet;
import java.util.Set;

/// What keeps a client on its backend, kind by kind (Pound's `Session`).
class AffinityIT extends ProxyScenario {
    private static final Duration LONG = Duration.ofMinutes(5);

    private final ScriptedBackend a = with(ScriptedBackend.saying("a"));
    private final ScriptedBackend b = with(ScriptedBackend.saying("b"));
    private final ScriptedBackend c = with(ScriptedBackend.saying("c"));

    AffinityIT() {
        super(Transport.BEST);
    }

    private RawClient serve(Affinity affinity) {
        serve(Setup.web(Setup.service("app", a, b, c).withAffinity(affinity)));
        return client();
    }

    private static String ask(RawClient client, String target, String field) {
        String line = field.isEmpty() ? "" : field + "\r\n";
        Message answer =
                client.send("GET " + target + " HTTP/1.1\r\nHost: x\r\n" + line + "\r\n").answer();
        return answer.body();
    }

    /// Asks again and again; the backends that answered.
    private static Set<String> answerers(RawClient client, String target, String field) {
        Set<String> seen = new HashSet<>();
        for (int i = 0; i < 7; i++) {
            seen.add(ask(client, target, field));
        }
        return seen;
    }

    @Test
    void withoutAffinityEveryRequestIsBalanced() {
        assertThat(answerers(serve(new Affinity.None()), "/", "")).hasSize(3);
    }

    @Test
    void aClientAddressKeepsItsBackendOverConnections() {
        RawClient first = serve(new Affinity.ByClientAddress(LONG));

        Set<String> seen = answerers(first, "/", "");
        seen.addAll(answerers(client(), "/other", ""));

        assertThat(seen).hasSize(1);
    }

    @Test
    void credentialsKeepTheirBackend() {
        RawClient client = serve(new Affinity.ByBasicAuth(LONG));

        assertThat(answerers(client, "/", "Authorization: Basic dXNlcjpwdw==")).hasSize(1);
        assertThat(answerers(client, "/", "authorization: basic dXNlcjpwdw==")).hasSize(1);
        assertThat(answerers(client, "/", "Authorization: Bearer abc")).hasSize(3);
        assertThat(answerers(client, "/", "")).hasSize(3);
    }

    @Test
    void differentKeysAreDifferentSessions() {
        RawClient client = serve(new Affinity.ByHeader("X-User", LONG));
        Set<String> seen = new HashSet<>();

        for (String user : new String[] {"1", "2", "3"}) {
            Set<String> of = answerers(client, "/", "x-user: " + user);
            assertThat(of).hasSize(1);
            seen.addAll(of);
        }

        assertThat(seen).hasSize(3);
    }

    @Test
    void aUrlParameterKeepsItsBackend() {
        RawClient client = serve(new Affinity.ByUrlParameter("sid", LONG));

        Set<String> seen = answerers(client, "/?sid=7", "");
        seen.addAll(answerers(client, "/x?a=b&sid=7&c", ""));

        assertThat(seen).hasSize(1);
        assertThat(answerers(client, "/?notsid=7", "")).hasSize(3);
    }

    @Test
    void aPathParameterKeepsItsBackend() {
        RawClient client = serve(new Affinity.ByPathParameter(LONG));

        Set<String> seen = answerers(client, "/a;s1", "");
        seen.addAll(answerers(client, "/b/c;s1?q=;no", ""));

        assertThat(seen).hasSize(1);
        assertThat(answerers(client, "/a", "")).hasSize(3);
    }

    /// The backend hands out the session: who answered with the cookie gets its bearer.
    @Test
    void aCookieIsLearnedFromTheAnswer() {
        ScriptedBackend one = with(settingCookie("one"));
        ScriptedBackend two = with(settingCookie("two"));
        serve(
                Setup.web(
                        Setup.service("app", one, two)
                                .withAffinity(new Affinity.ByCookie("SID", LONG))));
        RawClient client = client();

        for (int i = 0; i < 4; i++) {
            Message answer = client.get("/login");
            String cookie = answer.value("Set-Cookie").split(";", -1)[0];
            assertThat(answerers(client, "/", "Cookie: a=b; " + cookie + "; c=d"))
                    .containsExactly(answer.body());
        }
        assertThat(one.requests()).isNotEmpty();
        assertThat(two.requests()).isNotEmpty();
    }

    private static ScriptedBackend settingCookie(String name) {
        return ScriptedBackend.running(
                visit -> {
                    Message request = visit.request();
                    while (request != null) {
                        visit.send(
                                "HTTP/1.1 200 OK\r\nContent-Length: 3\r\n"
                                        + (request.target().equals("/login")
                                                ? "Set-Cookie: SID=of-" + name + "; Path=/\r\n"
                                                : "")
                                        + "\r\n"
                                        + name);
                        request = visit.request();
                    }
                });
    }

    @Test
    void aSessionEndsAfterItsTimeWithoutRequests() {
        RawClient client = serve(new Affinity.ByClientAddress(Duration.ofMillis(300)));
        String first = ask(client, "/", "");
        assertThat(ask(client, "/", "")).isEqualTo(first);

        // Each look is later than the session's end, so it begins another one.
        await().atMost(SOON)
                .pollDelay(Duration.ofMillis(400))
                .pollInterval(Duration.ofMillis(400))
                .until(() -> !ask(client, "/", "").equals(first));
    }

    @Test
    void aSessionWhoseBackendIsGoneMovesToAnother() {
        RawClient client = serve(new Affinity.ByClientAddress(LONG));
        String first = ask(client, "/", "");
        ScriptedBackend its = first.equals("a") ? a : first.equals("b") ? b : c;
        its.close();
        await().atMost(SOON).until(() -> backend(its).openConnections() == 0);

        String second = ask(client, "/", "");

        assertThat(second).isNotEqualTo(first);
        assertThat(answerers(client, "/", "")).hasSize(1);
    }
}
