package org.yaomote.inspect;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.yaomote.fixtures.ScriptedBackend;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/// One question on a connection of its own, and what comes of it.
class HttpQuestionIT {
    private static final byte[] GET =
            "GET / HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n"
                    .getBytes(StandardCharsets.US_ASCII);

    private static HttpQuestion.Outcome ask(int port, Optional<String> tls) {
        return HttpQuestion.ask(
                new InetSocketAddress(InetAddress.getLoopbackAddress(), port), tls, GET);
    }

    private static HttpQuestion.Outcome asked(String answer) {
        try (ScriptedBackend server =
                ScriptedBackend.running(
                        visit -> {
                            var _ = visit.request();
                            visit.send(answer);
                        })) {
            return ask(server.port(), Optional.empty());
        }
    }

    @Test
    void anAnswerIsItsStatusAndLength() {
        var interim = "HTTP/1.1 103 Early Hints\r\nLink: </a>\r\n\r\n";
        assertThat(asked(interim + "HTTP/1.1 404 Not Found\r\nX: y\r\n\r\nnobody"))
                .isInstanceOfSatisfying(
                        HttpQuestion.Answer.class,
                        answer -> {
                            assertThat(answer.status()).isEqualTo(404);
                            assertThat(answer.octets()).isEqualTo(6);
                        });
    }

    @Test
    void whatIsNoAnswerIsNamed() {
        assertThat(asked("SSH-2.0-x\r\n"))
                .isEqualTo(new HttpQuestion.NoAnswer(HttpQuestion.Why.NOT_HTTP));
        assertThat(ask(ScriptedBackend.refusingPort(), Optional.empty()))
                .isEqualTo(new HttpQuestion.NoAnswer(HttpQuestion.Why.REFUSED));
    }
}
