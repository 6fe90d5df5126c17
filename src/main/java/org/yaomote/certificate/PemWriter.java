package org.yaomote.certificate;

import org.bouncycastle.asn1.pkcs.PrivateKeyInfo;
import org.bouncycastle.openssl.PKCS8Generator;
import org.bouncycastle.openssl.jcajce.JceOpenSSLPKCS8EncryptorBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.pkcs.PKCS8EncryptedPrivateKeyInfoBuilder;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.PrivateKey;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;

/// Writes PEM (RFC 7468). Octets with keys in them belong to the caller, who wipes them.
///
/// Stateless; any thread.
public final class PemWriter {
    private static final Base64.Encoder LINES = Base64.getMimeEncoder(64, new byte[] {'\n'});

    /// How often a pass phrase is hashed.
    public enum Stretching {
        /// So often that guessing what a person made up is dear: OWASP's figure for SHA-512.
        TYPED(210_000),
        /// As often as old programs do: nobody guesses 160 random bits.
        RANDOM(2048);

        private final int rounds;

        Stretching(int rounds) {
            this.rounds = rounds;
        }

        int rounds() {
            return rounds;
        }
    }

    private PemWriter() {}

    /// A key in PKCS#8, without protection.
    public static byte[] key(PrivateKey key) {
        byte[] octets = key.getEncoded();
        byte[] made = block("PRIVATE KEY", octets);
        Arrays.fill(octets, (byte) 0);
        return made;
    }

    /// A key in PKCS#8 that a pass phrase protects (PBES2, AES-256; RFC 8018): OpenSSL since 1.0
    /// opens it.
    public static byte[] key(PrivateKey key, PassPhrase phrase, Stretching stretching) {
        try {
            var encryptor =
                    new JceOpenSSLPKCS8EncryptorBuilder(PKCS8Generator.AES_256_CBC)
                            .setPRF(PKCS8Generator.PRF_HMACSHA512)
                            .setIterationCount(stretching.rounds())
                            .setProvider(OwnCiphers.PROVIDER)
                            .setPassword(phrase.characters())
                            .build();
            var info = PrivateKeyInfo.getInstance(key.getEncoded());
            return block(
                    "ENCRYPTED PRIVATE KEY",
                    new PKCS8EncryptedPrivateKeyInfoBuilder(info).build(encryptor).getEncoded());
        } catch (OperatorCreationException e) {
            throw new IllegalStateException("Bouncy Castle has AES", e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Certificates, one after the other.
    public static byte[] certificates(List<X509Certificate> certificates) {
        ByteArrayOutputStream text = new ByteArrayOutputStream();
        for (X509Certificate certificate : certificates) {
            try {
                text.writeBytes(block("CERTIFICATE", certificate.getEncoded()));
            } catch (CertificateEncodingException e) {
                throw new IllegalStateException("what was read can be written", e);
            }
        }
        return text.toByteArray();
    }

    /// A request.
    public static byte[] request(SigningRequest request) {
        return block("CERTIFICATE REQUEST", request.octets());
    }

    /// Key, certificate and issuers in one, as a listener takes it, and as Pound does.
    public static byte[] bundle(Identity identity) {
        byte[] key = key(identity.key());
        byte[] certificates = certificates(identity.chain());
        byte[] all = Arrays.copyOf(key, key.length + certificates.length);
        System.arraycopy(certificates, 0, all, key.length, certificates.length);
        Arrays.fill(key, (byte) 0);
        return all;
    }

    private static byte[] block(String label, byte[] content) {
        byte[] begin = ascii("-----BEGIN " + label + "-----\n");
        byte[] lines = LINES.encode(content);
        byte[] end = ascii("\n-----END " + label + "-----\n");
        byte[] block = Arrays.copyOf(begin, begin.length + lines.length + end.length);
        System.arraycopy(lines, 0, block, begin.length, lines.length);
        System.arraycopy(end, 0, block, begin.length + lines.length, end.length);
        Arrays.fill(lines, (byte) 0);
        return block;
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
