package org.yaomote.certificate;

import org.bouncycastle.asn1.ASN1Sequence;
import org.jspecify.annotations.Nullable;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.Key;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.util.Collections;
import java.util.Optional;

/// Reads PKCS#12 and JKS with the readers of Bouncy Castle and the JDK, after a look at what they
/// would cost. Thread: one.
final class KeyStoreReader {
    private final Protected opener;

    KeyStoreReader(Protected opener) {
        this.opener = opener;
    }

    /// Who opens a file.
    private enum Form {
        /// The JDK.
        JKS,
        /// Bouncy Castle, which knows pass phrases beyond ASCII for old ciphers, and keys without a
        /// cipher. Its check sum tells a wrong pass phrase, so nobody else need try.
        CHECKED,
        /// Bouncy Castle, else the JDK, which knows more of those without a check sum.
        UNCHECKED
    }

    /// PKCS#12 (`.p12`, `.pfx`). An empty pass phrase is tried before anybody is asked.
    Outcome<Gathered> pkcs12(byte[] octets, Gathered gathered) {
        try {
            ASN1Sequence whole = ASN1Sequence.getInstance(octets);
            if (KeyCost.isTooCostly(whole)) {
                return Outcome.refused(FaultKind.TOO_COSTLY);
            }
            // RFC 7292 §4: version, content, and perhaps the check sum.
            return stored(whole.size() > 2 ? Form.CHECKED : Form.UNCHECKED, octets, gathered);
        } catch (RuntimeException _) {
            return Outcome.refused(FaultKind.BROKEN);
        }
    }

    /// Java's old form. Its certificates are not protected.
    Outcome<Gathered> jks(byte[] octets, Gathered gathered) {
        Optional<KeyStore> open = Store.opened("JKS", octets, null);
        if (open.isEmpty()) {
            return Outcome.refused(FaultKind.BROKEN);
        }
        return new Store(open.get()).hasKey()
                ? stored(Form.JKS, octets, gathered)
                : new Store(open.get()).gather(new char[0], gathered);
    }

    private Outcome<Gathered> stored(Form form, byte[] octets, Gathered gathered) {
        Optional<Outcome<Gathered>> free = read(form, octets, new char[0], gathered);
        return free.isPresent()
                ? free.get()
                : opener.opened(phrase -> read(form, octets, phrase.characters(), gathered))
                        .then(read -> read);
    }

    /// Empty if the pass phrase is wrong.
    private static Optional<Outcome<Gathered>> read(
            Form form, byte[] octets, char[] phrase, Gathered gathered) {
        return switch (form) {
            case JKS -> gather(Store.opened("JKS", octets, phrase), phrase, gathered);
            case CHECKED -> gather(Store.openedByBouncyCastle(octets, phrase), phrase, gathered);
            case UNCHECKED ->
                    gather(Store.openedByBouncyCastle(octets, phrase), phrase, gathered)
                            .or(
                                    () ->
                                            gather(
                                                    Store.opened("PKCS12", octets, phrase),
                                                    phrase,
                                                    gathered));
        };
    }

    private static Optional<Outcome<Gathered>> gather(
            Optional<KeyStore> opened, char[] phrase, Gathered gathered) {
        return opened.map(store -> new Store(store).gather(phrase, gathered))
                .filter(read -> !Store.isWrongPhrase(read));
    }

    /// A key store of the JDK.
    private record Store(KeyStore keys) {
        static Optional<KeyStore> opened(String type, byte[] octets, char @Nullable [] phrase) {
            try {
                return loaded(KeyStore.getInstance(type), octets, phrase);
            } catch (IOException | GeneralSecurityException | RuntimeException _) {
                return Optional.empty();
            }
        }

        static Optional<KeyStore> openedByBouncyCastle(byte[] octets, char[] phrase) {
            try {
                KeyStore keys = KeyStore.getInstance("PKCS12", OwnCiphers.PROVIDER);
                return loaded(keys, octets, phrase);
            } catch (IOException | GeneralSecurityException | RuntimeException _) {
                return Optional.empty();
            }
        }

        private static Optional<KeyStore> loaded(
                KeyStore keys, byte[] octets, char @Nullable [] phrase)
                throws IOException, GeneralSecurityException {
            keys.load(new ByteArrayInputStream(octets), phrase);
            return Optional.of(keys);
        }

        static boolean isWrongPhrase(Outcome<Gathered> read) {
            return read instanceof Outcome.Refused<Gathered>(var faults)
                    && faults.getFirst().kind() == FaultKind.PHRASE_WRONG;
        }

        boolean hasKey() {
            try {
                for (String alias : Collections.list(keys.aliases())) {
                    if (keys.isKeyEntry(alias)) {
                        return true;
                    }
                }
                return false;
            } catch (GeneralSecurityException e) {
                throw new IllegalStateException("a store that was loaded can be asked", e);
            }
        }

        Outcome<Gathered> gather(char[] phrase, Gathered gathered) {
            try {
                for (String alias : Collections.list(keys.aliases())) {
                    Outcome<Gathered> added = add(alias, phrase, gathered);
                    if (added instanceof Outcome.Refused<Gathered>) {
                        return added;
                    }
                }
                return gathered.isTooMuch()
                        ? Outcome.refused(FaultKind.MANY_PARTS, Gathered.MOST)
                        : Outcome.done(gathered);
            } catch (GeneralSecurityException | RuntimeException _) {
                return Outcome.refused(FaultKind.PHRASE_WRONG);
            }
        }

        private Outcome<Gathered> add(String alias, char[] phrase, Gathered gathered)
                throws GeneralSecurityException {
            if (keys.isKeyEntry(alias)) {
                Key key = keys.getKey(alias, phrase);
                if (!(key instanceof PrivateKey own) || !PublicKeys.isSupported(own)) {
                    return Outcome.refused(FaultKind.NOT_SUPPORTED, key.getAlgorithm());
                }
                gathered.add(own);
                Certificate[] chain = keys.getCertificateChain(alias);
                for (Certificate certificate : chain == null ? new Certificate[0] : chain) {
                    add(certificate, gathered);
                }
            } else if (keys.getCertificate(alias) != null) {
                add(keys.getCertificate(alias), gathered);
            }
            return Outcome.done(gathered);
        }

        private static void add(Certificate certificate, Gathered gathered) {
            if (certificate instanceof X509Certificate x509) {
                gathered.add(x509);
            }
        }
    }
}
