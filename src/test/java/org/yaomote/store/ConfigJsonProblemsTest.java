package org.yaomote.store;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.yaomote.config.Problem;
import org.yaomote.config.Where;
import org.yaomote.words.Words;

import java.util.List;
import java.util.Locale;

class ConfigJsonProblemsTest {
    private static List<Problem> problems(String text) {
        ConfigJson.Reading reading = ConfigJson.read(text, "test.json");
        assertThat(reading).as(text).isInstanceOf(ConfigJson.Reading.Unreadable.class);
        return ((ConfigJson.Reading.Unreadable) reading).problems();
    }

    /// Each problem as `PATH CODE ARGUMENTS`.
    private static List<String> briefs(String text) {
        return problems(text).stream().map(ConfigJsonProblemsTest::brief).toList();
    }

    private static String brief(Problem problem) {
        String place =
                switch (problem.where()) {
                    case Where.Field(var path) -> path;
                    case Where.Line(_, var line, var from, var to) ->
                            line + ":" + from + (from == to ? "" : "-" + to);
                    case Where.Everywhere _ -> "-";
                };
        for (Locale locale : List.of(Locale.ENGLISH, Locale.JAPANESE)) {
            assertThat(Words.of(locale).problem(problem)).isNotBlank().doesNotContain("{");
        }
        return String.join(" ", place, problem.code(), String.join("|", problem.arguments()))
                .strip();
    }

    @Nested
    class AllProblemsAreToldAtOnce {
        @Test
        void eachWithItsExactPath() {
            String text =
                    """
                    {
                      "version": 1,
                      "listners": [],
                      "listeners": [
                        {"id": "a", "address": 7, "port": "80", "protocol": "htps",
                         "certificates": ["x.pem", 1], "methods": "al", "enabled": "yes",
                         "rules": [
                           {"matches": [{"hots": "h"}, {}, 3, {"path": null}], "service": "web"},
                           {"service": ["web"]}]},
                        {"adress": "127.0.0.1", "rules": {}}
                      ],
                      "services": [
                        {"id": "web", "affinity": {"by": "coockie", "name": "sid"},
                         "backends": [{"host": "h", "port": 1.5, "weight": 99999999999},
                                      {"host": "h", "port": 2, "wieght": 3}]},
                        {"id": "api", "affinity": {"by": "cookie", "timeToLive": "5 min"}},
                        {"id": "old", "affinity": "cookie"}
                      ],
                      "timeouts": {"conect": "3s", "drain": 30, "response": "soon"}
                    }
                    """;
            assertThat(briefs(text))
                    .containsExactlyInAnyOrder(
                            "listners file.unknownKeyMeant listners|listeners",
                            "listeners[0].address file.text 7",
                            "listeners[0].port file.number \"80\"",
                            "listeners[0].protocol file.word htps|http, https, tcp",
                            "listeners[0].certificates[1] file.text 1",
                            "listeners[0].methods file.word"
                                    + " al|any, basic, extended, webdav, microsoft, rpc",
                            "listeners[0].enabled file.flag \"yes\"",
                            "listeners[0].rules[0].matches[0].hots"
                                    + " file.unknownKeyMeant hots|host",
                            "listeners[0].rules[0].matches[1] file.emptyMatch",
                            "listeners[0].rules[0].matches[2] file.object",
                            "listeners[0].rules[0].matches[3].path file.text null",
                            "listeners[0].rules[1].service file.text [\"web\"]",
                            "listeners[1] file.missingKey id",
                            "listeners[1] file.missingKey address",
                            "listeners[1] file.missingKey port",
                            "listeners[1].adress file.unknownKeyMeant adress|address",
                            "listeners[1].rules file.list",
                            "services[0].affinity.by file.word coockie|client-address, cookie,"
                                    + " inserted-cookie, header, url-parameter, path-parameter,"
                                    + " basic-auth, none",
                            "services[0].backends[0].port file.number 1.5",
                            "services[0].backends[0].weight file.number 99999999999",
                            "services[0].backends[1].wieght file.unknownKeyMeant wieght|weight",
                            "services[1].affinity file.missingKey name",
                            "services[1].affinity.timeToLive file.duration 5 min",
                            "services[2].affinity file.object",
                            "timeouts.conect file.unknownKeyMeant conect|connect",
                            "timeouts.drain file.text 30",
                            "timeouts.response file.duration soon");
        }

        @Test
        void alsoThoseOfTheOptions() {
            String text =
                    """
                    {
                      "version": 1,
                      "listeners": [
                        {"id": "a", "address": "h", "port": 1, "protocol": "https",
                         "clientCertificates": {"mode": "must"},
                         "options": {"htp2": true, "redirect": 443, "hsts": {"maxAge": 3},
                                     "trustedProxies": "::1", "maxBodyBytes": "1 MB"}}],
                      "services": [
                        {"id": "web",
                         "backends": [{"host": "h", "port": 1, "mode": "on", "enabled": true}],
                         "options": {"balancing": "lucky", "healthCheck": {"by": "ping"},
                                     "queue": {"lenght": 3}, "http": 2}},
                        {"id": "api",
                         "options": {"healthCheck": {"by": "tcp", "path": "/"},
                                     "tls": {"verify": "no"}}}],
                      "limits": {"connections": 1e9},
                      "accessLog": {"format": "clf"},
                      "pages": {"byStatus": {"404": 1, "0500": "a.html", "5xx": "b.html"}}
                    }
                    """;
            assertThat(briefs(text))
                    .containsExactlyInAnyOrder(
                            "listeners[0].clientCertificates.mode file.word must|asked, required,"
                                    + " unverified",
                            "listeners[0].clientCertificates file.missingKey authorities",
                            "listeners[0].options.htp2 file.unknownKeyMeant htp2|http2",
                            "listeners[0].options.redirect file.object",
                            "listeners[0].options.hsts.maxAge file.text 3",
                            "listeners[0].options.trustedProxies file.list",
                            "listeners[0].options.maxBodyBytes file.number \"1 MB\"",
                            "services[0].backends[0].mode"
                                    + " file.word on|ready, drain, maintenance, off",
                            "services[0].backends[0].enabled file.unknownKey enabled",
                            "services[0].options.balancing file.word lucky|round-robin, random,"
                                    + " least-in-flight, consistent-hash",
                            "services[0].options.healthCheck.by file.word ping|none, tcp, http",
                            "services[0].options.queue.lenght"
                                    + " file.unknownKeyMeant lenght|length",
                            "services[0].options.http file.text 2",
                            "services[1].options.healthCheck.path file.unknownKey path",
                            "services[1].options.tls.verify file.flag \"no\"",
                            "limits.connections file.number 1.0E9",
                            "accessLog.format file.word clf|combined, vhost-combined, pound-1,"
                                    + " pound-2, pound-5, full",
                            "pages.byStatus.404 file.text 1",
                            "pages.byStatus.0500 file.numberKey 0500",
                            "pages.byStatus.5xx file.numberKey 5xx");
        }

        @Test
        void aKeyLikeNoOtherGetsNoSuggestion() {
            assertThat(briefs("{\"version\": 1, \"zebra\": 1}"))
                    .containsExactly("zebra file.unknownKey zebra");
        }

        @Test
        void certificatesHaveNoPlaceInAPlainListener() {
            String text =
                    """
                    {"version": 1, "listeners": [{"id": "a", "address": "h", "port": 1,
                      "protocol": "http", "certificates": []}]}
                    """;
            assertThat(briefs(text))
                    .containsExactly("listeners[0].certificates file.unknownKey certificates");
        }

        @Test
        void aLongWrongValueIsCutShort() {
            assertThat(briefs("{\"version\": \"" + "x".repeat(500) + "\"}"))
                    .containsExactly("version file.number \"" + "x".repeat(39) + "…");
        }
    }

    @Nested
    class WhatIsNoConfigurationIsSaid {
        @ParameterizedTest
        @CsvSource(
                quoteCharacter = '`',
                delimiter = '|',
                textBlock =
                        """
                        {"version": 1,}             | 1:15    file.syntax
                        {"version" 1}               | 1:12    file.syntax
                        {"version": 1} x            | 1:16    file.syntax
                        {"version": Duplicate}      | 1:13    file.syntax
                        {"version": end-of-input}   | 1:13    file.syntax
                        {"version": 1, "version":1} | 1:16-24 file.keyTwice
                        """)
        void wrongSyntaxByLineAndColumn(String text, String expected) {
            assertThat(briefs(text)).containsExactly(expected.replaceAll(" +", " "));
        }

        @Test
        void inWhateverLineItIs() {
            assertThat(briefs("{\n  \"version\": 1,\n  \"listeners\": [}\n"))
                    .containsExactly("3:17 file.syntax");
            assertThat(briefs("\uFEFF{\r\n  \"a\": 1,\r\n  \"a\": 2\r\n}"))
                    .containsExactly("3:3-5 file.keyTwice");
            assertThat(briefs("{\n  \"version\": 1,\n  \"services\": [\n"))
                    .singleElement()
                    .asString()
                    .endsWith("file.endsEarly");
        }

        @ParameterizedTest
        @ValueSource(strings = {"", "  \n", "[]", "null", "1", "\"text\"", "\uFEFF"})
        void noObject(String text) {
            assertThat(briefs(text)).containsExactly("- file.noConfiguration");
        }

        @Test
        void aNewerVersionWithoutLookingAtTheRest() {
            assertThat(briefs("{\"version\": 2, \"new\": {}}"))
                    .containsExactly("version file.newer 2|1");
        }

        @Test
        void aVersionThatNeverWas() {
            assertThat(briefs("{\"version\": 0}"))
                    .containsExactly("version file.noSuchVersion 0|1");
            assertThat(briefs("{\"version\": -1}"))
                    .containsExactly("version file.noSuchVersion -1|1");
        }

        @Test
        void noVersion() {
            assertThat(briefs("{}")).containsExactly("version file.missingKey version");
        }

        @Test
        void whatTheReaderRefusesToTakeIn() {
            assertThat(briefs("[".repeat(100_000))).containsExactly("- file.beyondLimits");
            assertThat(briefs("{\"version\": " + "9".repeat(5_000) + "}"))
                    .containsExactly("- file.beyondLimits");
        }
    }
}
