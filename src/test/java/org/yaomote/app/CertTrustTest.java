package org.yaomote.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.condition.OS.WINDOWS;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.yaomote.programs.Programs;
import org.yaomote.programs.Surroundings;
import org.yaomote.trust.TrustStores;
import org.yaomote.words.Words;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/// `yaomote cert trust` on a computer in a folder, whose programs do as much as the test needs.
@DisabledOnOs(value = WINDOWS, disabledReason = "the layout of a Linux")
class CertTrustTest {
    @TempDir Path folder;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();
    private final List<String> called = new ArrayList<>();
    private Locale language = Locale.ENGLISH;

    /// Copies as `install` does, deletes as `rm` does, and makes the bundle anew.
    private Programs.Ran run(List<String> words, Duration limit) {
        called.add(String.join(" ", words).replace(folder + "/", ""));
        try {
            Path last = Path.of(words.getLast());
            if (words.getFirst().endsWith("/install")) {
                Files.copy(Path.of(words.get(words.size() - 2)), last);
            } else if (words.getFirst().endsWith("/rm")) {
                Files.delete(last);
            } else {
                Files.writeString(bundle(), anchors());
            }
            return new Programs.Ended(0, "");
        } catch (IOException e) {
            return new Programs.Ended(1, e.toString());
        }
    }

    private Path bundle() {
        return folder.resolve("root/etc/ssl/certs/ca-certificates.crt");
    }

    private String anchors() throws IOException {
        StringBuilder all = new StringBuilder();
        try (Stream<Path> files =
                Files.list(folder.resolve("root/usr/local/share/ca-certificates"))) {
            for (Path file : files.toList()) {
                all.append(Files.readString(file));
            }
        }
        return all.toString();
    }

    private ExitCode run(String line) throws IOException {
        out.reset();
        err.reset();
        Files.createDirectories(folder.resolve("root/usr/local/share/ca-certificates"));
        Files.createDirectories(bundle().getParent());
        if (!Files.exists(bundle())) {
            Files.writeString(bundle(), "");
        }
        for (String program : List.of("install", "rm", "update-ca-certificates")) {
            Path file = folder.resolve("bin").resolve(program);
            Files.createDirectories(file.getParent());
            Files.writeString(file, "");
            assertThat(file.toFile().setExecutable(true)).isTrue();
        }
        Words words = Words.of(language);
        Terminal terminal = new Terminal(words, stream(out), stream(err));
        Map<String, String> environment =
                Map.of("COMPUTERNAME", "desk", "PATH", folder.resolve("bin").toString());
        PhraseSource phrases = new PhraseSource(words, environment, _ -> Optional.empty());
        AuthorityHome home = new AuthorityHome(folder.resolve("authority"), environment);
        Surroundings around =
                new Surroundings(
                        Surroundings.Kind.LINUX,
                        folder.resolve("root"),
                        folder.resolve("home"),
                        environment,
                        true,
                        false);
        TrustStores stores = new TrustStores(this::run, around, folder.resolve("work"));
        String[] arguments = line.replace("@", folder + "/").split(" ");
        return switch (new CommandSyntax(words, "Yaomote 1").parse(arguments)) {
            case Invocation.Cert(CertOrder.Trust order) ->
                    new CertTrust(terminal, phrases, home, stores).perform(order);
            case Invocation.Cert(var order) ->
                    new CertCommands(
                                    terminal,
                                    phrases,
                                    new CertificateEndings(
                                            home,
                                            new AcmeHome(folder.resolve("acme")),
                                            InstantSource.system()))
                            .perform(order);
            case Invocation.Told(var text) -> {
                terminal.out().print(text);
                yield ExitCode.OK;
            }
            case Invocation.Misunderstood(var complaint) -> {
                terminal.err().println(complaint);
                yield ExitCode.USAGE;
            }
            case Invocation other -> throw new AssertionError(other);
        };
    }

    private static PrintStream stream(ByteArrayOutputStream octets) {
        return new PrintStream(octets, true, StandardCharsets.UTF_8);
    }

    private String said() {
        return out.toString(StandardCharsets.UTF_8).replace(folder + "/", "");
    }

    private String complained() {
        return err.toString(StandardCharsets.UTF_8).replace(folder + "/", "");
    }

    @Test
    void theAuthorityIsInstalledListedAndRemoved() throws IOException {
        assertThat(run("cert trust install")).as(complained()).isEqualTo(ExitCode.OK);
        assertThat(said())
                .contains(
                        "Yaomote CA desk 1 (",
                        "System (Debian, Ubuntu):\n  First, the certificate is written to work/",
                        "  will run as administrator: bin/install -m 0644 work/yaomote-",
                        "  will run as administrator: bin/update-ca-certificates\n",
                        "System (Debian, Ubuntu): done, now trusted.\n  It is in root/etc/ssl");
        assertThat(called).hasSize(2);

        assertThat(run("cert trust")).isEqualTo(ExitCode.OK);
        assertThat(said()).contains("system: System (Debian, Ubuntu): trusted\n  It is in root");
        assertThat(run("cert trust install --store system")).isEqualTo(ExitCode.OK);
        assertThat(said()).contains("nothing to do, it is trusted already");

        assertThat(run("cert trust remove")).isEqualTo(ExitCode.OK);
        assertThat(said()).contains("bin/rm -f root/usr", "done, now not trusted.");
        assertThat(run("cert trust list")).isEqualTo(ExitCode.OK);
        assertThat(said()).contains("system: System (Debian, Ubuntu): not trusted\n");
    }

    @Test
    void aPlanIsShownAndNothingIsRunOrWritten() throws IOException {
        run("cert new -n app.lan");

        assertThat(run("cert trust install --plan")).isEqualTo(ExitCode.OK);
        assertThat(said()).contains("will run as administrator: bin/install");
        assertThat(called).isEmpty();
        assertThat(folder.resolve("work")).doesNotExist();
    }

    @Test
    void withoutAnAuthorityNothingIsMadeByLooking() throws IOException {
        for (String command : List.of("list", "remove", "install --plan")) {
            assertThat(run("cert trust " + command)).isEqualTo(ExitCode.OK);
            assertThat(said()).startsWith("There is no local authority yet");
        }
        assertThat(folder.resolve("authority/authority-1.pem")).doesNotExist();
    }

    @Test
    void aStoreThatIsNotThereIsSaidWithThoseThatAre() throws IOException {
        run("cert new -n app.lan");

        assertThat(run("cert trust install --store firefox-9")).isEqualTo(ExitCode.PROBLEMS);
        assertThat(complained())
                .isEqualTo("error: No store is called “firefox-9”. Choose one of: system\n");
        assertThat(called).isEmpty();
    }

    @Test
    void theRootOfABundleIsTakenAndACertificateOfAServerIsNone() throws IOException {
        run("cert new -n app.lan -o @app.pem");
        run("cert ca -o @ca.pem");
        run("cert self-sign -n app.lan -o @self.pem");

        assertThat(run("cert trust list --certificate @ca.pem")).isEqualTo(ExitCode.OK);
        assertThat(said()).contains("Yaomote CA desk 1 (");
        assertThat(run("cert trust install --certificate @self.pem")).isEqualTo(ExitCode.PROBLEMS);
        assertThat(complained()).startsWith("error: This is not the certificate of a root");
        assertThat(run("cert trust install --certificate @none.pem")).isEqualTo(ExitCode.PROBLEMS);
        assertThat(called).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " list", " install", " remove"})
    void everyCommandHasHelpInBothLanguages(String command) throws IOException {
        run("cert trust" + command + " --help");
        String english = said();
        language = Locale.JAPANESE;
        run("cert trust" + command + " --help");

        assertThat(english)
                .contains("Usage: yaomote cert trust" + command, "--store", "Exit codes:")
                .doesNotContain("null", "%");
        assertThat(said()).contains("使い方", "終了コード").isNotEqualTo(english);
        assertThat(english.lines()).allMatch(line -> line.length() <= 96);
    }
}
