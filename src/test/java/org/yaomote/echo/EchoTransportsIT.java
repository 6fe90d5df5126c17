package org.yaomote.echo;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;

import java.time.Duration;
import java.util.Optional;

class EchoTransportsIT {
    private static final EchoSettings SETTINGS =
            new EchoSettings(
                    1,
                    64,
                    false,
                    Optional.empty(),
                    Duration.ofSeconds(1),
                    1,
                    EchoSettings.USUAL_PORTS);

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void whereTheCallsOfWindowsCannotBeLinkedHostsAreAskedByTcp() {
        try (EchoTransport opened = EchoTransports.open(EchoSystem.WINDOWS, SETTINGS)) {
            assertThat(opened.means().kind()).isEqualTo(EchoMeans.Kind.TCP_CONNECT);
            assertThat(opened.means().why()).contains("calls of the system");
        }
    }
}
