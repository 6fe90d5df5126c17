package org.yaomote.traffic;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.yaomote.config.Affinity;
import org.yaomote.config.ServiceId;

import java.time.Duration;
import java.util.List;

/// What may be seen of a head, and what not.
class MaskingTest {
    private static final Masking USUAL = new Masking(new FieldKinds(), new Affinity.None());

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Authorization | Basic c2VjcmV0 | Basic ***",
                "authorization | c2VjcmV0 | ***",
                "Proxy-Authorization | Bearer abc | Bearer ***",
                "Cookie | a=1; b=\"2\"; c | a=***; b=***; c",
                "Cookie | c2VjcmV0 | ***",
                "Set-Cookie | id=abc; Path=/; Secure | id=***; Path=/; Secure",
                "X-Api-Key | abc | ***",
                "X-CSRF-Token | abc | ***",
                "X-Session-Id | abc | ***",
                "Referer | http://me:pw@a/?key=abc&q=1 | http://***@a/?key=***&q=1",
                "Location | /in?code=abc#access_token=abc | /in?code=***#access_token=***",
                "Accept | text/html;q=0.8 | text/html;q=0.8",
                "User-Agent | curl/8 | curl/8",
            })
    void fieldsKeepWhatIsNoSecret(String name, String value, String shown) {
        assertThat(USUAL.value(name, value)).isEqualTo(shown);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "GET /a?password=x&q=1 HTTP/1.1 | GET /a?password=***&q=1 HTTP/1.1",
                "GET /a?API_KEY=x,y?z;y=1&b=1 HTTP/1.1 | GET /a?API_KEY=***&b=1 HTTP/1.1",
                "GET /a?pass%77ord=x HTTP/1.1 | GET /a?pass%77ord=*** HTTP/1.1",
                "GET /a;jsessionid=abc?b=1 HTTP/1.1 | GET /a;jsessionid=***?b=1 HTTP/1.1",
                "GET http://u:p@a/ HTTP/1.1 | GET http://***@a/ HTTP/1.1",
                "GET /plain?page=2&sort=code HTTP/1.1 | GET /plain?page=2&sort=code HTTP/1.1",
            })
    void soDoRequestLines(String line, String shown) {
        assertThat(USUAL.address(line)).isEqualTo(shown);
    }

    @Test
    void whatASessionIsToldByIsASecret() {
        Duration any = Duration.ofMinutes(1);
        assertThat(
                        new Masking(new FieldKinds(), new Affinity.ByUrlParameter("who", any))
                                .address("/?who=me&x=1"))
                .isEqualTo("/?who=***&x=1");
        assertThat(
                        new Masking(new FieldKinds(), new Affinity.ByHeader("X-Who", any))
                                .value("x-who", "me"))
                .isEqualTo("***");
        assertThat(
                        new Masking(new FieldKinds(), new Affinity.ByPathParameter(any))
                                .address("GET /a;me?x HTTP/1.1"))
                .isEqualTo("GET /a;***?x HTTP/1.1");
    }

    @Test
    void expectationsComeBackFromTheirFile() {
        List<Expectation> all =
                List.of(
                        new Expectation(
                                "https://a/",
                                "",
                                "10.0.0.1",
                                new Expectation.Wanted.Service(new ServiceId("s"))),
                        new Expectation("/b", "web", "", new Expectation.Wanted.Status(404)));

        assertThat(ExpectationJson.read(ExpectationJson.print(all))).isEqualTo(all);
        assertThat(ExpectationJson.read("[{\"request\":1}, 2, {}]")).isEmpty();
        assertThat(ExpectationJson.read("no json")).isEmpty();
    }
}
