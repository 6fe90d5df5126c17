package org.yaomote.proxy;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.yaomote.fixtures.Message;
import org.yaomote.fixtures.RawClient;
import org.yaomote.fixtures.ScriptedBackend;
import org.yaomote.fixtures.Setup;

/// What either side learns of the other: RFC 9110 §7.6, and X-Forwarded as everybody has it.
class HeaderIT extends ProxyScenario {
    HeaderIT() {
        super(Transport.BEST);
    }

    /// RFC 9110 §7.6.1.
    @Test
    void hopByHopFieldsOfTheRequestStayHere() {
        ScriptedBackend backend = with(ScriptedBackend.saying("ok"));
        serve(Setup.web(backend));

        client().send(
                        "GET / HTTP/1.1\r\nConnection: keep-alive, X-Secret,x-other , Host\r\n"
                                + "Host: x\r\nX-Secret: 1\r\nX-OTHER: 2\r\nKeep-Alive: 5\r\n"
                                + "Proxy-Connection: close\r\nTE: trailers\r\nTrailer: T\r\n"
                                + "Upgrade: h2c\r\nX-Kept: yes\r\nAccept: a\r\nAccept: b\r\n\r\n")
                .answer();

        Message got = backend.request();
        assertThat(got.fields())
                .containsExactly(
                        "Host: x",
                        "X-Kept: yes",
                        "Accept: a",
                        "Accept: b",
                        "X-Forwarded-For: 127.0.0.1",
                        "X-Forwarded-Proto: http",
                        "X-Forwarded-Port: " + port(),
                        "X-Forwarded-Host: x");
    }

    /// RFC 9110 §7.6.1.
    @Test
    void hopByHopFieldsOfTheAnswerStayHere() {
        serve(
                Setup.web(
                        with(
                                ScriptedBackend.answering(
                                        "HTTP/1.1 200 Fine\r\nConnection: X-Hop\r\nX-Hop: 1\r\n"
                                                + "Keep-Alive: timeout=5\r\nTrailer: T\r\n"
                                                + "Upgrade: h2c\r\nX-Kept: yes\r\n"
                                                + "Set-Cookie: a=1\r\nSet-Cookie: b=2\r\n"
                                                + "Content-Length: 2\r\n\r\nok"))));

        Message answer = client().get("/");

        assertThat(answer.startLine()).isEqualTo("HTTP/1.1 200 Fine");
        assertThat(answer.fields())
                .containsExactly(
                        "X-Kept: yes", "Set-Cookie: a=1", "Set-Cookie: b=2", "Content-Length: 2");
    }

    /// What a client says of others is not believed.
    @Test
    void spoofedForwardingFieldsAreDropped() {
        ScriptedBackend backend = with(ScriptedBackend.saying("ok"));
        serve(Setup.web(backend));

        client().send(
                        "GET / HTTP/1.1\r\nHost: x\r\nX-Forwarded-For: 6.6.6.6\r\n"
                                + "x-forwarded-for: 7.7.7.7\r\nX-Forwarded-Proto: https\r\n"
                                + "X-FORWARDED-PORT: 443\r\nX-Forwarded-Host: bank\r\n"
                                + "Forwarded: for=6.6.6.6\r\n\r\n")
                .answer();

        Message got = backend.request();
        assertThat(got.value("X-Forwarded-For")).isEqualTo("127.0.0.1");
        assertThat(got.value("X-Forwarded-Proto")).isEqualTo("http");
        assertThat(got.value("X-Forwarded-Port")).isEqualTo("" + port());
        assertThat(got.value("X-Forwarded-Host")).isEqualTo("x");
        assertThat(got.has("Forwarded")).isFalse();
    }

    /// RFC 9112 §3.2.2: the backend gets the origin form, and the target octet by octet.
    @Test
    void theTargetReachesTheBackendAsItWasSent() {
        ScriptedBackend backend = with(ScriptedBackend.saying("ok"));
        serve(Setup.web(backend));

        RawClient client = client();
        client.send("GET /a%2Fb/../c;p=1?q=%00&r=[] HTTP/1.1\r\nHost: x\r\n\r\n").answer();
        client.send("GET http://x/y?z HTTP/1.1\r\nHost: x\r\n\r\n").answer();
        client.send("GET http://x?z HTTP/1.1\r\nHost: x\r\n\r\n").answer();
        client.send("OPTIONS * HTTP/1.1\r\nHost: x\r\n\r\n").answer();

        assertThat(backend.requests())
                .extracting(Message::target)
                .containsExactly("/a%2Fb/../c;p=1?q=%00&r=[]", "/y?z", "/?z", "*");
    }

    /// RFC 9112 §6.3, rule 3: the coding counts, and the length must not be passed on.
    @Test
    void anAnswerWithLengthAndChunksKeepsTheChunksOnly() {
        serve(
                Setup.web(
                        with(
                                ScriptedBackend.answering(
                                        "HTTP/1.1 200 OK\r\nContent-Length: 3\r\n"
                                                + "Transfer-Encoding: chunked\r\n\r\n"
                                                + "5\r\nhello\r\n0\r\n\r\n"))));

        Message answer = client().get("/");

        assertThat(answer.body()).isEqualTo("hello");
        assertThat(answer.has("Content-Length")).isFalse();
    }

    /// A hundred fields of a browser with many cookies are no attack.
    @Test
    void aLargeHeadWithinTheLimitsPasses() {
        ScriptedBackend backend = with(ScriptedBackend.saying("ok"));
        serve(Setup.web(backend));

        StringBuilder head = new StringBuilder("GET / HTTP/1.1\r\nHost: x\r\n");
        for (int i = 0; i < 99; i++) {
            head.append("X-").append(i).append(": ").append("v".repeat(300)).append("\r\n");
        }
        Message answer = client().send(head.append("\r\n").toString()).answer();

        assertThat(answer.status()).isEqualTo(200);
        assertThat(backend.request().value("X-98")).hasSize(300);
    }
}
