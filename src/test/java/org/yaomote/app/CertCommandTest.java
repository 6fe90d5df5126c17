package org.yaomote.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.condition.OS.WINDOWS;

import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.yaomote.words.Words;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/// `yaomote cert`, without a process of its own.
class CertCommandTest {
    private static final String CANARY = "c4nary phrase";

    @TempDir Path folder;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();
    private final Deque<String> typed = new ArrayDeque<>();
    private Locale language = Locale.ENGLISH;

    /// Words beginning with `@` are files of the test's folder.
    private ExitCode run(String line) {
        out.reset();
        err.reset();
        String[] arguments =
                Stream.of(line.split(" "))
                        .map(word -> word.startsWith("@") ? file(word.substring(1)) + "" : word)
                        .toArray(String[]::new);
        Terminal terminal =
                new Terminal(
                        Words.of(language),
                        new PrintStream(out, true, StandardCharsets.UTF_8),
                        new PrintStream(err, true, StandardCharsets.UTF_8));
        Map<String, String> environment =
                Map.of("SECRET", CANARY, "COMPUTERNAME", "desk", "PATH", "");
        return switch (new CommandSyntax(terminal.words(), "Yaomote 1").parse(arguments)) {
            case Invocation.Cert(var order) ->
                    new CertCommands(
                                    terminal,
                                    new PhraseSource(
                                            terminal.words(),
                                            environment,
                                            _ ->
                                                    Optional.ofNullable(typed.poll())
                                                            .map(String::toCharArray)),
                                    new CertificateEndings(
                                            new AuthorityHome(file("authority"), environment),
                                            new AcmeHome(file("acme")),
                                            InstantSource.system()))
                            .perform(order);
            case Invocation.Misunderstood(var complaint) -> {
                terminal.err().println(complaint);
                yield ExitCode.USAGE;
            }
            case Invocation.Told(var text) -> {
                terminal.out().print(text);
                yield ExitCode.OK;
            }
            case Invocation other -> throw new AssertionError(other);
        };
    }

    private void good(String line) {
        assertThat(run(line)).as(complained()).isEqualTo(ExitCode.OK);
    }

    private Path file(String name) {
        return folder.resolve(name);
    }

    private String text(String name) throws IOException {
        return Files.readString(file(name));
    }

    private String said() {
        return out.toString(StandardCharsets.UTF_8).replace(folder + "/", "");
    }

    private String complained() {
        return err.toString(StandardCharsets.UTF_8).replace(folder + "/", "");
    }

    private static String mode(Path file) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(file));
    }

    @Test
    void whatIsForgottenIsListedNoMoreAndItsFileStays() {
        good("cert new -n app.lan -o @app.pem");
        good("cert forget app.lan");

        assertThat(said()).isEqualTo("app.lan is renewed no more; its file was left alone\n");
        assertThat(file("app.pem")).exists();
        good("cert list");
        assertThat(said()).doesNotContain("app.lan:");
        assertThat(run("cert forget app.lan")).isEqualTo(ExitCode.PROBLEMS);
    }

    @Nested
    class Calendar {
        @Test
        void whatIsKnownAndWhatIsNamed() throws IOException {
            good("cert new -n app.lan");
            good("cert self-sign -n other.lan -o @other.pem");
            good("cert calendar @other.pem -o @ends.ics");

            assertThat(text("ends.ics"))
                    .contains("SUMMARY:The certificate for app.lan ends", "for other.lan ends")
                    .contains("SUMMARY:The certificate for Yaomote CA desk 1")
                    .containsOnlyOnce("TRIGGER:-P3D");
        }

        @Test
        void nothingIsMadeWhereThereIsNothing() {
            assertThat(run("cert calendar")).isEqualTo(ExitCode.PROBLEMS);
            assertThat(complained()).startsWith("error: No certificate is known here");
            assertThat(folder).isEmptyDirectory();
            assertThat(run("cert calendar @none.pem")).isEqualTo(ExitCode.PROBLEMS);
        }
    }

    @Nested
    class SelfSign {
        @Test
        @DisabledOnOs(value = WINDOWS, disabledReason = "Windows has no modes")
        void oneBundleOfKeyAndCertificateForItsOwnerAlone() throws IOException {
            good("cert self-sign --name localhost --name 127.0.0.1 --out @bundle.pem");

            assertThat(said()).isEqualTo("wrote bundle.pem\n");
            assertThat(complained()).isEmpty();
            assertThat(mode(file("bundle.pem"))).isEqualTo("rw-------");
            assertThat(text("bundle.pem"))
                    .matches(
                            "(?s)-----BEGIN PRIVATE KEY-----\n"
                                    + ".*-----BEGIN CERTIFICATE-----\n"
                                    + ".*-----END CERTIFICATE-----\n");
            good("cert show @bundle.pem");
            assertThat(said())
                    .contains(
                            "localhost: valid, until",
                            "names: localhost, 127.0.0.1",
                            "issuer: itself",
                            "EC P-256; private key: belongs to the certificate");
        }

        @Test
        void aHyphenPrintsAndNothingElseIsSaid() {
            good("cert self-sign -n a.lan -o -");

            assertThat(said()).startsWith("-----BEGIN PRIVATE KEY-----").endsWith("-----\n");
            assertThat(complained()).isEmpty();
        }

        @Test
        void aFileThatIsThereIsKeptUnlessForced() throws IOException {
            Files.writeString(file("bundle.pem"), "mine");

            assertThat(run("cert self-sign -n a.lan -o @bundle.pem")).isEqualTo(ExitCode.PROBLEMS);
            assertThat(complained()).startsWith("error: bundle.pem is there already");
            assertThat(text("bundle.pem")).isEqualTo("mine");
            good("cert self-sign -n a.lan -o @bundle.pem --force");
            assertThat(text("bundle.pem")).contains("BEGIN CERTIFICATE");
        }

        @Test
        void badNamesAreAllSaidAndNothingIsWritten() {
            assertThat(run("cert self-sign -n a!b.lan -n *.lan -o @x.pem"))
                    .isEqualTo(ExitCode.PROBLEMS);
            assertThat(complained().lines()).hasSize(2).allMatch(l -> l.startsWith("error: "));
            assertThat(file("x.pem")).doesNotExist();
        }

        @Test
        void ed25519IsWarnedAbout() {
            good("cert self-sign -n a.lan --kind ed25519 -o @x.pem");
            assertThat(complained()).startsWith("warning: Browsers do not accept");
        }
    }

    /// The eight commands of old.
    @Nested
    class OldWay {
        @Test
        void eachOldStepIsACommand() throws IOException {
            good("cert key --kind rsa-2048 --out @server-key.pem --new-passphrase-env SECRET");
            assertThat(text("server-key.pem")).contains("BEGIN ENCRYPTED PRIVATE KEY");
            good(
                    "cert csr --key @server-key.pem --passphrase-env SECRET --name www.example.com"
                            + " --out @server-csr.pem");
            assertThat(text("server-csr.pem")).contains("BEGIN CERTIFICATE REQUEST");
            good("cert show @server-csr.pem");
            assertThat(said()).isEqualTo("request for www.example.com: www.example.com\n");
            good(
                    "cert passphrase @server-key.pem --remove --passphrase-env SECRET --out"
                            + " @server-key.pem --force");
            assertThat(text("server-key.pem")).contains("BEGIN PRIVATE KEY");
            good(
                    "cert self-sign --request @server-csr.pem --key @server-key.pem --out"
                            + " @server-crt.pem");
            good("cert bundle @server-key.pem @server-crt.pem --out @pound.pem");

            assertThat(text("pound.pem")).isEqualTo(text("server-crt.pem"));
            assertThat(text("pound.pem")).startsWith(text("server-key.pem"));
            good("cert show @pound.pem --name www.example.com");
            assertThat(said()).contains("www.example.com: valid");
        }

        @Test
        void aPassPhraseIsTypedTwiceAndAskedForAgain() throws IOException {
            typed.addAll(List.of("one", "other"));
            assertThat(run("cert key --encrypt -o @key.pem")).isEqualTo(ExitCode.PROBLEMS);
            assertThat(complained()).contains("two that were typed differ");
            typed.addAll(List.of("one", "one"));
            good("cert key --encrypt -o @key.pem");
            typed.addAll(List.of("wrong", "one"));
            good("cert passphrase @key.pem --remove -o @open.pem");
            typed.addAll(List.of("a", "b", "c"));
            assertThat(run("cert passphrase @key.pem --remove -o @no.pem"))
                    .isEqualTo(ExitCode.PROBLEMS);
            assertThat(complained()).startsWith("error: The pass phrase does not open key.pem");
            Files.writeString(file("phrase"), CANARY + "\nnot this\n");
            good("cert passphrase @open.pem --new-passphrase-file @phrase -o @set.pem");
            good("cert passphrase @set.pem --remove --passphrase-env SECRET -o @again.pem");

            assertThat(text("again.pem")).isEqualTo(text("open.pem"));
        }

        @Test
        void anAnswerIsCompletedWithItsKeyOnly() {
            good("cert csr --key @key.pem --name a.lan -o @csr.pem");
            assertThat(file("key.pem")).exists();
            good("cert self-sign --request @csr.pem --key @key.pem -o @answer.pem");
            good("cert key -o @other.pem");

            good("cert complete --key @key.pem @answer.pem -o @bundle.pem");
            assertThat(run("cert complete --key @other.pem @answer.pem -o @no.pem"))
                    .isEqualTo(ExitCode.PROBLEMS);
            assertThat(file("no.pem")).doesNotExist();
        }
    }

    @Nested
    class LocalAuthorityOfTheUser {
        @Test
        void aCertificateIsKeptListedAndCanBePrinted() throws IOException {
            good("cert list");
            assertThat(said()).startsWith("The local authority has issued nothing yet");
            good("cert new -n app.lan -n desk");
            assertThat(said()).contains("wrote authority/issued/app.lan.pem", "renewed from");
            good("cert list");
            assertThat(said()).contains("app.lan: valid", "names: app.lan, desk");
            good("cert ca --out @ca.pem");
            good("cert new -n web.lan --out @web.pem");
            assertThat(text("web.pem")).endsWith(text("ca.pem"));
            good("cert new -n web.lan --out -");
            assertThat(said()).startsWith("-----BEGIN PRIVATE KEY-----");
            good("cert renew");
            assertThat(said()).isEqualTo("nothing is due\n");
            good("cert ca");
            assertThat(said()).contains("Yaomote CA desk 1", "limited to: lan, local");
        }

        @ParameterizedTest
        @ValueSource(strings = {"example.com", "8.8.8.8"})
        void publicNamesAreRefused(String name) {
            assertThat(run("cert new -n " + name)).isEqualTo(ExitCode.PROBLEMS);
            assertThat(complained()).contains("may not sign for “" + name + "”");
        }
    }

    @Nested
    class Export {
        @ParameterizedTest
        @CsvSource({
            "bundle, a.pem",
            "files, a-key.pem a-certificate.pem a-chain.pem",
            "nginx, a.key a.crt",
            "pkcs12, a.p12",
            "windows, a.pfx",
            "java, a-keystore.p12 a-truststore.p12",
        })
        void filesAreWrittenAsOtherProgramsWantThem(String format, String names)
                throws IOException {
            good("cert new -n app.lan -o @app.pem");
            Files.createDirectory(file("out"));
            good(
                    "cert export @app.pem --to "
                            + format
                            + " --folder @out --as a --new-passphrase-env SECRET");

            for (String name : names.split(" ")) {
                assertThat(file("out").resolve(name)).isNotEmptyFile();
            }
            good("cert show --passphrase-env SECRET @out/" + names.split(" ")[0]);
            assertThat(said()).matches("(?s)(app.lan: valid|private keys: 1).*");
        }
    }

    @Nested
    class Texts {
        @ParameterizedTest
        @ValueSource(
                strings = {
                    "",
                    "new",
                    "ca",
                    "list",
                    "renew",
                    "key",
                    "csr",
                    "complete",
                    "self-sign",
                    "bundle",
                    "passphrase",
                    "show",
                    "examine",
                    "export"
                })
        void everyCommandHasHelpInBothLanguages(String command) {
            good(("cert " + command + " --help").replace("  ", " "));
            String english = said();
            language = Locale.JAPANESE;
            good(("cert " + command + " --help").replace("  ", " "));

            assertThat(english)
                    .contains("Usage: yaomote cert", "Exit codes:")
                    .doesNotContain("null", "%");
            assertThat(said()).contains("使い方").isNotEqualTo(english);
            assertThat(english.lines()).allMatch(line -> line.length() <= 96);
        }

        @Test
        void theWordAloneShowsWhatThereIs() {
            good("cert");
            assertThat(said()).contains("self-sign", "passphrase", "examine", "trust");
        }

        @Test
        void whatIsMissingIsNamed() {
            assertThat(run("cert self-sign --name a.lan")).isEqualTo(ExitCode.USAGE);
            assertThat(complained())
                    .contains("An option is missing: --out", "yaomote cert self-sign --help");
            assertThat(run("cert bundle -o -")).isEqualTo(ExitCode.USAGE);
            assertThat(run("cert wrong")).isEqualTo(ExitCode.USAGE);
            assertThat(run("cert key --kind rsa-1024 -o -")).isEqualTo(ExitCode.USAGE);
        }

        @Test
        void noPassPhraseIsTakenFromAnArgument() {
            assertThat(run("cert key --encrypt --passphrase secret -o -"))
                    .isEqualTo(ExitCode.USAGE);
        }
    }

    @Test
    void badInputChangesNothing() throws IOException {
        Files.writeString(file("garbage"), "garbage");
        for (String command : List.of("bundle @garbage", "passphrase @garbage --remove")) {
            assertThat(run("cert " + command + " -o @out.pem")).isEqualTo(ExitCode.PROBLEMS);
            assertThat(complained()).startsWith("error: This holds neither");
            assertThat(file("out.pem")).doesNotExist();
        }
    }

    @Test
    void whatIsSaidHasNoSecretInIt() throws IOException {
        StringBuilder all = new StringBuilder();
        for (String line :
                List.of(
                        "cert key -o @key.pem --new-passphrase-env SECRET",
                        "cert show @key.pem --passphrase-env SECRET",
                        "cert csr --key @key.pem --passphrase-env SECRET -n a.lan -o @csr.pem",
                        "cert self-sign --key @key.pem --passphrase-env SECRET -n a.lan -o @b.pem",
                        "cert export @b.pem --to java --new-passphrase-env SECRET --folder @.",
                        "cert show @b-keystore.p12 --passphrase-env SECRET",
                        "cert new -n app.lan",
                        "cert list",
                        "cert show @b-keystore.p12")) {
            run(line);
            all.append(said()).append(complained());
        }
        String key = text("b.pem").lines().skip(2).findFirst().get();

        assertThat(all.toString()).doesNotContain(CANARY, key, text("authority/pass-phrase"));
        try (Stream<Path> files = Files.walk(folder)) {
            assertThat(files.map(f -> f.getFileName().toString()))
                    .noneMatch(name -> name.endsWith(".tmp"));
        }
    }
}
