package org.yaomote.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.yaomote.fixtures.ChildProgram;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/// The program as a process, without a proxy behind it.
class CommandLineIT {
    private static final Map<String, String> NOTHING = Map.of();
    private static final String GOOD =
            """
            ListenHTTP
                Address 127.0.0.1
                Port 8080
            End
            Service
                BackEnd
                    Address 127.0.0.1
                    Port 9001
                End
            End
            """;

    @TempDir Path home;

    @Nested
    class Texts {
        @Test
        void helpNamesCommandsAndExitCodes() throws Exception {
            ChildProgram help = ChildProgram.run(home, NOTHING, "--help");

            assertThat(help.exitCode()).isZero();
            assertThat(help.out()).contains("run", "check", "Exit codes", "3   A listener");
            assertThat(help.err()).isEmpty();
        }

        @Test
        void helpSpeaksTheLanguageOfTheEnvironment() throws Exception {
            Map<String, String> japanese = Map.of("LANG", "ja_JP.UTF-8");
            ChildProgram help = ChildProgram.run(home, japanese, "run", "--help");

            assertThat(help.out()).contains("使い方", "終了コード");
        }

        @Test
        void theOptionOverrulesTheEnvironment() throws Exception {
            Map<String, String> japanese = Map.of("YAOMOTE_LANG", "ja");
            ChildProgram help = ChildProgram.run(home, japanese, "--lang", "en", "--help");

            assertThat(help.out()).contains("Usage:");
        }

        @Test
        void versionIsThatOfTheBuild() throws Exception {
            ChildProgram version = ChildProgram.run(home, NOTHING, "--version");

            assertThat(version.out()).matches("Yaomote \\d+\\.\\d+\\.\\d+.*");
            assertThat(version.exitCode()).isZero();
        }

        @Test
        void aWordNobodyKnowsIsExitCode2() throws Exception {
            ChildProgram wrong = ChildProgram.run(home, NOTHING, "run", "--colour");

            assertThat(wrong.exitCode()).isEqualTo(2);
            assertThat(wrong.err()).contains("“--colour” is not known here", "yaomote run --help");
        }
    }

    @Nested
    class Check {
        @Test
        void aSoundFileIsOk() throws Exception {
            Path file = Files.writeString(home.resolve("good.cfg"), GOOD);
            ChildProgram check = ChildProgram.run(home, NOTHING, "check", file.toString());

            assertThat(check.exitCode()).isZero();
            assertThat(check.out()).isEqualTo(file + ": OK");
            assertThat(check.err()).isEmpty();
        }

        @Test
        void everyProblemOfEveryFileIsSaidWithItsLine() throws Exception {
            Path good = Files.writeString(home.resolve("good.cfg"), GOOD);
            Path bad =
                    Files.writeString(
                            home.resolve("bad.cfg"),
                            GOOD.replace("8080", "80a").replace("9001", "99999"));
            ChildProgram check =
                    ChildProgram.run(
                            home, NOTHING, "check", bad.toString(), "absent.cfg", good.toString());

            assertThat(check.exitCode()).isEqualTo(1);
            assertThat(check.err())
                    .contains(bad + ":3:10: error", bad + ":8:14: error", "absent.cfg: error");
            assertThat(check.out()).isEqualTo(good + ": OK");
        }

        @Test
        void aBinaryFileIsRefusedInOneSentence() throws Exception {
            byte[] octets = {(byte) 0xff, (byte) 0xd8, (byte) 0xff, (byte) 0xe0, 0, 0x10};
            Path file = Files.write(home.resolve("photo"), octets);
            ChildProgram check = ChildProgram.run(home, NOTHING, "check", file.toString());

            assertThat(check.exitCode()).isEqualTo(1);
            assertThat(check.err())
                    .isEqualTo(
                            file
                                    + ": error: The file is no text, or one of our own format that"
                                    + " is not in UTF-8. Save it as UTF-8.");
        }
    }

    @Nested
    class Echo {
        @Test
        void aSweepOfThisComputerFindsIt() throws Exception {
            ChildProgram sweep = ChildProgram.run(home, NOTHING, "sweep", "127.0.0.{1..3}");

            assertThat(sweep.exitCode()).isZero();
            assertThat(sweep.out().lines())
                    .hasSize(3)
                    .allMatch(line -> line.matches(".* \\d{4}\t127\\.0\\.0\\.[123] is alive"));
        }

        @Test
        void aFileNamesTargets() throws Exception {
            Files.writeString(home.resolve("hosts.txt"), "# own\n127.0.0.1\n127.0.0.300\n");
            ChildProgram sweep = ChildProgram.run(home, NOTHING, "sweep", "@hosts.txt");

            assertThat(sweep.exitCode()).isEqualTo(2);
            assertThat(sweep.err()).contains("hosts.txt:3:9: “300”");
        }

        @Test
        void helpSpeaksJapanese() throws Exception {
            ChildProgram help = ChildProgram.run(home, NOTHING, "ping", "--lang=ja", "--help");

            assertThat(help.out()).contains("使い方: yaomote ping", "終了コード");
        }

        @Test
        void aPingThatIsStoppedSaysWhatItKnows() throws Exception {
            try (ChildProgram ping =
                    ChildProgram.start(home, NOTHING, "ping", "-i", "0.01", "127.0.0.1")) {
                await().until(() -> ping.out().contains("icmp_seq=3 "));
                ping.signal("TERM");

                assertThat(ping.exitCode()).isZero();
                assertThat(ping.out()).contains("0% packet loss", "rtt min/avg/max/mdev = ");
            }
        }
    }
}
