package org.yaomote.http;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.util.Random;

class HeadEndTest {
    @ParameterizedTest
    @CsvSource({
        "RNRN, 4",
        "xRNRN, 5",
        "xxxRNRNRNRN, 7",
        "RRNRN, 5",
        "RNRRNRN, 7",
        "NRNRN, 5",
        "RNxRNRN, 7",
        "RNRNx, 4",
        "'', -1",
        "RNR, -1",
        "NN, -1",
        "RNN, -1",
        "RNRRN, -1",
        "NRNR, -1",
        "RNxRN, -1"
    })
    void theEndIsBehindTheFirstEmptyLine(String drawn, int end) {
        byte[] octets = HeadText.octets(drawn.replace('R', '\r').replace('N', '\n'));

        assertThat(HeadEnd.find(octets, 0, octets.length)).isEqualTo(end);
    }

    @Test
    void theSkippingSearchFindsWhatTheSlowOneFinds() {
        Random random = new Random(1);
        byte[] alphabet = {'\r', '\n', '\r', '\n', 'x'};
        for (int i = 0; i < 200_000; i++) {
            byte[] octets = new byte[random.nextInt(24)];
            for (int k = 0; k < octets.length; k++) {
                octets[k] = alphabet[random.nextInt(alphabet.length)];
            }
            int from = random.nextInt(octets.length + 1);
            int to = from + random.nextInt(octets.length - from + 1);

            assertThat(HeadEnd.find(octets, from, to)).isEqualTo(naive(octets, from, to));
        }
    }

    private static int naive(byte[] octets, int from, int to) {
        int found = HeadText.text(octets).substring(from, to).indexOf("\r\n\r\n");
        return found < 0 ? -1 : from + found + 4;
    }
}
