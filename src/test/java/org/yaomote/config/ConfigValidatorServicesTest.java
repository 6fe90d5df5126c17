package org.yaomote.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.yaomote.fixtures.Configs.backend;

import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.yaomote.fixtures.Configs;

import java.time.Duration;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

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

    /// The name of each time limit, and the limits with this one of a given length.
    static Stream<Arguments> limits() {
        Timeouts d = Timeouts.DEFAULTS;
        return Stream.of(
                limit("requestHead", t -> with(d, 0, t)),
                limit("requestBody", t -> with(d, 1, t)),
                limit("clientIdle", t -> with(d, 2, t)),
                limit("clientWrite", t -> with(d, 3, t)),
                limit("connect", t -> with(d, 4, t)),
                limit("response", t -> with(d, 5, t)),
                limit("responseBody", t -> with(d, 6, t)),
                limit("upstreamIdle", t -> with(d, 7, t)),
                limit("drain", t -> with(d, 8, t)));
    }

    private static Arguments limit(String name, Function<Duration, Timeouts> make) {
        return Arguments.of(name, make);
    }

    private static Timeouts with(Timeouts d, int index, Duration changed) {
        Duration[] all = {
            d.requestHead(),
            d.requestBody(),
            d.clientIdle(),
            d.clientWrite(),
            d.connect(),
            d.response(),
            d.responseBody(),
            d.upstreamIdle(),
            d.drain()
        };
        all[index] = changed;
        return new Timeouts(all[0], all[1], all[2], all[3], all[4], all[5], all[6], all[7], all[8]);
    }

    @ParameterizedTest
    @MethodSource("limits")
    void timeLimitsAreAboveZeroAndAtMostAYear(String name, Function<Duration, Timeouts> make) {
        for (Duration wrong : List.of(Duration.ZERO, Duration.ofMillis(-1))) {
            assertThat(found(new ProxyConfig(List.of(), List.of(), make.apply(wrong))))
                    .containsExactly("timeouts." + name + " duration.positive");
        }
        assertThat(found(new ProxyConfig(List.of(), List.of(), make.apply(Duration.ofDays(366)))))
                .containsExactly("timeouts." + name + " duration.tooLong");
        for (Duration sound : List.of(Duration.ofMillis(1), Duration.ofDays(365))) {
            assertThat(found(new ProxyConfig(List.of(), List.of(), make.apply(sound)))).isEmpty();
        }
    }
}
