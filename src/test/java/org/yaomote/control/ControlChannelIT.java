package org.yaomote.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;
import static org.awaitility.Awaitility.await;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.yaomote.config.BackendMode;
import org.yaomote.config.Problem;
import org.yaomote.fixtures.Effort;
import org.yaomote.fixtures.Mutator;
import org.yaomote.fixtures.Tool;
import org.yaomote.metrics.Availability;
import org.yaomote.metrics.BackendHealth;
import org.yaomote.metrics.BoundListener;
import org.yaomote.metrics.Latency;
import org.yaomote.metrics.Traffic;
import org.yaomote.metrics.TrafficSnapshot;

import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The channel over real sockets, with somebody behind it who answers by heart.
@EnabledOnOs(OS.LINUX)
class ControlChannelIT {
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final Answer.Me ME = new Answer.Me("1", 7, false, "/etc/pound.cfg");

    @TempDir private Path home;
    private final List<Request> asked = new ArrayList<>();
    private ControlFolder folder;
    private Path file;
    private Claim claim;
    private ControlServer server;

    @BeforeEach
    void open() throws IOException {
        folder = ControlFolder.of(Map.of("YAOMOTE_HOME", home.toString()), false, home);
        file = home.resolve("pound.cfg");
        claim = ((Claim.Attempt.Ours) claim()).claim();
        server = claim.open(this::answer);
    }

    @AfterEach
    void close() {
        server.close();
        claim.close();
    }

    private Claim.Attempt claim() {
        return Claim.of(folder, file, ControlFolder.Kind.ENGINE);
    }

    private Path socket() {
        return folder.socket(file, ControlFolder.Kind.ENGINE);
    }

    private synchronized Answer answer(Request request) {
        asked.add(request);
        return switch (request) {
            case Request.Who _ -> ME;
            case Request.Watch _ -> new Answer.Pulse("hash", counts());
            case Request.Status _ ->
                    new Answer.Serving(
                            ME,
                            "{}",
                            "hash",
                            List.of(new BoundListener("l", "web", "::", 443, true)),
                            List.of(Problem.warning("services[0].backends[1]", "x", 3)),
                            counts(),
                            true);
            case Request.Stop _ -> throw new IllegalStateException("breaks");
            default -> new Answer.Done();
        };
    }

    private static TrafficSnapshot counts() {
        Traffic traffic =
                new Traffic(
                        9,
                        1,
                        new Traffic.Outcomes(1, 2, 3, 4, 5, 6),
                        1,
                        Long.MAX_VALUE,
                        3,
                        4,
                        5,
                        new Latency(1, 2, 3, 4, 5));
        BackendHealth health =
                new BackendHealth(
                        Availability.SHAKY,
                        Instant.EPOCH.plusNanos(1),
                        2,
                        "upstream.refused",
                        Optional.of(
                                new BackendHealth.Check(
                                        Instant.EPOCH, Duration.ofNanos(1_500), "", 200)),
                        Optional.empty(),
                        Optional.of(Instant.MAX),
                        Optional.of(Instant.EPOCH));
        return new TrafficSnapshot(
                Instant.parse("2026-01-02T03:04:05.123456789Z"),
                123_456_789_012L,
                Instant.EPOCH,
                Map.of("l", traffic),
                Map.of(
                        "s",
                        new TrafficSnapshot.ServiceTraffic(
                                traffic,
                                Map.of(
                                        "127.0.0.1:80",
                                        new TrafficSnapshot.BackendTraffic(traffic, health, 4)),
                                2,
                                TrafficSnapshot.Standing.EMERGENCY)),
                Map.of("c", Instant.EPOCH));
    }

    private Answer ask(Request request) {
        return ControlClient.ask(socket(), request, PATIENCE);
    }

    @Test
    void everyRequestArrivesAsItWasAsked() {
        List<Request> all =
                List.of(
                        new Request.Who(),
                        new Request.Status(),
                        new Request.Order("a/ü", "b\n\"", BackendMode.DRAIN),
                        new Request.UnderWay("a", "b"),
                        new Request.Cut("a", "b"),
                        new Request.Test("a", "b"),
                        new Request.Checks("a", "b"),
                        new Request.Sessions("", "", 3),
                        new Request.Unbind("a", "", "t"),
                        new Request.Apply("/x", "{\n}", true, 7),
                        new Request.Check("", "日本"),
                        new Request.Reload(),
                        new Request.Raise(List.of("/a b", "c")));

        all.forEach(this::ask);

        assertThat(asked).isEqualTo(all);
    }

    @Test
    void whatIsAnsweredArrivesWhole() {
        assertThat(ask(new Request.Status())).isEqualTo(answer(new Request.Status()));
        assertThat(ControlClient.who(socket())).contains(ME);
        assertThat(ask(new Request.Stop()))
                .isEqualTo(new Answer.Refused(Problem.general("control.failed")));
        try (ControlClient watching = ControlClient.connect(socket()).orElseThrow()) {
            assertThat(watching.ask(new Request.Watch(0), PATIENCE))
                    .isEqualTo(new Answer.Pulse("hash", counts()));
            assertThat(watching.next(PATIENCE)).isInstanceOf(Answer.Pulse.class);
            server.close();
            Answer last = watching.next(PATIENCE);
            while (last instanceof Answer.Pulse) {
                last = watching.next(PATIENCE);
            }
            assertThat(last).isEqualTo(new Answer.Ended());
        }
        assertThat(ask(new Request.Who())).isInstanceOf(Answer.Silence.class);
    }

    @Test
    void anotherUserIsKeptOutByTheFolderAndByWhoHeIs() throws IOException {
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(socket())))
                .isEqualTo("rw-------");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.own())))
                .isEqualTo("rwx------");
        assertThat(asNobody()).contains("rc=7");

        for (Path each = folder.own(); !each.equals(Path.of("/tmp")); each = each.getParent()) {
            Files.setPosixFilePermissions(each, PosixFilePermissions.fromString("rwxrwxrwx"));
        }
        Files.setPosixFilePermissions(socket(), PosixFilePermissions.fromString("rw-rw-rw-"));

        assertThat(asNobody()).doesNotContain("yaomote").doesNotContain("rc=0");
        assertThat(asked).isEmpty();
    }

    @Test
    void nothingIsSaidWhereSomebodyElseCouldPretendToServe() throws IOException {
        assumeThat(System.getProperty("user.name")).isEqualTo("root");
        shut(folder.own(), "rwxrwxrwx");
        assertThat(distrusted()).isEqualTo("control.unsafe.mode");
        shut(folder.own(), "rwxr-xr-x");
        shut(socket(), "rw-rw-rw-");
        assertThat(distrusted()).isEqualTo("control.unsafe.mode");
        shut(socket(), "rw-r--r--");
        assertThat(ControlClient.who(socket())).contains(ME);

        Files.setAttribute(socket(), "unix:uid", 65_534);
        assertThat(distrusted()).isEqualTo("control.unsafe.owner");
        Files.setAttribute(folder.own(), "unix:uid", 65_534);
        shut(folder.own().getParent(), "rwxrwxrwx");
        assertThat(distrusted()).isEqualTo("control.unsafe.owner");
        Files.setAttribute(socket(), "unix:uid", 0);
        assertThat(distrusted()).isEqualTo("control.unsafe.owner");

        // As systemd makes a folder for a service that acts for a user of its own.
        shut(folder.own().getParent(), "rwxr-xr-x");
        assertThat(ControlClient.who(socket())).contains(ME);

        Path moved = folder.own().resolveSibling("elsewhere");
        Files.setAttribute(folder.own(), "unix:uid", 0);
        Files.move(folder.own(), moved);
        Files.createSymbolicLink(folder.own(), moved);
        assertThat(distrusted()).isEqualTo("control.unsafe.link");
        Files.delete(folder.own());
        Files.move(moved, folder.own());
    }

    private static void shut(Path file, String mode) throws IOException {
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(mode));
    }

    private String distrusted() {
        assertThat(ControlClient.who(socket())).isEmpty();
        return ControlClient.distrust(socket()).map(Problem::code).orElse("trusted");
    }

    @Test
    void aFolderThatStandsForOneTooDeepIsMadeForItsUserAlone() {
        Path deep = home.resolve("d".repeat(120));
        ControlFolder near =
                ControlFolder.of(
                        Map.of("YAOMOTE_HOME", deep.toString()), false, deep.resolve("state"));
        assertThat(near.own().toString()).startsWith("/tmp/yaomote-");
        try (Claim other =
                ((Claim.Attempt.Ours) Claim.of(near, file, ControlFolder.Kind.ENGINE)).claim()) {
            assertThat(ControlClient.distrust(near.socket(file, ControlFolder.Kind.ENGINE)))
                    .isEmpty();
            assertThat(other).isNotNull();
        } finally {
            assertThat(near.own().toFile()).isDirectory();
            for (java.io.File each : near.own().toFile().listFiles()) {
                assertThat(each.delete()).isTrue();
            }
            assertThat(near.own().toFile().delete()).isTrue();
        }
    }

    /// curl speaks HTTP, to which the channel answers with a refusal that can be recognized.
    private String asNobody() {
        return Tool.run(
                        "setpriv",
                        "--reuid=65534",
                        "--regid=65534",
                        "--clear-groups",
                        "sh",
                        "-c",
                        "curl -s -m 5 --http0.9 --unix-socket "
                                + socket()
                                + " http://x/; echo rc=$?")
                .out();
    }

    @Test
    void theClaimIsOnesAndWhatAKilledOneLeftIsInNobodysWay() throws IOException {
        assertThat(claim()).isInstanceOf(Claim.Attempt.Theirs.class);
        Path link = Files.createSymbolicLink(home.resolve("link.cfg"), Files.createFile(file));
        assertThat(folder.socket(link, ControlFolder.Kind.ENGINE)).isEqualTo(socket());
        assertThat(folder.engines()).containsExactly(socket());
        server.close();
        claim.close();
        Files.createFile(socket());

        claim = ((Claim.Attempt.Ours) claim()).claim();
        server = claim.open(this::answer);

        assertThat(ControlClient.who(socket())).contains(ME);
    }

    @Test
    void wrongMessagesAreAnsweredAndDoNoHarm() throws IOException {
        assertThat(refusal("")).isEqualTo("control.noObject");
        assertThat(refusal("[]")).isEqualTo("control.noObject");
        assertThat(refusal("{")).isEqualTo("control.noJson");
        assertThat(refusal("{}")).isEqualTo("control.version");
        assertThat(refusal("{\"yaomote\":2,\"ask\":\"who\"}")).isEqualTo("control.version");
        assertThat(refusal("{\"yaomote\":1,\"ask\":\"all\"}")).isEqualTo("control.unknown");
        assertThat(refusal("{\"yaomote\":1,\"ask\":[1]}")).isEqualTo("control.unknown");
        assertThat(refusal("{\"yaomote\":1,\"ask\":\"who\",\"x\":1}")).isEqualTo("control.shape");
        assertThat(refusal("{\"yaomote\":1,\"ask\":\"raise\",\"files\":[null]}"))
                .isEqualTo("control.shape");
        assertThat(refusal("{\"yaomote\":1,\"ask\":\"order\",\"service\":{},\"mode\":7}"))
                .isEqualTo("control.shape");
        assertThat(refusal("[".repeat(100_000))).isEqualTo("control.noJson");
        assertThat(refusal("{\"yaomote\":1,\"ask\":" + "{\"a\":".repeat(100_000)))
                .isEqualTo("control.noJson");
        assertThat(refusal("\u00ff\u00fe\u0000")).isEqualTo("control.noText");
        assertThat(refusal("x".repeat(Line.MOST_OCTETS + 1))).isEqualTo("control.long");

        assertThat(ControlClient.who(socket())).contains(ME);
    }

    @Test
    void aThousandMutilatedMessagesDoNoHarm() throws IOException {
        List<byte[]> good =
                List.of(
                                Wire.line(
                                        new Request.Apply("/etc/pound.cfg", "ListenHTTP", true, 0)),
                                Wire.line(new Request.Order("web", "a:80", BackendMode.OFF)),
                                Wire.line(new Request.Sessions("web", "", 10)))
                        .stream()
                        .map(line -> line.getBytes(StandardCharsets.ISO_8859_1))
                        .toList();
        Mutator mutator = new Mutator(8, good, List.of("{", "[", "null", "1e999", "\\u0000"));
        for (int i = 0; i < Effort.of(1_000, 50_000); i++) {
            byte[] bytes = mutator.mutated();
            try (SocketChannel channel = connected()) {
                channel.write(ByteBuffer.wrap(bytes));
                channel.write(ByteBuffer.wrap("\n".getBytes(StandardCharsets.US_ASCII)));
                if (mutator.number(3) > 0) {
                    assertThat(line(channel)).startsWith("{\"yaomote\":1,\"answer\":\"");
                }
            }
        }

        await().atMost(PATIENCE).until(() -> ControlClient.who(socket()).isPresent());
    }

    @Test
    void whoSaysNothingOrComesTooOftenDoesNotKeepOthersOut() throws IOException {
        server.close();
        server = ControlServer.open(socket(), this::answer, Duration.ofSeconds(1));
        List<SocketChannel> idle = new ArrayList<>();
        for (int i = 0; i < ControlServer.MOST_CONNECTIONS; i++) {
            idle.add(connected());
            idle.getLast().write(ByteBuffer.wrap(new byte[] {'{'}));
        }
        await().atMost(PATIENCE)
                .until(
                        () ->
                                ask(new Request.Who()) instanceof Answer.Refused(var problems)
                                        && problems.getFirst().code().equals("control.crowded"));

        assertThat(line(idle.getFirst())).contains("control.slow");
        await().atMost(PATIENCE).until(() -> ControlClient.who(socket()).isPresent());
        for (SocketChannel each : idle) {
            each.close();
        }
    }

    private SocketChannel connected() throws IOException {
        SocketChannel channel = SocketChannel.open(StandardProtocolFamily.UNIX);
        channel.connect(UnixDomainSocketAddress.of(socket()));
        return channel;
    }

    /// The code of what is answered to a line of these octets.
    private String refusal(String line) throws IOException {
        try (SocketChannel channel = connected()) {
            ByteBuffer octets =
                    ByteBuffer.wrap((line + "\n").getBytes(StandardCharsets.ISO_8859_1));
            while (octets.hasRemaining()) {
                channel.write(octets);
            }
            Answer answer = Wire.answer(line(channel)).orElseThrow();
            return ((Answer.Refused) answer).problems().getFirst().code();
        }
    }

    private static String line(SocketChannel channel) throws IOException {
        StringBuilder line = new StringBuilder();
        ByteBuffer octet = ByteBuffer.allocate(1);
        while (channel.read(octet) > 0 && octet.get(0) != '\n') {
            line.append((char) octet.get(0));
            octet.clear();
        }
        return line.toString();
    }

    @Test
    void aSocketMadeBeforeTheRightsWereGivenAwayAnswersAfterwards() throws IOException {
        server.close();
        claim.bind();
        try (ControlClient waiting = ControlClient.connect(socket()).orElseThrow()) {
            server = claim.open(this::answer);
            assertThat(waiting.ask(new Request.Who(), PATIENCE)).isEqualTo(ME);
        }
    }

    @Test
    void whatWasMadeForAStartThatFailedIsTakenAway() {
        server.close();
        claim.bind();
        assertThat(socket()).exists();
        claim.close();
        assertThat(socket()).doesNotExist();
    }

    @Test
    void nothingIsWrittenBehindALinkInPlaceOfTheLock() throws IOException {
        Path precious = Files.writeString(home.resolve("precious"), "kept");
        Path other = home.resolve("other.cfg");
        Path socket = folder.socket(other, ControlFolder.Kind.ENGINE);
        Files.createSymbolicLink(socket.resolveSibling(socket.getFileName() + ".lock"), precious);
        assertThat(Claim.of(folder, other, ControlFolder.Kind.ENGINE))
                .isInstanceOf(Claim.Attempt.Impossible.class);
        assertThat(precious).hasContent("kept");
    }

    @Test
    void rootWorksInNoFolderOfAnotherUser() throws IOException {
        assumeThat(System.getProperty("user.name")).isEqualTo("root");
        Files.setAttribute(folder.own(), "unix:uid", 65_534);
        assertThat(Claim.of(folder, home.resolve("x.cfg"), ControlFolder.Kind.ENGINE))
                .isInstanceOf(Claim.Attempt.Impossible.class);
    }
}
