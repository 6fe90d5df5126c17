package org.yaomote.proxy;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.yaomote.config.Backend;
import org.yaomote.config.Listener;
import org.yaomote.config.ProxyConfig;
import org.yaomote.config.Service;
import org.yaomote.config.Timeouts;
import org.yaomote.fixtures.RawClient;
import org.yaomote.fixtures.ScriptedBackend;
import org.yaomote.fixtures.Setup;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// How long it takes until a change of a large configuration is in force, while clients ask: 50
/// listeners and 500 backends. Not run with the tests; `src/test/bench/quality.sh` runs it. The
/// system property `report` names the file that the line is appended to.
class ApplyBar extends ProxyScenario {
    private static final int LISTENERS = 50;
    private static final int SERVICES = 50;
    private static final int EACH = 10;
    private static final int CHANGES = 30;
    private static final int CLIENTS = 20;

    private final List<ScriptedBackend> asked = new ArrayList<>();

    ApplyBar() {
        super(Transport.BEST);
    }

    @Test
    void aChangeOfALargeConfigurationIsSoonInForceAndDropsNothing()
            throws InterruptedException, IOException {
        for (int i = 0; i < EACH; i++) {
            asked.add(with(ScriptedBackend.saying("a")));
        }
        serve(config(1), 2);
        List<Double> millis = new ArrayList<>();
        List<String> failures;
        int port = port("l0");
        try (Load load = new Load(CLIENTS, Duration.ofMillis(5), () -> RawClient.to(port))) {
            load.awaitMore(100);
            for (int weight = 2; weight < 2 + CHANGES; weight++) {
                ProxyConfig next = config(weight);
                long begun = System.nanoTime();
                apply(next);
                millis.add((System.nanoTime() - begun) / 1e6);
                load.awaitMore(20);
            }
            failures = load.failures();
        }
        List<Double> sorted = millis.stream().sorted().toList();
        report(
                String.format(
                        Locale.ROOT,
                        "Q8 apply: median %.0f ms, at most %.0f ms of %d; %d requests dropped",
                        sorted.get(CHANGES / 2),
                        sorted.getLast(),
                        CHANGES,
                        failures.size()));
        assertThat(failures).isEmpty();
    }

    /// Only the first service is asked; nobody is at the addresses of the others.
    private ProxyConfig config(int weight) {
        List<Service> services = new ArrayList<>();
        for (int i = 0; i < SERVICES; i++) {
            Backend[] backends = new Backend[EACH];
            for (int j = 0; j < EACH; j++) {
                Backend at = asked.get(j).config();
                int port = i == 0 ? at.port() : 1 + j;
                backends[j] = new Backend("b" + j, at.host(), port, j == 0 ? weight : 1, true);
            }
            services.add(Setup.service("s" + i, backends));
        }
        List<Listener> listeners = new ArrayList<>();
        for (int i = 0; i < LISTENERS; i++) {
            listeners.add(Setup.http("l" + i, "s" + i));
        }
        return new ProxyConfig(listeners, services, Timeouts.DEFAULTS);
    }

    private static void report(String line) throws IOException {
        String file = System.getProperty("report", "");
        if (file.isEmpty()) {
            System.out.println(line);
        } else {
            Files.writeString(
                    Path.of(file),
                    line + "\n",
                    StandardOpenOption.CREATE,
                    StandardOpenOption.APPEND);
        }
    }
}
