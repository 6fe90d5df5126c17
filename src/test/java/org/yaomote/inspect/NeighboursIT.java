package org.yaomote.inspect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.TimeUnit;

class NeighboursIT {
    private static final long MAC = 0x0010_0000_0001L;

    /// A namespace with a pair of interfaces, one neighbour that is said to be there, and one that
    /// nobody answers for. What `ip` really prints is what must be understood.
    @Test
    void whatIpPrintsIsUnderstood() throws IOException, InterruptedException {
        List<String> printed =
                inNamespace(
                        """
                        ip link add name va type veth peer name vb && ip link set va up && ip link set vb up \
                        && ip addr add 10.77.0.1/24 dev va \
                        && ip neigh replace 10.77.0.2 lladdr 00:10:00:00:00:01 dev va nud reachable \
                        && ip neigh replace 10.77.0.3 lladdr 00:10:00:00:00:02 dev va nud failed \
                        && ip -6 neigh replace fe80::77 lladdr 00:10:00:00:00:01 dev va nud stale \
                        && ip -s neigh show\
                        """);
        assumeTrue(!printed.isEmpty(), "no namespaces for this user, or no ip");

        List<Neighbour> rows = NeighbourTable.ofIp(printed);
        assertThat(rows)
                .extracting(
                        row -> row.address().getHostAddress(), Neighbour::mac, Neighbour::device)
                .containsExactlyInAnyOrder(
                        org.assertj.core.groups.Tuple.tuple("10.77.0.2", MAC, "va"),
                        org.assertj.core.groups.Tuple.tuple("fe80:0:0:0:0:0:0:77", MAC, "va"));
        assertThat(rows).allMatch(row -> row.confirmed().isPresent());
    }

    @Test
    void thisComputersTableIsReadWithoutComplaint() {
        List<Neighbour> rows =
                new Neighbours(System.getProperty("os.name"), Neighbours.thisComputer()).read();

        assertThat(rows).allMatch(row -> row.mac() != 0 && !row.device().isEmpty());
        assertThat(Neighbours.links()).noneMatch(link -> link.address().isLoopbackAddress());
    }

    private static List<String> inNamespace(String script)
            throws IOException, InterruptedException {
        Process process;
        try {
            process =
                    new ProcessBuilder("unshare", "-Urn", "sh", "-c", script)
                            .redirectError(ProcessBuilder.Redirect.DISCARD)
                            .start();
        } catch (IOException e) {
            return List.of();
        }
        process.getOutputStream().close();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(10, TimeUnit.SECONDS)).isTrue();
        return process.exitValue() == 0 ? output.lines().toList() : List.of();
    }
}
