package org.yaomote.tls;

import static org.assertj.core.api.Assertions.assertThat;
import static org.yaomote.fixtures.TestCertificates.issuedBy;
import static org.yaomote.fixtures.TestCertificates.selfSigned;

import org.bouncycastle.jce.provider.BouncyCastleProvider;
import org.bouncycastle.openssl.jcajce.JcaMiscPEMGenerator;
import org.bouncycastle.openssl.jcajce.JcaPKCS8Generator;
import org.bouncycastle.openssl.jcajce.JceOpenSSLPKCS8EncryptorBuilder;
import org.bouncycastle.openssl.jcajce.JcePEMEncryptorBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.util.io.pem.PemGenerationException;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.yaomote.config.Problem;
import org.yaomote.config.Severity;
import org.yaomote.config.Where;
import org.yaomote.fixtures.TestCertificates;
import org.yaomote.fixtures.TestCertificates.Identity;
import org.yaomote.fixtures.TestCertificates.KeyKind;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.security.interfaces.ECPrivateKey;
import java.security.interfaces.RSAPrivateKey;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collections;
import java.util.List;

class PemBundleTest {
    private static final String FIELD = "listeners[0].certificates[0]";
    private static Identity rsa;
    private static Identity ec;

    @TempDir private Path folder;

    @BeforeAll
    static void makeKeys() {
        rsa = selfSigned(KeyKind.RSA, "rsa.example");
        ec = selfSigned(KeyKind.EC, "ec.example");
    }

    private Path file(String... parts) {
        return TestCertificates.write(folder, "bundle.pem", parts);
    }

    private static PemBundle read(Path file) {
        return switch (PemBundle.read(new PemFile.Place(file, FIELD))) {
            case PemBundle.Result.Read(var bundle) -> bundle;
            case PemBundle.Result.Unusable(var problem) -> throw new AssertionError(problem);
        };
    }

    private static Problem problem(Path file) {
        return switch (PemBundle.read(new PemFile.Place(file, FIELD))) {
            case PemBundle.Result.Read(var bundle) -> throw new AssertionError(bundle);
            case PemBundle.Result.Unusable(var problem) -> problem;
        };
    }

    private void assertUsable(Identity identity, String... parts) {
        PemBundle bundle = read(file(parts));

        assertThat(secret(bundle.key())).isEqualTo(secret(identity.keys().getPrivate()));
        assertThat(bundle.chain()).isEqualTo(identity.chain());
    }

    /// What makes a key this one, however it was written down.
    private static Object secret(PrivateKey key) {
        return switch (key) {
            case ECPrivateKey ec -> ec.getS();
            case RSAPrivateKey rsa -> rsa.getPrivateExponent();
            default -> List.of(Base64.getEncoder().encodeToString(key.getEncoded()));
        };
    }

    private void assertProblem(String code, Path file, String... more) {
        List<String> arguments = new ArrayList<>(List.of(file.toString()));
        arguments.addAll(List.of(more));
        assertThat(problem(file))
                .isEqualTo(new Problem(Severity.ERROR, new Where.Field(FIELD), code, arguments));
    }

    @Nested
    class ShapesOfKeys {
        @ParameterizedTest
        @EnumSource(KeyKind.class)
        void pkcs8(KeyKind kind) {
            Identity identity = selfSigned(kind, "a.example");

            assertUsable(identity, identity.keyPem(), identity.chainPem());
        }

        @Test
        void pkcs1AsOpenSslWroteRsaOfOld() {
            assertThat(rsa.traditionalKeyPem()).startsWith("-----BEGIN RSA PRIVATE KEY-----");
            assertUsable(rsa, rsa.traditionalKeyPem(), rsa.chainPem());
        }

        @Test
        void sec1WithTheParametersThatOpenSslWritesBesideIt() {
            String parameters =
                    "-----BEGIN EC PARAMETERS-----\n"
                            + "BggqhkjOPQMBBw==\n"
                            + "-----END EC PARAMETERS-----\n";

            assertThat(ec.traditionalKeyPem()).startsWith("-----BEGIN EC PRIVATE KEY-----");
            assertUsable(ec, parameters, ec.traditionalKeyPem(), ec.chainPem());
        }
    }

    @Nested
    class OrderAndSurroundings {
        @Test
        void theKeyMayStandBeforeOrBehindTheCertificate() {
            assertUsable(ec, ec.keyPem(), ec.chainPem());
            assertUsable(ec, ec.chainPem(), ec.keyPem());
        }

        @Test
        void linesOfWindowsAndTextBetweenThePartsDoNotMatter() {
            String certificate = "subject=CN = ec.example\n\n" + ec.chainPem();

            assertUsable(ec, certificate.replace("\n", "\r\n"), "Bag Attributes\n", ec.keyPem());
        }

        @Test
        void aChainInAnyOrderIsPutInOrderLeafFirst() {
            Identity root = selfSigned(KeyKind.EC, "root");
            Identity middle = issuedBy(root, KeyKind.RSA, "middle");
            Identity leaf = issuedBy(middle, KeyKind.EC, "leaf.example");
            List<X509Certificate> shuffled = new ArrayList<>(leaf.chain());
            do {
                Collections.rotate(shuffled, 1);
                List<String> parts = new ArrayList<>(List.of(leaf.keyPem()));
                shuffled.forEach(part -> parts.add(TestCertificates.pem(part)));
                assertUsable(leaf, parts.toArray(String[]::new));
                assertUsable(leaf, parts.reversed().toArray(String[]::new));
            } while (!shuffled.equals(leaf.chain()));
        }

        @Test
        void certificatesOfOthersAreLeftOut() {
            Identity leaf = issuedBy(rsa, KeyKind.EC, "leaf.example");

            assertUsable(leaf, ec.chainPem(), leaf.chainPem(), leaf.keyPem());
        }

        @Test
        void aCertificateThatStandsThereTwiceCountsOnce() {
            assertUsable(ec, ec.chainPem(), ec.keyPem(), ec.chainPem());
        }

        @Test
        void ofTwoIssuersOfOneNameTheOneThatSignedIsTaken() {
            Identity old = selfSigned(KeyKind.EC, "root");
            Identity renewed = selfSigned(KeyKind.EC, "root");
            Identity leaf = issuedBy(renewed, KeyKind.EC, "leaf.example");

            assertUsable(leaf, leaf.keyPem(), old.chainPem(), leaf.chainPem());
            assertUsable(leaf, leaf.keyPem(), leaf.chainPem(), old.chainPem());
        }
    }

    @Nested
    class Unusable {
        @Test
        void missing() {
            assertProblem("certificate.missing", folder.resolve("none.pem"));
        }

        @Test
        void aFolder() {
            assertProblem("certificate.folder", folder);
        }

        @Test
        void largerThanOneMebibyteEvenIfItBeginsWell() {
            String padding = "#".repeat(1 << 20);

            assertProblem("certificate.tooLarge", file(ec.keyPem(), ec.chainPem(), padding));
        }

        @Test
        void emptyOrNoPemAtAll() throws IOException {
            assertProblem("certificate.noCertificate", file(""));
            assertProblem("certificate.noCertificate", file("not a certificate\n"));
            Path der = Files.write(folder.resolve("der"), ec.leaf().getPublicKey().getEncoded());
            assertProblem("certificate.noCertificate", der);
        }

        @Test
        void aKeyAlone() {
            assertProblem("certificate.noCertificate", file(ec.keyPem()));
        }

        @Test
        void aCertificateAlone() {
            assertProblem("certificate.noKey", file(ec.chainPem()));
        }

        @Test
        void theKeyOfAnotherCertificate() {
            Identity other = selfSigned(KeyKind.EC, "other.example");

            assertProblem("certificate.keyMismatch", file(other.keyPem(), ec.chainPem()));
            assertProblem("certificate.keyMismatch", file(rsa.keyPem(), ec.chainPem()));
        }

        @Test
        void contentsThatAreBroken() {
            String cut = ec.chainPem().substring(0, ec.chainPem().length() / 2);
            String second = "" + (ec.chainPem().lines().count() + 1);
            String garbage = Base64.getMimeEncoder().encodeToString(new byte[100]);
            for (String type : List.of("CERTIFICATE", "PRIVATE KEY", "RSA PRIVATE KEY")) {
                String broken = "-----BEGIN " + type + "-----\n" + garbage + "\n-----END " + type;

                Path file = file(ec.chainPem(), broken + "-----\n");
                assertProblem("certificate.brokenPart", file, second);
            }
            assertProblem("certificate.brokenPart", file("\n", cut, ec.keyPem()), "2");
        }

        @Test
        void anythingElseByItsLine() {
            for (String label : List.of("CERTIFICATE REQUEST", "PUBLIC KEY", "DSA PRIVATE KEY")) {
                String other = "-----BEGIN " + label + "-----\nAA==\n-----END " + label + "-----\n";

                assertProblem("certificate.otherPart", file("# mine\n", other), "2", label);
            }
            Path two = file(ec.keyPem(), ec.chainPem(), rsa.keyPem());
            long line = (ec.keyPem() + ec.chainPem()).lines().count() + 1;
            assertProblem("certificate.secondKey", two, "" + line);
        }

        @Test
        void anEncryptedKeyInPkcs8() throws OperatorCreationException, PemGenerationException {
            var encryptor =
                    new JceOpenSSLPKCS8EncryptorBuilder(JcaPKCS8Generator.AES_256_CBC)
                            .setProvider(new BouncyCastleProvider())
                            .setPassword("secret".toCharArray())
                            .build();
            String key =
                    TestCertificates.pem(
                            new JcaPKCS8Generator(ec.keys().getPrivate(), encryptor).generate());

            assertThat(key).startsWith("-----BEGIN ENCRYPTED PRIVATE KEY-----");
            assertProblem("certificate.encryptedKey", file(ec.chainPem(), key));
        }

        @Test
        void anEncryptedKeyAsOpenSslWroteItOfOld() throws IOException {
            var encryptor =
                    new JcePEMEncryptorBuilder("AES-128-CBC")
                            .setProvider(new BouncyCastleProvider())
                            .build("secret".toCharArray());
            String key =
                    TestCertificates.pem(
                            new JcaMiscPEMGenerator(rsa.keys().getPrivate(), encryptor));

            assertThat(key).contains("Proc-Type: 4,ENCRYPTED");
            assertProblem("certificate.encryptedKey", file(key, rsa.chainPem()));
        }

        @Test
        void aChainOfMoreThanTen() {
            Identity last = selfSigned(KeyKind.EC, "root");
            for (int i = 1; i < PemBundle.MAX_CHAIN; i++) {
                last = issuedBy(last, KeyKind.EC, "n" + i);
            }
            assertUsable(last, last.keyPem(), last.chainPem());
            Identity eleventh = issuedBy(last, KeyKind.EC, "n10");

            assertProblem("certificate.longChain", file(eleventh.keyPem(), eleventh.chainPem()));
        }
    }

    @Nested
    class Secrets {
        @Test
        void nothingOfTheKeyIsInAnyText() {
            Path file = file(rsa.keyPem(), rsa.chainPem());
            PemBundle.Result result = PemBundle.read(new PemFile.Place(file, FIELD));

            assertThat(result.toString()).isEqualTo("Read[bundle=PemBundle[CN=rsa.example]]");
        }

        @Test
        void aProblemNamesTheFileAndNothingInIt() {
            String half = ec.keyPem().substring(0, 80);
            Path file = file(ec.chainPem(), half);

            assertThat(problem(file).toString())
                    .contains(file.toString())
                    .doesNotContain(half.substring(30, 60));
        }
    }
}
