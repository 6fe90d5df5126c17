package org.yaomote.authority;

import org.yaomote.certificate.CertificateReader;
import org.yaomote.certificate.Contents;
import org.yaomote.certificate.EntryFiles;
import org.yaomote.certificate.Fault;
import org.yaomote.certificate.FaultKind;
import org.yaomote.certificate.FileContent;
import org.yaomote.certificate.FileWriting;
import org.yaomote.certificate.Identity;
import org.yaomote.certificate.KeyKind;
import org.yaomote.certificate.LeafTerms;
import org.yaomote.certificate.NameReader;
import org.yaomote.certificate.Outcome;
import org.yaomote.certificate.PassPhrases;
import org.yaomote.certificate.PemWriter;
import org.yaomote.certificate.SubjectName;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.stream.Collectors;

/// The certificates that were issued, as they stand in files.
///
/// Thread: one at a time that may block.
record Inventory(EntryFiles files) {
    /// What was found.
    ///
    /// @param faults of entries whose bundle is gone or damaged
    record Found(List<Issued> issued, List<Fault> faults) {
        Found {
            issued = List.copyOf(issued);
            faults = List.copyOf(faults);
        }
    }

    /// How one is made and renewed.
    ///
    /// @param file of the bundle
    record Entry(String id, LeafTerms terms, KeyKind kind, Path file) {}

    /// Everything, by id.
    Found all() {
        List<Issued> issued = new ArrayList<>();
        Outcome<List<String>> ids = files.ids();
        List<Fault> faults = new ArrayList<>(ids.told());
        for (String id : ids.result().orElse(List.of())) {
            switch (read(id)) {
                case Outcome.Done<Issued>(var found, _) -> issued.add(found);
                case Outcome.Refused<Issued>(var why) -> faults.addAll(why);
            }
        }
        return new Found(issued, faults);
    }

    /// One of them.
    Outcome<Issued> read(String id) {
        return entryOf(id)
                .then(
                        entry ->
                                new CertificateReader(PassPhrases.NONE)
                                        .read(entry.file())
                                        .then(Contents::identity)
                                        .map(identity -> issued(entry, identity)));
    }

    /// How one is renewed, also if its bundle is gone.
    Outcome<Entry> entryOf(String id) {
        return files.read(id).then(told -> entry(id, told));
    }

    private Outcome<Entry> entry(String id, Properties told) {
        try {
            List<SubjectName> names =
                    NameReader.readAll(told.getProperty("names", "")).result().orElse(List.of());
            long days = Long.parseLong(told.getProperty("days", ""));
            KeyKind kind = KeyKind.valueOf(told.getProperty("key", ""));
            Path file = files.folder().resolve(told.getProperty("file", ""));
            return Outcome.done(
                    new Entry(id, new LeafTerms(names, Duration.ofDays(days)), kind, file));
        } catch (IllegalArgumentException _) {
            return Outcome.refused(FaultKind.FILE_UNREADABLE, files.file(id));
        }
    }

    /// Writes bundle and entry; the bundle last, so that what is served can be renewed.
    ///
    /// @param existing what to do with a bundle that is there
    Outcome<Issued> put(Entry entry, Identity identity, FileWriting.Existing existing) {
        if (existing == FileWriting.Existing.KEEP && Files.exists(entry.file())) {
            return Outcome.refused(FaultKind.FILE_EXISTS, entry.file());
        }
        byte[] octets = PemWriter.bundle(identity);
        String name = entry.id() + ".pem";
        try (FileContent bundle = new FileContent(name, octets, FileContent.Readers.OWNER)) {
            boolean isNew = !Files.exists(files.file(entry.id()));
            Outcome<Issued> written =
                    files.write(entry.id(), told(entry))
                            .then(_ -> FileWriting.write(entry.file(), bundle, existing))
                            .map(_ -> issued(entry, identity));
            if (isNew && written instanceof Outcome.Refused<Issued>) {
                var _ = files.forget(entry.id());
            }
            return written;
        }
    }

    private static Issued issued(Entry entry, Identity identity) {
        LeafTerms terms = entry.terms();
        return new Issued(
                entry.id(),
                terms.names(),
                entry.kind(),
                terms.life(),
                entry.file(),
                identity.leaf());
    }

    private Properties told(Entry entry) {
        Properties told = new Properties();
        LeafTerms terms = entry.terms();
        told.setProperty(
                "names",
                terms.names().stream().map(SubjectName::text).collect(Collectors.joining(" ")));
        told.setProperty("days", Long.toString(terms.life().toDays()));
        told.setProperty("key", entry.kind().name());
        told.setProperty("file", files.kept(entry.file()));
        return told;
    }
}
