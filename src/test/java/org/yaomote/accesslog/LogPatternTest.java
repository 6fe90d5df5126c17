package org.yaomote.accesslog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.yaomote.accesslog.Lines.how;
import static org.yaomote.accesslog.Lines.put;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.yaomote.accesslog.LogEntry.Outcome;
import org.yaomote.accesslog.LogEntry.Text;
import org.yaomote.accesslog.LogEntry.Tls;
import org.yaomote.accesslog.LogEntry.Version;
import org.yaomote.accesslog.LogPattern.Reading;
import org.yaomote.config.AccessLog.Format;
import org.yaomote.config.AccessLog.ToFile;
import org.yaomote.config.Problem;
import org.yaomote.config.ProxyConfig;
import org.yaomote.fixtures.EnginePolicies;
import org.yaomote.policy.Definitions;

/// Pound's `LogFormat` and its conversions (specification, §3.11).
class LogPatternTest {
    private static LogPattern pattern(String text) {
        return switch (LogPattern.read(text)) {
            case Reading.Good(var pattern) -> pattern;
            case Reading.Bad bad -> throw new AssertionError(bad);
        };
    }

    private static LogEntry entry(LogTerms terms) {
        LogEntry entry = new LogEntry().begin(5, 8443, Version.HTTP_1_1, Tls.TLS_1_3);
        entry.under(terms, 3);
        put(entry, Text.CLIENT, "203.0.113.9");
        put(entry, Text.PEER, "192.0.2.1");
        put(entry, Text.LOCAL, "192.0.2.2");
        put(entry, Text.REQUEST, "PUT http://h:1/a/b?c=d&e");
        put(entry, Text.HOST, "shop.example");
        put(entry, Text.USER, "anna");
        put(entry, Text.LISTENER, "front");
        put(entry, Text.LISTENER_PLACE, "listeners[0]");
        put(entry, Text.SERVICE, "app");
        put(entry, Text.SERVICE_PLACE, "services[1]");
        put(entry, Text.BACKEND, "10.0.0.1:80");
        put(entry, Text.BACKEND_PLACE, "services[1].backends[2]");
        put(entry, Text.REASON, "No Such Thing");
        for (int i = 0; i < terms.headers().size(); i++) {
            byte[] value = Lines.octets("v" + i + "\"\n");
            entry.header(i, value, 0, value.length);
        }
        return entry.end(1_234_567_005, new Outcome(404, 1234, 0, 0));
    }

    private static LogTerms terms(LogPattern pattern, boolean anonymous) {
        return new LogTerms(true, pattern, pattern.wanted(), pattern.headers(), anonymous);
    }

    private static String line(String text) {
        LogPattern pattern = pattern(text);
        return line(pattern, terms(pattern, false));
    }

    private static String line(LogPattern pattern, LogTerms terms) {
        ToFile all = how(Format.FULL).withQueryValues(true);
        return Lines.line(all, pattern, entry(terms)).stripTrailing();
    }

    @ParameterizedTest
    @CsvSource({
        "%%, %",
        "%a, 203.0.113.9",
        "%h, 192.0.2.1",
        "%A, 192.0.2.2",
        "%B, 1234",
        "%b, 1234",
        "%D, 1234567",
        "%T, 1",
        "%{s}T, 1",
        "%{ms}T, 1234",
        "%{us}T, 1234567",
        "%{f}T, 1.234567",
        "%H, HTTP/1.1",
        "%l, -",
        "%{listener}L, listeners[0]",
        "%{service}L, services[1]",
        "%{backend}L, services[1].backends[2]",
        "%{listener}N, front",
        "%{service}N, app",
        "%{backend}N, 10.0.0.1:80",
        "%m, PUT",
        "%p, 8443",
        "%P, 3",
        "%q, ?c=d&e",
        "%r, PUT http://h:1/a/b?c=d&e HTTP/1.1",
        "%s, 404",
        "%>s, HTTP/1.1 404 No Such Thing",
        "%u, anna",
        "%U, /a/b",
        "%v, shop.example",
        "%{X-A}i, v0\\x22\\x0A",
        "%{X-A}I, v0\\x22\\x0A",
        "%{Referer}i|, |",
        "%{Referer}I, -",
        "a%sb, a404b"
    })
    void eachConversionHasItsMeaning(String text, String line) {
        assertThat(line(text)).isEqualTo(line);
    }

    @ParameterizedTest
    @CsvSource({
        "%t, [25/Nov/2026:18:08:07 +0900]",
        "%{%Y-%m-%dT%H:%M:%S%z}t, 2026-11-25T18:08:07+0900",
        "%{begin:%T}t, 18:08:07",
        "%{end:%T}t, 18:08:08",
        "%{sec}t, 1795597687",
        "%{end:msec}t, 1795597688234",
        "%{end:usec}t, 1795597688234567",
        "%{end:msec_frac}t, 234",
        "%{end:usec_frac}t, 234567",
        "%{%a %b %e %j %u %w %V %U %W %p %I %y %C}t, Wed Nov 25 329 3 3 48 47 47 PM 06 26 20"
    })
    void aTimeIsWrittenAsStrftimeDoes(String text, String line) {
        assertThat(line(text)).isEqualTo(line);
    }

    @ParameterizedTest
    @CsvSource({
        "%a %x, 3, conversion, %x",
        "%, 0, end, %",
        "%{Host, 1, brace, {Host",
        "%{Host}, 0, end, %{Host}",
        "%{min}T, 2, argument, min",
        "x %{host}N, 4, argument, host",
        "%{a}q, 0, conversion, %{a}q",
        "%{%Y %!}t, 5, time, %!",
        "%{}i, 2, argument, ''"
    })
    void aMistakeIsToldWithItsPlace(String text, int at, String reason, String word) {
        assertThat(LogPattern.read(text)).isEqualTo(new Reading.Bad(at, reason, word));
    }

    @Test
    void anonymiseHidesTheLastOctetOfIpv4() {
        LogPattern pattern = pattern("%a %h");

        assertThat(line(pattern, terms(pattern, true))).isEqualTo("203.0.113.0 192.0.2.0");
    }

    @Test
    void anonymiseHidesTheLast80BitsOfIpv6() {
        LogPattern pattern = pattern("%a");
        LogEntry entry = new LogEntry().begin(0, 80, Version.HTTP_1_1, Tls.NONE);
        put(entry.under(terms(pattern, true), 0), Text.CLIENT, "2001:db8:5:6:7:8:9:a");
        entry.end(0, new Outcome(200, 0, 0, 0));

        assertThat(Lines.line(how(Format.FULL), pattern, entry))
                .isEqualTo("2001:db8:5:0:0:0:0:0\n");
    }

    @Test
    void valuesOfQueriesAreHiddenUnlessWanted() {
        LogPattern pattern = pattern("%q %r");
        LogEntry entry = entry(terms(pattern, false));

        assertThat(Lines.line(how(Format.FULL), pattern, entry))
                .isEqualTo("?c=...&... PUT http://h:1/a/b?c=...&... HTTP/1.1\n");
    }

    @Test
    void whatAPatternDoesNotNeedIsNotNoted() {
        LogPattern pattern = pattern("%a");
        LogEntry entry = entry(terms(pattern, false));

        assertThat(entry.length()).isLessThan(LogEntry.TEXTS + 20);
    }

    @Test
    void ofAConfigurationEveryMistakeIsFound() {
        ProxyConfig config =
                EnginePolicies.logging(
                        ProxyConfig.EMPTY,
                        false,
                        new Definitions.LogFormat("good", "%a"),
                        new Definitions.LogFormat("own", "%a %x"));

        assertThat(LogFormats.check(config))
                .containsExactly(
                        Problem.error(
                                "definitions.logFormats[1].text", "logFormat.conversion", 4, "%x"));
    }
}
