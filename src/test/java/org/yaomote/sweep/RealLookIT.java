package org.yaomote.sweep;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.yaomote.fixtures.NetworkSpace;

import java.io.IOException;
import java.util.List;
import java.util.Optional;

/// What sweeps find out in a real network, made for the test. Needs Linux with `unshare`, `nsenter`
/// and `ip`, and the right to make a network.
@Timeout(120)
class RealLookIT {
    /// Hosts behind the cable hear echo requests and say nothing.
    private static final String SILENT =
            "nsenter -t $other -n sh -c 'echo 1 > /proc/sys/net/ipv4/icmp_echo_ignore_all'\n";

    private static Optional<NetworkSpace> space = Optional.empty();

    @BeforeAll
    static void makeANetwork() throws IOException {
        String setup = NetworkSpace.OPEN + NetworkSpace.CABLE + SILENT;
        assumeTrue(NetworkSpace.isPossible(setup), "a network of our own");
        NetworkSpace made = NetworkSpace.start(setup, LookProgram.class);
        space = Optional.of(made);
        assertThat(made.line()).isEqualTo("ready");
    }

    @AfterAll
    static void endIt() {
        space.ifPresent(NetworkSpace::close);
    }

    private static List<String> sweep(String targets, String ports, String look)
            throws IOException {
        String said = space.orElseThrow().ask(targets + "\t" + ports + "\t" + look);
        return List.of(said.split("\t", -1));
    }

    @Test
    void twentyWebServersAreFoundWithSchemePortAndTitle() throws IOException {
        List<String> hosts = sweep("127.0.1.1-20", "8080 8081", "WEB");

        assertThat(hosts).hasSize(21).first().isEqualTo("{ALIVE=20}");
        for (int i = 1; i <= 20; i++) {
            assertThat(hosts.get(i))
                    .startsWith("127.0.1." + i + " ALIVE Echo[late=false] - ")
                    .endsWith("[HTTP:8080:host " + i + "]");
        }
    }

    @Test
    void neighboursThatAreSilentArePresent() throws IOException {
        List<String> hosts = sweep("10.7.0.125-130", "", "MAC");

        assertThat(hosts.getFirst()).contains("PRESENT_NO_ECHO=3").contains("DEAD=3");
        assertThat(hosts.subList(1, 4))
                .allMatch(
                        host -> host.matches("\\S+ PRESENT_NO_ECHO Neighbour\\[] (..:){5}.. \\[]"));
        assertThat(hosts.subList(4, 7)).allMatch(host -> host.contains(" DEAD "));
    }

    @Test
    void aRefusedPortProvesASilentHost() throws IOException {
        List<String> hosts = sweep("10.7.0.100", "81", "");

        assertThat(hosts.get(1)).startsWith("10.7.0.100 ALIVE Tcp[port=81, open=false] ");
    }
}
