package org.yaomote.tls;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.yaomote.config.Problem;
import org.yaomote.config.TlsSettings;
import org.yaomote.fixtures.TestCertificates;
import org.yaomote.fixtures.TestCertificates.Identity;
import org.yaomote.fixtures.TestCertificates.KeyKind;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;

/// Specification of the proxy, §3.9: what works but will not for long, or not as meant.
class BundleWarningsTest {
    private static final Identity CERTIFICATE =
            TestCertificates.selfSigned(KeyKind.EC, "a.example");
    private static final Instant END = CERTIFICATE.leaf().getNotAfter().toInstant();

    @TempDir private Path folder;

    private List<Problem> warnings(Instant now, String... parts) {
        TestCertificates.write(folder, "a.pem", parts);
        return warnings(now);
    }

    private List<Problem> warnings(Instant now) {
        TlsLoader loader = new TlsLoader(folder, TlsProvider.best(), InstantSource.fixed(now));
        var settings =
                new TlsLoader.ServerSettings(
                        new TlsSettings(List.of("a.pem")), true, Duration.ofSeconds(1));
        return switch (loader.server(settings, "listeners[0]")) {
            case TlsResult.Loaded<ServerTls>(_, var warnings) -> warnings;
            case TlsResult.Unusable<ServerTls>(var problems) -> throw new AssertionError(problems);
        };
    }

    @ParameterizedTest
    @CsvSource({
        "-P92D, certificate.notYetValid",
        "-P31D, ''",
        "-P29DT-1H, certificate.expiresSoon",
        "-P2D, certificate.expiresSoon",
        "-PT23H, certificate.expiresVerySoon",
        "PT1M, certificate.expired"
    })
    void theEndIsAnnounced(Duration before, String code) {
        List<Problem> found =
                warnings(END.plus(before), CERTIFICATE.keyPem(), CERTIFICATE.chainPem());

        assertThat(found).noneMatch(Problem::isError);
        assertThat(String.join(" ", found.stream().map(Problem::code).toList())).isEqualTo(code);
    }

    @Test
    void theDaysLeftAreTold() {
        List<Problem> found =
                warnings(
                        END.minus(Duration.ofDays(7).plusHours(1)),
                        CERTIFICATE.keyPem(),
                        CERTIFICATE.chainPem());

        assertThat(found.getFirst().arguments()).contains("7");
    }

    @Test
    void aCertificateOutsideTheChainIsTold() {
        Identity other = TestCertificates.selfSigned(KeyKind.EC, "b.example");

        List<Problem> found =
                warnings(
                        Instant.now(),
                        CERTIFICATE.keyPem(),
                        CERTIFICATE.chainPem(),
                        other.chainPem());

        assertThat(found).extracting(Problem::code).containsExactly("certificate.strangers");
    }

    @Test
    void aKeyThatEveryUserCanReadIsTold() throws IOException {
        Path file = CERTIFICATE.writeBundle(folder, "a");
        Assumptions.assumeTrue(
                Files.getFileStore(file).supportsFileAttributeView("posix"), "other rights");
        assertThat(warnings(Instant.now())).isEmpty();

        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r--r--"));

        assertThat(warnings(Instant.now()))
                .extracting(Problem::code)
                .containsExactly("certificate.openToAll");
    }
}
