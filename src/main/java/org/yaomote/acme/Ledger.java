package org.yaomote.acme;

import org.yaomote.certificate.EntryFiles;
import org.yaomote.certificate.Fault;
import org.yaomote.certificate.FaultKind;
import org.yaomote.certificate.KeyKind;
import org.yaomote.certificate.NameReader;
import org.yaomote.certificate.Outcome;
import org.yaomote.certificate.SubjectName;

import java.net.URI;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.Properties;
import java.util.stream.Collectors;

/// What is to be renewed, as it stands in files.
///
/// Thread: one at a time that may block.
record Ledger(EntryFiles files) {
    /// What was found.
    ///
    /// @param faults of entries that cannot be read
    record Found(List<Entry> entries, List<Fault> faults) {
        Found {
            entries = List.copyOf(entries);
            faults = List.copyOf(faults);
        }
    }

    /// Everything, by id.
    Found all() {
        List<Entry> entries = new ArrayList<>();
        Outcome<List<String>> ids = files.ids();
        List<Fault> faults = new ArrayList<>(ids.told());
        for (String id : ids.result().orElse(List.of())) {
            switch (read(id)) {
                case Outcome.Done<Entry>(var entry, _) -> entries.add(entry);
                case Outcome.Refused<Entry>(var why) -> faults.addAll(why);
            }
        }
        return new Found(entries, faults);
    }

    /// Writes one.
    Outcome<Entry> put(Entry entry) {
        return files.write(entry.id(), told(entry)).map(_ -> entry);
    }

    /// One of them.
    Outcome<Entry> read(String id) {
        return files.read(id).then(told -> entry(id, told));
    }

    private Outcome<Entry> entry(String id, Properties told) {
        Path folder = files.folder();
        try {
            List<SubjectName> names =
                    NameReader.readAll(told.getProperty("names", "")).result().orElseThrow();
            AcmeWish wish =
                    new AcmeWish(
                            names,
                            KeyKind.valueOf(told.getProperty("key", "")),
                            folder.resolve(told.getProperty("proofs", "")));
            return Outcome.done(
                    new Entry(
                            id,
                            wish,
                            new AcmeDirectory(URI.create(told.getProperty("directory", ""))),
                            Optional.ofNullable(told.getProperty("roots")).map(folder::resolve),
                            folder.resolve(told.getProperty("file", "")),
                            Instant.parse(told.getProperty("ends", "")),
                            Instant.parse(told.getProperty("renewal", "")),
                            Integer.parseInt(told.getProperty("failures", ""))));
        } catch (IllegalArgumentException | DateTimeException | NoSuchElementException _) {
            return Outcome.refused(FaultKind.FILE_UNREADABLE, files.file(id));
        }
    }

    private Properties told(Entry entry) {
        Properties told = new Properties();
        told.setProperty(
                "names",
                entry.wish().names().stream()
                        .map(SubjectName::text)
                        .collect(Collectors.joining(" ")));
        told.setProperty("key", entry.wish().kind().name());
        told.setProperty("proofs", entry.wish().proofs().toAbsolutePath().toString());
        told.setProperty("directory", entry.directory().url().toString());
        entry.roots().ifPresent(r -> told.setProperty("roots", r.toAbsolutePath().toString()));
        told.setProperty("file", files.kept(entry.file()));
        told.setProperty("ends", entry.ends().toString());
        told.setProperty("renewal", entry.renewal().toString());
        told.setProperty("failures", Integer.toString(entry.failures()));
        return told;
    }
}
