package org.yaomote.http;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.nio.charset.StandardCharsets;

/// RFC 9110 §9.3.6 and §9.3.8: neither method is for a reverse proxy.
class RefusedMethodsTest {
    @ParameterizedTest
    @CsvSource({
        "CONNECT a:443, CONNECT",
        "CONNECT /, CONNECT",
        "TRACE /, TRACE",
        "TRACE http://a/, TRACE",
        "TRACE *, TRACE"
    })
    void connectAndTraceAreNotAllowedWhateverTheirTarget(String start, HeadFault fault) {
        assertThat(parse(start)).isEqualTo(fault);
        assertThat(fault.status()).isEqualTo(405);
    }

    @ParameterizedTest
    @CsvSource({"connect /", "trace /", "TRACES /", "TRAC /"})
    void methodsOfAnotherSpellingAreOthers(String start) {
        assertThat(parse(start)).isNull();
    }

    private static HeadFault parse(String start) {
        String head = start + " HTTP/1.1\r\nHost: a\r\n\r\n";
        byte[] octets = head.getBytes(StandardCharsets.ISO_8859_1);
        return new RequestHead(HeadLimits.REQUEST).parse(octets, 0, octets.length);
    }
}
