package org.yaomote.watch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.yaomote.fixtures.NetworkSpace;

import java.io.IOException;

/// Outages of a real network, made for the test. Needs Linux with `unshare`, `nsenter` and `ip`,
/// and the right to make a network.
@Timeout(120)
class RealWatchIT {
    private static final String SETUP = NetworkSpace.OPEN + NetworkSpace.CABLE;

    @Test
    void outagesOfHostsAndOfTheNetworkAreToldApart() throws IOException {
        assumeTrue(NetworkSpace.isPossible(SETUP), "a network of our own");
        try (NetworkSpace space = NetworkSpace.start(SETUP, WatchProgram.class)) {
            assertThat(space.line()).isEqualTo("up");

            // Frames for a hardware address that nobody has are lost.
            String lost = "ip neigh replace 10.7.0.3 lladdr 02:00:00:00:00:99 dev near";
            assertThat(space.ask(lost + "\tWentDown"))
                    .contains("host=3")
                    .contains("reason=NoAnswer[]");
            assertThat(space.ask("ip neigh del 10.7.0.3 dev near\tCameUp")).contains("host=3");

            assertThat(space.ask("ip route add unreachable 10.7.0.2/32\tWentDown"))
                    .contains("host=2")
                    .contains("reason=NotSent[message=E");
            assertThat(space.ask("ip route del unreachable 10.7.0.2/32\tCameUp"))
                    .contains("host=2");

            assertThat(space.ask("ip link set near down\tNetworkLost")).contains("hosts=4");
            assertThat(space.ask("ip link set near up\tNetworkBack")).contains("outage=PT");
        }
    }
}
