package org.yaomote.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.yaomote.http.HeadText.fault;
import static org.yaomote.http.HeadText.octets;
import static org.yaomote.http.HeadText.request;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.yaomote.fixtures.HttpCorpus;

import java.util.List;

class RequestHeadTest {
    private static final String HOST = "Host: a\r\n";

    static List<HttpCorpus.Case> refused() {
        return HttpCorpus.read("refused-requests.txt");
    }

    /// Everything the corpus holds: framing (RFC 9112 §6), fields (§5), request line (§3), Host.
    @ParameterizedTest
    @MethodSource("refused")
    void whatTheCorpusHoldsIsRefusedForItsReason(HttpCorpus.Case refused) {
        assertThat(fault(refused.octets())).isEqualTo(HeadFault.valueOf(refused.expected()));
    }

    @ParameterizedTest
    @MethodSource("refused")
    void everyRefusalHasAStatusOfTheClientsFaultOrOfWhatWeLack(HttpCorpus.Case refused) {
        assertThat(HeadFault.valueOf(refused.expected()).status()).isIn(400, 405, 501, 505);
    }

    @Test
    void aHeadIsUsableAgainAfterAFault() {
        RequestHead head = new RequestHead(HeadLimits.REQUEST);
        fault(
                head,
                "POST http://b/ HTTP/1.1\r\n"
                        + "Host: b\r\n"
                        + "Content-Length: 7\r\n"
                        + "Connection: close\r\n\r\n");
        fault(head, "GET http://b/ HTTP/1.1\r\nHost: c\r\nTransfer-Encoding: x\r\n\r\n");

        assertThat(fault(head, "GET /x HTTP/1.1\r\n" + HOST + "\r\n")).isNull();
        assertThat(head.framing()).isEqualTo(BodyFraming.NONE);
        assertThat(head.contentLength()).isZero();
        assertThat(head.keepAlive()).isTrue();
        assertThat(head.hostEquals(octets("a"))).isTrue();
    }

    @Test
    void aHeadInTheMiddleOfAnArrayIsParsedWhereItStands() {
        String text = "GET /x?y HTTP/1.1\r\n" + HOST + "A: b\r\n\r\n";
        byte[] octets = octets("before" + text + "behind");
        RequestHead head = new RequestHead(HeadLimits.REQUEST);

        assertThat(head.parse(octets, 6, 6 + text.length())).isNull();
        assertThat(head.targetText()).isEqualTo("/x?y");
        assertThat(head.fields().value("a")).isEqualTo("b");
    }

    @Nested
    class RequestLineRfc9112Section3 {
        @ParameterizedTest
        @ValueSource(strings = {"GET", "POST", "HEAD", "get", "M-SEARCH", "A!#$%&'*+.^_`|~9", "X"})
        void anyTokenIsAMethodAndKeepsItsCase(String method) {
            assertThat(request(method + " / HTTP/1.1\r\n" + HOST + "\r\n").methodText())
                    .isEqualTo(method);
        }

        @ParameterizedTest
        @CsvSource({
            "/, /, ''",
            "/a/b;c=d, /a/b;c=d, ''",
            "/a?b=c?d, /a, ?b=c?d",
            "/?, /, ?",
            "//a/..//b, //a/..//b, ''",
            "/%00%ff, /%00%ff, ''",
            "/\"<>[]{}|\\^`, /\"<>[]{}|\\^`, ''",
            "http://a/b?c, /b, ?c",
            "HTTPS://A/b, /b, ''",
            "http://a, '', ''",
            "http://a?b, '', ?b"
        })
        void aTargetIsCutIntoPathAndQueryAndStaysAsItWas(String target, String path, String query) {
            RequestHead head = request("GET " + target + " HTTP/1.1\r\n" + HOST + "\r\n");

            assertThat(head.targetText()).isEqualTo(target);
            assertThat(part(head, head.pathStart(), head.pathEnd())).isEqualTo(path);
            assertThat(part(head, head.pathEnd(), head.targetEnd())).isEqualTo(query);
        }

        @Test
        void optionsMayAskTheServerAsAWhole() {
            RequestHead head = request("OPTIONS * HTTP/1.1\r\n" + HOST + "\r\n");

            assertThat(part(head, head.pathStart(), head.pathEnd())).isEqualTo("*");
        }

        @Test
        void aLineAsLongAsTheLimitPassesAndOneOctetMoreIs414() {
            String start = "GET /";
            String rest = " HTTP/1.1\r\n";
            int room = HeadLimits.REQUEST.maxLineBytes() - start.length() - rest.length();

            assertThat(fault(start + "x".repeat(room) + rest + HOST + "\r\n")).isNull();
            assertThat(fault(start + "x".repeat(room + 1) + rest + HOST + "\r\n"))
                    .isEqualTo(HeadFault.TARGET_TOO_LONG);
            assertThat(HeadFault.TARGET_TOO_LONG.status()).isEqualTo(414);
        }

        @ParameterizedTest
        @CsvSource({"GET, true", "HEAD, true", "OPTIONS, true", "POST, false", "PUT, false"})
        @CsvSource({"DELETE, false", "PATCH, false", "get, false", "GETS, false", "HEA, false"})
        void onlyGetHeadAndOptionsMayBeSentTwice(String method, boolean safe) {
            RequestHead head = request(method + " / HTTP/1.1\r\n" + HOST + "\r\n");

            assertThat(head.isSafe()).isEqualTo(safe);
            assertThat(head.isHead()).isEqualTo(method.equals("HEAD"));
        }
    }

    @Nested
    class LimitsOfProxySpecification33 {
        @Test
        void aHeadAsLargeAsTheLimitPassesAndOneOctetMoreIs431() {
            String start = "GET / HTTP/1.1\r\n" + HOST + "X: ";
            int room = HeadLimits.REQUEST.maxHeadBytes() - start.length() - 4;

            assertThat(fault(start + "x".repeat(room) + "\r\n\r\n")).isNull();
            assertThat(fault(start + "x".repeat(room + 1) + "\r\n\r\n"))
                    .isEqualTo(HeadFault.HEAD_TOO_LARGE);
            assertThat(HeadFault.HEAD_TOO_LARGE.status()).isEqualTo(431);
        }

        @Test
        void aHundredFieldsPassAndOneMoreIs431() {
            String start = "GET / HTTP/1.1\r\n" + HOST;

            assertThat(fault(start + "a:b\r\n".repeat(99) + "\r\n")).isNull();
            assertThat(fault(start + "a:b\r\n".repeat(100) + "\r\n"))
                    .isEqualTo(HeadFault.TOO_MANY_FIELDS);
            assertThat(HeadFault.TOO_MANY_FIELDS.status()).isEqualTo(431);
        }

        @Test
        void aHeadWithoutEndIsBlamedOnItsLineOrOnItsFields() {
            RequestHead head = new RequestHead(HeadLimits.REQUEST);
            byte[] line = octets("GET /" + "x".repeat(40_000));
            byte[] fields = octets("GET / HTTP/1.1\r\n" + "X: y\r\n".repeat(9000));

            assertThat(head.tooLong(line, 0, line.length)).isEqualTo(HeadFault.TARGET_TOO_LONG);
            assertThat(head.tooLong(fields, 0, fields.length)).isEqualTo(HeadFault.HEAD_TOO_LARGE);
        }
    }

    @Nested
    class FramingRfc9112Section63 {
        @Test
        void noLengthAndNoCodingMeansNoBody() {
            assertThat(request("POST / HTTP/1.1\r\n" + HOST + "\r\n").framing())
                    .isEqualTo(BodyFraming.NONE);
        }

        @ParameterizedTest
        @CsvSource({"1, 1", "007, 7", "9223372036854775807, 9223372036854775807"})
        void aLengthOfDigitsFramesTheBody(String value, long length) {
            RequestHead head =
                    request("POST / HTTP/1.1\r\n" + HOST + "Content-Length: " + value + "\r\n\r\n");

            assertThat(head.framing()).isEqualTo(BodyFraming.LENGTH);
            assertThat(head.contentLength()).isEqualTo(length);
        }

        @Test
        void lengthZeroMeansNoBody() {
            RequestHead head =
                    request("POST / HTTP/1.1\r\n" + HOST + "Content-Length:\t0 \r\n\r\n");

            assertThat(head.framing()).isEqualTo(BodyFraming.NONE);
        }

        @ParameterizedTest
        @ValueSource(strings = {"chunked", "Chunked", "CHUNKED", " chunked \t"})
        void chunkedWhateverItsCaseFramesTheBody(String coding) {
            RequestHead head =
                    request(
                            "GET / HTTP/1.1\r\n"
                                    + HOST
                                    + "transfer-encoding:"
                                    + coding
                                    + "\r\n\r\n");

            assertThat(head.framing()).isEqualTo(BodyFraming.CHUNKED);
        }
    }

    @Nested
    class HostRfc9112Section32 {
        @ParameterizedTest
        @CsvSource({
            "a, a, ''",
            "A.Example:8080, A.Example, :8080",
            "a., a., ''",
            "a:, a, :",
            "127.0.0.1:65535, 127.0.0.1, :65535",
            "[::1], [::1], ''",
            "[2001:DB8::1]:80, [2001:DB8::1], :80",
            "[::ffff:1.2.3.4], [::ffff:1.2.3.4], ''",
            "a_b.c, a_b.c, ''"
        })
        void aHostIsCutIntoNameAndPort(String field, String host, String port) {
            RequestHead head = request("GET / HTTP/1.1\r\nHost: " + field + "\r\n\r\n");

            assertThat(part(head, head.hostStart(), head.hostEnd())).isEqualTo(host);
            assertThat(part(head, head.hostEnd(), head.authorityEnd())).isEqualTo(port);
        }

        @Test
        void anAbsoluteFormMayDifferFromHostInCaseOnly() {
            RequestHead head = request("GET http://A.B:80/ HTTP/1.1\r\nHost: a.b:80\r\n\r\n");

            assertThat(head.hostEquals(octets("a.b"))).isTrue();
        }

        @Test
        void http10MayLackIt() {
            RequestHead head = request("GET / HTTP/1.0\r\n\r\n");

            assertThat(head.hostStart()).isEqualTo(head.hostEnd());
            assertThat(head.hasHostField()).isFalse();
        }

        @Test
        void http10MayNameItInItsTargetOnly() {
            RequestHead head = request("GET http://a:81/ HTTP/1.0\r\n\r\n");

            assertThat(part(head, head.hostStart(), head.authorityEnd())).isEqualTo("a:81");
            assertThat(head.hasHostField()).isFalse();
        }

        @ParameterizedTest
        @CsvSource({
            "a.example.org, true",
            "A.EXAMPLE.ORG, true",
            "b.a.example.org, true",
            "example.org, false",
            "aexample.org, false",
            ".example.org, false",
            "a.example.org.uk, false"
        })
        void aSuffixMatchesOnlyBehindSomething(String host, boolean matches) {
            RequestHead head = request("GET / HTTP/1.1\r\nHost: " + host + ":80\r\n\r\n");

            assertThat(head.hostEndsWith(octets(".example.org"))).isEqualTo(matches);
        }
    }

    @Nested
    class ConnectionRfc9112Section93 {
        @ParameterizedTest
        @CsvSource({
            "1.1, '', true",
            "1.1, close, false",
            "1.1, CLOSE, false",
            "1.1, 'x-a, close', false",
            "1.1, 'keep-alive, close', false",
            "1.1, closed, true",
            "1.0, '', false",
            "1.0, keep-alive, true",
            "1.0, 'x-a ,\tKeep-Alive', true",
            "1.0, 'keep-alive, close', false"
        })
        void theClientsConnectionIsKeptAsItAsks(String version, String options, boolean kept) {
            RequestHead head =
                    request(
                            "GET / HTTP/"
                                    + version
                                    + "\r\nHost: a\r\nConnection: "
                                    + options
                                    + "\r\n\r\n");

            assertThat(head.keepAlive()).isEqualTo(kept);
        }

        @ParameterizedTest
        @CsvSource({
            "GET, 1.1, Connection: upgrade, Upgrade: websocket, websocket",
            "GET, 1.1, 'Connection: keep-alive, Upgrade', Upgrade: WebSocket, websocket",
            "POST, 1.1, Connection: upgrade, Upgrade: tcp, tcp",
            "GET, 1.1, Connection: upgrade, Upgrade: SPDY/3.1, SPDY/3.1",
            "GET, 1.1, X: y, Upgrade: websocket, ",
            "GET, 1.1, Connection: upgrade, X: y, ",
            "GET, 1.1, 'Connection: upgrade, http2-settings', Upgrade: h2c, ",
            "GET, 1.1, Connection: upgrade, Upgrade: HTTP/2.0, ",
            "GET, 1.1, Connection: upgrade, Upgrade: TLS/1.0, ",
            "GET, 1.1, Connection: upgrade, Upgrade: a/b/c, ",
            "GET, 1.1, Connection: upgrade, Upgrade: /a, ",
            "GET, 1.1, Connection: upgrade, 'Upgrade: h2c, websocket', ",
            "GET, 1.0, Connection: upgrade, Upgrade: websocket, ",
            "POST, 1.1, Connection: upgrade, Upgrade: websocket, "
        })
        void oneProtocolMayBeAskedForRfc9110Section78(
                String method, String version, String one, String other, @Nullable String asked) {
            String text = method + " / HTTP/" + version + "\r\n" + HOST + one + "\r\n" + other;

            assertThat(request(text + "\r\n\r\n").upgradeProtocol()).isEqualTo(asked);
        }

        @Test
        void twoUpgradeFieldsAskForNothing() {
            String text =
                    "GET / HTTP/1.1\r\n" + HOST + "Connection: upgrade\r\nUpgrade: websocket\r\n";

            assertThat(request(text + "Upgrade: websocket\r\n\r\n").upgradeProtocol()).isNull();
        }

        @Test
        void aRequestWithABodyAsksForNothing() {
            String text =
                    "GET / HTTP/1.1\r\n" + HOST + "Connection: upgrade\r\nUpgrade: websocket\r\n";

            assertThat(request(text + "Content-Length: 1\r\n\r\n").upgradeProtocol()).isNull();
            assertThat(request(text + "Transfer-Encoding: chunked\r\n\r\n").upgradeProtocol())
                    .isNull();
        }
    }

    private static String part(RequestHead head, int from, int to) {
        return HeadText.text(head.bytes()).substring(from, to);
    }
}
