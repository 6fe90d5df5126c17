package org.yaomote.http;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The next parser must see the end of a message where ours did.
class FramingOnwardTest {
    private static final String LINE = "HTTP/1.1 200 OK\r\n";

    @Nested
    class BlanksAroundFraming {
        @ParameterizedTest
        @ValueSource(
                strings = {":chunked", ":\tchunked", ": chunked ", ":  chunked\t", ": chunked"})
        void aCodingIsWrittenWithOneBlankBothWays(String written) {
            String coding = "Transfer-Encoding" + written + "\r\n";

            assertThat(
                            Rewriting.fields(
                                    "POST / HTTP/1.1\r\nHost: a\r\n" + coding + "A:\tb \r\n\r\n"))
                    .isEqualTo("Host: a\r\nTransfer-Encoding: chunked\r\nA:\tb \r\n");
            assertThat(Rewriting.answer(LINE + "A:\tb \r\n" + coding + "\r\n"))
                    .isEqualTo(LINE + "A:\tb \r\nTransfer-Encoding: chunked\r\n\r\n");
        }

        @ParameterizedTest
        @ValueSource(strings = {":5", ":\t5", ": 5\t", ": 5 ", ": 5"})
        void aLengthIsWrittenWithOneBlankBothWays(String written) {
            String length = "Content-length" + written + "\r\n";

            assertThat(Rewriting.fields("POST / HTTP/1.1\r\n" + length + "Host: a\r\n\r\n"))
                    .isEqualTo("Content-length: 5\r\nHost: a\r\n");
            assertThat(Rewriting.answer(LINE + length + "\r\n"))
                    .isEqualTo(LINE + "Content-length: 5\r\n\r\n");
        }

        @Test
        void aHostIsWrittenWithOneBlank() {
            assertThat(Rewriting.fields("GET / HTTP/1.1\r\nX: y\r\nhost:\ta:80 \t\r\n\r\n"))
                    .isEqualTo("X: y\r\nhost: a:80\r\n");
        }
    }

    @Nested
    class AnswersWithoutABody {
        @ParameterizedTest
        @ValueSource(strings = {"304 Not Modified", "204 No Content", "103 Early Hints"})
        void sayNoCodingSinceNoChunksFollow(String status) {
            String line = "HTTP/1.1 " + status + "\r\n";

            assertThat(Rewriting.answer(line + "Transfer-Encoding: chunked\r\nA: b\r\n\r\n"))
                    .isEqualTo(line + "A: b\r\n\r\n");
        }

        @Test
        void norDoesTheAnswerToHead() {
            ResponseHead head = Rewriting.parsed(LINE + "Transfer-Encoding: chunked\r\n\r\n", true);
            HeadOutput out = new HeadOutput();
            ResponseRewriter.PLAIN.rewrite(head, ResponseRewriter.Fate.STAYS, false, out);

            assertThat(out.toString()).isEqualTo(LINE + "\r\n");
        }
    }

    @Test
    void aBackendThatSendsLengthAndCodingIsNotUsedAgain() {
        String coding = "Transfer-Encoding: chunked\r\n";

        assertThat(Rewriting.parsed(LINE + coding + "\r\n", false).keepAlive()).isTrue();
        assertThat(Rewriting.parsed(LINE + coding + "Content-Length: 5\r\n\r\n", false).keepAlive())
                .isFalse();
    }

    /// RFC 9110 §10.1.1.
    @Test
    void anExpectationIsPassedOnForHttp11Only() {
        String fields = "Host: a\r\nExpect: 100-continue\r\nContent-Length: 5\r\n";

        assertThat(Rewriting.fields("POST / HTTP/1.1\r\n" + fields + "\r\n")).isEqualTo(fields);
        assertThat(Rewriting.fields("POST / HTTP/1.0\r\n" + fields + "\r\n"))
                .isEqualTo("Host: a\r\nContent-Length: 5\r\n");
    }
}
