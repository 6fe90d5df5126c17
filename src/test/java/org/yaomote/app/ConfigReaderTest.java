package org.yaomote.app;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.yaomote.config.Problem;
import org.yaomote.config.Where;
import org.yaomote.fixtures.Configs;
import org.yaomote.store.ConfigJson;
import org.yaomote.words.ProblemReport;
import org.yaomote.words.Words;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

class ConfigReaderTest {
    private static final String SOUND = ConfigJson.write(Configs.small());

    @TempDir private Path folder;

    /// What a terminal shows of a file.
    private String report(String text) throws IOException {
        Path file = Files.writeString(folder.resolve("my.json"), text);
        ReadConfig read = ConfigReader.read(file);
        return new ProblemReport(Words.of(Locale.ENGLISH), file.toString(), read.text())
                .of(read.found())
                .replace(folder + "/", "");
    }

    @Test
    void aSoundFileHasNothingToSay() throws IOException {
        assertThat(report(SOUND)).isEmpty();
    }

    @Test
    void whatTheFormatRefusesIsShownOnItsLine() throws IOException {
        assertThat(report(SOUND.replaceFirst("\"weight\": 1", "\"weihgt\": 1")))
                .matches("my\\.json:\\d+:11: error: .*“weihgt”.*“weight”.*\\R(?s).*\\^{11}\\R");
    }

    @Test
    void whatTheValidatorRefusesIsShownOnItsLine() throws IOException {
        assertThat(report(SOUND.replaceFirst("\"port\": 8080", "\"port\": 70000")))
                .matches(
                        "my\\.json:\\d+:7: error: .*70,?000.*\\R +\"port\": 70000,\\R +\\^{13}\\R");
    }

    @Test
    void everythingIsSaidAtOnce() throws IOException {
        String text =
                SOUND.replaceFirst("\"port\": 8080", "\"port\": \"x\"")
                        .replaceFirst("\"protocol\": \"http\"", "\"protocol\": \"htpp\"")
                        .replaceFirst("\"host\"", "\"hots\"");
        assertThat(report(text).lines().filter(l -> l.contains("error:"))).hasSize(4);
    }

    /// A megabyte of days adds up to more than a duration can hold.
    @Test
    void aDurationWithoutEndIsRefused() throws IOException {
        String text = "{\"version\": 1, \"timeouts\": {\n\"drain\": \"%s\"}}";
        assertThat(report(text.formatted("999999999d".repeat(110_000))))
                .startsWith("my.json:2:1: error:");
    }

    @Test
    void aPoundCfgIncludesFilesAndFoldersBesideIt() throws IOException {
        Path parts = Files.createDirectories(folder.resolve("conf.d/more"));
        Files.writeString(parts.resolve("b.cfg"), "ListenHTTP\nPort 8082\nPrt 1\nEnd\n");
        Files.writeString(parts.resolve("a.cfg"), "ListenHTTP\nPort 8081\nEnd\n");
        Files.writeString(parts.resolve(".hidden"), "nonsense\n");
        Files.writeString(folder.resolve("conf.d/x1.inc"), "LogLevel 2\n");
        Files.write(folder.resolve("conf.d/binary.inc"), new byte[] {(byte) 0xE9, 0});
        String report =
                report(
                        """
                        Include "conf.d/more"
                        IncludeDir "conf.d"
                        Include "x?.inc"
                        Include "y*.inc"
                        Include "binary.inc"
                        Include "nowhere/z.inc"
                        Include "nowhere/*.inc"
                        """);
        assertThat(report.lines().filter(l -> l.contains("error: ")).map(l -> l.split(" ", 2)[0]))
                .containsExactly(
                        "my.json:5:9:", "my.json:6:9:", "my.json:7:9:", "conf.d/more/b.cfg:3:1:");
        assertThat(report).contains("Include \"binary.inc\"").doesNotContain("Prt 1");
    }

    /// However the file was named on the command line.
    @Test
    void aFileThatIncludesItselfIsReadOnce() throws IOException {
        Path file =
                Files.writeString(
                        folder.resolve("a.cfg"), "ListenHTTP\nPort 8080\nEnd\nInclude \"a.cfg\"\n");
        Path relative = Path.of("").toAbsolutePath().relativize(file.toAbsolutePath());

        ReadConfig read = ConfigReader.read(relative);

        assertThat(read.found().stream().filter(Problem::isError))
                .singleElement()
                .satisfies(
                        p -> {
                            assertThat(p.code()).isEqualTo("pound.include.circle");
                            assertThat(p.where())
                                    .isEqualTo(new Where.Line(relative.toString(), 4, 9, 15));
                        });
    }

    @Test
    void aLineOfTwoListenersIsShownOnce() {
        Path file = folder.resolve("a.cfg");
        String text =
                """
                ListenHTTP
                Port 8080
                End
                ListenHTTP
                Port 8081
                End
                Service
                Path "^/x"
                Success
                End
                """;
        List<Problem> located =
                ConfigReader.located(
                        file,
                        text,
                        List.of(
                                Problem.error("listeners[0].rules[0].matches", "x"),
                                Problem.error("listeners[1].rules[0].matches", "x")));
        assertThat(located).hasSize(1);
    }

    @Test
    void aKeyThatWasNamedByMistakeIsNotShown() throws IOException {
        assertThat(report("-----BEGIN PRIVATE KEY-----\nMIIEvg\n-----END PRIVATE KEY-----\n"))
                .contains("error: The file holds a certificate or a key")
                .doesNotContain("MIIE");
    }
}
