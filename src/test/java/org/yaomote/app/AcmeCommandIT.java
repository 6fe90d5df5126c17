package org.yaomote.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;
import static org.junit.jupiter.api.condition.OS.WINDOWS;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.yaomote.fixtures.ChildProgram;
import org.yaomote.fixtures.Pebble;
import org.yaomote.words.Words;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// `yaomote cert acme`, with Pebble for an authority and the program itself in front of it.
class AcmeCommandIT {
    @TempDir Path folder;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();
    private Locale language = Locale.ENGLISH;
    private Instant now = Instant.now();

    private ExitCode run(String... words) {
        out.reset();
        err.reset();
        Terminal terminal =
                new Terminal(
                        Words.of(language),
                        new PrintStream(out, true, StandardCharsets.UTF_8),
                        new PrintStream(err, true, StandardCharsets.UTF_8));
        return switch (new CommandSyntax(terminal.words(), "Yaomote 1").parse(words)) {
            case Invocation.Acme(var order) ->
                    new AcmeCommands(
                                    terminal,
                                    new PhraseSource(
                                            terminal.words(),
                                            Map.of("EAB", Pebble.MAC_KEY, "BAD", "a!"),
                                            _ -> Optional.empty()),
                                    new AcmeHome(folder.resolve("acme")),
                                    () -> now)
                            .perform(order);
            case Invocation.Told(var text) -> {
                terminal.out().print(text);
                yield ExitCode.OK;
            }
            case Invocation other -> throw new AssertionError(other);
        };
    }

    private String out() {
        return out.toString(StandardCharsets.UTF_8);
    }

    private String err() {
        return err.toString(StandardCharsets.UTF_8);
    }

    private static X509Certificate leaf(String bundle) throws CertificateException {
        String pem = bundle.substring(bundle.indexOf("-----BEGIN CERTIFICATE-----"));
        return (X509Certificate)
                CertificateFactory.getInstance("X.509")
                        .generateCertificate(
                                new ByteArrayInputStream(pem.getBytes(StandardCharsets.US_ASCII)));
    }

    private ChildProgram proxy(int port) throws IOException {
        Path config =
                Files.writeString(
                        folder.resolve("pound.cfg"),
                        """
                        ListenHTTP
                            Address 127.0.0.1
                            Port %d
                            ACME "%s"
                        End
                        Service
                            Redirect "https://www.example.org"
                        End
                        """
                                .formatted(
                                        port,
                                        Files.createDirectories(folder.resolve("acme/proofs"))));
        return ChildProgram.start(folder, Map.of(), "run", "-f", config.toString());
    }

    @Test
    @DisabledOnOs(value = WINDOWS, disabledReason = "Pebble is Debian's")
    void aCertificateIsOrderedWhileTheProgramServesTheProofs() throws Exception {
        assumeTrue(Pebble.isThere(), "no pebble here");
        int port;
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.ofLiteral("127.0.0.1"))) {
            port = free.getLocalPort();
        }
        try (Pebble pebble = Pebble.start(folder, port)) {
            String roots = pebble.roots().toString();
            String bundle = folder.resolve("www.pem").toString();
            String[] issue = {
                "cert",
                "acme",
                "issue",
                "--name",
                "www.example.org",
                "--agree",
                "-o",
                bundle,
                "--directory",
                pebble.directory(),
                "--roots",
                roots
            };
            assertThat(run(issue)).isEqualTo(ExitCode.PROBLEMS);
            assertThat(err())
                    .contains("could not connect to www.example.org on port 80", "refused");

            try (ChildProgram proxy = proxy(port)) {
                await().atMost(Duration.ofSeconds(20))
                        .untilAsserted(
                                () -> assertThat(proxy.out()).as(proxy.err()).contains(":" + port));

                assertThat(run(issue)).as(err()).isEqualTo(ExitCode.OK);
                assertThat(out()).contains("asking 127.0.0.1", "wrote " + bundle, "renewed from");
                assertThat(run(issue)).isEqualTo(ExitCode.PROBLEMS);
                assertThat(err()).contains(bundle);
                String first = Files.readString(Path.of(bundle));
                assertThat(run("cert", "acme", "renew")).isEqualTo(ExitCode.OK);
                assertThat(out()).contains("nothing is due");
                now = now.plus(Duration.ofDays(365 * 4));
                assertThat(run("cert", "acme", "renew")).as(err()).isEqualTo(ExitCode.OK);
                assertThat(out()).contains("wrote " + bundle);
                assertThat(Files.readString(Path.of(bundle))).isNotEqualTo(first);
                assertThat(run("cert", "acme", "list")).isEqualTo(ExitCode.OK);
                assertThat(out())
                        .startsWith("www.example.org: www.example.org, from 127.0.0.1")
                        .contains(bundle);
            }
            String renewed = Files.readString(Path.of(bundle));
            assertThat(run("cert", "acme", "revoke", "www.example.org"))
                    .as(err())
                    .isEqualTo(ExitCode.OK);
            assertThat(out()).contains("www.example.org was revoked", "renewed no more");
            assertThat(pebble.hasRevoked(leaf(renewed))).isTrue();
            assertThat(Path.of(bundle)).hasContent(renewed);
            assertThat(run("cert", "acme", "revoke", "www.example.org"))
                    .isEqualTo(ExitCode.PROBLEMS);
            assertThat(run("cert", "acme", "forget", "../x")).isEqualTo(ExitCode.PROBLEMS);
            assertThat(err()).contains("../x");
            assertThat(
                            run(
                                    "cert",
                                    "acme",
                                    "account",
                                    "--directory",
                                    pebble.directory(),
                                    "--roots",
                                    roots))
                    .as(err())
                    .isEqualTo(ExitCode.OK);
            assertThat(out()).contains("account: https://127.0.0.1:", "contact: -");
        }
    }

    @Test
    @DisabledOnOs(value = WINDOWS, disabledReason = "Pebble is Debian's")
    void anAuthorityForCustomersOnlyIsToldWhoseKeyItIs() throws IOException {
        assumeTrue(Pebble.isThere(), "no pebble here");
        try (Pebble pebble = Pebble.startForCustomers(folder)) {
            String line =
                    "cert acme account --agree --directory %s --roots %s"
                            .formatted(pebble.directory(), pebble.roots());

            assertThat(run(line.split(" "))).isEqualTo(ExitCode.PROBLEMS);
            assertThat(err()).contains("for its customers only", "--eab-id");
            String bad = line + " --eab-id customer-1 --eab-key-env BAD";
            assertThat(run(bad.split(" "))).isEqualTo(ExitCode.PROBLEMS);
            assertThat(err()).contains("base64url").doesNotContain("a!");
            String good = line + " --eab-id customer-1 --eab-key-env EAB";
            assertThat(run(good.split(" "))).as(err()).isEqualTo(ExitCode.OK);
            assertThat(out() + err()).contains("account: ").doesNotContain(Pebble.MAC_KEY);
            // The account is known from now on.
            assertThat(run(line.split(" "))).as(err()).isEqualTo(ExitCode.OK);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " issue --help",
                " renew --help",
                " list --help",
                " account -h",
                " revoke -h",
                " forget -h"
            })
    void helpIsThereInBothLanguages(String words) {
        String[] asked = ("cert acme" + words).split(" ");

        assertThat(run(asked)).isEqualTo(ExitCode.OK);
        assertThat(out()).contains("Usage: yaomote cert acme");
        language = Locale.JAPANESE;
        assertThat(run(asked)).isEqualTo(ExitCode.OK);
        assertThat(out()).contains("yaomote cert acme").containsPattern("\\p{IsHiragana}");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    issue --name *.example.org | *.example.org” cannot be proven over HTTP
                    issue --name a..b | each part between dots
                    issue --name a.example --directory http://ca.example/ | not the directory
                    account --directory letsencrypt | Give staging, production, or a URL
                    account --contact a@b,c@d | Give one address for mail
                    account --roots /nowhere/roots.pem | /nowhere/roots.pem
                    """)
    void whatCannotWorkIsSaidBeforeAnybodyIsAsked(String words, String said) {
        assertThat(run(("cert acme " + words).split(" "))).isEqualTo(ExitCode.PROBLEMS);
        assertThat(err()).contains(said);
    }

    @Test
    void stagingIsAskedUntilSomebodySaysProduction() {
        Words words = Words.of(Locale.ENGLISH);
        CommandSyntax syntax = new CommandSyntax(words, "Yaomote 1");

        assertThat(syntax.parse("cert", "acme", "issue", "-n", "a.example"))
                .isInstanceOfSatisfying(
                        Invocation.Acme.class,
                        asked ->
                                assertThat(asked.order())
                                        .isInstanceOfSatisfying(
                                                AcmeOrder.Issue.class,
                                                issue -> {
                                                    assertThat(issue.who().directory())
                                                            .isEqualTo("staging");
                                                    assertThat(issue.who().agrees()).isFalse();
                                                }));
    }

    @Test
    void whoOrderedNothingHasNothingToRenew() {
        assertThat(run("cert", "acme", "list")).isEqualTo(ExitCode.OK);
        assertThat(out()).contains("Nothing was ordered yet");
        assertThat(run("cert", "acme", "renew")).isEqualTo(ExitCode.OK);
        assertThat(folder).isEmptyDirectory();
    }
}
