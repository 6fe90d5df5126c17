package org.yaomote.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;
import static org.awaitility.Awaitility.await;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;
import org.yaomote.fixtures.ChildProgram;
import org.yaomote.fixtures.RawClient;

import java.io.File;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/// `User` and `Group` of a pound.cfg that root runs (specification of pound.cfg, §3.2): the process
/// itself is asked whom it acts for. Only root can do this, so for others nothing is tested.
@EnabledOnOs(OS.LINUX)
class RootRightsIT {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    @TempDir(cleanup = CleanupMode.ALWAYS)
    private Path home;

    @BeforeEach
    void onlyRoot() throws IOException {
        assumeThat(RootRights.areOurs()).as("run by root").isTrue();
        Files.setPosixFilePermissions(home, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    @Test
    void theProcessActsForTheUserAndServes() throws Exception {
        int port = freePort();
        Path log = home.resolve("logs");
        try (ChildProgram proxy = serve("User \"nobody\"\nGroup \"nogroup\"\nLogLevel 1\n", port)) {
            await().atMost(PATIENCE).until(() -> proxy.out().contains("listening"));

            for (Path thread : threads(proxy)) {
                List<String> lines = Files.readAllLines(thread.resolve("status"));
                assertThat(lines).contains("Uid:\t65534\t65534\t65534\t65534");
                assertThat(lines).contains("Gid:\t65534\t65534\t65534\t65534");
                assertThat(lines).contains("CapPrm:\t0000000000000000");
            }
            try (RawClient client = RawClient.to(port)) {
                assertThat(client.get("/").status()).isEqualTo(200);
            }
            await().atMost(PATIENCE).until(() -> Files.exists(log.resolve("access.log")));
            assertThat(Files.getOwner(log).getName()).isEqualTo("nobody");
            assertThat(Files.getOwner(log.resolve("access.log")).getName()).isEqualTo("nobody");
            assertThat(proxy.out()).contains("acting for nobody");
            assertThat(proxy.err()).isEmpty();
        }
    }

    /// Where root keeps how they are renewed the user may not look.
    @Test
    void certificatesThatRootRenewsAreLeftBehindAndThatIsSaid() throws Exception {
        new AuthorityHome(home.resolve(".config/yaomote/authority"), Map.of("COMPUTERNAME", "x"))
                .open(false, InstantSource.system())
                .founded()
                .result()
                .orElseThrow();
        try (ChildProgram proxy = serve("User \"nobody\"\n", freePort())) {
            await().atMost(PATIENCE).until(() -> proxy.out().contains("listening"));

            assertThat(proxy.err()).contains("pound.cfg:1:1: warning", "yaomote cert acme renew");
        }
    }

    /// What root alone may read was read before; a reload cannot, and says so.
    @Test
    void aReloadHasTheRightsOfTheUser() throws Exception {
        int port = freePort();
        try (ChildProgram proxy = serve("User \"nobody\"\n", port)) {
            await().atMost(PATIENCE).until(() -> proxy.out().contains("listening"));

            Files.writeString(home.resolve("pound.cfg"), config("User \"daemon\"\n", port));
            proxy.signal("HUP");
            await().atMost(PATIENCE).until(() -> proxy.out().contains("reloaded"));
            assertThat(proxy.err()).contains("acts for nobody");

            Files.setPosixFilePermissions(
                    home.resolve("pound.cfg"), PosixFilePermissions.fromString("rw-------"));
            proxy.signal("HUP");
            await().atMost(PATIENCE).until(() -> proxy.err().contains("Nothing was changed"));
            try (RawClient client = RawClient.to(port)) {
                assertThat(client.get("/").status()).isEqualTo(200);
            }
        }
    }

    @Test
    void aUserThatDoesNotExistIsRefused() throws Exception {
        try (ChildProgram proxy = serve("User \"no such user\"\n", freePort())) {
            assertThat(proxy.exitCode()).isEqualTo(3);
            assertThat(proxy.err()).contains("pound.cfg:1:1: error", "no such user");
            assertThat(proxy.out()).isEmpty();
        }
    }

    /// It would fail when it next needs a class.
    @Test
    void aProgramThatTheUserMayNotReadIsRefused() throws Exception {
        Path classes = classes();
        Files.setPosixFilePermissions(classes, PosixFilePermissions.fromString("rwx------"));
        int port = freePort();
        try (ChildProgram proxy = serve("User \"nobody\"\n", port)) {
            assertThat(proxy.exitCode()).isEqualTo(3);
            assertThat(proxy.err()).contains("pound.cfg:1:1: error", "nobody", "may not read");
        }
        try (ServerSocket again = new ServerSocket(port, 1, InetAddress.ofLiteral("127.0.0.1"))) {
            assertThat(again.isBound()).isTrue();
        }
    }

    private ChildProgram serve(String lines, int port) throws IOException {
        Path file = home.resolve("pound.cfg");
        Files.writeString(file, config(lines, port));
        Path classes = classes();
        String classPath;
        try (Stream<Path> entries = Files.list(classes)) {
            classPath =
                    String.join(File.pathSeparator, entries.map(Path::toString).sorted().toList());
        }
        return ChildProgram.from(
                classPath,
                home,
                Map.of("LOGS_DIRECTORY", home.resolve("logs").toString()),
                "run",
                "-f",
                file.toString());
    }

    private static String config(String lines, int port) {
        return lines
                + "ListenHTTP\nAddress 127.0.0.1\nPort "
                + port
                + "\nEnd\nService\nSuccess\nEnd\n";
    }

    /// A copy of the program that everybody may read; made once.
    private Path classes() throws IOException {
        Path folder = home.resolve("program");
        if (Files.exists(folder)) {
            return folder;
        }
        Files.createDirectory(folder);
        List<String> entries = new ArrayList<>();
        for (String entry : System.getProperty("java.class.path").split(File.pathSeparator, -1)) {
            entries.add(entry);
        }
        for (String entry : entries) {
            copy(
                    Path.of(entry),
                    folder.resolve(entries.indexOf(entry) + "-" + Path.of(entry).getFileName()));
        }
        return folder;
    }

    private static void copy(Path from, Path to) throws IOException {
        if (!Files.exists(from) || from.toString().matches(".*(javafx|byte-buddy|archunit).*")) {
            return;
        }
        try (Stream<Path> all = Files.walk(from)) {
            for (Path path : all.toList()) {
                Path copy = to.resolve(from.relativize(path).toString());
                Files.copy(path, copy);
                Files.setPosixFilePermissions(
                        copy,
                        PosixFilePermissions.fromString(
                                Files.isDirectory(copy) ? "rwxr-xr-x" : "rw-r--r--"));
            }
        }
    }

    private static List<Path> threads(ChildProgram program) throws IOException {
        try (Stream<Path> threads = Files.list(Path.of("/proc/" + program.pid() + "/task"))) {
            return threads.toList();
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket probe = new ServerSocket(0, 1, InetAddress.ofLiteral("127.0.0.1"))) {
            return probe.getLocalPort();
        }
    }
}
