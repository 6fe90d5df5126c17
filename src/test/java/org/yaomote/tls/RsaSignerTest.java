package org.yaomote.tls;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.netty.handler.ssl.OpenSsl;

import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.yaomote.fixtures.TestCertificates;
import org.yaomote.fixtures.TestCertificates.Identity;
import org.yaomote.fixtures.TestCertificates.KeyKind;

import java.security.PrivateKey;
import java.security.Signature;
import java.security.SignatureException;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

/// RFC 8446 §4.2.3: what the system's library signs is what anybody verifies.
class RsaSignerTest {
    private static final Identity RSA = TestCertificates.selfSigned(KeyKind.RSA, "a.example");
    private static final byte[] TEXT = "what was said so far".getBytes();

    private static LibCrypto library;

    @BeforeAll
    static void theLibraryIsThere() {
        Assumptions.assumeTrue(OpenSsl.isAvailable(), "no BoringSSL");
        var found = LibCrypto.named(LibCrypto.NAME);
        Assumptions.assumeTrue(found.isPresent(), "no libcrypto of OpenSSL 3");
        library = found.get();
    }

    private static TlsIdentity identity(PrivateKey key, Identity shown) {
        return new TlsIdentity(key, shown.chain(), Set.of());
    }

    private static RsaSigner signer() {
        return RsaSigner.of(library, identity(RSA.keys().getPrivate(), RSA)).orElseThrow();
    }

    private static int code(RsaScheme scheme) {
        return IntStream.range(0, 0x1000)
                .filter(code -> RsaScheme.of(code) == scheme)
                .findFirst()
                .orElseThrow();
    }

    @ParameterizedTest
    @EnumSource(RsaScheme.class)
    void everySchemeIsSignedAsOftenAsAsked(RsaScheme scheme) throws Exception {
        try (RsaSigner signer = signer()) {
            for (int i = 0; i < 3; i++) {
                Signature check = scheme.inJava();
                check.initVerify(RSA.keys().getPublic());
                check.update(TEXT);
                assertThat(check.verify(signer.sign(0, code(scheme), TEXT))).isTrue();
            }
        }
    }

    @Test
    void severalThreadsSignAtOnce() {
        try (RsaSigner signer = signer()) {
            AtomicInteger right = new AtomicInteger();
            IntStream.range(0, 64)
                    .parallel()
                    .forEach(
                            number -> {
                                byte[] text = {(byte) number};
                                if (isRight(RsaScheme.PSS_SHA256, text, signer)) {
                                    right.incrementAndGet();
                                }
                            });
            assertThat(right).hasValue(64);
        }
    }

    private static boolean isRight(RsaScheme scheme, byte[] text, RsaSigner signer) {
        try {
            Signature check = scheme.inJava();
            check.initVerify(RSA.keys().getPublic());
            check.update(text);
            return check.verify(signer.sign(0, code(scheme), text));
        } catch (java.security.GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }

    /// RFC 9155 §4: no SHA-1; and nothing that an RSA key does not do.
    @ParameterizedTest
    @ValueSource(ints = {0, 0x0201, 0x0403, 0x0807, 0xff01})
    void otherSchemesAreRefused(int code) {
        try (RsaSigner signer = signer()) {
            assertThatThrownBy(() -> signer.sign(0, code, TEXT))
                    .isInstanceOf(SignatureException.class);
            assertThatThrownBy(() -> signer.decrypt(0, TEXT))
                    .isInstanceOf(SignatureException.class);
        }
    }

    @Test
    void aKeyThatIsNotTheCertificatesIsRefused() {
        Identity other = TestCertificates.selfSigned(KeyKind.RSA, "b.example");

        assertThat(RsaSigner.of(library, identity(other.keys().getPrivate(), RSA))).isEmpty();
    }

    @Test
    void otherKindsOfKeysAreLeftToBoringSsl() {
        for (KeyKind kind : new KeyKind[] {KeyKind.EC, KeyKind.ED25519}) {
            Identity other = TestCertificates.selfSigned(kind, "b.example");

            assertThat(RsaSigner.of(library, identity(other.keys().getPrivate(), other))).isEmpty();
        }
    }

    @Test
    void aMissingOrAnotherLibraryIsNone() {
        assertThat(LibCrypto.named("libcrypto.so.none")).isEmpty();
        assertThat(LibCrypto.named("libc.so.6")).isEmpty();
    }

    @Test
    void theKeyIsNotInItsText() {
        try (RsaSigner signer = signer()) {
            assertThat(signer.toString()).matches("[\\w.]+@\\p{XDigit}+");
        }
    }
}
