package org.yaomote.http;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.nio.charset.StandardCharsets;

/// RFC 9110 §7.6.1.
class ConnectionOptionsTest {
    @ParameterizedTest
    @CsvSource({
        "'x-a', true",
        "'close, X-A', true",
        "',,x-a', true",
        "'close,x-a ,te', true",
        "'x-b x-a', true",
        "'\"x-a\"', true",
        "'x-a;q=1', true",
        "'x-ab', false",
        "'x-b-x-a', false",
        "'x', false",
        "'', false"
    })
    void aNameIsFoundWhateverSeparatesIt(String value, boolean named) {
        byte[] octets = octets("x-a" + value);
        ConnectionOptions options = new ConnectionOptions(8);
        options.clear(octets);

        assertThat(options.add(3, octets.length)).isTrue();
        assertThat(options.name(0, 3)).isEqualTo(named);
    }

    @Test
    void optionsThatNameNoFieldAreNotCounted() {
        byte[] octets = octets("close,keep-alive,upgrade,".repeat(50));
        ConnectionOptions options = new ConnectionOptions(0);
        options.clear(octets);

        assertThat(options.add(0, octets.length)).isTrue();
        assertThat(options.saysClose()).isTrue();
        assertThat(options.saysKeepAlive()).isTrue();
        assertThat(options.saysUpgrade()).isTrue();
    }

    @Test
    void anotherHeadForgetsTheOptionsOfTheLast() {
        byte[] octets = octets("x-a, close");
        ConnectionOptions options = new ConnectionOptions(8);
        options.clear(octets);
        options.add(0, octets.length);

        options.clear(octets);

        assertThat(options.saysClose()).isFalse();
        assertThat(options.name(0, 3)).isFalse();
    }

    /// Each field is compared with each option: unbounded, one head of 31 KB took 18 ms to rewrite.
    @Test
    void moreOptionsThanAHeadMayHaveFieldsAreRefused() {
        assertThat(fault(100)).isNull();
        assertThat(fault(101)).isEqualTo(HeadFault.TOO_MANY_OPTIONS);
        assertThat(fault(5000)).isEqualTo(HeadFault.TOO_MANY_OPTIONS);
        assertThat(HeadFault.TOO_MANY_OPTIONS.status()).isEqualTo(431);
    }

    @Test
    void theBoundHoldsForAllConnectionFieldsTogether() {
        String half = "Connection: " + "x,".repeat(51) + "\r\n";
        byte[] octets = octets("GET / HTTP/1.1\r\nHost: a\r\n" + half + half + "\r\n");

        assertThat(new RequestHead(HeadLimits.REQUEST).parse(octets, 0, octets.length))
                .isEqualTo(HeadFault.TOO_MANY_OPTIONS);
    }

    private static HeadFault fault(int options) {
        String line = "Connection: " + "bbbba,".repeat(options) + "\r\n";
        byte[] octets = octets("GET / HTTP/1.1\r\nHost: a\r\n" + line + "\r\n");
        return new RequestHead(HeadLimits.REQUEST).parse(octets, 0, octets.length);
    }

    private static byte[] octets(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }
}
