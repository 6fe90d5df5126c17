package org.yaomote.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.yaomote.fixtures.Configs.backend;

import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.yaomote.fixtures.Configs;
import org.yaomote.fixtures.RandomConfigs;
import org.yaomote.policy.Condition;
import org.yaomote.words.Words;

import java.util.List;
import java.util.Locale;

class ConfigValidatorTest {
    private static final ProxyConfig SMALL = Configs.small();
    private static final Listener HTTP = SMALL.listeners().getFirst();
    private static final Service WEB = SMALL.services().getFirst();

    /// Each problem as `PATH CODE`, warnings with a question mark.
    static List<String> found(ProxyConfig config) {
        return ConfigValidator.check(config).stream().map(ConfigValidatorTest::brief).toList();
    }

    private static String brief(Problem problem) {
        for (Locale locale : List.of(Locale.ENGLISH, Locale.JAPANESE)) {
            assertThat(Words.of(locale).problem(problem)).isNotBlank().doesNotContain("{");
        }
        String path = ((Where.Field) problem.where()).path();
        return path + (problem.isError() ? " " : " ? ") + problem.code();
    }

    private static List<String> withListener(Listener listener) {
        return found(SMALL.withListener(listener));
    }

    private static List<String> withSecond(Listener listener) {
        Listener second = listener.withId(new ListenerId("second"));
        return found(SMALL.withListener(second));
    }

    private static List<String> withMatch(Condition match) {
        return withListener(HTTP.withRules(List.of(new Rule(List.of(match), WEB.id()))));
    }

    @Test
    void soundConfigurationsHaveNoProblem() {
        assertThat(found(SMALL)).isEmpty();
        assertThat(found(Configs.shop())).isEmpty();
        assertThat(found(ProxyConfig.EMPTY)).isEmpty();
    }

    @Test
    void nothingAnybodyTypesMakesItThrow() {
        RandomConfigs random = new RandomConfigs(11);
        for (int i = 0; i < 2_000; i++) {
            assertThat(ConfigValidator.check(random.next())).doesNotContainNull();
        }
    }

    @Test
    void everythingWrongIsToldInTheOrderOfTheFields() {
        Listener listener = HTTP.withName("").withAddress("a b").withPort(-1).withRules(List.of());
        Service service = WEB.withName(" ").withBackends(List.of(backend("", 0, 0)));
        assertThat(found(new ProxyConfig(List.of(listener), List.of(service), Timeouts.DEFAULTS)))
                .containsExactly(
                        "listeners[0].name name.blank",
                        "listeners[0].address listener.address",
                        "listeners[0].port port.range",
                        "listeners[0].rules ? listener.noRules",
                        "services[0].name name.blank",
                        "services[0].backends[0].port port.range",
                        "services[0].backends[0].weight backend.weight");
    }

    @Nested
    class Listeners {
        @Test
        void haveAnIdOfTheirOwn() {
            assertThat(withListener(HTTP.withId(new ListenerId(" ")).withName("x").withPort(1)))
                    .containsExactly("listeners[1].id id.blank");
            ProxyConfig twice =
                    SMALL.withListeners(List.of(HTTP, HTTP.withName("x").withPort(8081)));
            assertThat(found(twice)).containsExactly("listeners[1].id id.twice");
        }

        @Test
        void haveANameOfTheirOwnWhateverItsCase() {
            assertThat(withListener(HTTP.withName("\u3000")))
                    .containsExactly("listeners[0].name name.blank");
            assertThat(withSecond(HTTP.withName("HTTP").withPort(8081)))
                    .containsExactly("listeners[1].name name.twice");
        }

        @ParameterizedTest
        @ValueSource(strings = {"", "a b", "1.2.3", "[::1]", "*"})
        void haveAnAddress(String address) {
            assertThat(withListener(HTTP.withAddress(address)))
                    .containsExactly("listeners[0].address listener.address");
        }

        @ParameterizedTest
        @CsvSource({"-1, false", "1, true", "65535, true", "65536, false"})
        void haveAPort(int port, boolean isSound) {
            assertThat(withListener(HTTP.withPort(port)))
                    .isEqualTo(isSound ? List.of() : List.of("listeners[0].port port.range"));
        }

        @Test
        void areWarnedThatNobodyKnowsAFreePort() {
            assertThat(withListener(HTTP.withPort(0)))
                    .containsExactly("listeners[0].port ? listener.anyPort");
        }

        @ParameterizedTest
        @CsvSource({
            "127.0.0.1, 8080, true",
            "0.0.0.0, 8080, true",
            "::, 8080, true",
            "127.0.0.2, 8080, false",
            "127.0.0.1, 8081, false"
        })
        void haveAPlaceOfTheirOwn(String address, int port, boolean collides) {
            Listener second = HTTP.withName("x").withAddress(address).withPort(port);
            List<String> collision = List.of("listeners[1].port listener.samePlace");
            assertThat(withSecond(second)).isEqualTo(collides ? collision : List.of());
            assertThat(withSecond(second.withEnabled(false))).isEmpty();
            ProxyConfig firstOff = SMALL.withListener(HTTP.withEnabled(false));
            assertThat(found(firstOff.withListener(second.withId(new ListenerId("second")))))
                    .isEmpty();
        }

        @Test
        void maySeveralTakeAnyFreePort() {
            ProxyConfig first = SMALL.withListener(HTTP.withPort(0));
            Listener second = HTTP.withId(new ListenerId("second")).withName("x").withPort(0);
            assertThat(found(first.withListener(second)))
                    .containsExactly(
                            "listeners[0].port ? listener.anyPort",
                            "listeners[1].port ? listener.anyPort");
        }

        @Test
        void needACertificateForHttps() {
            assertThat(withListener(HTTP.withProtocol(https())))
                    .containsExactly("listeners[0].certificates listener.noCertificate");
            assertThat(withListener(HTTP.withProtocol(https("a.pem", " "))))
                    .containsExactly("listeners[0].certificates[1] certificate.blank");
            assertThat(withListener(HTTP.withProtocol(https("a.pem")))).isEmpty();
        }

        private static Protocol https(String... files) {
            return new Protocol.Https(new TlsSettings(List.of(files)));
        }
    }

    @Nested
    class Rules {
        @Test
        void areMissed() {
            assertThat(withListener(HTTP.withRules(List.of())))
                    .containsExactly("listeners[0].rules ? listener.noRules");
        }

        @Test
        void leadToAServiceThatExists() {
            Rule astray = Rule.everything(new ServiceId("gone"));
            assertThat(withListener(HTTP.withRules(List.of(astray))))
                    .containsExactly("listeners[0].rules[0].service rule.unknownService");
        }

        @Test
        void behindOneThatTakesEverythingAreNeverReached() {
            Rule all = Rule.everything(WEB.id());
            Rule some = new Rule(List.of(new Condition.HostIs("a")), WEB.id());
            assertThat(withListener(HTTP.withRules(List.of(some, all, some, all))))
                    .containsExactly(
                            "listeners[0].rules[2] ? rule.neverReached",
                            "listeners[0].rules[3] ? rule.neverReached");
        }

        @ParameterizedTest
        @ValueSource(strings = {"a", "a.example.com", "*.example.com", "10.0.0.1", "::1"})
        void askForAHost(String host) {
            assertThat(withMatch(new Condition.HostIs(host))).isEmpty();
        }

        @ParameterizedTest
        @ValueSource(strings = {"", "*", "*.", "a.*.b", "*.*.a", "a:80", "http://a", "日本"})
        void askForNoOtherText(String host) {
            assertThat(withMatch(new Condition.HostIs(host)))
                    .containsExactly("listeners[0].rules[0].matches[0] match.host");
        }

        @ParameterizedTest
        @ValueSource(strings = {"/", "/api", "/a/b.c~d?e", "/%E6%97%A5"})
        void askForAPath(String path) {
            assertThat(withMatch(new Condition.PathPrefix(path))).isEmpty();
        }

        @ParameterizedTest
        @ValueSource(strings = {"", "api", " /api", "/a b", "/日本", "/a\tb", "/a\u007F"})
        void askForNoOtherPath(String path) {
            assertThat(withMatch(new Condition.PathPrefix(path)))
                    .containsExactly("listeners[0].rules[0].matches[0] match.path");
        }
    }
}
