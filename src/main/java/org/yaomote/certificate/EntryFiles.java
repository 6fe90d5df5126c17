package org.yaomote.certificate;

import org.yaomote.files.Mode;

import java.io.IOException;
import java.io.Reader;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Properties;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// The files that say how certificates are renewed, `ID.properties` for each; its bundle lies
/// beside, as `ID.pem`, or elsewhere.
///
/// Thread: one at a time that may block.
///
/// @param folder made when something is put there
public record EntryFiles(Path folder) {
    private static final String END = ".properties";

    /// All there are, in the order of the alphabet; refused if the folder is there and may not be
    /// read.
    public Outcome<List<String>> ids() {
        try (Stream<Path> files = Files.list(folder)) {
            return Outcome.done(
                    files.map(file -> file.getFileName().toString())
                            .filter(name -> name.endsWith(END) && !name.startsWith("."))
                            .map(name -> name.substring(0, name.length() - END.length()))
                            .sorted()
                            .toList());
        } catch (NoSuchFileException _) {
            // There is no folder before the first one.
            return Outcome.done(List.of());
        } catch (IOException _) {
            return Outcome.refused(FaultKind.FILE_DENIED, folder);
        }
    }

    /// An id that is free, made of the first name: `app.lan`, `_.app.lan`, `fd00--1`, `app.lan-2`.
    ///
    /// @param names at least one
    public String freeId(List<SubjectName> names) {
        String stem = names.getFirst().text().replace('*', '_').replace(':', '-');
        String id = stem;
        for (int i = 2; Files.exists(file(id)) || Files.exists(bundle(id)); i++) {
            id = stem + "-" + i;
        }
        return id;
    }

    /// Where a bundle lies if nobody says otherwise.
    public Path bundle(String id) {
        return folder.resolve(id + ".pem");
    }

    /// Where it is said how one is renewed.
    public Path file(String id) {
        return folder.resolve(id + END);
    }

    /// What is said of one.
    public Outcome<Properties> read(String id) {
        return known(id)
                .then(
                        file -> {
                            Properties told = new Properties();
                            try (Reader in = Files.newBufferedReader(file)) {
                                told.load(in);
                                return Outcome.done(told);
                            } catch (IOException | IllegalArgumentException _) {
                                return Outcome.refused(FaultKind.FILE_UNREADABLE, file);
                            }
                        });
    }

    /// Says it anew.
    public Outcome<Path> write(String id, Properties told) {
        byte[] octets = text(told).getBytes(StandardCharsets.UTF_8);
        try (FileContent content = new FileContent(id + END, octets, FileContent.Readers.OWNER)) {
            Files.createDirectories(folder, Mode.OWN_FOLDER.attributes());
            return FileWriting.write(file(id), content, FileWriting.Existing.REPLACE);
        } catch (IOException _) {
            return Outcome.refused(FaultKind.FILE_NOT_WRITTEN, file(id));
        }
    }

    /// Says nothing of one any more; its bundle stays where it is.
    public Outcome<String> forget(String id) {
        return known(id)
                .then(
                        file -> {
                            try {
                                Files.deleteIfExists(file);
                                return Outcome.done(id);
                            } catch (IOException _) {
                                return Outcome.refused(FaultKind.FILE_NOT_WRITTEN, file);
                            }
                        });
    }

    /// A path as it is kept: a folder that is moved keeps what is in it.
    public String kept(Path file) {
        return folder.equals(file.getParent())
                ? file.getFileName().toString()
                : file.toAbsolutePath().toString();
    }

    /// What was typed may be no id at all, nor the name of a file.
    private Outcome<Path> known(String id) {
        return ids().then(
                        ids ->
                                ids.contains(id)
                                        ? Outcome.done(file(id))
                                        : Outcome.refused(FaultKind.NOT_ISSUED, id));
    }

    /// Without the date that Java puts first: it says nothing about the certificate.
    private static String text(Properties told) {
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
}
