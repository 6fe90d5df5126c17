package org.yaomote.ui.services;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.yaomote.config.Backend;
import org.yaomote.config.Service;
import org.yaomote.config.UpstreamTls;
import org.yaomote.fixtures.Configs;
import org.yaomote.metrics.Traffic;
import org.yaomote.states.Configured;
import org.yaomote.states.Reality;

import java.util.Optional;

class CheckCommandTest {
    private static final String HEAD =
            "GET /it's HTTP/1.1\r\nHost: app.test\r\nAccept: */*\r\nConnection: close\r\n\r\n";

    private final Backend backend = Configs.backend("web1", 9001, 1);
    private final Service plain = Configs.service("web", backend);

    private String command(Service service) {
        var sight =
                new BackendSight(
                        service,
                        backend,
                        Configured.APPLIED,
                        Reality.UP,
                        false,
                        Optional.empty(),
                        Traffic.NONE,
                        false);
        return CheckCommand.of(sight, HEAD).text();
    }

    @Test
    void aCheckIsACommandThatAsksTheSame() {
        assertThat(command(plain))
                .isEqualTo(
                        "curl -i 'http://127.0.0.1:9001/it'\\''s' -H 'Host: app.test' -H 'Accept:"
                                + " */*'");
    }

    @Test
    void whoIsNotVerifiedIsNotVerifiedByTheCommandEither() {
        UpstreamTls trusting = UpstreamTls.Tls.VERIFIED.withVerify(false);
        assertThat(command(plain.withOptions(plain.options().withTls(trusting))))
                .startsWith("curl -i -k 'https://127.0.0.1:9001/it");
    }
}
