package org.yaomote.certificate;

import org.bouncycastle.asn1.pkcs.PrivateKeyInfo;
import org.bouncycastle.openssl.EncryptionException;
import org.bouncycastle.openssl.PEMEncryptedKeyPair;
import org.bouncycastle.openssl.jcajce.JceOpenSSLPKCS8DecryptorProviderBuilder;
import org.bouncycastle.openssl.jcajce.JcePEMDecryptorProviderBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.pkcs.PKCS8EncryptedPrivateKeyInfo;
import org.bouncycastle.pkcs.PKCSException;

import java.io.IOException;
import java.util.Optional;

/// Opens what a pass phrase protects. Thread: one.
final class Protected {
    /// A person may mistype twice.
    private static final int ATTEMPTS = 3;

    private final PassPhrases phrases;
    private final String name;

    /// @param name what a person calls the thing
    Protected(PassPhrases phrases, String name) {
        this.phrases = phrases;
        this.name = name;
    }

    /// Tries to open something; broken contents and wrong pass phrases cannot be told apart.
    @FunctionalInterface
    interface Attempt<T> {
        /// Empty if the pass phrase is wrong.
        Optional<T> with(PassPhrase phrase);
    }

    /// Asks until the pass phrase fits, three times at most.
    <T> Outcome<T> opened(Attempt<T> attempt) {
        for (int i = 1; i <= ATTEMPTS; i++) {
            Optional<PassPhrase> given = phrases.ask(name, i);
            if (given.isEmpty()) {
                return Outcome.refused(
                        i == 1 ? FaultKind.PHRASE_MISSING : FaultKind.PHRASE_WRONG, name);
            }
            try (PassPhrase phrase = given.get()) {
                Optional<T> result = attempt.with(phrase);
                if (result.isPresent()) {
                    return Outcome.done(result.get());
                }
            }
        }
        return Outcome.refused(FaultKind.PHRASE_WRONG, name);
    }

    /// A key in PKCS#8.
    Outcome<PrivateKeyInfo> open(PKCS8EncryptedPrivateKeyInfo key) {
        if (KeyCost.isTooCostly(key.toASN1Structure())) {
            return Outcome.refused(FaultKind.TOO_COSTLY);
        }
        return opened(
                phrase -> {
                    try {
                        return Optional.of(
                                key.decryptPrivateKeyInfo(
                                        new JceOpenSSLPKCS8DecryptorProviderBuilder()
                                                .setProvider(OwnCiphers.PROVIDER)
                                                .build(phrase.characters())));
                    } catch (PKCSException | OperatorCreationException | RuntimeException _) {
                        return Optional.empty();
                    }
                });
    }

    /// A key as OpenSSL protected it before it knew PKCS#8 (`Proc-Type: 4,ENCRYPTED`).
    Outcome<PrivateKeyInfo> open(PEMEncryptedKeyPair pair) {
        return opened(
                phrase -> {
                    try {
                        var opener =
                                new JcePEMDecryptorProviderBuilder()
                                        .setProvider(OwnCiphers.PROVIDER)
                                        .build(phrase.characters());
                        return Optional.of(pair.decryptKeyPair(opener).getPrivateKeyInfo());
                    } catch (EncryptionException | RuntimeException _) {
                        return Optional.empty();
                    } catch (IOException _) {
                        return Optional.empty();
                    }
                });
    }
}
