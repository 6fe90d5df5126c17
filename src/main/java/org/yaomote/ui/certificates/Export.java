package org.yaomote.ui.certificates;

import org.yaomote.certificate.CertificateReader;
import org.yaomote.certificate.Contents;
import org.yaomote.certificate.ExportFormat;
import org.yaomote.certificate.FileContent;
import org.yaomote.certificate.FileWriting;
import org.yaomote.certificate.Identity;
import org.yaomote.certificate.Outcome;
import org.yaomote.certificate.PassPhrase;
import org.yaomote.certificate.PassPhrases;

import java.nio.file.Path;
import java.util.List;

/// Writes a key and its certificates as another program wants them.
///
/// @param source a bundle
/// @param target where to: its folder, and what the names of the files begin with
/// @param existing what to do with files that are there
record Export(Path source, ExportFormat format, Path target, FileWriting.Existing existing) {
    /// Writes them; blocks.
    ///
    /// @param phrase closed afterwards; empty where none is needed
    Outcome<List<Path>> write(PassPhrase phrase) {
        try (phrase) {
            return new CertificateReader(PassPhrases.NONE)
                    .read(source)
                    .then(Contents::identity)
                    .then(identity -> write(identity, phrase));
        }
    }

    private Outcome<List<Path>> write(Identity identity, PassPhrase phrase) {
        Path file = target.toAbsolutePath();
        Path folder = file.getParent() == null ? file : file.getParent();
        return format.files(identity, stem(file), phrase)
                .then(
                        contents -> {
                            try {
                                return FileWriting.writeAll(folder, contents, existing);
                            } finally {
                                contents.forEach(FileContent::close);
                            }
                        });
    }

    /// The name without what says the form, which each file gets anew.
    private static String stem(Path file) {
        return String.valueOf(file.getFileName())
                .replaceFirst("\\.(pem|crt|cer|key|p12|pfx|jks)$", "");
    }
}
