package org.yaomote.app;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.yaomote.echo.EchoBatch.Outcome;
import org.yaomote.echo.EchoMeans;
import org.yaomote.fixtures.FakeTransport;
import org.yaomote.roster.BlogLine;
import org.yaomote.roster.SweepJsonReader;
import org.yaomote.sweep.EchoOptions;
import org.yaomote.sweep.Pace;
import org.yaomote.sweep.Pinger;
import org.yaomote.sweep.SweepEngine;
import org.yaomote.targets.TargetProblem;
import org.yaomote.targets.TargetSet;
import org.yaomote.words.Words;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;

/// `sweep` and `ping`, in this process, on a network that is made up.
class EchoCommandTest {
    private static final ZoneId TOKYO = ZoneId.of("Asia/Tokyo");
    private static final InstantSource CLOCK =
            InstantSource.fixed(Instant.parse("2008-05-02T08:21:12Z"));

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();
    private final Terminal terminal =
            new Terminal(
                    Words.of(Locale.ENGLISH),
                    new PrintStream(out, true, StandardCharsets.UTF_8),
                    new PrintStream(err, true, StandardCharsets.UTF_8));
    private final FakeTransport net = new FakeTransport();
    private Way way = new Way(Optional.empty(), 1500);

    private String said() {
        return out.toString(StandardCharsets.UTF_8);
    }

    private String complained() {
        return err.toString(StandardCharsets.UTF_8);
    }

    private Invocation parsed(String... arguments) {
        return new CommandSyntax(terminal.words(), "Yaomote 1").parse(arguments);
    }

    private ExitCode perform(String... arguments) throws InterruptedException {
        return switch (parsed(arguments)) {
            case Invocation.Sweep sweep -> {
                try (SweepEngine engine = new SweepEngine(_ -> net, CLOCK)) {
                    yield new Sweeping(terminal, engine, TOKYO, _ -> {}).perform(sweep);
                }
            }
            case Invocation.Ping ping ->
                    new Pinging(terminal, _ -> net, _ -> way, _ -> {}).perform(ping);
            case Invocation other -> throw new AssertionError(other);
        };
    }

    private static boolean isEven(InetAddress address) {
        return address.getAddress()[3] % 2 == 0;
    }

    @Nested
    class Spelling {
        @Test
        void aSweepHasTheDefaultsOfTheBlog() {
            assertThat(parsed("sweep", "192.168.0.{1..8}"))
                    .isEqualTo(
                            new Invocation.Sweep(
                                    "192.168.0.{1..8}",
                                    EchoOptions.DEFAULTS,
                                    Pace.NORMAL,
                                    List.of(),
                                    Invocation.Sweep.Form.LINES,
                                    Optional.empty(),
                                    false));
        }

        @Test
        void everythingOfASweepCanBeSaid() {
            Invocation said =
                    parsed(
                            "sweep",
                            "-s",
                            "56",
                            "-t",
                            "500",
                            "--tries",
                            "2",
                            "--rate=0",
                            "--tcp",
                            "22,80-82,80",
                            "--json",
                            "--every=2.5",
                            "-y",
                            "nas",
                            "@hosts.txt");

            assertThat(said)
                    .isEqualTo(
                            new Invocation.Sweep(
                                    "nas\n@hosts.txt",
                                    EchoOptions.DEFAULTS
                                            .withDataBytes(56)
                                            .withTimeout(Duration.ofMillis(500))
                                            .withTries(2),
                                    Pace.MAXIMUM,
                                    List.of(22, 80, 81, 82),
                                    Invocation.Sweep.Form.JSON,
                                    Optional.of(Duration.ofMillis(2_500)),
                                    true));
        }

        @Test
        void everythingOfAPingCanBeSaid() {
            Invocation said =
                    parsed(
                            "ping",
                            "-c",
                            "3",
                            "-i",
                            "0.2",
                            "-W",
                            "1",
                            "-s",
                            "1",
                            "-t",
                            "9",
                            "-M",
                            "do",
                            "-I",
                            "127.0.0.1",
                            "-q",
                            "nas");

            assertThat(said)
                    .isEqualTo(
                            new Invocation.Ping(
                                    "nas",
                                    new Pinger.Plan(
                                            3, Duration.ofMillis(200), Duration.ofSeconds(1)),
                                    new EchoOptions(
                                            1,
                                            1,
                                            Duration.ofSeconds(10),
                                            9,
                                            true,
                                            Optional.of(InetAddress.ofLiteral("127.0.0.1"))),
                                    true));
        }

        @ParameterizedTest
        @CsvSource(
                delimiter = '|',
                textBlock =
                        """
                        sweep                | A target is missing.
                        ping                 | A host is missing.
                        sweep -s 65508 nas   | -s takes a number from 0 to 65507.
                        sweep -t 5 nas       | -t takes a number from 10 to 60000.
                        sweep --tries x nas  | --tries takes a number from 1 to 4.
                        sweep --tcp 80,x nas | --tcp takes a number from 1 to 65535.
                        sweep --tcp 80-22 nas | --tcp has a range that ends before it begins: 80-22.
                        sweep --json --csv a | --json and --csv cannot be had at the same time.
                        sweep --rate -1 nas  | --rate takes a number from 0 to 1000000.
                        ping -c 0 nas        | -c takes a number from 1 to 2147483647.
                        ping -i 0.001 nas    | -i takes a number from 0.002 to 3600.
                        ping -M maybe nas    | -M does not take “maybe”, but one of: do, dont.
                        ping -I nas nas      | “nas” is not an address of this computer.
                        ping --rate 5 nas    | is not known here.
                        """)
        void aWrongValueIsNamed(String line, String complaint) {
            assertThat(parsed(line.split(" ")))
                    .isInstanceOfSatisfying(
                            Invocation.Misunderstood.class,
                            wrong ->
                                    assertThat(wrong.complaint())
                                            .contains(complaint, line.split(" ")[0] + " --help"));
        }

        @Test
        void helpNamesEveryOptionOnce() {
            Invocation help = parsed("sweep", "--help");

            assertThat(((Invocation.Told) help).text())
                    .contains("192.168.0.{1..8}", "--json ", "  -y, --yes", "All hosts are alive")
                    .doesNotContain("--json, --json");
        }
    }

    @Nested
    class Sweep {
        @Test
        void printsTheLinesOfTheBlog() throws Exception {
            net.answering(
                    request -> {
                        if (isEven(request.to())) {
                            request.reply(1);
                        }
                    });

            assertThat(perform("sweep", "192.168.0.{1..4}", "fd00::5")).isEqualTo(ExitCode.DEAD);
            assertThat(said().lines().map(line -> BlogLine.parse(line, TOKYO).orElseThrow()))
                    .hasSize(5)
                    .filteredOn(BlogLine::isAlive)
                    .extracting(BlogLine::host)
                    .containsExactlyInAnyOrder("192.168.0.2", "192.168.0.4", "fd00::5");
            assertThat(complained()).isEmpty();
        }

        @Test
        void allAliveIsSuccess() throws Exception {
            net.answering(request -> request.reply(1));

            assertThat(perform("sweep", "192.168.0.1")).isEqualTo(ExitCode.OK);
            assertThat(said()).matches("Fri May  2 17:21:1\\d JST 2008\t192.168.0.1 is alive\n");
        }

        @Test
        void jsonEndsWithTheSweep() throws Exception {
            net.answering(request -> request.reply(1));

            perform("sweep", "--json", "192.168.0.1-3");
            assertThat(said().lines())
                    .hasSize(4)
                    .last()
                    .asString()
                    .contains("\"type\":\"sweep\"", "\"states\":{\"alive\":3}");
        }

        /// The one that is alive is told while the other one is still waited for.
        @Test
        void aPartThatIsMissingIsMissed() throws Exception {
            assertThat(perform("sweep", "192.168.0.1-")).isEqualTo(ExitCode.USAGE);
            assertThat(complained())
                    .startsWith("192.168.0.1-\n            ^ A number from 0 to 255 is needed");
        }

        @Test
        void jsonTellsAHostAsItSettles() throws Exception {
            AtomicReference<String> meanwhile = new AtomicReference<>("");
            net.answering(
                            request -> {
                                if (isEven(request.to())) {
                                    request.reply(1);
                                }
                            })
                    .onAwait(
                            () -> {
                                if (net.nowMillis() < 1_000) {
                                    meanwhile.set(said());
                                }
                            });

            perform("sweep", "--json", "192.168.0.1-2");
            assertThat(meanwhile.get().lines())
                    .singleElement()
                    .asString()
                    .contains("\"type\":\"host\"", "192.168.0.2", "\"alive\":true");
            assertThat(said().lines()).hasSize(3);
        }

        @Test
        void jsonTellsALateReplyAsAnUpdate() throws Exception {
            net.answering(
                    request -> {
                        if (!isEven(request.to()) && request.nth() == 0) {
                            request.reply(1_600);
                        }
                    });

            perform("sweep", "--json", "--rate", "1", "--tries", "1", "192.168.0.1-2");
            assertThat(SweepJsonReader.read(said()))
                    .isInstanceOfSatisfying(
                            SweepJsonReader.Read.Whole.class,
                            read ->
                                    assertThat(read.sweep().hosts())
                                            .extracting(host -> host.verdict().isAlive())
                                            .containsExactly(true, false));
            assertThat(said().lines().map(line -> line.split("\"", -1)[3]))
                    .containsExactly("host", "update", "host", "sweep");
        }

        @Test
        void whatIsNotToBeBelievedIsDoubtedOnTheErrorStream() throws Exception {
            net.sending((_, _) -> Outcome.REFUSED);

            perform("sweep", "192.168.0.1-3");
            assertThat(said().lines()).hasSize(3);
            assertThat(complained()).startsWith("Not one request left this computer");
        }

        @Test
        void csvBeginsWithItsHeader() throws Exception {
            net.answering(request -> request.reply(1));

            perform("sweep", "--csv", "192.168.0.1-3");
            assertThat(said().lines()).hasSize(4).first().asString().startsWith("state,address,");
        }

        @Test
        void everyWrongPartHasACaret() throws Exception {
            assertThat(perform("sweep", "10.0.0.1", "10.0.0.300", "nas {1..8"))
                    .isEqualTo(ExitCode.USAGE);
            assertThat(complained())
                    .contains("10.0.0.300\n       ^^^ “300” is more than 255")
                    .contains("nas {1..8\n    ^ ");
            assertThat(net.sent()).isZero();
        }

        @ParameterizedTest
        @CsvSource(
                delimiter = '|',
                textBlock =
                        """
                        10.0.0.0/15       | 131,070 hosts are many
                        8.8.0.0/23        | 510 hosts, and more than 256 of the addresses are public
                        10.0.0.0/8        | 16,777,214 hosts are too many
                        fd00::/64         | 18,446,744,073,709,551,616 hosts are too many
                        10.0.0.1,!10.0.0.1 | name no host
                        """)
        void manyHostsNeedAWord(String targets, String complaint) throws Exception {
            assertThat(perform("sweep", targets)).isEqualTo(ExitCode.USAGE);
            assertThat(complained()).contains(complaint);
            assertThat(net.sent()).isZero();
        }

        @Test
        void aWordIsEnough() throws Exception {
            net.answering(request -> request.reply(1));

            assertThat(perform("sweep", "-y", "--rate=0", "8.8.0.0/23")).isEqualTo(ExitCode.OK);
            assertThat(complained()).startsWith("510 hosts: about 2 s");
        }

        @Test
        void watchingTellsWhatChangesUntilItIsStopped() throws Exception {
            AtomicReference<Runnable> stop = new AtomicReference<>(() -> {});
            net.answering(
                    request -> {
                        switch (request.nth()) {
                            case 0, 1, 3 -> request.reply(1);
                            case 2 -> {}
                            default -> stop.get().run();
                        }
                    });
            Invocation asked = parsed("sweep", "--every=0.002", "--tries=1", "-t10", "192.168.0.1");
            try (SweepEngine engine = new SweepEngine(_ -> net, CLOCK)) {
                new Sweeping(terminal, engine, TOKYO, stop::set).perform((Invocation.Sweep) asked);
            }

            assertThat(said().lines().map(line -> BlogLine.parse(line, TOKYO).orElseThrow()))
                    .extracting(BlogLine::isAlive)
                    .containsExactly(true, false, true);
        }

        @Test
        void aLesserMeansIsNamed() throws Exception {
            net.calledBy(new EchoMeans(EchoMeans.Kind.SYSTEM_PING, "EACCES: Permission denied"))
                    .answering(request -> request.reply(1));

            perform("sweep", "192.168.0.1");
            assertThat(complained()).contains("EACCES: Permission denied", "system's ping");
        }
    }

    @Nested
    class Ping {
        @Test
        void printsWhatPingPrints() throws Exception {
            net.answering(request -> request.reply(1.5));

            assertThat(perform("ping", "-c", "2", "192.168.0.5")).isEqualTo(ExitCode.OK);
            assertThat(said())
                    .isEqualTo(
                            """
                            PING 192.168.0.5 (192.168.0.5) 56(84) bytes of data.
                            9 bytes from 192.168.0.5: icmp_seq=1 ttl=64 time=1.50 ms
                            9 bytes from 192.168.0.5: icmp_seq=2 ttl=64 time=1.50 ms

                            --- 192.168.0.5 ping statistics ---
                            2 packets transmitted, 2 received, 0% packet loss, time 1000ms
                            rtt min/avg/max/mdev = 1.500/1.500/1.500/0.000 ms
                            """);
        }

        @Test
        void silenceIsExitCode1() throws Exception {
            assertThat(perform("ping", "-c", "1", "-q", "192.168.0.5")).isEqualTo(ExitCode.DEAD);
            assertThat(said().lines()).hasSize(5);
        }

        @Test
        void withoutAWayItIsExitCode2AsWithPing() throws Exception {
            way = new Way(Optional.of("Network is unreachable"), 0);

            assertThat(perform("ping", "-c", "1", "192.168.0.5")).isEqualTo(ExitCode.USAGE);
            assertThat(said()).isEmpty();
            assertThat(complained()).isEqualTo("ping: connect: Network is unreachable\n");
        }

        @Test
        void whatIsTooLongForTheWayIsCountedAsAnError() throws Exception {
            net.sending((_, _) -> Outcome.REFUSED).refusing("EMSGSIZE: Message too long");

            perform("ping", "-c", "2", "-M", "do", "-s", "3000", "192.168.0.5");
            assertThat(complained())
                    .isEqualTo("ping: local error: message too long, mtu=1500\n".repeat(2));
            assertThat(said()).contains("2 packets transmitted, 0 received, +2 errors, 100%");
        }

        @Test
        void asksFromNoAddressOfAnotherComputer() throws Exception {
            assertThat(perform("ping", "-I", "192.0.2.77", "192.168.0.5"))
                    .isEqualTo(ExitCode.USAGE);
            assertThat(complained()).contains("“192.0.2.77” is not an address of this computer.");
            assertThat(said()).isEmpty();
        }

        @ParameterizedTest
        @ValueSource(strings = {"192.168.0.{1..8}", "192.168.0.300", "nosuch.invalid"})
        void onlyOneHostCanBeAsked(String host) throws Exception {
            assertThat(perform("ping", host)).isEqualTo(ExitCode.USAGE);
            assertThat(complained()).isNotBlank();
        }
    }

    @Nested
    class Carets {
        private String report(String text, TargetProblem problem) {
            return new TargetReport(terminal.words(), text).of(problem);
        }

        private String report(String text) {
            return report(text, TargetSet.parse(text).problems().getFirst());
        }

        @Test
        void standUnderWideCharactersToo() {
            assertThat(report("１９２．１６８．０．３００")).startsWith("１９２．１６８．０．３００\n　　　　　　　　　　^^^^^^ “300”");
        }

        @Test
        void standInTheirOwnLine() {
            assertThat(report("10.0.0.1\n\tnas..lan\n10.0.0.2")).startsWith("\tnas..lan\n\t    ^ ");
        }

        @Test
        void standBehindTheTextForWhatIsMissing() {
            assertThat(report("10.0.0.0/")).startsWith("10.0.0.0/\n         ^ ");
        }

        @Test
        void nameThePlaceInAFile() {
            TargetProblem inside = TargetSet.parse("10.0.0.300").problems().getFirst();
            TargetProblem problem =
                    new TargetProblem(
                            0, 6, TargetProblem.IN_FILE, List.of("hosts.txt", 3L, 8, inside));

            assertThat(report("@hosts.txt", problem))
                    .startsWith("@hosts.txt\n^^^^^^ hosts.txt:3:8: “300” is more than");
        }
    }
}
