package org.yaomote.app;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.yaomote.config.Backend;
import org.yaomote.config.ConfigValidator;
import org.yaomote.config.ProxyConfig;
import org.yaomote.config.Service;
import org.yaomote.demo.DemoServers;
import org.yaomote.words.Words;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;

class DemoIT {
    private final Words words = Words.of(Locale.ENGLISH);
    @TempDir Path state;

    private Demo demo = Demo.forNow();

    @AfterEach
    void stop() {
        demo.close();
    }

    @Test
    void theDemoIsASoundConfigurationOnLoopbackOnly() {
        ProxyConfig config = demo.addedTo(ProxyConfig.EMPTY, words);

        assertThat(ConfigValidator.check(config)).isEmpty();
        assertThat(config.listeners()).allMatch(l -> l.address().equals("127.0.0.1"));
        assertThat(config.services().get(0).backends()).hasSize(2);
    }

    @Test
    void aSecondDemoIsNoChange() {
        ProxyConfig config = demo.addedTo(ProxyConfig.EMPTY, words);

        assertThat(demo.addedTo(config, words)).isEqualTo(config);
    }

    @Test
    void theServersComeUpWhereTheConfigurationSays() throws Exception {
        ProxyConfig config = demo.addedTo(ProxyConfig.EMPTY, words);
        demo.follow(config);

        for (Backend backend : config.services().get(0).backends()) {
            assertThat(page(backend))
                    .contains(backend.label().toLowerCase(Locale.ROOT).substring(0, 11));
        }
    }

    @Test
    void aConfigurationWithoutTheDemoStartsNothing() {
        Backend other = demo.addedTo(ProxyConfig.EMPTY, words).services().get(0).backends().get(0);
        demo.follow(ProxyConfig.EMPTY);

        assertThat(isServed(other.port())).isFalse();
    }

    @Test
    void portsOfTheUserAreNotTaken() {
        int port = DemoServers.freePorts(1, 20780).get(0);
        demo.follow(withBackendAt(demo.addedTo(ProxyConfig.EMPTY, words), port));

        assertThat(isServed(port)).isFalse();
    }

    @Test
    void aFileFromElsewhereWithADemoStartsNothing() {
        ProxyConfig config = demo.addedTo(ProxyConfig.EMPTY, words);
        try (Demo other = Demo.forNow()) {
            other.follow(config);

            assertThat(ports(config)).noneMatch(DemoIT::isServed);
        }
    }

    @Test
    void serversEndWithTheirBackends() {
        ProxyConfig config = demo.addedTo(ProxyConfig.EMPTY, words);
        demo.follow(config);
        assertThat(ports(config)).allMatch(DemoIT::isServed);

        demo.follow(ProxyConfig.EMPTY);

        assertThat(ports(config)).noneMatch(DemoIT::isServed);
    }

    @Test
    void whatADraftRemovesServesUntilItIsApplied() {
        ProxyConfig applied = demo.addedTo(ProxyConfig.EMPTY, words);
        ProxyConfig draft = ProxyConfig.EMPTY;

        demo.follow(draft, applied);

        assertThat(ports(applied)).allMatch(DemoIT::isServed);
    }

    @Test
    void theNextStartServesTheSamePorts() {
        demo = Demo.rememberedIn(state);
        ProxyConfig config = demo.addedTo(ProxyConfig.EMPTY, words);
        demo.follow(config);
        demo.close();
        demo = Demo.rememberedIn(state);
        demo.follow(config);

        assertThat(ports(config)).allMatch(DemoIT::isServed);
    }

    private static ProxyConfig withBackendAt(ProxyConfig config, int port) {
        Service service = config.services().get(0);
        Backend mine = new Backend("mine", "127.0.0.1", port, Backend.DEFAULT_WEIGHT, true);
        return config.withService(service.withBackends(List.of(mine)));
    }

    private static List<Integer> ports(ProxyConfig config) {
        return config.services().get(0).backends().stream().map(Backend::port).toList();
    }

    private static boolean isServed(int port) {
        return !DemoServers.freePorts(1, port).contains(port);
    }

    private static String page(Backend backend) throws Exception {
        try (HttpClient client = HttpClient.newHttpClient()) {
            URI uri = URI.create("http://" + backend.address() + "/");
            HttpRequest request =
                    HttpRequest.newBuilder(uri).timeout(Duration.ofSeconds(10)).build();
            return client.send(request, HttpResponse.BodyHandlers.ofString()).body();
        }
    }
}
