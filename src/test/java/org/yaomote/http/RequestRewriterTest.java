package org.yaomote.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.yaomote.http.HeadText.request;

import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.yaomote.http.RewriteTwin.SentRequest;

import java.net.InetSocketAddress;

class RequestRewriterTest {
    private static final ForwardedFacts FACTS = facts("192.0.2.1", "192.0.2.9", false);
    private static final String OF_THE_CONNECTION =
            "X-Forwarded-For: 192.0.2.1\r\n"
                    + "X-Forwarded-Proto: http\r\n"
                    + "X-Forwarded-Port: 8080\r\n";
    private static final String OURS = ours("a");

    private final HeadOutput out = new HeadOutput();

    private static ForwardedFacts facts(String client, String server, boolean secure) {
        return new ForwardedFacts(
                new InetSocketAddress(client, 5000), new InetSocketAddress(server, 8080), secure);
    }

    /// What the proxy adds to a request for a host.
    private static String ours(String host) {
        return OF_THE_CONNECTION + "X-Forwarded-Host: " + host + "\r\n\r\n";
    }

    private String rewritten(String head) {
        RequestRewriter.rewrite(request(head), FACTS, null, out);
        return out.toString();
    }

    @Test
    void twentyThousandRandomHeadsAreWhatTheSlowTwinMakesOfThem() {
        RandomHeads heads = new RandomHeads(3);
        for (int i = 0; i < 20_000; i++) {
            SentRequest sent = heads.request();

            assertThat(rewritten(sent.text()))
                    .as("rewritten from %s", sent.text())
                    .isEqualTo(RewriteTwin.rewritten(sent));
        }
    }

    @Test
    void soAreThoseWithViaRfc9110Section763() {
        RandomHeads heads = new RandomHeads(4);
        ForwardedFacts via = FACTS.withVia();
        ForwardedFacts viaOfHttp2 = FACTS.withViaOfHttp2();
        for (int i = 0; i < 5_000; i++) {
            SentRequest sent = heads.request();

            RequestRewriter.rewrite(request(sent.text()), via, null, out);
            assertThat(out.toString()).isEqualTo(RewriteTwin.rewritten(sent, "*"));
            RequestRewriter.rewrite(request(sent.text()), viaOfHttp2, null, out);
            assertThat(out.toString()).isEqualTo(RewriteTwin.rewritten(sent, "2.0"));
        }
    }

    @Nested
    class TargetRfc9112Section32 {
        @ParameterizedTest
        @CsvSource({
            "GET, /a?b, /a?b",
            "GET, //a/../b%2f, //a/../b%2f",
            "GET, http://a/b?c, /b?c",
            "GET, http://a, /",
            "GET, http://a?b, /?b",
            "OPTIONS, http://a, *",
            "OPTIONS, http://a/, /",
            "OPTIONS, *, *"
        })
        void theBackendGetsOriginFormWithTheOctetsAsTheyWere(
                String method, String target, String expected) {
            String head = method + " " + target + " HTTP/1.1\r\nHost: a\r\n\r\n";

            assertThat(rewritten(head))
                    .isEqualTo(method + " " + expected + " HTTP/1.1\r\nHost: a\r\n" + OURS);
        }
    }

    @Nested
    class HostRfc9112Section32 {
        @Test
        void http10WithoutHostGetsTheAddressItCameTo() {
            assertThat(rewritten("GET / HTTP/1.0\r\n\r\n"))
                    .isEqualTo(
                            "GET / HTTP/1.1\r\nHost: 192.0.2.9:8080\r\n"
                                    + OF_THE_CONNECTION
                                    + "\r\n");
        }

        @Test
        void http10GetsTheHostItsTargetNames() {
            assertThat(rewritten("GET http://a:81/b HTTP/1.0\r\n\r\n"))
                    .isEqualTo("GET /b HTTP/1.1\r\nHost: a:81\r\n" + ours("a:81"));
        }

        @Test
        void anAddressOfVersionSixStandsInBrackets() {
            ForwardedFacts six = facts("2001:db8::1", "2001:db8::9", true);
            RequestRewriter.rewrite(request("GET / HTTP/1.0\r\n\r\n"), six, null, out);

            assertThat(out.toString())
                    .contains("\r\nHost: [2001:db8:0:0:0:0:0:9]:8080\r\n")
                    .contains("\r\nX-Forwarded-For: 2001:db8:0:0:0:0:0:1\r\n")
                    .contains("\r\nX-Forwarded-Proto: https\r\n");
        }
    }

    @Nested
    class ConnectionRfc9110Section761 {
        @ParameterizedTest
        @ValueSource(
                strings = {
                    "X-Forwarded-For",
                    "x-forwarded-proto",
                    "X-FORWARDED-PORT",
                    "close, x-forwarded-for"
                })
        void connectionCannotRemoveWhatTheProxyAdds(String named) {
            String head = "GET / HTTP/1.1\r\nHost: a\r\nConnection: " + named + "\r\n\r\n";

            assertThat(rewritten(head)).isEqualTo("GET / HTTP/1.1\r\nHost: a\r\n" + OURS);
        }

        @Test
        void connectionCannotRemoveHostOrFraming() {
            String names = "Connection: host, content-length, transfer-encoding\r\n";
            String length = "Host: a\r\nContent-Length: 5\r\n";
            String coding = "Host: a\r\nTransfer-Encoding: chunked\r\n";

            assertThat(rewritten("POST / HTTP/1.1\r\n" + names + length + "\r\n"))
                    .isEqualTo("POST / HTTP/1.1\r\n" + length + OURS);
            assertThat(rewritten("POST / HTTP/1.1\r\n" + names + coding + "\r\n"))
                    .isEqualTo("POST / HTTP/1.1\r\n" + coding + OURS);
        }

        @Test
        void fieldsOfTheConnectionAndThoseItNamesGoNoFurther() {
            String head =
                    "GET / HTTP/1.1\r\nKeep-Alive: 5\r\nHost: a\r\nTE: trailers\r\nX-A: 1\r\n"
                            + "Connection: close, x-a\r\nTrailer: y\r\nX-B: 2\r\n"
                            + "Proxy-Connection: z\r\nUpgrade: h2c\r\n\r\n";

            assertThat(rewritten(head)).isEqualTo("GET / HTTP/1.1\r\nHost: a\r\nX-B: 2\r\n" + OURS);
        }

        @Test
        void h2cIsNeverAskedForRfc9113Section31() {
            String head =
                    "GET / HTTP/1.1\r\nHost: a\r\nUpgrade: h2c\r\nHTTP2-Settings: AAMA\r\n"
                            + "Connection: Upgrade, HTTP2-Settings\r\n\r\n";

            assertThat(rewritten(head)).isEqualTo("GET / HTTP/1.1\r\nHost: a\r\n" + OURS);
        }

        @Test
        void aWebSocketIsAskedForAnewRfc6455Section41() {
            String head =
                    "GET / HTTP/1.1\r\nHost: a\r\nUpgrade: WebSocket\r\nSec-WebSocket-Key: k\r\n"
                            + "Connection: keep-alive, upgrade\r\n\r\n";

            assertThat(rewritten(head))
                    .isEqualTo(
                            "GET / HTTP/1.1\r\nHost: a\r\nSec-WebSocket-Key: k\r\n"
                                    + "Connection: Upgrade\r\nUpgrade: websocket\r\n"
                                    + OURS);
        }
    }

    @Nested
    class ForwardedProxySpecification34 {
        @Test
        void whatTheClientClaimsIsDropped() {
            String head =
                    "GET / HTTP/1.1\r\nX-Forwarded-For: 6.6.6.6\r\nHost: a\r\nForwarded: for=6\r\n"
                            + "x-forwarded-proto: https\r\nX-FORWARDED-HOST: evil\r\n"
                            + "X-Forwarded-Port: 1\r\nX-Forwarded-For: 7.7.7.7\r\n\r\n";

            assertThat(rewritten(head)).isEqualTo("GET / HTTP/1.1\r\nHost: a\r\n" + OURS);
        }
    }

    @Test
    void theOrderOfRepeatedFieldsStays() {
        String fields = "Cookie: a\r\nHost: h\r\ncookie: b\r\nX: \t1\r\nCOOKIE:c \r\n";

        assertThat(rewritten("GET / HTTP/1.1\r\n" + fields + "\r\n"))
                .isEqualTo("GET / HTTP/1.1\r\n" + fields + ours("h"));
    }

    @Test
    void aHeadOfTheLargestSizeFitsTheOutput() {
        String start = "GET / HTTP/1.1\r\nHost: a\r\nX: ";
        String value = "x".repeat(HeadLimits.REQUEST.maxHeadBytes() - start.length() - 4);

        assertThat(rewritten(start + value + "\r\n\r\n")).isEqualTo(start + value + "\r\n" + OURS);
    }
}
