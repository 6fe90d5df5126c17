package org.yaomote.certificate;

import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;

/// The forms in which other programs want a key and its certificates.
public enum ExportFormat {
    /// Key, certificate and issuers in one PEM file: what a listener takes.
    BUNDLE(false),
    /// Key, certificate and issuers in a PEM file each.
    FILES(false),
    /// For nginx and Apache: a key, and a certificate followed by its issuers.
    NGINX(false),
    /// PKCS#12 for programs of today.
    PKCS12(true),
    /// PKCS#12 for every Windows.
    WINDOWS(true),
    /// For Java: a key store, and a trust store with the root.
    JAVA(true);

    private final boolean needsPhrase;

    ExportFormat(boolean needsPhrase) {
        this.needsPhrase = needsPhrase;
    }

    /// Whether the files are protected by a pass phrase.
    public boolean needsPhrase() {
        return needsPhrase;
    }

    /// The files.
    ///
    /// @param stem what their names begin with
    /// @param phrase empty where none is needed
    public Outcome<List<FileContent>> files(Identity identity, String stem, PassPhrase phrase) {
        List<X509Certificate> chain = identity.chain();
        return switch (this) {
            case BUNDLE -> Outcome.done(List.of(secret(stem + ".pem", PemWriter.bundle(identity))));
            case FILES -> Outcome.done(separate(identity, stem));
            case NGINX ->
                    Outcome.done(
                            List.of(
                                    secret(stem + ".key", PemWriter.key(identity.key())),
                                    open(stem + ".crt", PemWriter.certificates(chain))));
            case PKCS12 ->
                    StoreWriter.identity(identity, phrase, StoreWriter.Reach.MODERN)
                            .map(octets -> List.of(secret(stem + ".p12", octets)));
            case WINDOWS ->
                    StoreWriter.identity(identity, phrase, StoreWriter.Reach.OLD_WINDOWS)
                            .map(octets -> List.of(secret(stem + ".pfx", octets)));
            case JAVA -> java(identity, stem, phrase);
        };
    }

    private static List<FileContent> separate(Identity identity, String stem) {
        List<X509Certificate> chain = identity.chain();
        List<FileContent> files = new ArrayList<>();
        files.add(secret(stem + "-key.pem", PemWriter.key(identity.key())));
        files.add(open(stem + "-certificate.pem", PemWriter.certificates(chain.subList(0, 1))));
        if (chain.size() > 1) {
            List<X509Certificate> issuers = chain.subList(1, chain.size());
            files.add(open(stem + "-chain.pem", PemWriter.certificates(issuers)));
        }
        return files;
    }

    private static Outcome<List<FileContent>> java(
            Identity identity, String stem, PassPhrase phrase) {
        return StoreWriter.identity(identity, phrase, StoreWriter.Reach.MODERN)
                .then(
                        keys ->
                                StoreWriter.trusted(List.of(identity.chain().getLast()), phrase)
                                        .map(
                                                roots ->
                                                        List.of(
                                                                secret(
                                                                        stem + "-keystore.p12",
                                                                        keys),
                                                                open(
                                                                        stem + "-truststore.p12",
                                                                        roots))));
    }

    private static FileContent secret(String name, byte[] octets) {
        return new FileContent(name, octets, FileContent.Readers.OWNER);
    }

    private static FileContent open(String name, byte[] octets) {
        return new FileContent(name, octets, FileContent.Readers.ALL);
    }
}
