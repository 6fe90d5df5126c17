package org.yaomote.ui.settings;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.yaomote.config.ConfigValidator;
import org.yaomote.config.Listener;
import org.yaomote.config.ProxyConfig;
import org.yaomote.fixtures.Setup;

class MonitoringTest {
    private static final ProxyConfig BEFORE =
            ProxyConfig.EMPTY.withListener(Setup.http("metrics").withPort(Monitoring.USUAL_PORT));

    @Test
    void countsAreOfferedOnThisComputerOnlyAtAFreePort() {
        ProxyConfig on = Monitoring.with(ProxyConfig.EMPTY, true);

        assertThat(Monitoring.isOn(on)).isTrue();
        assertThat(Monitoring.port(on)).isEqualTo(9464);
        assertThat(on.listeners().getFirst().address()).isEqualTo("127.0.0.1");
        assertThat(ConfigValidator.check(on)).isEmpty();
    }

    @Test
    void whatIsThereAlreadyIsNotTouched() {
        ProxyConfig on = Monitoring.with(BEFORE, true);

        Listener added = on.listeners().getLast();
        assertThat(added.name()).isEqualTo("metrics 2");
        assertThat(added.port()).isEqualTo(Monitoring.USUAL_PORT + 1);
        assertThat(on.listeners().getFirst()).isEqualTo(BEFORE.listeners().getFirst());
    }

    @Test
    void switchedOffNothingIsLeftOfIt() {
        assertThat(Monitoring.with(Monitoring.with(BEFORE, true), false)).isEqualTo(BEFORE);
    }

    @Test
    void thePortMoves() {
        ProxyConfig on = Monitoring.withPort(Monitoring.with(BEFORE, true), 9100);

        assertThat(Monitoring.port(on)).isEqualTo(9100);
        assertThat(Monitoring.withPort(BEFORE, 9100)).isEqualTo(BEFORE);
    }
}
