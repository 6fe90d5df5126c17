package org.yaomote.app;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.yaomote.config.Backend;
import org.yaomote.config.ConfigValidator;
import org.yaomote.config.ProxyConfig;
import org.yaomote.words.Words;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Locale;

class DemoIT {
    private final Words words = Words.of(Locale.ENGLISH);
    private final Demo demo = new Demo();

    @AfterEach
    void stop() {
        demo.close();
    }

    @Test
    void theDemoIsASoundConfigurationOnLoopbackOnly() {
        ProxyConfig config = Demo.addedTo(ProxyConfig.EMPTY, words);

        assertThat(ConfigValidator.check(config)).isEmpty();
        assertThat(config.listeners()).allMatch(l -> l.address().equals("127.0.0.1"));
        assertThat(config.services().get(0).backends()).hasSize(2);
    }

    @Test
    void aSecondDemoIsNoChange() {
        ProxyConfig config = Demo.addedTo(ProxyConfig.EMPTY, words);

        assertThat(Demo.addedTo(config, words)).isEqualTo(config);
    }

    @Test
    void theServersComeUpWhereTheConfigurationSays() throws Exception {
        ProxyConfig config = Demo.addedTo(ProxyConfig.EMPTY, words);
        demo.follow(config);

        for (Backend backend : config.services().get(0).backends()) {
            assertThat(page(backend))
                    .contains(backend.label().toLowerCase(Locale.ROOT).substring(0, 11));
        }
    }

    @Test
    void aConfigurationWithoutTheDemoStartsNothing() {
        Backend other = Demo.addedTo(ProxyConfig.EMPTY, words).services().get(0).backends().get(0);
        demo.follow(ProxyConfig.EMPTY);

        assertThat(org.yaomote.demo.DemoServers.freePorts(1, other.port()))
                .containsExactly(other.port());
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
