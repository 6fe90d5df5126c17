package org.yaomote.proxy;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;

import org.junit.jupiter.api.Test;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/// A head in pieces.
class HeadSearchTest {
    private static final byte[] HEAD =
            "GET / HTTP/1.1\r\nHost: x\r\n\r\n".getBytes(StandardCharsets.US_ASCII);

    private final HeadSearch search = new HeadSearch();
    private final byte[] scratch = new byte[64];

    private static ByteBuf inFront(int octets) {
        return Unpooled.buffer().writeZero(octets).writeBytes(HEAD);
    }

    @Test
    void isFoundWhereverItIsCut() {
        ByteBuf buffer = inFront(5);
        for (int cut = 1; cut < HEAD.length; cut++) {
            assertThat(search.end(buffer, 5, cut, scratch)).isEqualTo(-1);
            assertThat(search.hasLoneLineFeed(scratch, cut)).isFalse();
            search.goOn(cut);

            assertThat(search.end(buffer, 5, HEAD.length, scratch)).isEqualTo(HEAD.length);
            assertThat(scratch).startsWith(HEAD);
            Arrays.fill(scratch, (byte) 0);
        }
    }

    @Test
    void isFoundOctetByOctet() {
        ByteBuf buffer = inFront(0);
        for (int length = 1; length < HEAD.length; length++) {
            assertThat(search.end(buffer, 0, length, scratch)).isEqualTo(-1);
            assertThat(search.hasLoneLineFeed(scratch, length)).isFalse();
            search.goOn(length);
        }
        assertThat(search.end(buffer, 0, HEAD.length, scratch)).isEqualTo(HEAD.length);
        assertThat(scratch).startsWith(HEAD);
    }

    /// Else 32 KiB, octet by octet, would be half a gigabyte to look at.
    @Test
    void whatWasLookedAtIsNotLookedAtAgain() {
        ByteBuf buffer = inFront(0);
        assertThat(search.end(buffer, 0, 20, scratch)).isEqualTo(-1);
        search.goOn(20);
        Arrays.fill(scratch, (byte) '?');

        assertThat(search.end(buffer, 0, 21, scratch)).isEqualTo(-1);

        assertThat(new String(scratch, 0, 21, StandardCharsets.US_ASCII))
                .isEqualTo("?".repeat(17) + "ost:");
    }

    @Test
    void aLineThatEndsInLfAloneIsSeenAcrossACut() {
        ByteBuf buffer = Unpooled.copiedBuffer("GET /\nx", StandardCharsets.US_ASCII);
        assertThat(search.end(buffer, 0, 5, scratch)).isEqualTo(-1);
        assertThat(search.hasLoneLineFeed(scratch, 5)).isFalse();
        search.goOn(5);

        assertThat(search.end(buffer, 0, 6, scratch)).isEqualTo(-1);
        assertThat(search.hasLoneLineFeed(scratch, 6)).isTrue();
    }
}
