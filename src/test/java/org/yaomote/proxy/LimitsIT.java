package org.yaomote.proxy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import org.yaomote.config.Listener;
import org.yaomote.config.ListenerOptions;
import org.yaomote.config.ProxyConfig;
import org.yaomote.config.Service;
import org.yaomote.fixtures.Message;
import org.yaomote.fixtures.Policies;
import org.yaomote.fixtures.RawClient;
import org.yaomote.fixtures.RawClient.End;
import org.yaomote.fixtures.ScriptedBackend;
import org.yaomote.fixtures.Setup;
import org.yaomote.policy.Modification;

import java.util.List;

/// Specification of the proxy, §3.3: how much clients may make the proxy hold.
@ParameterizedClass
@EnumSource(Transport.class)
class LimitsIT extends ProxyScenario {
    private final ProxyConfig config = Setup.web(with(ScriptedBackend.saying("ok")));

    LimitsIT(Transport transport) {
        super(transport);
    }

    private ProxyConfig connections(int inAll, int perClient) {
        return config.withLimits(
                new org.yaomote.config.Limits(inAll, perClient, 8192, 32 * 1024, 100));
    }

    private ProxyConfig heads(int line, int head, int fields) {
        return config.withLimits(new org.yaomote.config.Limits(100, 0, line, head, fields));
    }

    private static String padded(int octets) {
        String head = "GET / HTTP/1.1\r\nHost: x\r\nX: \r\n\r\n";
        return head.replace("X: ", "X: " + "x".repeat(octets - head.length()));
    }

    @Test
    void beyondTheConnectionsInAllOneWaitsUntilAnotherEnds() {
        serve(connections(2, 0));
        RawClient first = client();
        RawClient second = client();
        assertThat(first.get("/").status()).isEqualTo(200);
        assertThat(second.get("/").status()).isEqualTo(200);
        RawClient third = client().send("GET / HTTP/1.1\r\nHost: x\r\n\r\n");
        assertThat(second.get("/").status()).isEqualTo(200);
        assertThat(listener().openConnections()).isEqualTo(2);
        first.close();

        assertThat(third.answer().status()).isEqualTo(200);
    }

    @Test
    void aHigherLimitLetsThoseInThatWait() {
        serve(connections(1, 0));
        assertThat(client().get("/").status()).isEqualTo(200);
        RawClient waiting = client().send("GET / HTTP/1.1\r\nHost: x\r\n\r\n");
        apply(connections(2, 0));

        assertThat(waiting.answer().status()).isEqualTo(200);
    }

    @Test
    void oneConnectionTooManyOfAClientIsClosed() {
        serve(connections(100, 2));
        RawClient first = client();
        assertThat(first.get("/").status()).isEqualTo(200);
        assertThat(client().get("/").status()).isEqualTo(200);
        assertThat(client().end()).isEqualTo(End.CLOSED);
        first.close();
        await().until(() -> listener().openConnections() == 1);

        assertThat(client().get("/").status()).isEqualTo(200);
    }

    @Test
    void aTrustedProxyBringsManyClients() {
        ProxyConfig limited = connections(100, 1);
        ListenerOptions trusting =
                ListenerOptions.DEFAULTS.withTrustedProxies(List.of("127.0.0.1"));
        serve(limited.withListener(limited.listeners().getFirst().withOptions(trusting)));

        assertThat(client().get("/").status()).isEqualTo(200);
        assertThat(client().get("/").status()).isEqualTo(200);
    }

    @Test
    void aLongerRequestLineIs414Rfc9110Section15515() {
        serve(heads(256, 1024, 100));
        RawClient client = client();

        assertThat(client.get("/" + "x".repeat(256 - 16)).status()).isEqualTo(200);
        assertThat(client.get("/" + "x".repeat(257 - 16)).status()).isEqualTo(414);
    }

    @Test
    void aLargerHeadIs431Rfc6585Section5() {
        serve(heads(256, 1024, 100));

        assertThat(client().send(padded(1024)).answer().status()).isEqualTo(200);
        assertThat(client().send(padded(1025)).answer().status()).isEqualTo(431);
        assertThat(client().send(padded(2000).substring(0, 1900)).answer().status()).isEqualTo(431);
    }

    @Test
    void moreFieldsAre431Rfc6585Section5() {
        serve(heads(256, 1024, 3));
        String three = "GET / HTTP/1.1\r\nHost: x\r\nA: 1\r\nB: 2\r\n";

        assertThat(client().send(three + "\r\n").answer().status()).isEqualTo(200);
        assertThat(client().send(three + "C: 3\r\n\r\n").answer().status()).isEqualTo(431);
    }

    @Test
    void theLargestHeadThatCanBeAllowedPasses() {
        serve(heads(65_536, 65_536, 1000));

        assertThat(client().send(padded(65_536)).answer().status()).isEqualTo(200);
        assertThat(client().send(padded(65_537)).answer().status()).isEqualTo(431);
    }

    @Test
    void theyChangeLiveOnAConnectionThatStays() {
        serve(heads(256, 1024, 100));
        RawClient client = client();
        assertThat(client.send(padded(1000)).answer().status()).isEqualTo(200);
        apply(heads(256, 2048, 100));
        assertThat(client.send(padded(2000)).answer().status()).isEqualTo(200);
        apply(heads(256, 1024, 100));
        assertThat(client.send(padded(2000)).answer().status()).isEqualTo(431);
    }

    /// Spec of pound.cfg, 3.2: `LineBufferSize` is the length of a request line or a header line.
    @Test
    void aListenerMayTakeLongerLines() {
        Listener listener = config.listeners().getFirst();
        serve(
                heads(1000, 2000, 100)
                        .withListener(Policies.with(listener, p -> p.lineBytes = 9000)));

        assertThat(client().get("/" + "x".repeat(8000)).status()).isEqualTo(200);
        assertThat(client().get("/" + "x".repeat(9000)).status()).isEqualTo(414);
        assertThat(withFields("x".repeat(8900)).status()).isEqualTo(200);
        assertThat(withFields("x".repeat(9000)).status()).isEqualTo(431);
        assertThat(withFields("x".repeat(4900), "x".repeat(4900)).status()).isEqualTo(200);
        assertThat(withFields("x".repeat(5100), "x".repeat(5100)).status()).isEqualTo(431);
    }

    private Message withFields(String... values) {
        StringBuilder head = new StringBuilder("GET / HTTP/1.1\r\nHost: x\r\n");
        for (String value : values) {
            head.append("Y: ").append(value).append("\r\n");
        }
        return client().send(head + "\r\n").answer();
    }

    /// As many as can be let in.
    @Test
    void manyFieldsAreChangedToo() {
        Service service = config.services().getFirst();
        serve(
                heads(8192, 65_536, 1000)
                        .withService(
                                Policies.with(
                                        service,
                                        p ->
                                                p.request =
                                                        List.of(
                                                                new Modification.SetHeader(
                                                                        "X: %[path]")))));

        String fields = "Y: 1\r\n".repeat(900);
        Message answer = client().send("GET / HTTP/1.1\r\nHost: x\r\n" + fields + "\r\n").answer();
        assertThat(answer.status()).isEqualTo(200);
    }
}
