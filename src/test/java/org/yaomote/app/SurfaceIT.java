package org.yaomote.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.yaomote.fixtures.ChildProgram;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// What of the program can be reached from outside: its listeners, and nothing else.
@EnabledOnOs(value = OS.LINUX, disabledReason = "only there /proc tells")
class SurfaceIT {
    private static final String LISTENING = "0A";

    @TempDir private Path home = Path.of("");

    /// No port for administration, no JMX, no debugger (whoever asks for one has no business here).
    @Test
    void nothingListensButTheListeners() throws IOException {
        int port = freePort();
        Path file =
                Files.writeString(
                        home.resolve("pound.cfg"),
                        """
                        ListenHTTP
                            Address 127.0.0.1
                            Port %d
                        End
                        Service
                            BackEnd
                                Address 127.0.0.1
                                Port 9
                            End
                        End
                        """
                                .formatted(port));
        try (ChildProgram program =
                ChildProgram.start(home, Map.of(), "run", "-f", file.toString())) {
            await().atMost(Duration.ofSeconds(30))
                    .untilAsserted(
                            () ->
                                    assertThat(program.out())
                                            .as(program.err())
                                            .contains("listening http"));

            List<String> open =
                    Stream.of("tcp", "tcp6", "udp", "udp6")
                            .flatMap(kind -> listening(kind, program.pid()))
                            .distinct()
                            .toList();

            assertThat(open).allSatisfy(at -> assertThat(at).isEqualTo(onLoopback(port)));
            assertThat(open).isNotEmpty();
        }
    }

    /// 127.0.0.1 as the system writes it, in hexadecimal digits of its own byte order.
    private static String onLoopback(int port) {
        return "tcp 0100007F:%04X".formatted(port);
    }

    /// The places where a process listens: protocol and address.
    private static Stream<String> listening(String kind, long pid) {
        try {
            Set<String> own = sockets(pid);
            return Files.readAllLines(Path.of("/proc/" + pid + "/net/" + kind)).stream()
                    .skip(1)
                    .map(line -> line.strip().split("\\s+"))
                    .filter(cells -> own.contains(cells[9]))
                    .filter(cells -> kind.startsWith("udp") || cells[3].equals(LISTENING))
                    .map(cells -> kind + " " + cells[1]);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// The numbers of a process's sockets.
    private static Set<String> sockets(long pid) throws IOException {
        try (Stream<Path> descriptors = Files.list(Path.of("/proc/" + pid + "/fd"))) {
            return descriptors
                    .flatMap(SurfaceIT::target)
                    .filter(target -> target.startsWith("socket:["))
                    .map(target -> target.substring(8, target.length() - 1))
                    .collect(Collectors.toSet());
        }
    }

    private static Stream<String> target(Path descriptor) {
        try {
            return Arrays.stream(new String[] {Files.readSymbolicLink(descriptor).toString()});
        } catch (IOException _) {
            // Closed since it was listed.
            return Stream.empty();
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket probe = new ServerSocket(0, 1, InetAddress.ofLiteral("127.0.0.1"))) {
            return probe.getLocalPort();
        }
    }
}
