package org.yaomote.ports;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.yaomote.ports.Owner.Hidden;
import org.yaomote.ports.Owner.Known;

import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The tables of three systems as they are written, read.
class SocketTablesTest {
    private static final String HEAD =
            "  sl  local_address rem_address   st tx_queue rx_queue tr tm->when retrnsmt   uid "
                    + " timeout inode\n";
    @TempDir Path root;

    @BeforeEach
    void boot() throws IOException {
        write("proc/stat", "cpu 1 2 3\nbtime 1700000000\nprocesses 5\n");
        write("etc/passwd", "root:x:0:0:root:/root:/bin/sh\nwww:x:33:33::/var/www:/bin/false\n");
        write("proc/net/tcp6", HEAD);
    }

    @Test
    void onLinuxAListenerIsToldWithItsProgramAndSinceWhenItRuns() throws IOException {
        write(
                "proc/net/tcp",
                HEAD
                        + row("0100007F:1F90", "0A", "1000", "4711")
                        + row("0100007F:1F91", "01", "1000", "4712"));
        process(812, "my (web) srv", "4711");

        assertThat(new LinuxSockets(root).now())
                .containsExactly(
                        new Listening(
                                InetAddress.ofLiteral("127.0.0.1"),
                                8080,
                                new Known(
                                        812,
                                        "my (web) srv",
                                        Optional.of(Instant.ofEpochSecond(1_700_000_123)))));
    }

    @Test
    void onLinuxAListenerOfAnotherUserIsToldByTheUserAlone() throws IOException {
        write("proc/net/tcp", HEAD + row("00000000:0050", "0A", "33", "99"));
        Files.createDirectories(root.resolve("proc/900"));

        assertThat(new LinuxSockets(root).now())
                .extracting(Listening::owner)
                .containsExactly(new Hidden("www"));
    }

    @Test
    void onLinuxIpv6AddressesAreReadAndMappedOnesAreIpv4() throws IOException {
        write("proc/net/tcp", HEAD);
        write(
                "proc/net/tcp6",
                HEAD
                        + row("00000000000000000000000001000000:0035", "0A", "0", "1")
                        + row("0000000000000000FFFF00000100007F:0036", "0A", "0", "2"));

        assertThat(new LinuxSockets(root).now())
                .extracting(s -> s.address().getHostAddress() + " " + s.port())
                .containsExactly("0:0:0:0:0:0:0:1 53", "127.0.0.1 54");
    }

    @Test
    void aSystemWithoutProcTellsNothing() {
        assertThat(new LinuxSockets(root.resolve("none")).now()).isEmpty();
    }

    @Test
    void lsofTellsEachSocketOnceWithItsProgram() {
        String text =
                """
                p90210
                cnode
                f19
                tIPv4
                n*:3000
                f20
                tIPv4
                n*:3000
                p90211
                cpostgres
                f7
                tIPv6
                n[::1]:5432
                f8
                tIPv6
                n*:22
                """;

        assertThat(new LsofSockets(_ -> text).now())
                .extracting(SocketTablesTest::told)
                .containsExactly(
                        "0:0:0:0:0:0:0:0 22 postgres 90211",
                        "0.0.0.0 3000 node 90210",
                        "0:0:0:0:0:0:0:1 5432 postgres 90211");
    }

    @Test
    void netstatIsReadInEveryLanguageOfWindows() {
        Map<String, String> texts =
                Map.of(
                        "netstat",
                        """

                        Aktive Verbindungen

                          Proto  Lokale Adresse         Remoteadresse          Status           PID
                          TCP    0.0.0.0:135            0.0.0.0:0              ABH\u00d6REN         1044
                          TCP    127.0.0.1:50123        127.0.0.1:445          HERGESTELLT     4
                          TCP    [fe80::1%7]:8443       [::]:0                 ABH\u00d6REN         7000
                          UDP    0.0.0.0:123            *:*                                    1200
                        """,
                        "tasklist",
                        """
                        "svchost.exe","1044","Services","0","9.000 K"
                        "java.exe","7000","Console","1","90.000 K"
                        """);

        assertThat(new NetstatSockets(command -> texts.get(command.getFirst())).now())
                .extracting(SocketTablesTest::told)
                .containsExactly(
                        "0.0.0.0 135 svchost.exe 1044", "fe80:0:0:0:0:0:0:1 8443 java.exe 7000");
    }

    @Test
    void whatWindowsKeepsForItselfIsARange() {
        String text =
                """

                Protocol tcp Port Exclusion Ranges

                Start Port    End Port
                ----------    --------
                      5357        5357
                     50000       50059     *

                * - Administered port exclusions.
                """;
        ReservedPorts reserved = new ReservedPorts(_ -> text);

        assertThat(reserved.with(50_059)).contains(new Diagnosis.Reserved(50_000, 50_059));
        assertThat(reserved.with(50_060)).isEmpty();
    }

    private static String told(Listening socket) {
        String owner =
                socket.owner() instanceof Known(var pid, var program, _)
                        ? program + " " + pid
                        : "hidden";
        return socket.address().getHostAddress() + " " + socket.port() + " " + owner;
    }

    private static String row(String local, String state, String user, String inode) {
        return "   0: "
                + String.join(
                        " ",
                        List.of(
                                local,
                                "00000000:0000",
                                state,
                                "00000000:00000000",
                                "00:00000000",
                                "00000000",
                                user,
                                "0",
                                inode,
                                "1 0000000000000000 100 0 0 10 0\n"));
    }

    private void process(int pid, String name, String inode) throws IOException {
        write("proc/" + pid + "/comm", name + "\n");
        write(
                "proc/" + pid + "/stat",
                pid + " (" + name + ") S 1 812 812 0 -1 0 0 0 0 0 5 5 0 0 20 0 9 0 12345 0 0\n");
        Path folder = Files.createDirectories(root.resolve("proc/" + pid + "/fd"));
        Files.createSymbolicLink(folder.resolve("0"), Path.of("pipe:[7]"));
        Files.createSymbolicLink(folder.resolve("3"), Path.of("socket:[" + inode + "]"));
    }

    private void write(String file, String text) throws IOException {
        Path path = root.resolve(file);
        Files.createDirectories(path.getParent());
        Files.writeString(path, text);
    }
}
