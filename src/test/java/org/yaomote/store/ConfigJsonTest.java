package org.yaomote.store;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.yaomote.config.AccessLog;
import org.yaomote.config.Affinity;
import org.yaomote.config.Backend;
import org.yaomote.config.BackendMode;
import org.yaomote.config.Balancing;
import org.yaomote.config.ClientCertificates;
import org.yaomote.config.HealthCheck;
import org.yaomote.config.Hsts;
import org.yaomote.config.HttpsRedirect;
import org.yaomote.config.Limits;
import org.yaomote.config.Listener;
import org.yaomote.config.ListenerId;
import org.yaomote.config.ListenerOptions;
import org.yaomote.config.MethodSet;
import org.yaomote.config.Pages;
import org.yaomote.config.Protocol;
import org.yaomote.config.ProxyConfig;
import org.yaomote.config.QueueSettings;
import org.yaomote.config.Rule;
import org.yaomote.config.Service;
import org.yaomote.config.ServiceId;
import org.yaomote.config.ServiceOptions;
import org.yaomote.config.Timeouts;
import org.yaomote.config.TlsSettings;
import org.yaomote.config.UpstreamHttp;
import org.yaomote.config.UpstreamTls;
import org.yaomote.fixtures.Effort;
import org.yaomote.fixtures.RandomConfigs;
import org.yaomote.policy.Condition;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;

class ConfigJsonTest {
    private static ProxyConfig read(String text) {
        ConfigJson.Reading reading = ConfigJson.read(text, "test.json");
        assertThat(reading).as(text).isInstanceOf(ConfigJson.Reading.Read.class);
        return ((ConfigJson.Reading.Read) reading).config();
    }

    private static ProxyConfig everything() {
        Service shop =
                new Service(
                        new ServiceId("service-1"),
                        "店舗",
                        new Affinity.ByCookie("sid", Duration.ofMinutes(90)),
                        List.of(
                                new Backend("web1", "10.0.0.1", 8080, 5, true),
                                new Backend("", "::1", 8081, 1, false)));
        Service plain =
                new Service(
                        new ServiceId("service-2"),
                        "plain",
                        new Affinity.None(),
                        List.of(new Backend("api", "api.example.com", 3000, 65535, true)));
        Listener open =
                new Listener(
                        new ListenerId("listener-1"),
                        "open",
                        true,
                        "0.0.0.0",
                        80,
                        new Protocol.Http(),
                        MethodSet.ANY,
                        List.of(
                                new Rule(
                                        List.of(
                                                new Condition.HostIs("*.example.com"),
                                                new Condition.PathPrefix("/api")),
                                        plain.id()),
                                Rule.everything(shop.id())));
        Listener secure =
                new Listener(
                        new ListenerId("listener-2"),
                        "secure",
                        false,
                        "::",
                        443,
                        new Protocol.Https(new TlsSettings(List.of("certs/a.pem", "b.pem"))),
                        MethodSet.WEBDAV,
                        List.of());
        Timeouts timeouts =
                new Timeouts(
                        Duration.ofSeconds(10),
                        Duration.ofSeconds(30),
                        Duration.ofMinutes(1),
                        Duration.ofSeconds(30),
                        Duration.ofMillis(1500),
                        Duration.ofSeconds(90),
                        Duration.ofMinutes(1),
                        Duration.ofSeconds(20),
                        Duration.ofHours(25));
        return new ProxyConfig(List.of(open, secure), List.of(shop, plain), timeouts);
    }

    /// Everything with every option unlike the usual.
    private static ProxyConfig withOptions() {
        HealthCheck.Timing timing =
                new HealthCheck.Timing(Duration.ofSeconds(5), Duration.ofMillis(1500), 4, 1);
        ServiceOptions shop =
                new ServiceOptions(
                        Balancing.CONSISTENT_HASH,
                        new HealthCheck.Http("/healthz", "app.example.com", 200, 399, timing),
                        new UpstreamTls.Tls(true, "app.example.com", "ca.pem", "us.pem"),
                        UpstreamHttp.HTTP_2,
                        Duration.ZERO,
                        new QueueSettings(16, Duration.ofSeconds(3)),
                        true);
        Service web =
                new Service(
                        new ServiceId("web"),
                        "web",
                        new Affinity.ByInsertedCookie("lb", Duration.ofHours(1)),
                        List.of(
                                new Backend("a", "h", 1, 5, BackendMode.DRAIN, 100, false),
                                new Backend("b", "h", 2, 5, BackendMode.MAINTENANCE, 0, true)),
                        shop);
        Service checked =
                new Service(new ServiceId("api"), "api", new Affinity.None(), List.of())
                        .withOptions(
                                ServiceOptions.DEFAULTS
                                        .withHealthCheck(new HealthCheck.None())
                                        .withTls(new UpstreamTls.Tls(false, "", "", "")));
        Listener https =
                new Listener(
                        new ListenerId("https"),
                        "https",
                        true,
                        "0.0.0.0",
                        443,
                        new Protocol.Https(
                                new TlsSettings(
                                        List.of("a.pem"), new ClientCertificates.Asked("ca.pem"))),
                        MethodSet.ANY,
                        List.of(Rule.everything(web.id())),
                        ListenerOptions.DEFAULTS
                                .withHttp2(false)
                                .withHsts(new Hsts.On(Duration.ofDays(30), true))
                                .withTrustedProxies(List.of("10.0.0.0/8", "fd00::1"))
                                .withVia(true)
                                .withMaxBodyBytes(1L << 40));
        Listener plain =
                https.withId(new ListenerId("http"))
                        .withName("http")
                        .withPort(80)
                        .withProtocol(new Protocol.Http())
                        .withRules(List.of())
                        .withOptions(
                                ListenerOptions.DEFAULTS
                                        .withHttp2PriorKnowledge(true)
                                        .withRedirect(new HttpsRedirect.To(443)));
        return new ProxyConfig(List.of(https, plain), List.of(web, checked), Timeouts.DEFAULTS)
                .withLimits(new Limits(5000, 50, 4096, 16_384, 64))
                .withAccessLog(
                        new AccessLog.ToFile(
                                "logs/a.log", AccessLog.Format.VHOST_COMBINED, 65_536, 3, true))
                .withPages(new Pages(Map.of(503, "sorry.html", 404, "lost.html"), "soon.html"));
    }

    private static String golden() throws IOException {
        return file("golden.json");
    }

    private static String file(String name) throws IOException {
        try (InputStream in = ConfigJsonTest.class.getResourceAsStream("/store/" + name)) {
            return new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    @Nested
    class Writing {
        @Test
        void givesTheGoldenFile() throws IOException {
            assertThat(ConfigJson.write(everything())).isEqualTo(golden());
        }

        @Test
        void givesTheGoldenFileOfOptions() throws IOException {
            assertThat(ConfigJson.write(withOptions())).isEqualTo(file("options.json"));
        }

        @Test
        void isReadBackAsItWasWhateverTheUserTyped() {
            RandomConfigs random = new RandomConfigs(1);
            for (int i = 0; i < Effort.of(2_000, 100_000); i++) {
                ProxyConfig config = random.next();
                String text = ConfigJson.write(config);
                // Through bytes, as a file goes.
                byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
                assertThat(read(new String(bytes, StandardCharsets.UTF_8)))
                        .as(text)
                        .isEqualTo(config);
            }
        }

        @Test
        void putsOneFieldOnEachLine() {
            assertThat(ConfigJson.write(everything()).lines())
                    .allMatch(line -> line.split("\": ", -1).length <= 2)
                    .noneMatch(line -> line.contains("\t") || line.endsWith(" "));
        }

        @Test
        void ofAnEmptyConfigurationIsShort() {
            assertThat(ConfigJson.write(ProxyConfig.EMPTY))
                    .isEqualTo(
                            """
                            {
                              "version": 1,
                              "listeners": [],
                              "services": []
                            }
                            """);
        }
    }

    @Nested
    class Reading {
        @Test
        void takesTheGoldenFile() throws IOException {
            assertThat(read(golden())).isEqualTo(everything());
        }

        @Test
        void takesAFileOfTheFirstReleaseAsItWasMeant() throws IOException {
            assertThat(read(file("first-release.json"))).isEqualTo(everything());
        }

        @Test
        void takesOneThatWindowsEditorsHaveMarkedAndBroken() throws IOException {
            assertThat(read("\uFEFF" + golden().replace("\n", "\r\n"))).isEqualTo(everything());
        }

        @Test
        void fillsInWhatMayBeLeftOut() {
            String text =
                    """
                    {"version": 1,
                     "services": [{"id": "web", "backends": [{"host": "h", "port": 1}],
                                   "affinity": {"by": "basic-auth"}}],
                     "listeners": [{"id": "a", "address": "::", "port": 2,
                                    "rules": [{"service": "web"}]}],
                     "timeouts": {"drain": "2"}}
                    """;
            ProxyConfig config = read(text);
            Listener listener = config.listeners().getFirst();
            assertThat(listener.name()).isEqualTo("a");
            assertThat(listener.enabled()).isTrue();
            assertThat(listener.protocol()).isEqualTo(new Protocol.Http());
            assertThat(listener.methods()).isEqualTo(MethodSet.ANY);
            assertThat(listener.rules()).containsExactly(Rule.everything(new ServiceId("web")));
            Service service = config.services().getFirst();
            assertThat(service.name()).isEqualTo("web");
            assertThat(service.affinity())
                    .isEqualTo(new Affinity.ByBasicAuth(Duration.ofMinutes(5)));
            assertThat(service.backends()).containsExactly(new Backend("", "h", 1, 5, true));
            assertThat(config.timeouts().drain()).isEqualTo(Duration.ofSeconds(2));
            assertThat(config.timeouts().connect()).isEqualTo(Timeouts.DEFAULTS.connect());
            assertThat(read("{\"version\": 1}")).isEqualTo(ProxyConfig.EMPTY);
        }

        @Test
        void fillsInWhatOptionsLeaveOut() {
            String text =
                    """
                    {"version": 1,
                     "services": [{"id": "web", "backends": [{"host": "h", "port": 1}],
                       "options": {"healthCheck": {"by": "http"}, "tls": {}, "queue": {}}}],
                     "listeners": [{"id": "a", "address": "::", "port": 2, "protocol": "https",
                       "certificates": ["a.pem"], "clientCertificates": {"authorities": "c.pem"},
                       "options": {"redirect": {}, "hsts": {}}}],
                     "accessLog": {}, "limits": {}, "pages": {}}
                    """;
            ProxyConfig config = read(text);
            Listener listener = config.listeners().getFirst();
            assertThat(listener.options())
                    .isEqualTo(
                            ListenerOptions.DEFAULTS
                                    .withRedirect(new HttpsRedirect.To(443))
                                    .withHsts(new Hsts.On(Duration.ofDays(365), false)));
            assertThat(listener.protocol())
                    .isEqualTo(
                            new Protocol.Https(
                                    new TlsSettings(
                                            List.of("a.pem"),
                                            new ClientCertificates.Required("c.pem"))));
            assertThat(config.services().getFirst().options())
                    .isEqualTo(
                            ServiceOptions.DEFAULTS
                                    .withHealthCheck(
                                            new HealthCheck.Http(
                                                    "/", "", 200, 299, HealthCheck.Timing.DEFAULTS))
                                    .withTls(UpstreamTls.Tls.VERIFIED));
            assertThat(config.accessLog()).isEqualTo(AccessLog.ToFile.DEFAULTS);
            assertThat(config.limits()).isEqualTo(Limits.DEFAULTS);
            assertThat(config.pages()).isEqualTo(Pages.NONE);
        }

        @Test
        void takesHostAndPathInOneCondition() {
            String text =
                    """
                    {"version": 1, "listeners": [{"id": "a", "address": "h", "port": 1, "rules":
                      [{"matches": [{"path": "/p", "host": "h"}], "service": "s"}]}]}
                    """;
            assertThat(read(text).listeners().getFirst().rules().getFirst().matches())
                    .containsExactly(new Condition.HostIs("h"), new Condition.PathPrefix("/p"));
        }
    }
}
