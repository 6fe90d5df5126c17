package org.yaomote.certificate;

import org.yaomote.fixtures.Tool;

import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/// Keys and certificates made by the room itself, for its tests.
final class Made {
    static final SecureRandom RANDOM = new SecureRandom();
    static final CertificateIssuer ISSUER = new CertificateIssuer(InstantSource.system(), RANDOM);

    private Made() {}

    static <T> T done(Outcome<T> outcome) {
        return switch (outcome) {
            case Outcome.Done<T>(var value, _) -> value;
            case Outcome.Refused<T>(var faults) -> throw new AssertionError(faults);
        };
    }

    static List<FaultKind> told(Outcome<?> outcome) {
        return outcome.told().stream().map(Fault::kind).toList();
    }

    static boolean isRefused(Outcome<?> outcome) {
        return outcome instanceof Outcome.Refused<?>;
    }

    static KeyPair key() {
        return KeyKind.EC_P256.make(RANDOM);
    }

    static LeafTerms terms(String... names) {
        return new LeafTerms(done(NameReader.readAll(Arrays.asList(names))), LeafTerms.USUAL);
    }

    static Identity selfSigned(String... names) {
        return done(ISSUER.selfSigned(key(), terms(names)));
    }

    static Identity root() {
        return ISSUER.authority(key(), rootTerms(NameScope.PRIVATE));
    }

    static AuthorityTerms rootTerms(NameScope scope) {
        return new AuthorityTerms("Test root", Duration.ofDays(3652), scope, 1);
    }

    static Identity authorityUnder(Identity root) {
        return ISSUER.authorityUnder(root, key(), AuthorityTerms.named("Test authority"));
    }

    static Identity issued(Identity authority, String... names) {
        KeyPair keys = key();
        List<X509Certificate> chain =
                done(ISSUER.issued(authority, keys.getPublic(), terms(names)));
        return new Identity(keys.getPrivate(), chain);
    }

    static PassPhrase phrase(String text) {
        return PassPhrase.taking(text.toCharArray());
    }

    static PassPhrases answering(String text) {
        return (_, _) -> Optional.of(phrase(text));
    }

    static Outcome<Contents> read(byte[] octets) {
        return new CertificateReader(PassPhrases.NONE).read(octets, "test");
    }

    static Path file(Path folder, String name, byte[] octets) throws java.io.IOException {
        return Files.write(folder.resolve(name), octets);
    }

    static Path pem(Path folder, String name, X509Certificate... certificates)
            throws java.io.IOException {
        return file(folder, name, PemWriter.certificates(List.of(certificates)));
    }

    static Tool openssl(Object... words) {
        Object[] command = new Object[words.length + 1];
        command[0] = "openssl";
        System.arraycopy(words, 0, command, 1, words.length);
        return Tool.run(command);
    }
}
