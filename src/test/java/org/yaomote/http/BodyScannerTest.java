package org.yaomote.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;

import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.ByteArrayOutputStream;
import java.util.Random;

class BodyScannerTest {
    private final BodyScanner scanner = new BodyScanner();
    private final ByteArrayOutputStream passed = new ByteArrayOutputStream();

    /// Scans one piece, which stands in the middle of its buffer.
    ///
    /// @return how many of its octets were the body's
    private int scan(String piece) {
        byte[] octets = HeadText.octets("##" + piece + "##");
        ByteBuf buffer = Unpooled.wrappedBuffer(octets);
        int end = scanner.scan(buffer, 2, octets.length - 2, this::pass);
        return end - 2;
    }

    private void pass(ByteBuf buffer, int from, int to) {
        for (int i = from; i < to; i++) {
            passed.write(buffer.getByte(i));
        }
    }

    private String passed() {
        return HeadText.text(passed.toByteArray());
    }

    private void chunked() {
        passed.reset();
        scanner.reset(BodyFraming.CHUNKED, 0);
    }

    /// A body in drawn form: `R` and `N` for CR and LF.
    private static String drawn(String text) {
        return text.replace('R', '\r').replace('N', '\n');
    }

    @Nested
    class WithoutChunks {
        @Test
        void aChunkThatMakesTheBodyTooLongIsRefusedAndNotPassedRfc9110Section15_5_14() {
            for (String first : new String[] {"5\r\nabcde\r\n6\r\n", "b;x\r\n"}) {
                chunked();
                scanner.limit(10);
                scan(first + "fghijk\r\n0\r\n\r\n");

                assertThat(scanner.fault()).isEqualTo(HeadFault.BODY_TOO_LARGE);
                assertThat(passed()).doesNotContain("f");
            }
            chunked();
            scanner.limit(10);
            scan("5\r\nabcde\r\n5\r\nfghij\r\n0\r\n\r\n");

            assertThat(scanner.fault()).isNull();
            assertThat(scanner.isComplete()).isTrue();
        }

        @Test
        void noBodyIsCompleteAtOnceAndTakesNothing() {
            scanner.reset(BodyFraming.NONE, 0);

            assertThat(scanner.isComplete()).isTrue();
            assertThat(scan("GET")).isZero();
            assertThat(passed()).isEmpty();
        }

        @Test
        void aLengthOfZeroIsCompleteAtOnce() {
            scanner.reset(BodyFraming.LENGTH, 0);

            assertThat(scanner.isComplete()).isTrue();
        }

        @Test
        void aLengthTakesItsOctetsAndLeavesTheRest() {
            scanner.reset(BodyFraming.LENGTH, 5);

            assertThat(scan("ab")).isEqualTo(2);
            assertThat(scanner.isComplete()).isFalse();
            assertThat(scan("cdeGET /")).isEqualTo(3);
            assertThat(scanner.isComplete()).isTrue();
            assertThat(passed()).isEqualTo("abcde");
        }

        @Test
        void theLongestLengthDoesNotOverflow() {
            scanner.reset(BodyFraming.LENGTH, Long.MAX_VALUE);

            assertThat(scan("abc")).isEqualTo(3);
            assertThat(scanner.isComplete()).isFalse();
            assertThat(scanner.endOfConnection()).isFalse();
        }

        @Test
        void aBodyUntilCloseTakesAllAndIsWholeWhenItsConnectionEnds() {
            scanner.reset(BodyFraming.UNTIL_CLOSE, 0);

            assertThat(scan("ab")).isEqualTo(2);
            assertThat(scan("cd")).isEqualTo(2);
            assertThat(scanner.isComplete()).isFalse();
            assertThat(scanner.endOfConnection()).isTrue();
            assertThat(passed()).isEqualTo("abcd");
        }

        @Test
        void aBodyThatLacksOctetsIsNotWholeWhenItsConnectionEnds() {
            scanner.reset(BodyFraming.LENGTH, 2);
            scan("a");
            assertThat(scanner.endOfConnection()).isFalse();

            chunked();
            scan(drawn("1RNaRN0RN"));
            assertThat(scanner.endOfConnection()).isFalse();
        }
    }

    @Nested
    class ChunkedRfc9112Section71 {
        @ParameterizedTest
        @CsvSource({
            "0RNRN, ''",
            "000RNRN, ''",
            "1RNaRN0RNRN, a",
            "001RNaRN0RNRN, a",
            "3RNabcRN2RNdeRN0RNRN, abcde",
            "aRN0123456789RN0RNRN, 0123456789",
            "ARN0123456789RN0RNRN, 0123456789",
            "10RN0123456789abcdefRN0RNRN, 0123456789abcdef",
            "5RN0RNRNRN0RNRN, '0RNRN'"
        })
        void aBodyPassesAsItCameAndIsDecodedForHttp10(String wire, String data) {
            String body = drawn(wire);
            for (int cut = 0; cut <= body.length(); cut++) {
                chunked();
                scan(body.substring(0, cut));
                scan(body.substring(cut));
                assertThat(scanner.isComplete()).isTrue();
                assertThat(passed()).isEqualTo(body);

                chunked();
                scanner.decode();
                scan(body.substring(0, cut));
                scan(body.substring(cut));
                assertThat(scanner.isComplete()).isTrue();
                assertThat(passed()).isEqualTo(drawn(data));
            }
        }

        @ParameterizedTest
        @CsvSource(
                delimiter = '|',
                value = {
                    "1;xRNaRN0RNRN | 1RNaRN0RNRN",
                    "1;x=yRNaRN0;zRNRN | 1RNaRN0RNRN",
                    "1;RNaRN0RNRN | 1RNaRN0RNRN",
                    "1;x=\"a;b\\\"c\"RNaRN0RNRN | 1RNaRN0RNRN",
                    "1;\t x ; yRNaRN0RNRN | 1RNaRN0RNRN",
                    "0RNHost: bRNRN | 0RNRN",
                    "0RNTE:RNB: \tc RNRN | 0RNB: \tc RNRN",
                    "0;xRNA: bRNC: dRNRN | 0RNA: bRNC: dRNRN",
                    "1;xRNaRN2;yRNbcRN0;zRNTransfer-Encoding: chunkedRNRN | 1RNaRN2RNbcRN0RNRN"
                })
        void extensionsAndTrailersForHeadsAreDroppedWhereverThePiecesAreCut(
                String wire, String expected) {
            String body = drawn(wire);
            for (int one = 0; one <= body.length(); one++) {
                for (int two = one; two <= body.length(); two++) {
                    chunked();
                    scan(body.substring(0, one));
                    scan(body.substring(one, two));
                    scan(body.substring(two));

                    assertThat(scanner.fault()).isNull();
                    assertThat(scanner.isComplete()).isTrue();
                    assertThat(passed()).isEqualTo(drawn(expected));
                }
            }
        }

        @Test
        void octetByOctetGivesTheSame() {
            String body = drawn("1;xRNaRN2;yRNbcRN0;zRNA: bRNRN");
            chunked();
            for (int i = 0; i < body.length(); i++) {
                assertThat(scanner.isComplete()).isFalse();
                assertThat(scan(body.substring(i, i + 1))).isEqualTo(1);
            }

            assertThat(scanner.isComplete()).isTrue();
            assertThat(passed()).isEqualTo(drawn("1RNaRN2RNbcRN0RNA: bRNRN"));
        }

        @Test
        void whatFollowsTheBodyIsNotTaken() {
            String body = drawn("1RNaRN0RNA: bRNRN");
            chunked();

            assertThat(scan(body + "GET / HTTP/1.1")).isEqualTo(body.length());
            assertThat(scanner.isComplete()).isTrue();
            assertThat(scan("GET")).isZero();
            assertThat(passed()).isEqualTo(drawn("1RNaRN0RNA: bRNRN"));
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "RN",
                    "N",
                    " 1RN",
                    "1 RN",
                    "1\tRN",
                    "xRN",
                    "0x1RN",
                    "-1RN",
                    "+1RN",
                    "1_0RN",
                    "gRN",
                    "1,RN",
                    ";RN",
                    ";xRN",
                    "1 ;xRN",
                    "\0RN",
                    "\u00b2RN",
                    "\uff11RN"
                })
        void aSizeIsHexadecimalDigitsAndNothingElse(String line) {
            refused(drawn(line), HeadFault.BAD_CHUNK);
        }

        @ParameterizedTest
        @ValueSource(strings = {"1Na", "1R", "1Ra", "1RRN", "1;xNa", "1;xRa", "1;xRRN"})
        void aSizeLineEndsWithCrLf(String line) {
            refused(drawn(line) + "a", HeadFault.BAD_CHUNK);
        }

        @ParameterizedTest
        @ValueSource(strings = {"1;\0RN", "1;\u007fRN", "1;x\u000bRN", "1;\"N\"RN", "1;\"R\"RN"})
        void anExtensionHoldsNoControlOctets(String line) {
            refused(drawn(line), HeadFault.BAD_CHUNK);
        }

        @ParameterizedTest
        @ValueSource(
                strings = {"1RNabRN", "1RNaN", "1RNaR0", "1RNa0RNRN", "1RNaRRN", "2RNaRN0RNRN"})
        void dataEndsWithCrLfWhereItsSizeSays(String body) {
            refused(drawn(body), HeadFault.BAD_CHUNK);
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "N",
                    "RR",
                    "Rx",
                    ": bRN",
                    " A: bRN",
                    "A : bRN",
                    "ARN",
                    "A: \0RN",
                    "A: bN",
                    "A: bRx",
                    "A: bRN cRNRN",
                    "A: bRNN",
                    "A\u00e9: bRN",
                    "A: \u007fRN"
                })
        void aTrailerIsCheckedLikeAFieldRfc9112Section712(String trailer) {
            refused(drawn("0RN" + trailer), HeadFault.BAD_TRAILER);
        }

        private void refused(String body, HeadFault fault) {
            for (int cut = 0; cut <= body.length(); cut++) {
                chunked();
                scan(body.substring(0, cut));
                if (scanner.fault() == null) {
                    scan(body.substring(cut));
                }
                assertThat(scanner.fault()).isEqualTo(fault);
                assertThat(scanner.isComplete()).isFalse();
                assertThat(fault.status()).isEqualTo(400);
            }
        }
    }

    @Nested
    class LimitsOfProxySpecification33 {
        @Test
        void aSizeLineOf256OctetsPassesAndOneMoreDoesNot() {
            chunked();
            scan("1;" + "x".repeat(254));
            scan("\r\n");
            assertThat(scanner.fault()).isNull();

            chunked();
            scan("1;" + "x".repeat(256));
            assertThat(scanner.fault()).isEqualTo(HeadFault.BAD_CHUNK);
        }

        @ParameterizedTest
        @ValueSource(strings = {"ffffffffffffff", "00ffffffffffffff"})
        void aSizeBelowTwoToThe56IsTaken(String size) {
            chunked();
            scan(size + "\r\nabc");

            assertThat(scanner.fault()).isNull();
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "7fffffffffffffff",
                    "8000000000000000",
                    "ffffffffffffffff",
                    "10000000000000001",
                    "00000000000000001",
                    "1000000000000000000000000000000000005"
                })
        void aSizeThatOverflowsOrIsPaddedBeyondReasonIsRefused(String size) {
            chunked();
            scan(size + "\r\nabc");

            assertThat(scanner.fault()).isEqualTo(HeadFault.BAD_CHUNK);
        }

        @Test
        void trailersOf8KibibytesPassAndMoreDoNot() {
            String line = "A: " + "x".repeat(95) + "\r\n";
            chunked();
            scan("0\r\n" + line.repeat(81) + "\r\n");
            assertThat(scanner.isComplete()).isTrue();

            chunked();
            scan("0\r\n" + line.repeat(82));
            assertThat(scanner.fault()).isEqualTo(HeadFault.BAD_TRAILER);
        }
    }

    @Test
    void aScannerServesBodyAfterBody() {
        chunked();
        scanner.decode();
        scan("zzz");
        assertThat(scanner.fault()).isNotNull();

        chunked();
        scan(drawn("1RNaRN0RNRN"));
        assertThat(scanner.fault()).isNull();
        assertThat(passed()).isEqualTo(drawn("1RNaRN0RNRN"));

        scanner.reset(BodyFraming.LENGTH, 1);
        assertThat(scanner.isComplete()).isFalse();
        assertThat(scan("bc")).isEqualTo(1);
    }

    @Test
    void randomBodiesInRandomPiecesComeOutAsTheyWent() {
        Random random = new Random(7);
        for (int i = 0; i < 5_000; i++) {
            StringBuilder wire = new StringBuilder();
            StringBuilder plain = new StringBuilder();
            StringBuilder data = new StringBuilder();
            for (int chunks = random.nextInt(5); chunks > 0; chunks--) {
                String piece = "\r\n0;x:".repeat(1 + random.nextInt(8));
                String size = "0".repeat(random.nextInt(3)) + Integer.toHexString(piece.length());
                wire.append(size).append(random.nextBoolean() ? ";e=\"x\"" : "").append("\r\n");
                plain.append(size).append("\r\n");
                wire.append(piece).append("\r\n");
                plain.append(piece).append("\r\n");
                data.append(piece);
            }
            String trailers = "T: u\r\n".repeat(random.nextInt(3));
            wire.append("0\r\n").append(trailers).append("Host: a\r\n\r\n");
            plain.append("0\r\n").append(trailers).append("\r\n");
            boolean decoding = random.nextBoolean();
            chunked();
            if (decoding) {
                scanner.decode();
            }
            for (int at = 0; at < wire.length(); ) {
                int end = Math.min(wire.length(), at + 1 + random.nextInt(9));
                assertThat(scan(wire.substring(at, end))).isEqualTo(end - at);
                at = end;
            }
            assertThat(scanner.isComplete()).isTrue();
            assertThat(passed()).isEqualTo((decoding ? data : plain).toString());
        }
    }

    /// Whatever comes: no exception, and what is accepted holds nothing but whole chunks.
    @Test
    void mutatedBodiesAreRefusedOrPassAsBodies() {
        Random random = new Random(11);
        String base = drawn("1;xRNaRN2;yRNbcRN0;zRNA: bRNRN");
        String alphabet = "\r\n0123af;: x\0\u007f\u00ff";
        int complete = 0;
        for (int i = 0; i < 100_000; i++) {
            StringBuilder body = new StringBuilder(base);
            for (int k = 1 + random.nextInt(3); k > 0; k--) {
                int at = random.nextInt(body.length());
                body.setCharAt(at, alphabet.charAt(random.nextInt(alphabet.length())));
            }
            chunked();
            scan(body.toString());
            if (scanner.isComplete() && scanner.fault() == null) {
                complete++;
                assertThat(passed()).matches("(?s)([0-9a-fA-F]+\r\n.*?\r\n)*0+\r\n(.+\r\n)?\r\n");
            }
        }
        assertThat(complete).isPositive();
    }
}
