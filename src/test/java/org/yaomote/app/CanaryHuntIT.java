package org.yaomote.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.condition.OS.WINDOWS;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.io.TempDir;
import org.yaomote.certificate.CertificateIssuer;
import org.yaomote.certificate.CertificateReader;
import org.yaomote.certificate.Contents;
import org.yaomote.certificate.FileWriting;
import org.yaomote.certificate.Identity;
import org.yaomote.certificate.KeyKind;
import org.yaomote.certificate.LeafTerms;
import org.yaomote.certificate.NameReader;
import org.yaomote.certificate.PassPhrase;
import org.yaomote.certificate.PassPhrases;
import org.yaomote.certificate.PemWriter;
import org.yaomote.certificate.SubjectName;
import org.yaomote.fixtures.ChildProgram;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.PrivateKey;
import java.security.SecureRandom;
import java.security.interfaces.ECPrivateKey;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/// Private keys and pass phrases go through the program; then every file that it left, its log, its
/// JSON, its temporary folder, and what it said, is read for them.
@DisabledOnOs(value = WINDOWS, disabledReason = "Windows has no signals to send")
class CanaryHuntIT {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final String OLD = "c4nary-0ld-phrase";
    private static final String NEW = "c4nary-n3w-phrase";
    private static final Set<String> KEEPERS =
            Set.of("own.pem", "other.pem", "app.pem", "pass-phrase");

    @TempDir Path home;
    private final SecureRandom random = new SecureRandom();
    private final List<String> secrets = new ArrayList<>(List.of(OLD, NEW));
    private final StringBuilder said = new StringBuilder();

    private Map<String, String> environment() {
        return Map.of(
                "OLD", OLD, "NEW", NEW, "JAVA_TOOL_OPTIONS", "-Djava.io.tmpdir=" + file("tmp"));
    }

    private Path file(String name) {
        return home.resolve(name);
    }

    private LeafTerms terms() {
        List<SubjectName> names = NameReader.readAll("app.lan").result().orElseThrow();
        return new LeafTerms(names, LeafTerms.USUAL);
    }

    private PrivateKey own(String name) throws IOException {
        Identity identity =
                new CertificateIssuer(InstantSource.system(), random)
                        .selfSigned(KeyKind.EC_P256.make(random), terms())
                        .result()
                        .orElseThrow();
        Files.write(file(name), PemWriter.bundle(identity));
        watchFor(identity.key());
        return identity.key();
    }

    /// In each form in which it could be written.
    private void watchFor(PrivateKey key) {
        String number = ((ECPrivateKey) key).getS().toString();
        String hex = ((ECPrivateKey) key).getS().toString(16);
        String base64 = Base64.getEncoder().encodeToString(key.getEncoded());
        String octets = new String(key.getEncoded(), 40, 24, ISO_8859_1);
        // A PEM file has a line end behind 64 characters.
        secrets.addAll(
                List.of(number, hex, base64.substring(50, 62), base64.substring(66, 86), octets));
    }

    private PrivateKey keyIn(String name) {
        return new CertificateReader(PassPhrases.NONE)
                .read(file(name))
                .then(Contents::key)
                .result()
                .orElseThrow();
    }

    private void note(ChildProgram program) {
        said.append(program.out()).append(program.err());
    }

    private void done(String... words) throws Exception {
        ChildProgram program = ChildProgram.run(home, environment(), words);
        assertThat(program.exitCode()).as(program.err()).isZero();
        note(program);
    }

    /// Sixty-one days ago, so that it is renewed when the program starts.
    private void issueWhatIsDue() {
        Instant then = Instant.now().minus(Duration.ofDays(61));
        new AuthorityHome(file(".config/yaomote/authority"), Map.of("COMPUTERNAME", "desk"))
                .open(false, () -> then)
                .issue(
                        terms(),
                        KeyKind.EC_P256,
                        Optional.of(file("app.pem")),
                        FileWriting.Existing.KEEP)
                .result()
                .orElseThrow();
    }

    private void serve() throws Exception {
        byte[] own = Files.readAllBytes(file("own.pem"));
        String other = Files.readString(file("other.pem"));
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.ofLiteral("127.0.0.1"))) {
            Files.writeString(
                    file("pound.cfg"),
                    """
                    ListenHTTPS
                        Address 127.0.0.1
                        Port %d
                        Cert "own.pem"
                        Cert "app.pem"
                    End
                    Service
                        Redirect "https://app.lan"
                    End
                    """
                            .formatted(free.getLocalPort()));
        }
        try (ChildProgram proxy =
                ChildProgram.start(home, environment(), "run", "-f", file("pound.cfg") + "")) {
            await().atMost(PATIENCE)
                    .untilAsserted(
                            () -> assertThat(proxy.out()).as(proxy.err()).contains("listening"));
            // The key of another certificate, and half a key: whoever complains has them in hand.
            String certificate = other.substring(other.indexOf("-----BEGIN CERTIFICATE"));
            String key = new String(own, ISO_8859_1).split("-----BEGIN CERTIFICATE", 2)[0];
            Files.writeString(file("own.pem"), key + certificate);
            proxy.signal("HUP");
            await().atMost(PATIENCE).until(() -> proxy.err().contains("Nothing was changed"));
            Files.write(
                    file("own.pem"),
                    new String(own, ISO_8859_1).substring(60).getBytes(ISO_8859_1));
            proxy.signal("HUP");
            await().atMost(PATIENCE)
                    .until(() -> proxy.err().split("Nothing was changed", -1).length == 3);
            proxy.signal("TERM");
            proxy.exitCode();
            note(proxy);
        }
        Files.write(file("own.pem"), own);
    }

    @Test
    void noSecretIsWhereItDoesNotBelong() throws Exception {
        Files.createDirectory(file("tmp"));
        PrivateKey own = own("own.pem");
        own("other.pem");
        Files.write(
                file("enc.pem"),
                PemWriter.key(
                        own, PassPhrase.taking(OLD.toCharArray()), PemWriter.Stretching.RANDOM));
        issueWhatIsDue();
        watchFor(keyIn("app.pem"));
        secrets.add(Files.readString(file(".config/yaomote/authority/pass-phrase")).strip());

        done(
                "cert",
                "passphrase",
                file("enc.pem") + "",
                "--passphrase-env",
                "OLD",
                "--new-passphrase-env",
                "NEW",
                "-o",
                file("enc2.pem") + "");
        serve();
        watchFor(keyIn("app.pem"));
        done("convert", "--to", "json", file("pound.cfg") + "", "-o", file("out.json") + "");

        // What is looked for is what a file with a key has in it.
        assertThat(Files.readString(file("own.pem"))).contains(secrets.get(4), secrets.get(5));
        assertThat(said.toString()).contains("listening").doesNotContain(secrets);
        try (Stream<Path> files = Files.walk(home)) {
            List<Path> left = files.filter(Files::isRegularFile).toList();
            assertThat(left.toString()).contains("out.json", "enc2.pem", ".log");
            for (Path one : left) {
                if (!KEEPERS.contains(one.getFileName().toString())) {
                    assertThat(Files.readString(one, ISO_8859_1))
                            .as(one.toString())
                            .doesNotContain(secrets)
                            .doesNotContain("BEGIN PRIVATE KEY");
                }
            }
        }
    }
}
