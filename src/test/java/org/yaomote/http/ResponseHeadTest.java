package org.yaomote.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.yaomote.http.HeadText.answer;
import static org.yaomote.http.HeadText.answerFault;

import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.yaomote.fixtures.HttpCorpus;

import java.util.List;

class ResponseHeadTest {
    static List<HttpCorpus.Case> refused() {
        return HttpCorpus.read("refused-answers.txt");
    }

    @ParameterizedTest
    @MethodSource("refused")
    void whatTheCorpusHoldsIsRefusedForItsReason(HttpCorpus.Case refused) {
        assertThat(answerFault(refused.octets())).isEqualTo(HeadFault.valueOf(refused.expected()));
    }

    @Nested
    class StatusLineRfc9112Section4 {
        @ParameterizedTest
        @CsvSource({
            "HTTP/1.1 200 OK, 200",
            "HTTP/1.0 100 Continue, 100",
            "HTTP/1.1 599 x, 599",
            "'HTTP/1.1 404 ', 404",
            "HTTP/1.1 204, 204",
            "HTTP/1.1 200 sch\u00f6n gesagt, 200",
            "'HTTP/1.1 200  \ttwo blanks', 200"
        })
        void threeDigitsAndAnyReasonPass(String line, int status) {
            assertThat(answer(line + "\r\n\r\n").status()).isEqualTo(status);
        }
    }

    @Nested
    class LimitsOfProxySpecification33 {
        @Test
        void twoHundredFieldsPassAndOneMoreDoesNot() {
            String line = "HTTP/1.1 200 OK\r\n";

            assertThat(answerFault(line + "a:b\r\n".repeat(200) + "\r\n")).isNull();
            assertThat(answerFault(line + "a:b\r\n".repeat(201) + "\r\n"))
                    .isEqualTo(HeadFault.TOO_MANY_FIELDS);
        }

        @Test
        void sixtyFourKibibytesDoNotPass() {
            String line = "HTTP/1.1 200 OK\r\nX: ";
            int room = 64 * 1024 - 1 - line.length() - 4;

            assertThat(answerFault(line + "x".repeat(room) + "\r\n\r\n")).isNull();
            assertThat(answerFault(line + "x".repeat(room + 1) + "\r\n\r\n"))
                    .isEqualTo(HeadFault.HEAD_TOO_LARGE);
        }
    }

    @Nested
    class FramingRfc9112Section63 {
        @ParameterizedTest
        @ValueSource(strings = {"100 Continue", "103 Early Hints", "204 No Content"})
        @ValueSource(strings = {"101 Switching Protocols", "304 Not Modified"})
        void theseStatusesHaveNoBodyWhateverTheirFieldsSay(String status) {
            String line = "HTTP/1.1 " + status + "\r\n";

            assertThat(answer(line + "\r\n").framing()).isEqualTo(BodyFraming.NONE);
            assertThat(answer(line + "Content-Length: 5\r\n\r\n").framing())
                    .isEqualTo(BodyFraming.NONE);
            assertThat(answer(line + "Transfer-Encoding: chunked\r\n\r\n").framing())
                    .isEqualTo(BodyFraming.NONE);
        }

        @Test
        void theAnswerToHeadHasNoBodyWhateverItsFieldsSay() {
            ResponseHead head = answer("HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\n", true);

            assertThat(head.framing()).isEqualTo(BodyFraming.NONE);
            assertThat(head.contentLength()).isZero();
            assertThat(head.keepAlive()).isTrue();
        }

        @Test
        void chunkedWinsOverALength() {
            ResponseHead head =
                    answer(
                            "HTTP/1.1 200 OK\r\nContent-Length: 5\r\nTransfer-Encoding:"
                                    + " chunked\r\n\r\n");

            assertThat(head.framing()).isEqualTo(BodyFraming.CHUNKED);
            assertThat(head.contentLength()).isZero();
        }

        @Test
        void equalLengthsCountAsOne() {
            ResponseHead head =
                    answer("HTTP/1.1 200 OK\r\nContent-Length: 5\r\ncontent-length: 05\r\n\r\n");

            assertThat(head.framing()).isEqualTo(BodyFraming.LENGTH);
            assertThat(head.contentLength()).isEqualTo(5);
        }

        @Test
        void withoutLengthAndCodingTheBodyEndsWithItsConnection() {
            ResponseHead head = answer("HTTP/1.1 200 OK\r\n\r\n");

            assertThat(head.framing()).isEqualTo(BodyFraming.UNTIL_CLOSE);
            assertThat(head.keepAlive()).isFalse();
        }
    }

    @Nested
    class ConnectionRfc9112Section93 {
        @ParameterizedTest
        @CsvSource({
            "1.1, '', true",
            "1.1, close, false",
            "1.1, 'Keep-Alive', true",
            "1.0, '', false",
            "1.0, Keep-Alive, true",
            "1.0, 'keep-alive, Close', false"
        })
        void theBackendsConnectionIsKeptAsItSays(String version, String options, boolean kept) {
            ResponseHead head =
                    answer(
                            "HTTP/"
                                    + version
                                    + " 200 OK\r\nContent-Length: 1\r\nConnection: "
                                    + options
                                    + "\r\n\r\n");

            assertThat(head.keepAlive()).isEqualTo(kept);
        }
    }
}
