package org.yaomote.certificate;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// Reads keys, certificates and requests in every form in which people have them: PEM in any order
/// with other text between, DER, PKCS#7, PKCS#8, PKCS#12, JKS.
///
/// Thread: any that may block, one at a time. Bounded in memory and time, whatever the input.
public final class CertificateReader {
    /// No file of certificates is larger; no more of one is ever read.
    static final int MOST_MEGABYTES = 4;

    private static final int MOST_OCTETS = MOST_MEGABYTES << 20;
    private static final int JKS = 0xFEEDFEED;
    private static final int JCEKS = 0xCECECECE;

    private final PassPhrases phrases;

    /// @param phrases asked for what is protected
    public CertificateReader(PassPhrases phrases) {
        this.phrases = phrases;
    }

    /// Reads a file.
    public Outcome<Contents> read(Path file) {
        try {
            if (!Files.exists(file)) {
                return Outcome.refused(FaultKind.FILE_MISSING, file);
            }
            if (Files.isDirectory(file)) {
                return Outcome.refused(FaultKind.FILE_FOLDER, file);
            }
            try (InputStream in = Files.newInputStream(file)) {
                byte[] octets = in.readNBytes(MOST_OCTETS + 1);
                Outcome<Contents> read = read(octets, file.toString());
                // What was read may be a key.
                Arrays.fill(octets, (byte) 0);
                return read;
            }
        } catch (AccessDeniedException _) {
            return Outcome.refused(FaultKind.FILE_DENIED, file);
        } catch (IOException _) {
            return Outcome.refused(FaultKind.FILE_UNREADABLE, file);
        }
    }

    /// Reads several files, as if they were one.
    public Outcome<Contents> readAll(List<Path> files) {
        Outcome<Contents> all = Outcome.done(new Contents(List.of(), List.of(), List.of()));
        for (Path file : files) {
            all = all.then(before -> readOneOf(files, file).map(more -> joined(before, more)));
        }
        return all;
    }

    /// What is wrong says in which of the files, too.
    private Outcome<Contents> readOneOf(List<Path> files, Path file) {
        return switch (read(file)) {
            case Outcome.Done<Contents> done -> done;
            case Outcome.Refused<Contents>(var faults)
                    when files.size() == 1 || isNamed(file, faults) ->
                    new Outcome.Refused<>(faults);
            case Outcome.Refused<Contents>(var faults) -> {
                List<Fault> all = new ArrayList<>(faults);
                all.add(Fault.of(FaultKind.FILE_CONCERNED, file));
                yield new Outcome.Refused<>(all);
            }
        };
    }

    private static boolean isNamed(Path file, List<Fault> faults) {
        return faults.stream().anyMatch(fault -> fault.arguments().contains(file.toString()));
    }

    /// Reads what a file held or somebody pasted.
    ///
    /// @param name what a person calls it, for asking
    public Outcome<Contents> read(byte[] octets, String name) {
        if (octets.length > MOST_OCTETS) {
            return Outcome.refused(FaultKind.TOO_LARGE, MOST_MEGABYTES);
        }
        if (octets.length == 0) {
            return Outcome.refused(FaultKind.EMPTY);
        }
        Gathered gathered = new Gathered();
        Protected opener = new Protected(phrases, name);
        Outcome<Gathered> read =
                switch (magic(octets)) {
                    case JKS -> new KeyStoreReader(opener).jks(octets, gathered);
                    case JCEKS -> Outcome.refused(FaultKind.NOT_SUPPORTED, "JCEKS");
                    default -> text(octets, opener, gathered);
                };
        return read.map(Gathered::contents);
    }

    private static Outcome<Gathered> text(byte[] octets, Protected opener, Gathered gathered) {
        String text = new String(octets, StandardCharsets.ISO_8859_1);
        if (text.contains("-----BEGIN ")) {
            return new PemReader(opener, gathered).read(text);
        }
        // 0x30 begins an ASN.1 sequence, which every binary form is.
        return octets[0] == 0x30
                ? new DerReader(opener, gathered).read(octets)
                : Outcome.refused(FaultKind.NOT_RECOGNISED);
    }

    private static int magic(byte[] octets) {
        int magic = 0;
        for (int i = 0; i < 4 && i < octets.length; i++) {
            magic = magic << 8 | (octets[i] & 0xFF);
        }
        return magic;
    }

    private static Contents joined(Contents one, Contents other) {
        Gathered all = new Gathered();
        for (Contents contents : List.of(one, other)) {
            for (PrivateKey key : contents.keys()) {
                all.add(key);
            }
            for (X509Certificate certificate : contents.certificates()) {
                all.add(certificate);
            }
            contents.requests().forEach(all::add);
        }
        return all.contents();
    }
}
