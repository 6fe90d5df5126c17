package org.yaomote.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.yaomote.http.HeadText.octets;

import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.Locale;
import java.util.stream.IntStream;

class FieldsTest {
    /// The fields of a head that is nothing but fields.
    private static Fields fields(String... lines) {
        Fields fields = new Fields(100);
        byte[] octets = octets(String.join("\r\n", lines) + "\r\n\r\n");
        assertThat(fields.parse(octets, 0, octets.length)).isNull();
        return fields;
    }

    private static boolean isDropped(String name, String... lines) {
        Fields fields = fields(lines);
        return IntStream.range(0, fields.count())
                .filter(i -> name(fields, i).equalsIgnoreCase(name))
                .allMatch(fields::isHopByHop);
    }

    private static String name(Fields fields, int field) {
        int from = fields.lineStart(field);
        return HeadText.text(fields.bytes()).substring(from, fields.nameEnd(field));
    }

    @Nested
    class LinesRfc9112Section5 {
        @ParameterizedTest
        @ValueSource(strings = {"A:b", "A: b", "A:\t b", "A: b\t ", "A:  b  "})
        void blanksAroundAValueAreNotOfIt(String line) {
            assertThat(fields(line).value("A")).isEqualTo("b");
        }

        @ParameterizedTest
        @CsvSource({
            "A:, ''",
            "'A:   ', ''",
            "A: b c, b c",
            "A: b\tc, b\tc",
            "A: :, :",
            "A: \u00e9, \u00e9"
        })
        void whatStandsInsideAValueStays(String line, String value) {
            assertThat(fields(line).value("A")).isEqualTo(value);
        }

        @Test
        void offsetsCoverEachLineWithItsEnd() {
            Fields fields = fields("A: b", "Cd:e");

            assertThat(fields.count()).isEqualTo(2);
            assertThat(fields.lineStart(0)).isZero();
            assertThat(fields.lineEnd(0)).isEqualTo(6).isEqualTo(fields.lineStart(1));
            assertThat(fields.lineEnd(1)).isEqualTo(12);
            assertThat(name(fields, 1)).isEqualTo("Cd");
            assertThat(fields.text(1)).isEqualTo("e");
        }

        @Test
        void theFirstOfRepeatedFieldsIsTheValue() {
            Fields fields = fields("Cookie: a", "cookie: b");

            assertThat(fields.value(KnownField.COOKIE)).isEqualTo("a");
            assertThat(fields.value("COOKIE")).isEqualTo("a");
            assertThat(fields.value("Cooki")).isNull();
            assertThat(fields.value(KnownField.HOST)).isNull();
        }

        @Test
        void moreFieldsThanTheArraysHadRoomForAreKept() {
            String[] lines =
                    IntStream.range(0, 100)
                            .mapToObj(i -> "N" + i + ": " + i)
                            .toArray(String[]::new);
            Fields fields = fields(lines);

            assertThat(fields.count()).isEqualTo(100);
            assertThat(fields.value("n99")).isEqualTo("99");
            assertThat(fields.value("n0")).isEqualTo("0");
        }

        /// Backends that make variables of names (RFC 3875 §4.1.18) tell no underscore from a
        /// hyphen.
        @ParameterizedTest
        @CsvSource({
            "X-SSL-Subject, X_SSL",
            "x_ssl_certificate, X_SSL",
            "X-Ssl_, X_SSL",
            "X-SSL, OTHER",
            "X-SSLSubject, OTHER",
            "XX-SSL-Subject, OTHER"
        })
        void everythingAboutTlsIsKnownByItsBeginning(String name, KnownField field) {
            assertThat(fields(name + ":1").known(0)).isEqualTo(field);
        }

        @ParameterizedTest
        @EnumSource(
                mode = EnumSource.Mode.EXCLUDE,
                names = {"OTHER", "X_SSL"},
                value = KnownField.class)
        void aKnownNameIsKnownWhateverItsCase(KnownField field) {
            String name = field.name().replace('_', '-');
            String value = field == KnownField.CONTENT_LENGTH ? "1" : "x";

            assertThat(fields(name + ":" + value).known(0)).isEqualTo(field);
            assertThat(fields(name.toLowerCase(Locale.ROOT) + ":" + value).known(0))
                    .isEqualTo(field);
            assertThat(fields(name + "x:" + value).known(0)).isEqualTo(KnownField.OTHER);
            assertThat(fields("x" + name + ":" + value).known(0)).isEqualTo(KnownField.OTHER);
            assertThat(fields(name.substring(1) + "_:" + value).known(0))
                    .isEqualTo(KnownField.OTHER);
        }
    }

    @Nested
    class ConnectionRfc9110Section761 {
        @ParameterizedTest
        @ValueSource(
                strings = {
                    "Connection",
                    "Keep-Alive",
                    "Proxy-Connection",
                    "TE",
                    "Trailer",
                    "Upgrade"
                })
        void fieldsOfTheConnectionGoNoFurtherEvenIfNobodyNamesThem(String name) {
            assertThat(isDropped(name, name + ": x")).isTrue();
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "x-a",
                    "X-A",
                    "close, x-a",
                    "close,x-a",
                    "x-a, close",
                    "x-b,\tx-a\t,x-c",
                    ",, x-a",
                    "keep-alive, upgrade, x-a"
                })
        void aFieldThatConnectionNamesGoesNoFurther(String options) {
            assertThat(isDropped("X-A", "X-A: 1", "Connection: " + options)).isTrue();
            assertThat(isDropped("X-A", "Connection: " + options, "x-a: 1")).isTrue();
            assertThat(isDropped("X-A", "Connection: close", "Connection: " + options, "x-a: 1"))
                    .isTrue();
        }

        @ParameterizedTest
        @ValueSource(
                strings = {"x", "a", "x-ab", "xx-a", "x-a-b", "close", "keep-alive", "x_a", ""})
        void aFieldOfASimilarNameStays(String options) {
            assertThat(isDropped("X-A", "X-A: 1", "Connection: " + options)).isFalse();
        }

        @ParameterizedTest
        @ValueSource(strings = {"Host", "Content-Length", "Transfer-Encoding"})
        void whatSaysWhereAMessageGoesAndEndsCannotBeNamedAway(String name) {
            String value = name.equals("Content-Length") ? ": 5" : ": chunked";

            assertThat(isDropped(name, name + value, "Connection: " + name)).isFalse();
            assertThat(isDropped(name, "Connection: close, " + name + ", x", name + value))
                    .isFalse();
        }

        @Test
        void endToEndFieldsCanBeNamedAway() {
            assertThat(isDropped("Cookie", "Connection: cookie", "Cookie: a")).isTrue();
            assertThat(isDropped("Authorization", "Connection: authorization", "Authorization: a"))
                    .isTrue();
        }
    }
}
