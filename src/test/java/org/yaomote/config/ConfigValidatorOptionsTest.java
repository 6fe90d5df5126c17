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
import java.util.Map;
import java.util.function.UnaryOperator;

class ConfigValidatorOptionsTest {
    private static final ProxyConfig SMALL = Configs.small();
    private static final Listener HTTP = SMALL.listeners().getFirst();
    private static final Listener HTTPS =
            HTTP.withProtocol(https(new ClientCertificates.NotAsked()));
    private static final Service WEB = SMALL.services().getFirst();
    private static final HealthCheck.Timing TIMING = HealthCheck.Timing.DEFAULTS;

    private static Protocol https(ClientCertificates clients) {
        return new Protocol.Https(new TlsSettings(List.of("a.pem"), clients));
    }

    private static List<String> found(ProxyConfig config) {
        return ConfigValidatorTest.found(config);
    }

    private static List<String> with(Listener listener, UnaryOperator<ListenerOptions> edit) {
        ListenerOptions options = edit.apply(listener.options());
        return found(SMALL.withListener(listener.withOptions(options)));
    }

    private static List<String> with(UnaryOperator<ServiceOptions> edit) {
        return found(SMALL.withService(WEB.withOptions(edit.apply(WEB.options()))));
    }

    /// One problem of the listener's options, or none.
    private static List<String> ofListener(String problem) {
        return problem.isEmpty() ? List.of() : List.of("listeners[0].options." + problem);
    }

    /// One problem of the service's options, or none.
    private static List<String> ofService(String problem) {
        return problem.isEmpty() ? List.of() : List.of("services[0].options." + problem);
    }

    @Nested
    class Listeners {
        @Test
        void offerHttp2InTheClearOnlyWithoutTls() {
            assertThat(with(HTTP, o -> o.withHttp2PriorKnowledge(true))).isEmpty();
            assertThat(with(HTTPS, o -> o.withHttp2PriorKnowledge(true)))
                    .isEqualTo(ofListener("http2PriorKnowledge listener.priorKnowledge"));
        }

        @Test
        void redirectToHttpsOnlyFromHttp() {
            assertThat(with(HTTP, o -> o.withRedirect(new HttpsRedirect.To(443)))).isEmpty();
            assertThat(with(HTTPS, o -> o.withRedirect(new HttpsRedirect.To(443))))
                    .isEqualTo(ofListener("redirect redirect.https"));
        }

        @Test
        void needNoRuleToRedirect() {
            Listener bare = HTTP.withRules(List.of());
            assertThat(with(bare, o -> o.withRedirect(new HttpsRedirect.To(443)))).isEmpty();
        }

        @ParameterizedTest
        @CsvSource({
            "0, port.range",
            "1, ''",
            "65535, ''",
            "65536, port.range",
            "8080, redirect.loop"
        })
        void redirectToAnotherPort(int port, String code) {
            assertThat(with(HTTP, o -> o.withRedirect(new HttpsRedirect.To(port))))
                    .isEqualTo(ofListener(code.isEmpty() ? "" : "redirect.port " + code));
        }

        @Test
        void areWarnedWhenTheyRedirectToAPortWithoutTls() {
            ProxyConfig config =
                    SMALL.withListener(
                                    HTTP.withOptions(
                                            HTTP.options().withRedirect(new HttpsRedirect.To(81))))
                            .withListener(
                                    HTTP.withId(new ListenerId("b")).withName("b").withPort(81));
            assertThat(found(config)).isEqualTo(ofListener("redirect.port ? redirect.plain"));
            Listener secure = HTTPS.withId(new ListenerId("b")).withName("b").withPort(81);
            assertThat(found(config.withListener(secure))).isEmpty();
        }

        @Test
        void speakOfHstsOnlyOverTls() {
            Hsts year = new Hsts.On(Duration.ofDays(365), true);
            assertThat(with(HTTPS, o -> o.withHsts(year))).isEmpty();
            assertThat(with(HTTP, o -> o.withHsts(year))).isEqualTo(ofListener("hsts hsts.plain"));
        }

        @ParameterizedTest
        @CsvSource({"PT-1S, false", "PT0S, true", "P3650D, true", "P3651D, false"})
        void areRememberedForTenYearsAtMost(Duration maxAge, boolean isSound) {
            assertThat(with(HTTPS, o -> o.withHsts(new Hsts.On(maxAge, false))))
                    .isEqualTo(ofListener(isSound ? "" : "hsts.maxAge duration.range"));
        }

        @ParameterizedTest
        @CsvSource({
            "10.0.0.1, ''",
            "fd00::/8, ''",
            "web1, network.unreadable",
            "'', network.unreadable",
            "10.0.0.1/8, network.bits"
        })
        void trustAddressesAndNetworks(String text, String code) {
            assertThat(with(HTTP, o -> o.withTrustedProxies(List.of("::1", text))))
                    .isEqualTo(ofListener(code.isEmpty() ? "" : "trustedProxies[1] " + code));
        }

        @Test
        void areWarnedWhenTheyTrustEverybody() {
            assertThat(with(HTTP, o -> o.withTrustedProxies(List.of("0.0.0.0/0"))))
                    .isEqualTo(ofListener("trustedProxies[0] ? network.everybody"));
        }

        @Test
        void limitBodiesToZeroOrMore() {
            assertThat(with(HTTP, o -> o.withMaxBodyBytes(-1)))
                    .isEqualTo(ofListener("maxBodyBytes number.atLeast"));
            assertThat(with(HTTP, o -> o.withMaxBodyBytes(1L << 50))).isEmpty();
        }

        @Test
        void knowTheAuthoritiesOfClientCertificates() {
            for (String file : List.of("", " ")) {
                for (ClientCertificates clients :
                        List.of(
                                new ClientCertificates.Asked(file),
                                new ClientCertificates.Required(file))) {
                    assertThat(found(SMALL.withListener(HTTP.withProtocol(https(clients)))))
                            .containsExactly(
                                    "listeners[0].clientCertificates.authorities"
                                            + " clients.noAuthorities");
                }
            }
            ClientCertificates sound = new ClientCertificates.Required("ca.pem");
            assertThat(found(SMALL.withListener(HTTP.withProtocol(https(sound))))).isEmpty();
        }
    }

    @Nested
    class Services {
        @ParameterizedTest
        @EnumSource
        void balanceInEveryWayWithEveryWeight(Balancing balancing) {
            assertThat(with(o -> o.withBalancing(balancing))).isEmpty();
        }

        @ParameterizedTest
        @CsvSource({
            "/, '', 200, 299, ''",
            "/a?b=c, app.example.com, 100, 599, ''",
            "/, app.example.com:8080, 204, 204, ''",
            "/, [::1]:80, 200, 200, ''",
            "/, 10.0.0.1, 200, 200, ''",
            "'', '', 200, 200, path check.path",
            "x, '', 200, 200, path check.path",
            "/a b, '', 200, 200, path check.path",
            "/, a b, 200, 200, host check.host",
            "/, http://a, 200, 200, host check.host",
            "/, a:99999999, 200, 200, host check.host",
            "/, '', 99, 200, statusFrom number.range",
            "/, '', 200, 600, statusTo number.range",
            "/, '', 300, 299, statusTo check.status"
        })
        void askAPathAndExpectAStatus(String path, String host, int from, int to, String expected) {
            assertThat(
                            with(
                                    o ->
                                            o.withHealthCheck(
                                                    new HealthCheck.Http(
                                                            path, host, from, to, TIMING))))
                    .isEqualTo(ofService(expected.isEmpty() ? "" : "healthCheck." + expected));
        }

        @ParameterizedTest
        @CsvSource({
            "PT0.1S, PT0.1S, 1, 1, ''",
            "P1D, PT1S, 100, 100, ''",
            "PT0.099S, PT0.05S, 3, 2, interval duration.range",
            "P2D, PT1S, 3, 2, interval duration.range",
            "PT2S, PT0S, 3, 2, timeout duration.positive",
            "PT2S, PT2.001S, 3, 2, timeout check.timeout",
            "PT2S, PT1S, 0, 2, fall number.range",
            "PT2S, PT1S, 3, 101, rise number.range"
        })
        void askOftenAndDoNotOvertakeThemselves(
                Duration interval, Duration timeout, int fall, int rise, String expected) {
            HealthCheck.Timing timing = new HealthCheck.Timing(interval, timeout, fall, rise);
            for (HealthCheck check :
                    List.of(
                            new HealthCheck.Tcp(timing),
                            new HealthCheck.Http("/", "", 200, 299, timing))) {
                assertThat(with(o -> o.withHealthCheck(check)))
                        .isEqualTo(ofService(expected.isEmpty() ? "" : "healthCheck." + expected));
            }
        }

        @ParameterizedTest
        @CsvSource({"PT-1S, false", "PT0S, true", "PT1H, true", "PT1H1S, false"})
        void startSlowlyForAnHourAtMost(Duration slowStart, boolean isSound) {
            assertThat(with(o -> o.withSlowStart(slowStart)))
                    .isEqualTo(ofService(isSound ? "" : "slowStart duration.range"));
        }

        @ParameterizedTest
        @CsvSource({
            "0, PT1S, ''",
            "100000, P365D, ''",
            "-1, PT1S, length number.range",
            "100001, PT1S, length number.range",
            "1, PT0S, patience duration.positive"
        })
        void letRequestsWait(int length, Duration patience, String expected) {
            assertThat(with(o -> o.withQueue(new QueueSettings(length, patience))))
                    .isEqualTo(ofService(expected.isEmpty() ? "" : "queue." + expected));
        }

        @Test
        void verifyTheirBackends() {
            assertThat(with(o -> o.withTls(UpstreamTls.Tls.VERIFIED))).isEmpty();
            assertThat(with(o -> o.withTls(new UpstreamTls.Tls(false, "a.test", "", ""))))
                    .isEqualTo(ofService("tls.verify ? upstream.unverified"));
            assertThat(with(o -> o.withTls(new UpstreamTls.Tls(true, "a b", "", ""))))
                    .isEqualTo(ofService("tls.serverName upstream.serverName"));
        }

        @Test
        void areWarnedWhenNoClientReachesTheirHttp2() {
            assertThat(with(o -> o.withHttp(UpstreamHttp.HTTP_2)))
                    .isEqualTo(ofService("http ? service.http2"));
            Service grpc = WEB.withOptions(WEB.options().withHttp(UpstreamHttp.HTTP_2));
            assertThat(found(SMALL.withListener(HTTPS).withService(grpc))).isEmpty();
            assertThat(found(SMALL.withoutListener(HTTP.id()).withService(grpc))).isEmpty();
        }

        @ParameterizedTest
        @ValueSource(strings = {"a b", "a=b", "a;b", "日本", "a\"b"})
        void insertCookiesWhoseNameIsAToken(String name) {
            Affinity affinity = new Affinity.ByInsertedCookie(name, Duration.ofMinutes(1));
            assertThat(found(SMALL.withService(WEB.withAffinity(affinity))))
                    .containsExactly("services[0].affinity.name affinity.cookie");
        }

        @Test
        void haveABackendThatIsReady() {
            for (BackendMode mode : List.of(BackendMode.DRAIN, BackendMode.MAINTENANCE)) {
                assertThat(withBackends(backend("a", 1, 1).withMode(mode)))
                        .containsExactly("services[0].backends ? service.noneReady");
            }
        }

        @Test
        void haveABackendForEveryDay() {
            Backend spare = backend("a", 1, 1).withEmergency(true);
            assertThat(withBackends(spare))
                    .containsExactly("services[0].backends ? service.onlyEmergency");
            assertThat(withBackends(spare, backend("b", 2, 1))).isEmpty();
        }

        @Test
        void needNoBackendInMaintenance() {
            Service service =
                    WEB.withBackends(List.of()).withOptions(WEB.options().withMaintenance(true));
            assertThat(found(SMALL.withService(service))).isEmpty();
        }

        @Test
        void limitBackendsToZeroOrMore() {
            assertThat(withBackends(backend("a", 1, 1).withMaxConnections(-1)))
                    .containsExactly("services[0].backends[0].maxConnections number.atLeast");
            assertThat(withBackends(backend("a", 1, 1).withMaxConnections(1))).isEmpty();
        }

        private static List<String> withBackends(Backend... backends) {
            return found(SMALL.withService(WEB.withBackends(List.of(backends))));
        }
    }

    @Nested
    class ForAllListeners {
        @ParameterizedTest
        @CsvSource({
            "1, 0, 256, 256, 1, ''",
            "1000000, 5, 65536, 65536, 1000, ''",
            "0, 0, 8192, 32768, 100, connections number.atLeast",
            "1, -1, 8192, 32768, 100, connectionsPerClient number.atLeast",
            "1, 0, 255, 32768, 100, requestLineBytes number.range",
            "1, 0, 65537, 65536, 100, requestLineBytes number.range",
            "1, 0, 8192, 8191, 100, headBytes number.range",
            "1, 0, 8192, 65537, 100, headBytes number.range",
            "1, 0, 8192, 32768, 0, headFields number.range",
            "1, 0, 8192, 32768, 1001, headFields number.range"
        })
        void limitsAreInTheirRange(
                int all, int each, int line, int head, int fields, String expected) {
            ProxyConfig config = SMALL.withLimits(new Limits(all, each, line, head, fields));
            assertThat(found(config))
                    .isEqualTo(expected.isEmpty() ? List.of() : List.of("limits." + expected));
        }

        @ParameterizedTest
        @CsvSource({
            "65536, 0, ''",
            "65535, 1000, maxBytes number.atLeast",
            "65536, -1, keep number.range",
            "65536, 1001, keep number.range"
        })
        void accessLogsAreInTheirRange(long maxBytes, int keep, String expected) {
            AccessLog log =
                    new AccessLog.ToFile("", AccessLog.Format.COMBINED, maxBytes, keep, false);
            assertThat(found(SMALL.withAccessLog(log)))
                    .isEqualTo(expected.isEmpty() ? List.of() : List.of("accessLog." + expected));
        }

        @Test
        void pagesAreForErrors() {
            Map<Integer, String> files = Map.of(399, "a", 400, "b", 599, "c", 600, "d", 503, " ");
            assertThat(found(SMALL.withPages(new Pages(files, ""))))
                    .containsExactly(
                            "pages.byStatus.399 page.status",
                            "pages.byStatus.503 page.blank",
                            "pages.byStatus.600 page.status");
        }
    }
}
