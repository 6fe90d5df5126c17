package org.yaomote.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.yaomote.http.HeadText.request;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.net.InetSocketAddress;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// The proxy's own cookie among those of a request (RFC 6265 §4.2).
class OwnCookieTest {
    private static final OwnCookie LB = new OwnCookie("LB");
    private static final ForwardedFacts FACTS =
            new ForwardedFacts(
                    new InetSocketAddress("192.0.2.1", 5000),
                    new InetSocketAddress("192.0.2.9", 8080),
                    false);

    private final HeadOutput out = new HeadOutput();

    /// The lines between Host and what the proxy adds, each with its end.
    private String rewritten(String lines) {
        RequestRewriter.rewrite(
                request("GET / HTTP/1.1\r\nHost: a\r\n" + lines + "\r\n"), FACTS, LB, out);
        String text = out.toString();
        return text.substring(text.indexOf("Host: a\r\n") + 9, text.indexOf("X-Forwarded-For"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '>',
            ignoreLeadingAndTrailingWhitespace = false,
            value = {
                "Cookie: LB=s.1; b=2>Cookie: b=2",
                "Cookie: a=1; LB=s.1>Cookie: a=1",
                "Cookie: a=1; LB=s.1; b=2>Cookie: a=1; b=2",
                "Cookie: a=1;LB=s.1;b=2>Cookie: a=1;b=2",
                "cookie:a=1;  LB=s.1;\tb=\"x y\">cookie:a=1;\tb=\"x y\"",
                "Cookie: LB=s.1; a=1; LB=s.2>Cookie: a=1",
                "Cookie: LB=; a=1>Cookie: a=1",
                "Cookie: LBX=1; XLB=2; lb=3; LB>Cookie: LBX=1; XLB=2; lb=3; LB",
                "Cookie: a=LB=1; b>Cookie: a=LB=1; b",
                "Cookie: a=1;; LB=s.1;>Cookie: a=1;",
                "X-Cookie: LB=s.1>X-Cookie: LB=s.1"
            })
    void isTakenOutAndTheOthersStayAsTheyWere(String sent, String passedOn) {
        assertThat(rewritten(sent + "\r\n")).isEqualTo(passedOn + "\r\n");
    }

    @Test
    void theLineGoesIfItWasAlone() {
        assertThat(rewritten("A: 1\r\nCookie: LB=s.1\r\nB: 2\r\n")).isEqualTo("A: 1\r\nB: 2\r\n");
    }

    @Test
    void allCookieLinesAreLookedAt() {
        assertThat(rewritten("Cookie: a=1; LB=x\r\nCookie: LB=y\r\nCookie: c=3\r\n"))
                .isEqualTo("Cookie: a=1\r\nCookie: c=3\r\n");
    }

    @Test
    void aThousandRandomLinesAreWhatTheSlowTwinMakesOfThem() {
        Random random = new Random(5);
        List<String> pairs =
                List.of("LB=1", "a=1", "LBa=2", "b=LB=3", "LB=", "=LB", "c", "LB=\"q\"");
        for (int i = 0; i < 1000; i++) {
            String value =
                    IntStream.range(0, 1 + random.nextInt(6))
                            .mapToObj(_ -> pairs.get(random.nextInt(pairs.size())))
                            .collect(Collectors.joining("; "));
            String kept =
                    Arrays.stream(value.split("; "))
                            .filter(pair -> !pair.startsWith("LB="))
                            .collect(Collectors.joining("; "));

            assertThat(rewritten("Cookie: " + value + "\r\n"))
                    .isEqualTo(kept.isEmpty() ? "" : "Cookie: " + kept + "\r\n");
        }
    }
}
