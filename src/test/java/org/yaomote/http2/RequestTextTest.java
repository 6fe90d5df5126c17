package org.yaomote.http2;

import static org.assertj.core.api.Assertions.assertThat;
import static org.yaomote.fixtures.Http2Frame.END_STREAM;
import static org.yaomote.fixtures.Http2Frame.data;
import static org.yaomote.fixtures.Http2Frame.headers;

import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.yaomote.fixtures.Http2Frame;

/// What a request must look like before it becomes one of HTTP/1 (RFC 9113 §8.2, §8.3): here a
/// front that speaks HTTP/2 would otherwise smuggle requests to a backend that does not.
class RequestTextTest {
    private final Peer peer = Peer.server();

    private static String[] lines(String joined) {
        String[] lines = joined.split("~");
        for (int i = 0; i < lines.length; i++) {
            lines[i] =
                    lines[i].replace("\\r", "\r")
                            .replace("\\n", "\n")
                            .replace("\\0", "\0")
                            .replace("\\t", "\t")
                            .replace("_", " ");
        }
        return lines;
    }

    private void isMalformed(int flags, String joined) {
        peer.give(headers(1, flags, lines(joined)));
        assertThat(peer.streams).isEmpty();
        assertThat(peer.names()).containsExactly("RST_STREAM 1 1");
        assertThat(peer.over).isNull();
    }

    private String head(String joined) {
        peer.give(headers(1, END_STREAM, lines(joined)));
        return peer.last().first();
    }

    private static final String START = ":method: GET~:scheme: http~:path: /~:authority: a";

    /// §8.2.1 and §8.2.2.
    @ParameterizedTest
    @ValueSource(
            strings = {
                "X: upper case",
                "x: a\\r\\nb: c",
                "x: a\\nb",
                "x: a\\rb",
                "x: a\\0b",
                "x: \u0001",
                "x: \u007f",
                "x:  blank_before",
                "x: blank_behind_",
                "x: tab\\t",
                "x\\r\\ny: z",
                "x_y: space in the name",
                "x\u0080: no token",
                "\\0: nul",
                "connection: close",
                "connection: content-length",
                "keep-alive: 5",
                "proxy-connection: keep-alive",
                "transfer-encoding: chunked",
                "upgrade: websocket",
                "te: gzip",
                "te: trailers, gzip",
                "content-length: ",
                "content-length: +1",
                "content-length: 1, 1",
                "content-length: 99999999999999999999"
            })
    void fieldsThatMustNotBe(String line) {
        isMalformed(END_STREAM, START + "~" + line);
    }

    /// §8.3, §8.3.1.
    @ParameterizedTest
    @ValueSource(
            strings = {
                ":scheme: http~:path: /~:authority: a",
                ":method: GET~:path: /~:authority: a",
                ":method: GET~:scheme: http~:authority: a",
                ":method: GET~:method: GET~:scheme: http~:path: /~:authority: a",
                ":method: GET~:scheme: http~:path: /~:path: /~:authority: a",
                ":method: GET~:scheme: http~:scheme: http~:path: /~:authority: a",
                ":method: GET~:scheme: http~:path: /~:authority: a~:authority: a",
                ":method: GET~:scheme: http~:path: /~x: y~:authority: a",
                ":method: GET~:scheme: http~:path: /~:authority: a~:protocol: websocket",
                ":method: GET~:scheme: http~:path: /~:authority: a~:status: 200",
                ":method: GET~:scheme: http~:path: /~:authority: a~:x: y",
                ":method: GET~:scheme: ftp~:path: /~:authority: a",
                ":method: GET~:scheme: http~:path: ~:authority: a",
                ":method: GET~:scheme: http~:path: x~:authority: a",
                ":method: GET~:scheme: http~:path: http://b/~:authority: a",
                ":method: GET~:scheme: http~:path: *~:authority: a",
                ":method: OPTIONS~:scheme: http~:path: */~:authority: a",
                ":method: GET~:scheme: http~:path: /_HTTP/1.1\\r\\nx:_y~:authority: a",
                ":method: GET~:scheme: http~:path: /_x~:authority: a",
                ":method: GET_/x~:scheme: http~:path: /~:authority: a",
                ":method: ~:scheme: http~:path: /~:authority: a",
                ":method: GET~:scheme: http~:path: /~:authority: a_b",
                ":method: GET~:scheme: http~:path: /~:authority: a\\r\\nx:_y",
                ":METHOD: GET~:scheme: http~:path: /~:authority: a",
                "x: y"
            })
    void pseudoFieldsThatMustNotBe(String joined) {
        isMalformed(END_STREAM, joined);
    }

    /// §8.3.1: Host must say what `:authority` says.
    @ParameterizedTest
    @ValueSource(strings = {"host: b", "host: a:80", "host: a~host: a", "host: "})
    void anotherHost(String lines) {
        isMalformed(END_STREAM, START + "~" + lines);
    }

    @Test
    void theSameHostIsSaidOnce() {
        assertThat(head(START + "~host: A")).isEqualTo("GET / HTTP/1.1\r\nhost: a\r\n\r\nEND");
    }

    @Test
    void aHostWithoutAnAuthority() {
        assertThat(head(":method: GET~:scheme: https~:path: /~x: y~host: b"))
                .isEqualTo("GET / HTTP/1.1\r\nx: y\r\nhost: b\r\n\r\nEND");
    }

    @Test
    void trailersAreTheOneCodingToAccept() {
        assertThat(head(START + "~te: trailers")).contains("\r\nte: trailers\r\n");
    }

    /// §8.2.3.
    @Test
    void cookieCrumbsBecomeOneCookie() {
        assertThat(head(START + "~cookie: a=b~x: y~cookie: c=d~cookie: e"))
                .isEqualTo("GET / HTTP/1.1\r\nhost: a\r\nx: y\r\ncookie: a=b; c=d; e\r\n\r\nEND");
    }

    /// §8.5: for the parser of heads, which refuses it with 405.
    @Test
    void connect() {
        assertThat(head(":method: CONNECT~:authority: a:1"))
                .isEqualTo("CONNECT a:1 HTTP/1.1\r\n\r\nEND");
    }

    @Test
    void asteriskOfOptions() {
        assertThat(head(":method: OPTIONS~:scheme: http~:path: *~:authority: a"))
                .startsWith("OPTIONS * HTTP/1.1\r\n");
    }

    @Test
    void valuesKeepTheirOctets() {
        assertThat(head(START + "~x: \u00e4\\tö~y: ")).contains("x: \u00e4\t\u00f6\r\ny: \r\n");
    }

    /// §10.5.1.
    @Test
    void aListTooLarge() {
        peer.give(headers(1, END_STREAM, lines(START + "~x: " + "v".repeat(16_300))));
        assertThat(peer.last().events).hasSize(1);
        Http2Frame large = headers(3, 0, lines(START + "~x: " + "v".repeat(16_300)));
        byte[] more = Http2Frame.block("y: " + "v".repeat(16_300));
        peer.give(new Http2Frame(Http2Frame.HEADERS, END_STREAM, 3, large.payload()));
        peer.give(new Http2Frame(Http2Frame.CONTINUATION, 0, 3, more));
        peer.give(new Http2Frame(Http2Frame.CONTINUATION, 4, 3, Http2Frame.block("z: 12345678")));
        assertThat(peer.last().events).containsExactly("too large");
    }

    /// §8.1.1.
    @Nested
    class ContentLength {
        private void post(int flags, String length) {
            String start = ":method: POST~:scheme: http~:path: /~:authority: a";
            peer.give(headers(1, flags, lines(start + "~content-length: " + length)));
        }

        @Test
        void withoutABody() {
            isMalformed(END_STREAM, START + "~content-length: 3");
        }

        @Test
        void ofNothingWithoutABody() {
            post(END_STREAM, "0");
            assertThat(peer.last().first()).contains("content-length: 0\r\n\r\nEND");
        }

        @Test
        void equalToTheBody() {
            post(0, "3");
            peer.give(data(1, 0, "ab"), data(1, END_STREAM, "c"));
            assertThat(peer.last().events).endsWith("ab", "c", "END");
        }

        @ParameterizedTest
        @CsvSource({"2,abc", "4,abc", "0,a"})
        void thatDiffers(String length, String body) {
            post(0, length);
            peer.give(data(1, END_STREAM, body));
            assertThat(peer.last().events).doesNotContain("END").endsWith("reset PROTOCOL_ERROR");
            assertThat(peer.names()).contains("RST_STREAM 1 1");
        }

        @Test
        void thatDiffersBeforeTrailers() {
            post(0, "4");
            peer.give(data(1, 0, "abc"), headers(1, END_STREAM, "x: y"));
            assertThat(peer.last().events).doesNotContain("END").endsWith("reset PROTOCOL_ERROR");
        }

        /// What is too much is not passed on.
        @Test
        void thatIsExceeded() {
            post(0, "2");
            peer.give(data(1, 0, "abc"));
            assertThat(peer.last().events).hasSize(2).endsWith("reset PROTOCOL_ERROR");
        }
    }

    @Nested
    class Trailers {
        private void give(int flags, String joined) {
            peer.give(headers(1, 0, lines(START)), data(1, 0, "x"));
            peer.give(headers(1, flags, lines(joined)));
        }

        @ParameterizedTest
        @ValueSource(strings = {":path: /", "X: y", "connection: close", "x: a\\r\\nb: c"})
        void thatAreMalformed(String line) {
            give(END_STREAM, line);
            assertThat(peer.last().events).doesNotContain("END").endsWith("reset PROTOCOL_ERROR");
        }

        @Test
        void thatDoNotEndTheStream() {
            give(0, "x: y");
            assertThat(peer.last().events).endsWith("reset PROTOCOL_ERROR");
        }

        @Test
        void ofNothing() {
            peer.give(headers(1, 0, lines(START)));
            peer.give(new Http2Frame(Http2Frame.HEADERS, END_STREAM | 4, 1, new byte[0]));
            assertThat(peer.last().events).endsWith("END");
        }
    }
}
