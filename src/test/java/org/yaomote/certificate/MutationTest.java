package org.yaomote.certificate;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.yaomote.fixtures.Effort;
import org.yaomote.fixtures.Mutator;

import java.io.ByteArrayOutputStream;
import java.lang.management.ManagementFactory;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/// Files as transmission errors and malice make them: each is read or refused, none throws or
/// hangs.
class MutationTest {
    private static final Identity LEAF = Made.issued(Made.root(), "app.lan");

    /// Of the processor: other programs do not count.
    private static final Duration MOST_WORK = Duration.ofSeconds(15);

    private static long cpuNanos() {
        return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    }

    private static void readAll(Mutator mutator, int cases) {
        Examiner examiner = new Examiner(InstantSource.system());
        CertificateReader reader = new CertificateReader(Made.answering("secret"));
        int good = 0;
        for (int i = 0; i < cases; i++) {
            byte[] octets = mutator.mutated();
            long before = cpuNanos();
            Outcome<Contents> read = reader.read(octets, "a");
            assertThat(Duration.ofNanos(cpuNanos() - before)).isLessThan(MOST_WORK);
            if (read.result().isPresent()) {
                Contents contents = read.result().get();
                good++;
                assertThat(contents.identity()).isNotNull();
                assertThat(examiner.examine(contents, Optional.empty())).isNotNull();
                contents.requests().forEach(r -> assertThat(r.names()).isNotNull());
                contents.requests().forEach(r -> assertThat(r.publicKey()).isNotNull());
            } else {
                assertThat(read.told()).isNotEmpty();
            }
        }
        assertThat(good).isPositive().isLessThan(cases);
    }

    @Test
    void pemIsReadOrRefused() {
        SigningRequest request =
                Made.done(Made.ISSUER.request(Made.key(), Made.terms("a.lan").names()));
        List<byte[]> bases =
                List.of(
                        PemWriter.bundle(LEAF),
                        PemWriter.request(request),
                        PemWriter.key(
                                LEAF.key(), Made.phrase("secret"), PemWriter.Stretching.RANDOM));
        List<String> words =
                List.of(
                        "-----BEGIN CERTIFICATE-----\n",
                        "-----END CERTIFICATE-----\n",
                        "-----BEGIN RSA PRIVATE KEY-----\n",
                        "-----BEGIN PKCS7-----\n",
                        "Proc-Type: 4,ENCRYPTED\nDEK-Info: DES-EDE3-CBC,00\n\n",
                        "MIIB",
                        "====");

        readAll(new Mutator(6, bases, words), Effort.of(1000, 100_000));
    }

    @Test
    void binaryFormsAreReadOrRefused() throws Exception {
        List<byte[]> bases =
                List.of(
                        Made.done(
                                StoreWriter.identity(
                                        LEAF,
                                        Made.phrase("secret"),
                                        StoreWriter.Reach.OLD_WINDOWS)),
                        Made.done(StoreWriter.trusted(List.of(LEAF.leaf()), Made.phrase("secret"))),
                        jks(),
                        LEAF.leaf().getEncoded(),
                        LEAF.key().getEncoded());
        List<String> words =
                List.of(
                        "0\u0082\u00ff\u00ff",
                        "0\u0084\u007f\u00ff\u00ff\u00ff",
                        "0\u0080",
                        "\u0002\u0004\u007f\u00ff\u00ff\u00ff",
                        "\0\0");

        readAll(new Mutator(7, bases, words), Effort.of(1000, 100_000));
    }

    private static byte[] jks() throws Exception {
        char[] phrase = "secret".toCharArray();
        KeyStore keys = KeyStore.getInstance("JKS");
        keys.load(null, null);
        keys.setKeyEntry("own", LEAF.key(), phrase, LEAF.chain().toArray(Certificate[]::new));
        ByteArrayOutputStream octets = new ByteArrayOutputStream();
        keys.store(octets, phrase);
        return octets.toByteArray();
    }
}
