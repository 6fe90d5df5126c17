package org.yaomote.store;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.yaomote.config.Affinity;
import org.yaomote.config.Backend;
import org.yaomote.config.Listener;
import org.yaomote.config.ListenerId;
import org.yaomote.config.MethodSet;
import org.yaomote.config.Protocol;
import org.yaomote.config.ProxyConfig;
import org.yaomote.config.RequestMatch;
import org.yaomote.config.Rule;
import org.yaomote.config.Service;
import org.yaomote.config.ServiceId;
import org.yaomote.config.Timeouts;
import org.yaomote.config.TlsSettings;
import org.yaomote.fixtures.Effort;
import org.yaomote.fixtures.RandomConfigs;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
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
                                                new RequestMatch.HostIs("*.example.com"),
                                                new RequestMatch.PathPrefix("/api")),
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

    private static String golden() throws IOException {
        try (InputStream in = ConfigJsonTest.class.getResourceAsStream("/store/golden.json")) {
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
        void takesHostAndPathInOneCondition() {
            String text =
                    """
                    {"version": 1, "listeners": [{"id": "a", "address": "h", "port": 1, "rules":
                      [{"matches": [{"path": "/p", "host": "h"}], "service": "s"}]}]}
                    """;
            assertThat(read(text).listeners().getFirst().rules().getFirst().matches())
                    .containsExactly(
                            new RequestMatch.HostIs("h"), new RequestMatch.PathPrefix("/p"));
        }
    }
}
