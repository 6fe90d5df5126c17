package org.yaomote.sweep;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.yaomote.echo.EchoTransports;
import org.yaomote.echo.PingProgram;
import org.yaomote.fixtures.SweepEar;
import org.yaomote.targets.TargetSet;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// The means that are left where no socket is allowed.
class FallbackIT {
    /// Behaves like that of iputils for three hosts.
    private static final String PING =
            """
            #!/bin/sh
            case "$*" in
              -V) echo "ping from iputils 20221126"; exit 0;;
              *127.0.0.1)
                echo "PING 127.0.0.1 (127.0.0.1) 1(29) bytes of data."
                echo "9 bytes from 127.0.0.1: icmp_seq=1 ttl=64"; exit 0;;
              *127.0.0.2)
                echo "From 127.0.0.9 icmp_seq=1 Destination Host Unreachable"; exit 1;;
              *) sleep 30; exit 1;;
            esac
            """;

    @TempDir Path folder;

    private final SweepEar ear = new SweepEar();

    private Path program(String text) throws IOException {
        Path program = folder.resolve("ping");
        Files.writeString(program, text);
        Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwxr-xr-x"));
        return program;
    }

    private Map<Integer, HostResult> sweep(Path program, String targets, List<Integer> ports) {
        PingProgram ping = new PingProgram(program.toString(), PingProgram.Flavour.IPUTILS);
        SweepRequest request =
                new SweepRequest(
                        TargetSet.parse(targets),
                        EchoOptions.DEFAULTS.withTimeout(Duration.ofMillis(1_500)),
                        Pace.NORMAL,
                        false,
                        ports,
                        Set.of());
        try (SweepEngine engine =
                new SweepEngine(
                        settings ->
                                EchoTransports.withoutSockets(
                                        settings, ping, List.of("EACCES: Permission denied")),
                        InstantSource.system())) {
            var _ = engine.start(request, ear);
            return ear.results();
        }
    }

    @Test
    void theSystemsPingIsAskedHostByHost() throws IOException {
        Map<Integer, HostResult> results = sweep(program(PING), "127.0.0.1-3", List.of());

        assertThat(ear.means())
                .isEqualTo(new Means(Means.Kind.SYSTEM_PING, "EACCES: Permission denied"));
        assertThat(results.values())
                .extracting(HostResult::verdict)
                .containsExactly(Verdict.ALIVE, Verdict.UNREACHABLE, Verdict.DEAD);
        assertThat(results.get(0).echo().bytes()).isEqualTo(9);
        assertThat(results.get(1).errorFrom()).contains(InetAddress.ofLiteral("127.0.0.9"));
        assertThat(ear.summary().took()).isLessThan(Duration.ofSeconds(20));
    }

    @Test
    void aPingOfAnotherKindIsNotTrusted() throws IOException {
        Path program = program("#!/bin/sh\necho \"BusyBox v1.36.1\"\nexit 1\n");

        var _ = sweep(program, "127.0.0.1", List.of());

        assertThat(ear.means().kind()).isEqualTo(Means.Kind.TCP_CONNECT);
        assertThat(ear.means().why()).contains("EACCES", "not of iputils");
    }

    @Test
    void aTcpPortThatAnswersIsAHostWhetherOpenOrNot() throws IOException {
        int closed;
        try (ServerSocket gone = new ServerSocket(0, 1, InetAddress.ofLiteral("127.0.0.1"))) {
            closed = gone.getLocalPort();
        }
        try (ServerSocket open = new ServerSocket(0, 9, InetAddress.ofLiteral("127.0.0.2"))) {
            Map<Integer, HostResult> results =
                    sweep(folder.resolve("none"), "127.0.0.2", List.of(open.getLocalPort()));
            assertThat(results.get(0).reason())
                    .isEqualTo(new Reason.Tcp(open.getLocalPort(), true));
        }
        assertThat(ear.means().why()).contains("EACCES", "none");

        FallbackIT again = new FallbackIT();
        HostResult refused =
                again.sweep(folder.resolve("none"), "127.0.0.1", List.of(closed)).get(0);
        assertThat(refused.verdict()).isEqualTo(Verdict.ALIVE);
        assertThat(refused.reason()).isEqualTo(new Reason.Tcp(closed, false));
        assertThat(refused.errorFrom()).isEqualTo(Optional.empty());
    }
}
