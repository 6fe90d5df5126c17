package org.yaomote.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.yaomote.fixtures.Configs.backend;

import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.yaomote.fixtures.Configs;

import java.time.Duration;
import java.util.List;

class ConfigValidatorServicesTest {
    private static final ProxyConfig SMALL = Configs.small();
    private static final Listener HTTP = SMALL.listeners().getFirst();
    private static final Service WEB = SMALL.services().getFirst();
    private static final Duration MINUTE = Duration.ofMinutes(1);

    private static List<String> found(ProxyConfig config) {
        return ConfigValidatorTest.found(config);
    }

    private static List<String> withBackends(Backend... backends) {
        return found(SMALL.withService(WEB.withBackends(List.of(backends))));
    }

    private static List<String> withAffinity(Affinity affinity) {
        return found(SMALL.withService(WEB.withAffinity(affinity)));
    }

    @Nested
    class Services {
        @Test
        void haveAnIdAndANameOfTheirOwn() {
            Service other = WEB.withId(new ServiceId("")).withName("Web");
            assertThat(found(SMALL.withService(other)))
                    .containsExactly("services[1].id id.blank", "services[1].name name.twice");
            assertThat(found(SMALL.withServices(List.of(WEB, WEB.withName("x")))))
                    .containsExactly("services[1].id id.twice");
        }

        @Test
        void haveABackendThatIsOn() {
            assertThat(withBackends()).containsExactly("services[0].backends ? service.noBackends");
            assertThat(withBackends(backend("a", 1, 1).withEnabled(false)))
                    .containsExactly("services[0].backends ? service.allDisabled");
        }

        @ParameterizedTest
        @ValueSource(strings = {"", " ", "\u3000"})
        void tellSessionsApartByAName(String name) {
            List<String> expected = List.of("services[0].affinity.name affinity.name");
            assertThat(withAffinity(new Affinity.ByCookie(name, MINUTE))).isEqualTo(expected);
            assertThat(withAffinity(new Affinity.ByHeader(name, MINUTE))).isEqualTo(expected);
            assertThat(withAffinity(new Affinity.ByUrlParameter(name, MINUTE))).isEqualTo(expected);
        }

        @ParameterizedTest
        @CsvSource({
            "PT0S, duration.positive",
            "PT-1S, duration.positive",
            "PT0.001S, ''",
            "P365D, ''",
            "P366D, duration.tooLong"
        })
        void endSessionsAfterSomeTime(Duration ttl, String code) {
            List<String> expected =
                    code.isEmpty() ? List.of() : List.of("services[0].affinity.timeToLive " + code);
            List<Affinity> kinds =
                    List.of(
                            new Affinity.ByClientAddress(ttl),
                            new Affinity.ByCookie("sid", ttl),
                            new Affinity.ByHeader("sid", ttl),
                            new Affinity.ByUrlParameter("sid", ttl),
                            new Affinity.ByPathParameter(ttl),
                            new Affinity.ByBasicAuth(ttl));
            assertThat(kinds).allSatisfy(a -> assertThat(withAffinity(a)).isEqualTo(expected));
        }
    }

    @Nested
    class Backends {
        private final Backend good = backend("a", 9001, 1);

        @ParameterizedTest
        @ValueSource(strings = {"", "a b", "1.2.3", "日本", "http://a"})
        void haveAHost(String host) {
            assertThat(withBackends(good.withHost(host)))
                    .containsExactly("services[0].backends[0].host backend.host");
        }

        @ParameterizedTest
        @CsvSource({"-1, false", "0, false", "1, true", "65535, true", "65536, false"})
        void haveAPortAndAWeightInTheirRange(int number, boolean isSound) {
            assertThat(withBackends(good.withPort(number)))
                    .isEqualTo(
                            isSound
                                    ? List.of()
                                    : List.of("services[0].backends[0].port port.range"));
            assertThat(withBackends(good.withWeight(number)))
                    .isEqualTo(
                            isSound
                                    ? List.of()
                                    : List.of("services[0].backends[0].weight backend.weight"));
        }

        @Test
        void areInAServiceOnce() {
            assertThat(withBackends(good, good.withPort(9002), good.withName("b")))
                    .containsExactly("services[0].backends[2].host backend.twice");
        }

        @ParameterizedTest
        @CsvSource({
            "127.0.0.1, 127.0.0.1, true",
            "0.0.0.0, 127.0.0.1, true",
            "0.0.0.0, localhost, true",
            "::, ::1, true",
            "Example.com, example.COM, true",
            "127.0.0.1, 127.0.0.2, false",
            "0.0.0.0, 10.0.0.1, false"
        })
        void areNotOneOfOurListeners(String listener, String host, boolean isLoop) {
            Backend backend = good.withHost(host).withPort(8080);
            ProxyConfig config =
                    SMALL.withListener(HTTP.withAddress(listener))
                            .withService(WEB.withBackends(List.of(backend)));
            assertThat(found(config))
                    .isEqualTo(
                            isLoop
                                    ? List.of("services[0].backends[0].port backend.loop")
                                    : List.of());
            Listener off = config.listeners().getFirst().withEnabled(false);
            assertThat(found(config.withListener(off))).isEmpty();
        }
    }

    @ParameterizedTest
    @EnumSource
    void timeLimitsAreAboveZeroAndAtMostAYear(TimeLimit limit) {
        String place = "timeouts." + limit.key();
        for (Duration wrong : List.of(Duration.ZERO, Duration.ofMillis(-1))) {
            assertThat(withLimit(limit, wrong)).containsExactly(place + " duration.positive");
        }
        assertThat(withLimit(limit, Duration.ofDays(366))).contains(place + " duration.tooLong");
        for (Duration sound : List.of(Duration.ofSeconds(60), Duration.ofDays(365))) {
            assertThat(withLimit(limit, sound)).noneMatch(p -> p.startsWith(place + " "));
        }
    }

    @Test
    void allTriesTakeAtLeastAsLongAsOneAnswerMay() {
        assertThat(withLimit(TimeLimit.RESPONSE, Duration.ofSeconds(61)))
                .containsExactly("timeouts.allTries ? timeouts.allTries");
        assertThat(withLimit(TimeLimit.RESPONSE, Duration.ofSeconds(60))).isEmpty();
    }

    private static List<String> withLimit(TimeLimit limit, Duration value) {
        return found(ProxyConfig.EMPTY.withTimeouts(limit.in(Timeouts.DEFAULTS, value)));
    }
}
