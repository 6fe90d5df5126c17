package org.yaomote.acme;

import org.yaomote.certificate.Fault;
import org.yaomote.certificate.FaultKind;
import org.yaomote.certificate.FileContent;
import org.yaomote.certificate.FileWriting;
import org.yaomote.certificate.FolderLock;
import org.yaomote.certificate.KeyKind;
import org.yaomote.certificate.NameReader;
import org.yaomote.certificate.Outcome;
import org.yaomote.certificate.SubjectName;

import java.io.IOException;
import java.io.Reader;
import java.io.StringWriter;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.Properties;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// What is to be renewed: for each certificate a file `ID.properties`, and its bundle, here as
/// `ID.pem` or elsewhere.
///
/// Thread: one at a time that may block.
///
/// @param folder made when something is put there
record Ledger(Path folder) {
    private static final String END = ".properties";

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
        List<Fault> faults = new ArrayList<>();
        for (String id : ids()) {
            switch (read(id)) {
                case Outcome.Done<Entry>(var entry, _) -> entries.add(entry);
                case Outcome.Refused<Entry>(var why) -> faults.addAll(why);
            }
        }
        return new Found(entries, faults);
    }

    /// An id that is free, made of the first name: `www.example.org`, `2001-db8--1`.
    String freeId(List<SubjectName> names) {
        String stem = names.getFirst().text().replace(':', '-');
        String id = stem;
        for (int i = 2; Files.exists(file(id)) || Files.exists(bundle(id)); i++) {
            id = stem + "-" + i;
        }
        return id;
    }

    /// Where a bundle lies if nobody says otherwise.
    Path bundle(String id) {
        return folder.resolve(id + ".pem");
    }

    /// Writes one.
    Outcome<Entry> put(Entry entry) {
        byte[] octets = text(entry).getBytes(StandardCharsets.UTF_8);
        String name = entry.id() + END;
        try (FileContent content = new FileContent(name, octets, FileContent.Readers.OWNER)) {
            Files.createDirectories(folder, FolderLock.ownersOnly());
            return FileWriting.write(file(entry.id()), content, FileWriting.Existing.REPLACE)
                    .map(_ -> entry);
        } catch (IOException _) {
            return Outcome.refused(FaultKind.FILE_NOT_WRITTEN, file(entry.id()));
        }
    }

    /// Renews one no more; its bundle stays where it is.
    Outcome<String> forget(String id) {
        if (!ids().contains(id)) {
            return Outcome.refused(FaultKind.NOT_ISSUED, id);
        }
        try {
            Files.delete(file(id));
            return Outcome.done(id);
        } catch (IOException _) {
            return Outcome.refused(FaultKind.FILE_NOT_WRITTEN, file(id));
        }
    }

    private Outcome<Entry> read(String id) {
        Properties told = new Properties();
        try (Reader in = Files.newBufferedReader(file(id))) {
            told.load(in);
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
        } catch (IOException
                | IllegalArgumentException
                | DateTimeException
                | NoSuchElementException _) {
            return Outcome.refused(FaultKind.FILE_UNREADABLE, file(id));
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

    private Path file(String id) {
        return folder.resolve(id + END);
    }

    /// Without the date that Java puts first: it says nothing about the certificate.
    private String text(Entry entry) {
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
        told.setProperty("file", relative(entry.file()).toString());
        told.setProperty("ends", entry.ends().toString());
        told.setProperty("renewal", entry.renewal().toString());
        told.setProperty("failures", Integer.toString(entry.failures()));
        StringWriter text = new StringWriter();
        try {
            told.store(text, null);
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
        return folder.equals(file.getParent()) ? file.getFileName() : file.toAbsolutePath();
    }
}
