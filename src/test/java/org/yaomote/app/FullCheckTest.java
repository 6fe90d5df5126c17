package org.yaomote.app;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.yaomote.config.Problem;
import org.yaomote.config.ProxyConfig;
import org.yaomote.config.Severity;
import org.yaomote.config.Where;
import org.yaomote.fixtures.Policies;
import org.yaomote.fixtures.Setup;
import org.yaomote.policy.Reply;
import org.yaomote.store.ConfigJson;
import org.yaomote.ui.importing.ReadText;
import org.yaomote.words.Words;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Random;

/// A mistake in the text hides no mistake in what the text names, and none is told twice.
class FullCheckTest {
    /// `#MISTAKE` becomes a line that is wrong.
    private static final String MANY =
            """
            ListenHTTP
                Address 127.0.0.1
                Port 8080
                ErrorFile 404 "nosuch.html"
                #MISTAKE
                SetHeader "X-A: %[nothing]"
            End
            ListenHTTPS
                Address 127.0.0.1
                Port 8443
                Cert "nosuch.pem"
                #MISTAKE
            End
            ACL "office"
                10.0.0.0/8
            End
            ACL "unused"  -file "nosuch.acl"
            Constant "unused" -file "nosuch.txt"
            Condition "unused"
                Path -file "patterns"
            End
            Service
                ACL "office"
                ACL -file "list"
                Match OR
                    Path "^/a"
                    Not Path -file "nosuch.list"
                End
                Rewrite
                    Path "^/(.*)"
                    SetPath "$"
                Else
                    SetHeader "X-B: %[const none]"
                End
                SendFile "nosuch"
                #MISTAKE
            End
            Service
                BasicAuth "nosuch.users"
                Error 404 "nosuch2.html"
            End
            """;

    private static final String[] FOUND = {
        "a.cfg:4 page.missing",
        "a.cfg:6 expansion.accessor",
        "a.cfg:11 certificate.missing",
        "a.cfg:17 rules.file.missing",
        "a.cfg:18 rules.file.missing",
        "a.cfg:27 rules.file.missing",
        "a.cfg:31 expansion.dollar",
        "a.cfg:33 expansion.constant",
        "a.cfg:35 folder.missing",
        "a.cfg:39 rules.file.missing",
        "a.cfg:40 page.missing",
        "list:2 rules.address",
        "list:4 rules.address",
        "patterns:3 pattern.unclosedGroup",
    };

    @TempDir private Path folder;

    private List<Problem> check(String text) throws IOException {
        Files.writeString(folder.resolve("patterns"), "# ours\n^/ok\n  ^/(\n");
        Files.writeString(folder.resolve("list"), "10.0.0.1\nten\n\neleven # 11\n");
        Path file = Files.writeString(folder.resolve("a.cfg"), text);
        return FullCheck.of(file, ConfigReader.read(file), InstantSource.system());
    }

    private String brief(Problem problem) {
        return problem.where() instanceof Where.Line at
                ? Path.of(at.file()).getFileName() + ":" + at.line() + " " + problem.code()
                : problem.where() + " " + problem.code();
    }

    private List<String> errors(String text) throws IOException {
        return check(text).stream().filter(Problem::isError).map(this::brief).toList();
    }

    @Test
    void everyNamedFileAndTextIsAtItsLine() throws IOException {
        assertThat(errors(MANY)).containsExactlyInAnyOrder(FOUND);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Nonsense 1", "Port 70000 8", "CheckURL \"open"})
    void aMistakeInTheTextHidesNothingOfTheRest(String mistake) throws IOException {
        List<String> errors = errors(MANY.replace("#MISTAKE", mistake));
        assertThat(errors).contains(FOUND).doesNotHaveDuplicates();
        assertThat(errors.stream().filter(e -> e.contains(" pound."))).hasSize(3);
        assertThat(errors).hasSize(FOUND.length + 3);
    }

    @Test
    void whatIsThereButSpoiltIsNotSaidToBeMissing() throws IOException {
        assertThat(
                        errors(
                                """
                                ACL "office"
                                    10.0.0.0/8
                                    ten
                                End
                                ACL "home" -flie "x"
                                Condition "mine"
                                    Pth "/a"
                                End
                                Constant "a" "b" "c"
                                ListenHTTPS
                                    Port 8443
                                    Cert "open
                                End
                                Service
                                    ACL "office"
                                    ACL "home"
                                    Eval "mine"
                                    SetHeader "X: %[const a]"
                                    Redirect 399 "http://a"
                                End
                                """))
                .containsExactly(
                        "a.cfg:3 pound.network",
                        "a.cfg:5 pound.flag.meant",
                        "a.cfg:7 pound.word.meant",
                        "a.cfg:9 pound.surplus",
                        "a.cfg:12 pound.string.open",
                        "a.cfg:19 pound.redirect.status");
    }

    @Test
    void aJsonFileIsCheckedAtOnceToo() throws IOException {
        ProxyConfig config =
                ProxyConfig.EMPTY
                        .withService(Policies.replying("app", new Reply.Files("nosuch")))
                        .withListener(Setup.http("web", "app"));
        String text = ConfigJson.write(config).replaceFirst("\"port\": \\d+", "\"port\": 70000");
        assertThat(errors(text)).hasSize(2).anyMatch(e -> e.endsWith(" folder.missing"));
        assertThat(errors(text.replace("70000", "\"x\"")))
                .hasSize(2)
                .anyMatch(e -> e.endsWith(" folder.missing"));
    }

    @Test
    void linesOfOtherFilesAreShownToo() throws IOException {
        Files.writeString(folder.resolve("more.cfg"), "Prt 1\n");
        Files.writeString(folder.resolve("patterns"), "# ours\n^/(\n");
        Files.writeString(folder.resolve("key"), "-----BEGIN PRIVATE KEY-----\nsecret\n");
        Path file =
                Files.writeString(
                        folder.resolve("a.cfg"),
                        """
                        Include "more.cfg"
                        Include "key"
                        ListenHTTP
                            Port 8080
                        End
                        Service
                            Path -file "patterns"
                            Success
                        End
                        """);
        var err = new ByteArrayOutputStream();
        PrintStream sink = new PrintStream(err, true, StandardCharsets.UTF_8);
        Terminal terminal = new Terminal(Words.of(Locale.ENGLISH), sink, sink);
        new Checking(terminal, InstantSource.system()).check(List.of(file), false);
        assertThat(err.toString(StandardCharsets.UTF_8))
                .contains("more.cfg:1:1: error: ")
                .contains("\nPrt 1\n^^^\n")
                .contains("patterns:2:3: error: ")
                .contains("\n^/(\n  ^\n")
                .contains("a.cfg:2:9: error: ")
                .doesNotContain("secret");
    }

    /// In the window the draft can be mended afterwards.
    @Test
    void theWindowTellsItAllButOnlyTheTextKeepsItFromBeingUsed() throws IOException {
        var ignored = check(MANY);
        assertThat(ignored).isNotEmpty();
        ReadText read = read(MANY);
        assertThat(read.found().stream().map(Problem::code)).contains("folder.missing");
        assertThat(read.found()).noneMatch(Problem::isError);
        ReadText bad = read(MANY.replace("#MISTAKE", "Nonsense"));
        assertThat(bad.found().stream().map(Problem::code)).contains("folder.missing");
        assertThat(bad.found().stream().filter(Problem::isError)).hasSize(3);
    }

    private ReadText read(String text) {
        Optional<Path> file = Optional.of(folder.resolve("a.cfg"));
        return new PoundText("a.cfg", file, List.of(), InstantSource.system()).read(text);
    }

    @Test
    void anOldEncodingIsSaidAndReadAllTheSame() throws IOException {
        var euc = Charset.forName("EUC-JP");
        Files.writeString(folder.resolve("more.cfg"), "# 追加の設定\n", euc);
        Path file =
                Files.writeString(
                        folder.resolve("old.cfg"),
                        """
                        # 待ち受けるポート
                        ListenHTTP
                            Port 8080
                        End
                        Service
                            Success
                        End
                        Include "more.cfg"
                        """,
                        euc);
        ReadConfig read = ConfigReader.read(file);
        assertThat(read).isInstanceOf(ReadConfig.Sound.class);
        assertThat(read.text()).contains("待ち受けるポート");
        assertThat(read.found())
                .filteredOn(p -> p.severity() == Severity.WARNING)
                .extracting(Problem::code)
                .contains("file.encoding", "pound.include.encoding");
    }

    @Test
    void noMutationOfATextMakesItFail() throws IOException {
        Random random = new Random(11);
        List<String> lines = MANY.lines().toList();
        for (int i = 0; i < 100; i++) {
            List<String> changed = new ArrayList<>(lines);
            int at = random.nextInt(changed.size());
            String line = changed.get(at);
            switch (random.nextInt(3)) {
                case 0 -> changed.remove(at);
                case 1 -> changed.add(at, lines.get(random.nextInt(lines.size())));
                default -> changed.set(at, line.substring(0, random.nextInt(line.length() + 1)));
            }
            assertThat(check(String.join("\n", changed))).isNotNull();
        }
    }
}
