package org.yaomote.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.yaomote.http.HeadText.answer;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.yaomote.http.ResponseRewriter.Fate;
import org.yaomote.http.RewriteTwin.Added;
import org.yaomote.http.RewriteTwin.SentAnswer;

import java.time.Duration;
import java.util.Random;

class ResponseRewriterTest {
    private final HeadOutput out = new HeadOutput();

    private String rewritten(String head, Fate fate, boolean decoded) {
        ResponseRewriter.PLAIN.rewrite(answer(head), fate, decoded, out);
        return out.toString();
    }

    @Test
    void twentyThousandRandomHeadsAreWhatTheSlowTwinMakesOfThem() {
        RandomHeads heads = new RandomHeads(5);
        Random random = new Random(5);
        for (int i = 0; i < 20_000; i++) {
            SentAnswer sent = heads.answer();
            Fate fate = Fate.values()[random.nextInt(4)];
            boolean decoded = random.nextBoolean();

            assertThat(rewritten(sent.text(), fate, decoded))
                    .as("rewritten from %s", sent.text())
                    .isEqualTo(RewriteTwin.rewritten(sent, fate, decoded, Added.NOTHING));
        }
    }

    @Test
    void soAreThoseWithHstsAndVia() {
        RandomHeads heads = new RandomHeads(6);
        Random random = new Random(6);
        ResponseRewriter via = ResponseRewriter.PLAIN.withVia();
        ResponseRewriter both = via.withHsts(Duration.ofDays(1), true);
        Added added = new Added("max-age=86400; includeSubDomains", true);
        for (int i = 0; i < 5_000; i++) {
            SentAnswer sent = heads.answer();
            Fate fate = Fate.values()[random.nextInt(4)];

            both.rewrite(answer(sent.text()), fate, false, out);
            assertThat(out.toString()).isEqualTo(RewriteTwin.rewritten(sent, fate, false, added));
            via.rewrite(answer(sent.text()), fate, true, out);
            assertThat(out.toString())
                    .isEqualTo(RewriteTwin.rewritten(sent, fate, true, new Added("", true)));
        }
    }

    @Test
    void oursStandsInPlaceOfTheBackendsStrictTransportSecurityRfc6797Section81() {
        String head =
                "HTTP/1.1 200 OK\r\nStrict-Transport-Security: max-age=1\r\nA: b\r\n"
                        + "strict-transport-security: max-age=2\r\nContent-Length: 0\r\n\r\n";
        ResponseRewriter.PLAIN
                .withHsts(Duration.ofSeconds(7), false)
                .rewrite(answer(head), Fate.STAYS, false, out);

        assertThat(out.toString())
                .isEqualTo(
                        "HTTP/1.1 200 OK\r\nA: b\r\nContent-Length: 0\r\n"
                                + "Strict-Transport-Security: max-age=7\r\n\r\n");
    }

    @Test
    void viaOfOthersStaysBeforeOursRfc9110Section763() {
        String head = "HTTP/1.0 204 \r\nVia: 1.1 other\r\n\r\n";
        ResponseRewriter.PLAIN.withVia().rewrite(answer(head), Fate.STAYS, false, out);

        assertThat(out.toString())
                .isEqualTo("HTTP/1.1 204 \r\nVia: 1.1 other\r\nVia: 1.0 yaomote\r\n\r\n");
    }

    @ParameterizedTest
    @CsvSource({
        "STAYS, ''",
        "STAYS_AND_SAYS_SO, 'Connection: keep-alive\r\n'",
        "CLOSES, 'Connection: close\r\n'",
        "SWITCHES, ''"
    })
    void theConnectionsFateIsSaidAnewRfc9110Section761(Fate fate, String said) {
        String head =
                "HTTP/1.0 200 OK\r\nConnection: close, x-a\r\nX-A: 1\r\nKeep-Alive: 5\r\n"
                        + "Server: s\r\nUpgrade: h2c\r\nProxy-Connection: keep-alive\r\n"
                        + "Content-Length: 5\r\nTrailer: t\r\n\r\n";

        assertThat(rewritten(head, fate, false))
                .isEqualTo("HTTP/1.1 200 OK\r\nServer: s\r\nContent-Length: 5\r\n" + said + "\r\n");
    }

    @Test
    void aSwitchNamesTheProtocolAnewRfc9110Section78() {
        String head =
                "HTTP/1.1 101 Switching Protocols\r\nUpgrade: WebSocket\r\n"
                        + "Connection: upgrade\r\n\r\n";

        assertThat(rewritten(head, Fate.SWITCHES, false))
                .isEqualTo(
                        "HTTP/1.1 101 Switching Protocols\r\nConnection: Upgrade\r\n"
                                + "Upgrade: websocket\r\n\r\n");
    }

    @Test
    void withBothLengthsChunkedStaysAndTheLengthGoesRfc9112Section63() {
        String coding = "Transfer-Encoding: chunked\r\n";
        String head = "HTTP/1.1 200 OK\r\nContent-Length: 5\r\n" + coding + "\r\n";

        assertThat(rewritten(head, Fate.STAYS, false))
                .isEqualTo("HTTP/1.1 200 OK\r\n" + coding + "\r\n");
        assertThat(rewritten(head, Fate.CLOSES, true))
                .isEqualTo("HTTP/1.1 200 OK\r\nConnection: close\r\n\r\n");
    }

    @Test
    void equalLengthsArePassedOnOnceRfc9110Section86() {
        String head = "HTTP/1.1 200 OK\r\nContent-Length: 5\r\nA: b\r\ncontent-length:5\r\n\r\n";

        assertThat(rewritten(head, Fate.STAYS, false))
                .isEqualTo("HTTP/1.1 200 OK\r\nContent-Length: 5\r\nA: b\r\n\r\n");
    }

    @ParameterizedTest
    @CsvSource({"204 No Content", "100 Continue", "103 Early Hints", "101 Switching Protocols"})
    void anAnswerThatCanHaveNoBodySaysNoLengthRfc9110Section86(String status) {
        String head = "HTTP/1.1 " + status + "\r\nContent-Length: 5\r\nA: b\r\n\r\n";

        assertThat(rewritten(head, Fate.STAYS, false))
                .isEqualTo("HTTP/1.1 " + status + "\r\nA: b\r\n\r\n");
    }

    @Test
    void theLengthOfWhatGetWouldHaveHadStaysOn304Rfc9110Section86() {
        String head = "HTTP/1.1 304 Not Modified\r\nContent-Length: 5\r\n\r\n";

        assertThat(rewritten(head, Fate.STAYS, false)).isEqualTo(head);
    }

    @Test
    void repeatedFieldsStayInTheirOrder() {
        String head =
                "HTTP/1.1 200 OK\r\nSet-Cookie: a\r\nX: y\r\nset-cookie: b\r\n"
                        + "Content-Length: 1\r\nSET-COOKIE: c\r\n\r\n";

        assertThat(rewritten(head, Fate.STAYS, false)).isEqualTo(head);
    }

    @Test
    void connectionCannotRemoveTheLength() {
        String head = "HTTP/1.1 200 OK\r\nConnection: content-length\r\nContent-Length: 5\r\n\r\n";

        assertThat(rewritten(head, Fate.STAYS, false))
                .isEqualTo("HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\n");
    }
}
