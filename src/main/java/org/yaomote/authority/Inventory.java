package org.yaomote.authority;

import org.yaomote.certificate.CertificateReader;
import org.yaomote.certificate.Contents;
import org.yaomote.certificate.Fault;
import org.yaomote.certificate.FaultKind;
import org.yaomote.certificate.FileContent;
import org.yaomote.certificate.FileWriting;
import org.yaomote.certificate.FolderLock;
import org.yaomote.certificate.Identity;
import org.yaomote.certificate.KeyKind;
import org.yaomote.certificate.LeafTerms;
import org.yaomote.certificate.NameReader;
import org.yaomote.certificate.Outcome;
import org.yaomote.certificate.PassPhrases;
import org.yaomote.certificate.PemWriter;
import org.yaomote.certificate.SubjectName;

import java.io.IOException;
import java.io.Reader;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// The certificates that were issued: for each a file `ID.properties` that says how to renew it,
/// and a bundle, here as `ID.pem` or elsewhere.
///
/// Thread: one at a time that may block.
///
/// @param folder made when something is put there
record Inventory(Path folder) {
    private static final String END = ".properties";

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
        List<Fault> faults = new ArrayList<>();
        for (String id : ids()) {
            switch (read(id)) {
                case Outcome.Done<Issued>(var found, _) -> issued.add(found);
                case Outcome.Refused<Issued>(var why) -> faults.addAll(why);
            }
        }
        return new Found(issued, faults);
    }

    /// An id that is free, made of the first name: `app.lan`, `_.app.lan`, `fd00--1`, `app.lan-2`.
    String freeId(List<SubjectName> names) {
        String stem = names.getFirst().text().replace('*', '_').replace(':', '-');
        String id = stem;
        for (int i = 2; Files.exists(entry(id)) || Files.exists(bundle(id)); i++) {
            id = stem + "-" + i;
        }
        return id;
    }

    /// Where a bundle lies if nobody says otherwise.
    Path bundle(String id) {
        return folder.resolve(id + ".pem");
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
        Properties properties = new Properties();
        if (!ids().contains(id)) {
            return Outcome.refused(FaultKind.NOT_ISSUED, id);
        }
        try (Reader in = Files.newBufferedReader(entry(id))) {
            properties.load(in);
            List<SubjectName> names =
                    NameReader.readAll(properties.getProperty("names", ""))
                            .result()
                            .orElse(List.of());
            long days = Long.parseLong(properties.getProperty("days", ""));
            KeyKind kind = KeyKind.valueOf(properties.getProperty("key", ""));
            Path file = folder.resolve(properties.getProperty("file", ""));
            return Outcome.done(
                    new Entry(id, new LeafTerms(names, Duration.ofDays(days)), kind, file));
        } catch (IOException | IllegalArgumentException _) {
            return Outcome.refused(FaultKind.FILE_UNREADABLE, entry(id));
        }
    }

    /// Writes bundle and entry; the bundle last, so that what is served can be renewed.
    ///
    /// @param existing what to do with a bundle that is there
    Outcome<Issued> put(Entry entry, Identity identity, FileWriting.Existing existing) {
        try {
            Files.createDirectories(folder, FolderLock.ownersOnly());
        } catch (IOException _) {
            return Outcome.refused(FaultKind.FILE_NOT_WRITTEN, folder);
        }
        if (existing == FileWriting.Existing.KEEP && Files.exists(entry.file())) {
            return Outcome.refused(FaultKind.FILE_EXISTS, entry.file());
        }
        try (FileContent bundle = secret(entry.id() + ".pem", PemWriter.bundle(identity));
                FileContent text =
                        secret(entry.id() + END, text(entry).getBytes(StandardCharsets.UTF_8))) {
            boolean isNew = !Files.exists(entry(entry.id()));
            Outcome<Issued> written =
                    FileWriting.write(entry(entry.id()), text, FileWriting.Existing.REPLACE)
                            .then(_ -> FileWriting.write(entry.file(), bundle, existing))
                            .map(_ -> issued(entry, identity));
            if (isNew && written instanceof Outcome.Refused<Issued>) {
                var _ = forget(entry.id());
            }
            return written;
        }
    }

    /// Renews one no more; its bundle stays where it is.
    Outcome<String> forget(String id) {
        if (!ids().contains(id)) {
            return Outcome.refused(FaultKind.NOT_ISSUED, id);
        }
        try {
            Files.deleteIfExists(entry(id));
            return Outcome.done(id);
        } catch (IOException _) {
            return Outcome.refused(FaultKind.FILE_NOT_WRITTEN, entry(id));
        }
    }

    private List<String> ids() {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(END) && !name.startsWith("."))
                    .map(name -> name.substring(0, name.length() - END.length()))
                    .sorted()
                    .toList();
        } catch (IOException _) {
            // There is no folder before the first one.
            return List.of();
        }
    }

    private Path entry(String id) {
        return folder.resolve(id + END);
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

    private static FileContent secret(String name, byte[] octets) {
        return new FileContent(name, octets, FileContent.Readers.OWNER);
    }

    /// Without the date that Java puts first: it says nothing about the certificate.
    private String text(Entry entry) {
        Properties properties = new Properties();
        LeafTerms terms = entry.terms();
        properties.setProperty(
                "names",
                terms.names().stream().map(SubjectName::text).collect(Collectors.joining(" ")));
        properties.setProperty("days", Long.toString(terms.life().toDays()));
        properties.setProperty("key", entry.kind().name());
        properties.setProperty("file", relative(entry.file()).toString());
        StringWriter text = new StringWriter();
        try {
            properties.store(text, null);
        } catch (IOException e) {
            throw new IllegalStateException("memory can be written", e);
        }
        return text.toString()
                .lines()
                .filter(line -> !line.startsWith("#"))
                .collect(Collectors.joining("\n", "", "\n"));
    }

    /// A folder that is moved keeps what is in it.
    private Path relative(Path file) {
        return Optional.of(file)
                .filter(f -> folder.equals(f.getParent()))
                .map(Path::getFileName)
                .orElse(file.toAbsolutePath());
    }
}
