package org.yaomote.app;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.yaomote.fixtures.TestCertificates;
import org.yaomote.fixtures.TestCertificates.Identity;
import org.yaomote.fixtures.TestCertificates.KeyKind;
import org.yaomote.words.Words;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// `check` and `convert`, in this process.
class CommandTest {
    private static final String GOOD =
            """
            # ours
            ListenHTTP
            \tAddress 127.0.0.1
            \tPort 8080
            End
            Service
            \tBackEnd
            \t\tAddress 127.0.0.1
            \t\tPort 9001
            \tEnd
            End
            """;

    @TempDir private Path folder;
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();
    private final Terminal terminal =
            new Terminal(
                    Words.of(Locale.ENGLISH),
                    new PrintStream(out, true, StandardCharsets.UTF_8),
                    new PrintStream(err, true, StandardCharsets.UTF_8));

    private Path file(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text);
    }

    private String said() {
        return out.toString(StandardCharsets.UTF_8).replace(folder + "/", "");
    }

    private String complained() {
        return err.toString(StandardCharsets.UTF_8).replace(folder + "/", "");
    }

    private Invocation parsed(String... arguments) {
        return new CommandSyntax(terminal.words(), "Yaomote 1").parse(arguments);
    }

    @Nested
    class Spelling {
        @Test
        void poundsOwnSpellingChecks() {
            Invocation expected = new Invocation.Check(List.of(Path.of("a.cfg")), false);
            assertThat(parsed("-c", "-f", "a.cfg")).isEqualTo(expected);
            assertThat(parsed("-v", "-c", "-f", "a.cfg")).isEqualTo(expected);
            assertThat(parsed("check", "-c", "-f", "a.cfg")).isEqualTo(expected);
            assertThat(parsed("-f", "a.cfg"))
                    .isEqualTo(new Invocation.Run(Optional.of(Path.of("a.cfg")), true));
        }

        @Test
        void severalFilesAndAnswersForPrograms() {
            assertThat(parsed("check", "--json", "a", "b"))
                    .isEqualTo(new Invocation.Check(List.of(Path.of("a"), Path.of("b")), true));
        }

        @Test
        void aFileAndALanguageAreNeeded() {
            assertThat(parsed("service", "install", "--user", "--system"))
                    .asString()
                    .contains("--user and --system cannot be had at the same time", "Choose one");
            assertThat(parsed("ports", "--allow", "--undo"))
                    .isInstanceOf(Invocation.Misunderstood.class);
            assertThat(parsed("check")).isInstanceOf(Invocation.Misunderstood.class);
            assertThat(parsed("-c")).isInstanceOf(Invocation.Misunderstood.class);
            assertThat(parsed("convert", "a")).isInstanceOf(Invocation.Misunderstood.class);
            assertThat(parsed("convert", "--to", "xml", "a"))
                    .isInstanceOf(Invocation.Misunderstood.class);
            assertThat(parsed("convert", "--to", "pound4", "a", "-o", "b", "--force"))
                    .isEqualTo(
                            new Invocation.Convert(
                                    Path.of("a"),
                                    Invocation.Convert.Target.POUND4,
                                    Optional.of(Path.of("b")),
                                    true));
        }
    }

    @Nested
    class Check {
        private ExitCode check(InstantSource clock, boolean json, Path... files) {
            return new Checking(terminal, clock).check(List.of(files), json);
        }

        @Test
        void problemsHaveTheirLineAndACaretUnderTheColumns() throws IOException {
            Path good = file("good.cfg", GOOD);
            Path bad = file("bad.cfg", GOOD.replace("8080", "80a"));
            assertThat(check(InstantSource.system(), false, bad, good))
                    .isEqualTo(ExitCode.PROBLEMS);
            assertThat(said()).isEqualTo("good.cfg: OK\n");
            assertThat(complained())
                    .startsWith("bad.cfg:4:7: error: ")
                    .endsWith("\n\tPort 80a\n\t     ^^^\n");
        }

        @Test
        void programsGetJson() throws IOException {
            Path bad = file("bad.cfg", GOOD.replace("Port 9001", "Prt 9001"));
            assertThat(check(InstantSource.system(), true, bad)).isEqualTo(ExitCode.PROBLEMS);
            JsonNode first = JsonMapper.shared().readTree(said()).get(0);
            assertThat(first.get("file").asString()).isEqualTo("bad.cfg");
            assertThat(first.get("line").asInt()).isEqualTo(9);
            assertThat(first.get("column").asInt()).isEqualTo(3);
            assertThat(first.get("endColumn").asInt()).isEqualTo(5);
            assertThat(first.get("severity").asString()).isEqualTo("error");
            assertThat(first.get("code").asString()).isEqualTo("pound.word.meant");
            assertThat(first.get("message").asString()).contains("Port");
            assertThat(first.get("arguments").get(1).asString()).isEqualTo("Port");
            assertThat(complained()).isEmpty();
        }

        @Test
        void nothingFoundIsAnEmptyList() throws IOException {
            assertThat(check(InstantSource.system(), true, file("good.cfg", GOOD)))
                    .isEqualTo(ExitCode.OK);
            assertThat(said().strip()).isEqualTo("[ ]");
        }

        private String withCertificate(String name) {
            return GOOD.replace("ListenHTTP", "ListenHTTPS")
                    .replace("\tPort 8080\n", "\tPort 8443\n\tCert \"" + name + "\"\n");
        }

        private String certificate(String... parts) throws IOException {
            TestCertificates.write(folder, "site.pem", parts);
            InstantSource later = InstantSource.fixed(Instant.now().plus(Duration.ofDays(200)));
            Path config = file("tls.cfg", withCertificate("site.pem"));
            check(parts.length == 3 ? later : InstantSource.system(), false, config);
            String all = complained();
            err.reset();
            return all;
        }

        @Test
        void certificatesAreLookedAtAndFoundOnTheirLine() throws IOException {
            Identity root = TestCertificates.selfSigned(KeyKind.EC, "Root");
            Identity middle = TestCertificates.issuedBy(root, KeyKind.EC, "Middle");
            Identity site = TestCertificates.issuedBy(middle, KeyKind.EC, "a.example");
            String leaf = TestCertificates.pem(site.leaf());
            String over = TestCertificates.pem(middle.leaf()) + TestCertificates.pem(root.leaf());
            assertThat(certificate(site.keyPem(), site.chainPem())).isEmpty();
            assertThat(certificate(site.chainPem(), site.keyPem())).isEmpty();
            assertThat(certificate(site.chainPem()))
                    .contains("tls.cfg:5:7: error", "no private key");
            assertThat(certificate(root.keyPem(), leaf)).contains("error", "does not belong");
            assertThat(certificate(site.keyPem(), leaf))
                    .contains("tls.cfg:5:7: warning", "CN=Middle")
                    .contains("\n\tCert \"site.pem\"\n\t     ^^^^^^^^^^\n");
            assertThat(certificate(site.keyPem(), over + leaf)).contains("not in their order");
            assertThat(certificate(site.keyPem(), leaf, over))
                    .contains(
                            "expired on "
                                    + site.leaf()
                                            .getNotAfter()
                                            .toInstant()
                                            .toString()
                                            .substring(0, 10));
        }
    }

    @Nested
    class Convert {
        private ExitCode convert(Path file, Invocation.Convert.Target to, Path target) {
            return convert(new Invocation.Convert(file, to, Optional.of(target), false));
        }

        private ExitCode convert(Invocation.Convert asked) {
            return new Conversion(terminal).perform(asked);
        }

        @Test
        void aPoundCfgKeepsTheEncodingOfItsComments() throws IOException {
            Charset euc = Charset.forName("EUC-JP");
            String text = GOOD.replace("# ours", "# 待ち受けるポート");
            Path old = Files.writeString(folder.resolve("old.cfg"), text, euc);
            Path same = folder.resolve("new.cfg");
            Path json = folder.resolve("new.json");

            assertThat(convert(old, Invocation.Convert.Target.POUND2, same)).isEqualTo(ExitCode.OK);
            assertThat(convert(old, Invocation.Convert.Target.JSON, json)).isEqualTo(ExitCode.OK);

            assertThat(Files.readString(same, euc)).contains("# 待ち受けるポート\n");
            assertThat(Files.readString(json)).contains("# 待ち受けるポート");
            assertThat(complained()).contains("It was read as EUC-JP");
        }

        @ParameterizedTest
        @EnumSource(Invocation.Convert.Target.class)
        void everyLanguageIsWritten(Invocation.Convert.Target to) throws IOException {
            Path target = folder.resolve("out");
            assertThat(convert(file("a.cfg", GOOD), to, target)).isEqualTo(ExitCode.OK);
            assertThat(target).isNotEmptyFile();
            assertThat(said()).startsWith("wrote out");
        }

        @Test
        void aPoundCfgComesBackThroughJsonToTheLetter() throws IOException {
            Path json = folder.resolve("a.json");
            convert(file("a.cfg", GOOD), Invocation.Convert.Target.JSON, json);
            Path back = folder.resolve("back.cfg");
            convert(json, Invocation.Convert.Target.POUND4, back);
            assertThat(back).hasContent(GOOD);
        }

        @Test
        void aFileThatIsThereIsLeftAloneUnlessForced() throws IOException {
            Path source = file("a.cfg", GOOD);
            Path there = file("there", "precious");
            assertThat(convert(source, Invocation.Convert.Target.NGINX, there))
                    .isEqualTo(ExitCode.PROBLEMS);
            assertThat(there).hasContent("precious");
            assertThat(complained()).contains("--force");
            convert(
                    new Invocation.Convert(
                            source, Invocation.Convert.Target.NGINX, Optional.of(there), true));
            assertThat(there).content().contains("proxy_pass");
        }

        @Test
        void whatIsLostIsSaidAtItsLine() throws IOException {
            String text = GOOD.replace("\tBackEnd", "\tPath -beg \"/a\"\n\tBackEnd");
            assertThat(
                            convert(
                                    file("a.cfg", text),
                                    Invocation.Convert.Target.POUND2,
                                    folder.resolve("out")))
                    .isEqualTo(ExitCode.OK);
            assertThat(complained()).contains("a.cfg:6:1: warning: Rule 1 of");
        }

        @Test
        void withoutATargetItIsPrinted() throws IOException {
            convert(
                    new Invocation.Convert(
                            file("a.cfg", GOOD),
                            Invocation.Convert.Target.POUND2,
                            Optional.empty(),
                            false));
            assertThat(said()).isEqualTo(GOOD);
        }
    }
}
