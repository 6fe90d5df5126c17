package org.yaomote.authority;

import org.yaomote.certificate.FaultKind;
import org.yaomote.certificate.FileContent;
import org.yaomote.certificate.FileWriting;
import org.yaomote.certificate.Outcome;
import org.yaomote.certificate.PassPhrase;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;

/// A pass phrase in a file that only its owner may read (mode 0600).
///
/// @param file in a folder that is there
public record PhraseFile(Path file) implements PhraseKeeper {
    /// Whoever put something large here did not mean a pass phrase.
    private static final int LARGEST = 1024;

    @Override
    public Outcome<Optional<PassPhrase>> kept() {
        try {
            if (Files.size(file) > LARGEST) {
                return Outcome.refused(FaultKind.KEEPER_FAILED, file);
            }
            PassPhrase read = PassPhrase.ofOctets(Files.readAllBytes(file));
            return read.isEmpty()
                    ? Outcome.refused(FaultKind.KEEPER_FAILED, file)
                    : Outcome.done(Optional.of(read));
        } catch (NoSuchFileException _) {
            return Outcome.done(Optional.empty());
        } catch (IOException _) {
            return Outcome.refused(FaultKind.KEEPER_FAILED, file);
        }
    }

    @Override
    public Outcome<PassPhrase> keep(PassPhrase phrase) {
        String name = file.getFileName().toString();
        try (FileContent content =
                new FileContent(name, phrase.octets(), FileContent.Readers.OWNER)) {
            return FileWriting.write(file, content, FileWriting.Existing.KEEP).map(_ -> phrase);
        }
    }
}
