package org.yaomote.http;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.util.Random;

class OctetsTest {
    /// RFC 9110 §5.5: what a value may hold is looked at in eights; each octet counts wherever in
    /// an eight it stands, and whatever stands beside it.
    @Test
    void aRunEndsAtTheSameOctetWhicheverWayItIsLookedAt() {
        Random random = new Random(8);
        byte[] neighbours = {' ', '~', '!', 0x20, (byte) 0x80, (byte) 0xff, '\t', 'a'};
        for (int octet = 0; octet < 256; octet++) {
            for (int at = 0; at < 20; at++) {
                byte[] bytes = new byte[26];
                for (int i = 0; i < bytes.length - 1; i++) {
                    bytes[i] = neighbours[random.nextInt(neighbours.length)];
                }
                bytes[bytes.length - 1] = '\r';
                bytes[at] = (byte) octet;

                assertThat(Octets.valueEnd(bytes, 0, bytes.length)).isEqualTo(slowEnd(bytes));
            }
        }
    }

    @Test
    void nothingBehindTheEndIsRead() {
        byte[] bytes = {'a', 'b', 'c', '\r'};

        assertThat(Octets.valueEnd(bytes, 1, 4)).isEqualTo(3);
    }

    private static int slowEnd(byte[] bytes) {
        int i = 0;
        while (bytes[i] == '\t'
                || (bytes[i] & 0xff) >= 0x80
                || (bytes[i] >= 32 && bytes[i] < 127)) {
            i++;
        }
        return i;
    }
}
