package org.yaomote.http2;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Random;

/// RFC 7541 §6, from the text of HTTP/1 heads.
class HpackEncoderTest {
    private final HpackEncoder encoder = new HpackEncoder();
    private final HpackText decoder = new HpackText();

    private byte[] answer(String text) {
        FrameWriter out = new FrameWriter();
        byte[] octets = text.getBytes(StandardCharsets.ISO_8859_1);
        encoder.answer(octets, 0, octets.length, out);
        return Arrays.copyOf(out.array(), out.length());
    }

    /// §4.2: the peer's table stays empty, which is said once.
    @Test
    void theFirstBlockEmptiesTheTable() {
        assertThat(HexFormat.of().formatHex(answer("HTTP/1.1 200 OK\r\n\r\n"))).isEqualTo("2088");
        assertThat(HexFormat.of().formatHex(answer("HTTP/1.1 404 N\r\n\r\n"))).isEqualTo("8d");
    }

    @ParameterizedTest
    @ValueSource(ints = {100, 200, 201, 204, 206, 304, 400, 404, 418, 500, 503})
    void statuses(int status) {
        assertThat(decoder.lines(answer("HTTP/1.1 " + status + "\r\n\r\n")))
                .containsExactly(":status: " + status);
    }

    /// RFC 7541 §7.1.3.
    @Test
    void cookiesNeverEnterATable() {
        answer("HTTP/1.1 200 OK\r\n\r\n");
        assertThat(HexFormat.of().formatHex(answer("HTTP/1.1 200 OK\r\nSet-Cookie: a\r\n\r\n")))
                .isEqualTo("881f280161");
    }

    /// RFC 9113 §8.2.2.
    @Test
    void fieldsOfTheConnectionAreLeftOut() {
        String text =
                "HTTP/1.1 200 OK\r\nConnection: close\r\nKeep-Alive: 5\r\nProxy-Connection: x\r\n"
                        + "Transfer-Encoding: chunked\r\nUpgrade: h2c\r\nTE: gzip\r\nA: b\r\n\r\n";
        assertThat(decoder.lines(answer(text))).containsExactly(":status: 200", "a: b");
    }

    @Test
    void whateverGoesInComesOut() {
        Random random = new Random(7541);
        for (int round = 0; round < 2000; round++) {
            List<String> expected = new ArrayList<>(List.of(":status: 200"));
            StringBuilder text = new StringBuilder("HTTP/1.1 200 OK\r\n");
            for (int i = random.nextInt(10); i > 0; i--) {
                String name = name(random);
                String value = "v".repeat(random.nextInt(4) == 0 ? random.nextInt(700) : i);
                text.append(name).append(random.nextBoolean() ? ": " : ":\t ").append(value);
                text.append(random.nextBoolean() ? "\r\n" : " \r\n");
                expected.add(name.toLowerCase(Locale.ROOT) + ": " + value);
            }
            assertThat(decoder.lines(answer(text + "\r\n"))).isEqualTo(expected);
        }
    }

    private static String name(Random random) {
        if (random.nextBoolean()) {
            Field known = StaticTable.get(15 + random.nextInt(41));
            return new String(known.bytes(), 0, known.nameEnd(), StandardCharsets.ISO_8859_1);
        }
        return "X-" + "n".repeat(random.nextInt(200));
    }

    @Test
    void everyNameOfTheStaticTableIsFound() {
        for (int i = 1; i <= StaticTable.SIZE; i++) {
            Field entry = StaticTable.get(i);
            int found = StaticTable.find(entry.bytes(), 0, entry.nameEnd());
            Field other = StaticTable.get(found);
            assertThat(new String(other.bytes(), 0, other.nameEnd(), StandardCharsets.US_ASCII))
                    .isEqualTo(
                            new String(
                                    entry.bytes(), 0, entry.nameEnd(), StandardCharsets.US_ASCII));
        }
        assertThat(StaticTable.find("x-unknown".getBytes(), 0, 9)).isZero();
    }
}
