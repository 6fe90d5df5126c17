package org.yaomote.traffic;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.yaomote.traffic.FilterProblem.Kind;

/// The language of the filter: what it shows, and where it says what it does not understand.
class TrafficFilterTest {
    private static final RequestTrace TRACE =
            Traces.trace("GET /img/logo.png?big=1", 503, 2_044_000_000L);

    private static boolean shows(String filter) {
        TrafficFilter parsed = TrafficFilter.parse(filter);
        assertThat(parsed.problems()).isEmpty();
        return parsed.fits(TRACE);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "  ",
                "service=web,api",
                "ｓｅｒｖｉｃｅ＝ＷＥＢ",
                "ｍｓ＞１０　ｓｔａｔｕｓ＝５ｘｘ",
                "ＬＯＧＯ",
                "SERVICE=WEB",
                "service!=api",
                "-service=api",
                "path$=.png",
                "path^=/img/",
                "path*=logo",
                "path~logo",
                "ms>10",
                "ms>2s",
                "ms>=2044",
                "ms<3s",
                "status=5xx",
                "status=200,503",
                "status>=500",
                "method=get",
                "host=app.lan",
                "client=10.0.0.50",
                "bytes>1k",
                "query*=big",
                "is=problem",
                "rule=1",
                "logo",
                "503",
                "\"logo\"",
                "-nothing",
                "service=web path$=.png -status=200",
                "listener=\"public\"",
            })
    void theseShowTheRequest(String filter) {
        assertThat(shows(filter)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "service=api",
                "-service=web,api",
                "service!=web",
                "path=.png",
                "path$=.jpg",
                "ms>3s",
                "status=4xx",
                "-status=5xx",
                "status!=503",
                "is=fine",
                "retries>0",
                "nothing",
                "-logo",
                "service=web path$=.jpg",
            })
    void theseDoNot(String filter) {
        assertThat(shows(filter)).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "ms>10 sttus=5xx, UNKNOWN_NAME, 6, 11",
        "-foo=1, UNKNOWN_NAME, 1, 4",
        "ms>soon, NOT_A_NUMBER, 3, 7",
        "status=9xx, NOT_A_NUMBER, 7, 10",
        "status>5xx, NOT_A_NUMBER, 7, 10",
        "path>5, NOT_COMPARABLE, 0, 6",
        "service=, NO_VALUE, 0, 8",
        "a \"b, OPEN_QUOTE, 2, 4",
    })
    void whatIsWrongIsUnderlinedWhereItStands(String filter, Kind kind, int start, int end) {
        TrafficFilter parsed = TrafficFilter.parse(filter);

        assertThat(parsed.problems()).hasSize(1);
        FilterProblem problem = parsed.problems().getFirst();
        assertThat(problem.kind()).isEqualTo(kind);
        assertThat(problem.start()).isEqualTo(start);
        assertThat(problem.end()).isEqualTo(end);
        assertThat(filter.substring(start, end)).isEqualTo(problem.part());
    }

    @Test
    void whatIsWrongDoesNotKeepTheRestFromCounting() {
        TrafficFilter parsed = TrafficFilter.parse("sttus=1 service=api");

        assertThat(parsed.terms()).hasSize(1);
        assertThat(parsed.fits(TRACE)).isFalse();
    }

    @Test
    void aChipIsTakenOutOfTheText() {
        String text = "service=web,api  -path$=.png ms>10";
        TrafficFilter parsed = TrafficFilter.parse(text);

        assertThat(TrafficFilter.without(text, parsed.terms().get(1)))
                .isEqualTo("service=web,api ms>10");
        assertThat(TrafficFilter.without(text, parsed.terms().getFirst()))
                .isEqualTo("-path$=.png ms>10");
    }
}
