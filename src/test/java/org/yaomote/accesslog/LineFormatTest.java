package org.yaomote.accesslog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.yaomote.accesslog.Lines.how;
import static org.yaomote.accesslog.Lines.line;
import static org.yaomote.accesslog.Lines.octets;
import static org.yaomote.accesslog.Lines.put;

import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.yaomote.accesslog.LogEntry.Outcome;
import org.yaomote.accesslog.LogEntry.Text;
import org.yaomote.accesslog.LogEntry.Tls;
import org.yaomote.accesslog.LogEntry.Version;
import org.yaomote.config.AccessLog.Format;
import org.yaomote.config.AccessLog.ToFile;
import org.yaomote.fixtures.Effort;

import java.nio.charset.StandardCharsets;
import java.util.Random;
import java.util.regex.Pattern;

class LineFormatTest {
    private static final String COMBINED =
            "192.0.2.1 - - [25/Nov/2026:18:08:07 +0900] \"GET /a?b=... HTTP/1.1\" 200 5"
                    + " \"https://x.example/?q=...\" \"curl/8\"";

    private static LogEntry asking(String request) {
        LogEntry entry = new LogEntry().begin(0, 80, Version.HTTP_1_1, Tls.NONE);
        return put(entry, Text.REQUEST, request).end(0, new Outcome(200, 0, 0, 0));
    }

    private static String requestOf(String line) {
        return line.substring(line.indexOf('"') + 1, line.indexOf(" HTTP/1.1"));
    }

    @Nested
    class EachFormatInFull {
        @Test
        void combined() {
            assertThat(line(how(Format.COMBINED), Lines.good())).isEqualTo(COMBINED + "\n");
        }

        @Test
        void combinedWithTheHostInFront() {
            assertThat(line(how(Format.VHOST_COMBINED), Lines.good()))
                    .isEqualTo("shop.example:8443 " + COMBINED + "\n");
        }

        @Test
        void pounds1() {
            assertThat(line(how(Format.POUND_1), Lines.good()))
                    .isEqualTo("192.0.2.1 GET /a?b=... HTTP/1.1 - HTTP/1.1 200 OK\n");
        }

        @Test
        void pounds2() {
            assertThat(line(how(Format.POUND_2), Lines.good()))
                    .isEqualTo(
                            "192.0.2.1 GET /a?b=... HTTP/1.1 - HTTP/1.1 200 OK"
                                    + " (shop.example/店 -> 10.0.0.1:80) 0.012345 sec\n");
        }

        @Test
        void pounds5() {
            assertThat(line(how(Format.POUND_5), Lines.good()))
                    .isEqualTo(
                            "shop.example:8443 " + COMBINED + " (店 -> 10.0.0.1:80) 0.012345 sec\n");
        }

        @Test
        void full() {
            assertThat(line(how(Format.FULL), Lines.good()))
                    .isEqualTo(
                            "shop.example:8443 "
                                    + COMBINED
                                    + " \"店\" 10.0.0.1:80 0.012345 1 TLSv1.3 0123456789abcdef\n");
        }

        @Test
        void whatIsNotThereIsADash() {
            LogEntry entry = new LogEntry().begin(0, 80, Version.UNKNOWN, Tls.NONE);
            entry.end(0, new Outcome(0, 0, 0, 0));

            assertThat(line(how(Format.FULL), entry))
                    .isEqualTo(
                            "-:80 - - - [25/Nov/2026:18:08:07 +0900] \"-\" - - \"-\" \"-\""
                                    + " \"-\" - 0.000000 0 - 0000000000000000\n");
            assertThat(line(how(Format.POUND_1), entry)).isEqualTo("- - - -\n");
        }

        @Test
        void aRequestOfHttp2SaysSo() {
            LogEntry entry = new LogEntry().begin(0, 80, Version.HTTP_2, Tls.TLS_1_2);
            put(entry, Text.REQUEST, "GET /").end(0, new Outcome(204, 0, 0, 0));

            assertThat(line(how(Format.COMBINED), entry)).contains("\"GET / HTTP/2.0\" 204 -");
        }
    }

    @Nested
    class QueryValues {
        @ParameterizedTest
        @CsvSource({
            "GET /a?b=c&d=e, GET /a?b=...&d=...",
            "GET /?a=, GET /?a=",
            "GET /?secret, GET /?...",
            "GET /?a=b=c?d=e, GET /?a=...",
            "GET /?, GET /?",
            "GET /?a=1&&b=2&, GET /?a=...&&b=...&",
            "GET /a=b&c=d, GET /a=b&c=d",
            "GET /#x=y, GET /#...",
            "GET /?a=1#b=2, GET /?a=...#...",
            "GET http://h/?token=1, GET http://h/?token=..."
        })
        void areHiddenAndTheirNamesStay(String sent, String logged) {
            assertThat(requestOf(line(how(Format.COMBINED), asking(sent)))).isEqualTo(logged);
        }

        @Test
        void areShownToWhomAsksForThem() {
            ToFile open = new ToFile("", Format.COMBINED, 1 << 20, 1, true);

            assertThat(requestOf(line(open, asking("GET /?a=b")))).isEqualTo("GET /?a=b");
        }

        @Test
        void areHiddenInWhatWasNoRequestToo() {
            LogEntry entry = new LogEntry().begin(0, 80, Version.UNKNOWN, Tls.NONE);
            put(entry, Text.MALFORMED, "GET /?token=1 HTTP/9").end(0, new Outcome(505, 0, 0, 0));

            assertThat(line(how(Format.COMBINED), entry)).contains("\"GET /?token=...\" 505");
        }
    }

    /// Specification of the proxy, §3.10.
    @Nested
    class Injection {
        /// Whatever is sent, a line has these parts and nothing else.
        private static final Pattern WHOLE =
                Pattern.compile(
                        "[ -~&&[^\"]]*:80 [ -~&&[^\"]]+ - - \\[25/Nov/2026:18:08:07 \\+0900]"
                                + " \"[ -~&&[^\"]]+\" 200 - \"[ -~&&[^\"]]+\" \"[ -~&&[^\"]]+\""
                                + " \"[^\"\\p{Cntrl}]+\" [ -~&&[^\"]]+ 0\\.000000 0 -"
                                + " 0000000000000000\n");

        @Test
        void everyOctetOtherThanVisibleAsciiIsEscaped() {
            StringBuilder all = new StringBuilder();
            for (char c = 1; c < 256; c++) {
                all.append(c == '?' || c == '#' ? ' ' : c);
            }
            LogEntry entry = asking("GET /");
            put(entry, Text.USER_AGENT, all.toString());

            assertThat(line(how(Format.COMBINED), entry))
                    .contains("\\x01\\x02")
                    .contains("\\x0A")
                    .contains("\\x0D")
                    .contains("!\\x22 $%")
                    .contains("[\\x5C]")
                    .contains("~\\x7F\\x80")
                    .contains("\\xFE\\xFF")
                    .matches("[ -~]*\n");
        }

        @Test
        void theUsersOwnNamesStayReadableAndHarmless() {
            LogEntry entry = asking("GET /");
            entry.text(Text.SERVICE, "店\"\n\\".getBytes(StandardCharsets.UTF_8));

            assertThat(line(how(Format.FULL), entry)).contains(" \"店\\x22\\x0A\\x5C\" ");
        }

        @Test
        void twentyThousandRandomRequestsAreOneLineEachAndEveryPartStaysInItsPlace() {
            Random random = new Random(10);
            LogEntry entry = new LogEntry();
            for (int i = 0; i < Effort.of(20_000, 1_000_000); i++) {
                entry.begin(0, 80, Version.UNKNOWN, Tls.NONE);
                for (Text kind : Text.values()) {
                    if (kind != Text.SERVICE && random.nextInt(8) > 0) {
                        entry.text(kind, noise(random));
                    }
                }
                entry.end(0, new Outcome(200, 0, 0, 0));

                assertThat(WHOLE.matcher(line(how(Format.FULL), entry)).matches())
                        .as("%s", line(how(Format.FULL), entry))
                        .isTrue();
                for (Format format : Format.values()) {
                    assertThat(line(how(format), entry)).matches("[ -~]*\n");
                }
            }
        }

        private static byte[] noise(Random random) {
            byte[] noise = new byte[random.nextInt(40)];
            random.nextBytes(noise);
            for (int i = 0; i < noise.length; i++) {
                if (random.nextInt(3) == 0) {
                    noise[i] = (byte) "\r\n\"\\?#&= \t\0%".charAt(random.nextInt(12));
                }
            }
            return noise;
        }

        @ParameterizedTest
        @EnumSource(
                value = Text.class,
                names = {"REQUEST", "REFERER", "USER_AGENT", "HOST"})
        void fieldsAreCutAt4KiB(Text kind) {
            for (String part : new String[] {"x", "\n", "?", "&a=b"}) {
                LogEntry entry = new LogEntry().begin(0, 80, Version.HTTP_1_1, Tls.NONE);
                entry.text(kind, octets("?a=1" + part.repeat(9_000)));
                entry.end(0, new Outcome(200, 0, 0, 0));

                for (boolean values : new boolean[] {true, false}) {
                    String line = line(new ToFile("", Format.FULL, 1 << 20, 1, values), entry);
                    assertThat(line.length()).isLessThan(LogEntry.MAX_TEXT + 200);
                    assertThat(line).matches("[ -~]*\n").endsWith("0\n");
                    assertThat(line).doesNotContainPattern("\\\\(x.?)?[\" ]");
                }
                String whole = line(new ToFile("", Format.FULL, 1 << 20, 1, true), entry);
                assertThat(whole.length()).isGreaterThan(LogEntry.MAX_TEXT);
            }
        }
    }
}
