package org.yaomote.ui.certificates;

import org.yaomote.certificate.CertificateIssuer;
import org.yaomote.certificate.CertificateReader;
import org.yaomote.certificate.Chains;
import org.yaomote.certificate.Contents;
import org.yaomote.certificate.FaultKind;
import org.yaomote.certificate.FileContent;
import org.yaomote.certificate.FileContent.Readers;
import org.yaomote.certificate.FileWriting;
import org.yaomote.certificate.FileWriting.Existing;
import org.yaomote.certificate.Identity;
import org.yaomote.certificate.KeyKind;
import org.yaomote.certificate.Outcome;
import org.yaomote.certificate.PassPhrase;
import org.yaomote.certificate.PassPhrases;
import org.yaomote.certificate.PemWriter;
import org.yaomote.certificate.SigningRequest;
import org.yaomote.certificate.SubjectName;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.PrivateKey;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;

/// The single steps of making certificates by hand, each what a command of `openssl` would do.
/// Nothing that is there is ever written over.
///
/// Thread: one at a time that may block.
///
/// @param kept folder of certificates; requests that wait for their answer lie in one below
record KeyForms(Path kept, InstantSource clock) {
    private static final int MOST = 1000;

    /// A request that waits for the answer of an authority.
    ///
    /// @param key file of its private key
    /// @param file of the request
    /// @param text of the request, as an authority takes it
    record Pending(Path key, Path file, String text, List<SubjectName> names) {
        Pending {
            names = List.copyOf(names);
        }
    }

    /// Makes a key, keeps it, and asks for a certificate for it.
    Outcome<Pending> request(List<SubjectName> names, KeyKind kind) {
        SecureRandom random = new SecureRandom();
        KeyPair keys = kind.make(random);
        return new CertificateIssuer(clock, random)
                .request(keys, names)
                .then(request -> keep(keys.getPrivate(), request));
    }

    private Outcome<Pending> keep(PrivateKey key, SigningRequest request) {
        try {
            Files.createDirectories(folder());
        } catch (IOException _) {
            return Outcome.refused(FaultKind.FILE_NOT_WRITTEN, folder());
        }
        String stem = freeStem(CertificateMaker.plain(request.names().getFirst().text()));
        Path keyFile = folder().resolve(stem + ".key");
        Path file = folder().resolve(stem + ".csr");
        byte[] octets = PemWriter.request(request);
        String text = new String(octets, StandardCharsets.US_ASCII);
        return write(keyFile, PemWriter.key(key), Readers.OWNER)
                .then(_ -> write(file, octets, Readers.ALL))
                .map(_ -> new Pending(keyFile, file, text, request.names()));
    }

    private String freeStem(String wanted) {
        String stem = wanted;
        for (int i = 2; Files.exists(folder().resolve(stem + ".key")) && i < MOST; i++) {
            stem = wanted + "-" + i;
        }
        return stem;
    }

    /// Those that wait, by name.
    List<Pending> pending() {
        List<Pending> found = new ArrayList<>();
        if (Files.isDirectory(folder())) {
            try (DirectoryStream<Path> files = Files.newDirectoryStream(folder(), "*.csr")) {
                for (Path file : files) {
                    add(file, found);
                }
            } catch (IOException _) {
                // What cannot be listed cannot be chosen; the key can still be named by its file.
                return List.of();
            }
        }
        found.sort((one, other) -> one.file().compareTo(other.file()));
        return List.copyOf(found);
    }

    private static void add(Path file, List<Pending> found) {
        Path key = file.resolveSibling(CertificateMaker.withoutEnding(file) + ".key");
        if (Files.exists(key) && found.size() < MOST) {
            new CertificateReader(PassPhrases.NONE)
                    .read(file)
                    .then(Contents::request)
                    .map(
                            request ->
                                    new Pending(
                                            key,
                                            file,
                                            new String(
                                                    PemWriter.request(request),
                                                    StandardCharsets.US_ASCII),
                                            request.names()))
                    .result()
                    .ifPresent(found::add);
        }
    }

    /// Puts key and answer together; the answer may hold certificates in any order.
    ///
    /// @param answer what an authority sent
    Outcome<Identity> completed(Path key, Outcome<Contents> answer, PassPhrases phrases) {
        return new CertificateReader(phrases)
                .read(key)
                .then(Contents::key)
                .then(k -> answer.then(a -> Chains.arranged(k, a.certificates())));
    }

    /// Waits no more; the key is in the bundle.
    void forget(Pending done) {
        try {
            Files.deleteIfExists(done.file());
            Files.deleteIfExists(done.key());
        } catch (IOException e) {
            // It is offered once more, which does no harm.
            System.getLogger(KeyForms.class.getName())
                    .log(System.Logger.Level.WARNING, "an answered request stays", e);
        }
    }

    /// Makes a key.
    ///
    /// @param phrase protects it, unless it is empty; closed afterwards
    Outcome<Path> newKey(KeyKind kind, PassPhrase phrase, Path target) {
        try (phrase) {
            return write(target, pem(kind.make(new SecureRandom()).getPrivate(), phrase));
        }
    }

    /// Protects a key by another pass phrase.
    ///
    /// @param next takes the place of the old one; an empty one removes it; closed afterwards
    Outcome<Path> rephrased(Path file, PassPhrases old, PassPhrase next, Path target) {
        try (next) {
            return new CertificateReader(old)
                    .read(file)
                    .then(Contents::key)
                    .then(key -> write(target, pem(key, next)));
        }
    }

    /// Puts a key, its certificate and the issuers of that into one file, in order.
    Outcome<Path> bundled(List<Path> files, PassPhrases phrases, Path target) {
        return new CertificateReader(phrases)
                .readAll(files)
                .then(Contents::identity)
                .then(identity -> write(target, PemWriter.bundle(identity)));
    }

    private static byte[] pem(PrivateKey key, PassPhrase phrase) {
        return phrase.isEmpty()
                ? PemWriter.key(key)
                : PemWriter.key(key, phrase, PemWriter.Stretching.TYPED);
    }

    private static Outcome<Path> write(Path file, byte[] secret) {
        return write(file, secret, Readers.OWNER);
    }

    private static Outcome<Path> write(Path file, byte[] octets, Readers readers) {
        try (FileContent content =
                new FileContent(String.valueOf(file.getFileName()), octets, readers)) {
            return FileWriting.write(file, content, Existing.KEEP);
        }
    }

    private Path folder() {
        return kept.resolve("requests");
    }
}
