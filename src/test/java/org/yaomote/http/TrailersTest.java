package org.yaomote.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/// RFC 9112 §7.1.2, RFC 9110 §6.5.
class TrailersTest {
    private final BodyScanner scanner = new BodyScanner();
    private final StringBuilder passed = new StringBuilder();

    private int scan(String piece) {
        ByteBuf buffer = Unpooled.wrappedBuffer(Rewriting.octets("##" + piece + "##"));
        return scanner.scan(buffer, 2, buffer.readableBytes() - 2, this::pass) - 2;
    }

    private void pass(ByteBuf buffer, int from, int to) {
        assertThat(to).isGreaterThan(from);
        passed.append(buffer.toString(from, to - from, StandardCharsets.ISO_8859_1));
    }

    private void begin() {
        scanner.reset(BodyFraming.CHUNKED, 0);
        passed.setLength(0);
    }

    /// Scans a body of no chunk but the last.
    private String passedOf(String trailers) {
        begin();
        scan("0\r\n" + trailers + "\r\n");
        assertThat(scanner.fault()).isNull();
        assertThat(scanner.isComplete()).isTrue();
        return passed.toString();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "grpc-status: 0\r\n",
                "Content-Digest: sha-256=:x:\r\nX-Checksum:\t1 \r\n",
                "Server-Timing: a\r\nServer-Timing: b\r\nETag: \"x\"\r\n"
            })
    void trailersPassOctetForOctet(String trailers) {
        assertThat(passedOf(trailers)).isEqualTo("0\r\n" + trailers + "\r\n");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Transfer-Encoding",
                "content-length",
                "Host",
                "Trailer",
                "TE",
                "Connection",
                "Keep-Alive",
                "Proxy-Connection",
                "Upgrade",
                "Expect",
                "Authorization",
                "Cookie",
                "Set-Cookie",
                "Proxy-Authorization",
                "Forwarded",
                "X-Forwarded-For",
                "X-Forwarded-Anything",
                "Content-Type",
                "CONTENT-ENCODING",
                "Content-Range",
                "Cache-Control",
                "Range",
                "If-Match",
                "Location",
                "Max-Forwards",
                "Vary",
                "Sec-WebSocket-Key",
                "Access-Control-Allow-Origin",
                "X_Forwarded_For",
                "Content_Length",
                "x_anything"
            })
    void whatBelongsIntoTheHeadIsLeftOut(String name) {
        assertThat(passedOf("A: b\r\n" + name + ": 5\r\nC: d\r\n"))
                .isEqualTo("0\r\nA: b\r\nC: d\r\n\r\n");
    }

    @Test
    void ifNothingIsLeftTheBodyEndsPlainly() {
        assertThat(passedOf("Host: a\r\n")).isEqualTo("0\r\n\r\n");
    }

    @Test
    void aTrailerThatConnectionNamesIsLeftOut() {
        assertThat(passedOf("A: b\r\nConnection: a\r\nC: d\r\n")).isEqualTo("0\r\nC: d\r\n\r\n");
    }

    @Test
    void aLengthThatIsNoneIsRefusedEvenThoughItWouldBeLeftOut() {
        begin();
        scan("0\r\nContent-Length: x\r\n\r\n");

        assertThat(scanner.fault()).isEqualTo(HeadFault.BAD_TRAILER);
        assertThat(scanner.isComplete()).isFalse();
        assertThat(passed).hasToString("0\r\n");
    }

    @Test
    void aClientOfHttp10GetsNone() {
        begin();
        scanner.decode();
        scan("2\r\nab\r\n0\r\nA: b\r\n\r\n");

        assertThat(scanner.isComplete()).isTrue();
        assertThat(passed).hasToString("ab");
    }

    @ParameterizedTest
    @CsvSource({
        "'A: b\nC', 4",
        "'A: b\r\n c', 6",
        "'A b', 1",
        "'A : b', 1",
        "'A\r', 1",
        "'A: b\rc', 5",
        "'A: b\r\n:', 6",
        "'A: b\r\n\r\r', 7",
        "'\u00e9: b', 0",
        "'A: \u0001', 3",
        "'A: \u007f', 3"
    })
    void aBrokenSectionIsRefusedAtItsFirstBrokenOctet(String trailers, int broken) {
        begin();
        assertThat(scan("0\r\n" + trailers.substring(0, broken))).isEqualTo(3 + broken);
        assertThat(scanner.fault()).isNull();

        scan(trailers.substring(broken));

        assertThat(scanner.fault()).isEqualTo(HeadFault.BAD_TRAILER);
        assertThat(HeadFault.BAD_TRAILER.status()).isEqualTo(400);
    }

    @Test
    void eightKibibytesPassAndOneOctetMoreDoesNot() {
        String most = "A: " + "x".repeat(8 * 1024 - 7) + "\r\n";

        assertThat(passedOf(most)).hasSize(3 + 8 * 1024);
        begin();
        scan("0\r\n" + most.replace("A", "AA") + "\r\n");
        assertThat(scanner.fault()).isEqualTo(HeadFault.BAD_TRAILER);
    }

    @Test
    void aHundredTrailersPassAndOneMoreDoesNot() {
        assertThat(passedOf("a:b\r\n".repeat(100))).hasSize(3 + 500 + 2);
        begin();
        scan("0\r\n" + "a:b\r\n".repeat(101) + "\r\n");
        assertThat(scanner.fault()).isEqualTo(HeadFault.BAD_TRAILER);
    }

    @Test
    void whereverPiecesAreCutTheSamePasses() {
        String body = "1;x=\"y\"\r\na\r\n00;z\r\nA: b\r\nHost: x\r\nC:\r\n\r\n";
        for (int one = 0; one <= body.length(); one++) {
            for (int two = one; two <= body.length(); two++) {
                begin();
                scan(body.substring(0, one));
                scan(body.substring(one, two));
                assertThat(scan(body.substring(two) + "GET")).isEqualTo(body.length() - two);

                assertThat(scanner.isComplete()).isTrue();
                assertThat(passed).hasToString("1\r\na\r\n00\r\nA: b\r\nC:\r\n\r\n");
                assertThat(scanner.payload()).isEqualTo(1);
            }
        }
    }

    /// Whoever is passed a run may keep it and send it later.
    @Test
    void whatIsPassedStaysAsItIsWhenTheNextBodyComes() {
        List<ByteBuf> kept = new ArrayList<>();
        BodySink keeping = (buffer, from, to) -> kept.add(buffer.retainedSlice(from, to - from));
        for (String trailer : List.of("A: one\r\n\r\n", "B: other\r\n\r\n")) {
            scanner.reset(BodyFraming.CHUNKED, 0);
            ByteBuf body = Unpooled.wrappedBuffer(Rewriting.octets("0\r\n" + trailer));
            scanner.scan(body, 0, body.readableBytes(), keeping);
        }

        assertThat(kept.get(1).toString(StandardCharsets.ISO_8859_1)).isEqualTo("A: one\r\n\r\n");
        assertThat(kept.get(1).refCnt()).isEqualTo(1);
        kept.forEach(ByteBuf::release);
    }

    @Test
    void contentIsCountedWithoutWhatChunksAdd() {
        begin();
        scan("3;x\r\nabc\r\n2\r\nd");
        assertThat(scanner.payload()).isEqualTo(4);
        scan("e\r\n0\r\nA: b\r\n\r\n");
        assertThat(scanner.payload()).isEqualTo(5);

        scanner.reset(BodyFraming.LENGTH, 4);
        scan("abcdefg");
        assertThat(scanner.payload()).isEqualTo(4);

        scanner.reset(BodyFraming.UNTIL_CLOSE, 0);
        assertThat(scanner.payload()).isZero();
        scan("abc");
        assertThat(scanner.payload()).isEqualTo(3);
    }

    /// Whatever comes: no exception, and what passes as whole is read the same once more.
    @Test
    void mutatedTrailersAreRefusedOrPassAsTheyWillBeRead() {
        Random random = new Random(42);
        String alphabet = "\r\n\r\n:: \tAHost-_0;\0\u007f\u00ff";
        String base = "2\r\nab\r\n0\r\nA: b\r\nHost: c\r\nX-Sum: 12\r\n\r\n";
        int whole = 0;
        for (int i = 0; i < 50_000; i++) {
            StringBuilder body = new StringBuilder(base);
            for (int k = random.nextInt(3); k >= 0; k--) {
                char c = alphabet.charAt(random.nextInt(alphabet.length()));
                body.setCharAt(random.nextInt(body.length()), c);
            }
            begin();
            scan(body.toString());
            if (scanner.isComplete() && scanner.fault() == null) {
                whole++;
                String first = passed.toString();
                begin();
                assertThat(scan(first)).isEqualTo(first.length());
                assertThat(scanner.isComplete()).isTrue();
                assertThat(passed).hasToString(first);
            }
        }
        assertThat(whole).isBetween(5_000, 45_000);
    }
}
