package org.yaomote.store;

import org.yaomote.files.AtomicFile;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;

/// A file with all that the program keeps but for keys, certificates and logs: a zip archive, which
/// any system opens.
///
/// Thread: one that may block.
///
/// @param path of the file
public record BackupFile(Path path) {
    private static final byte[] MAGIC = {'P', 'K', 3, 4};

    /// More entries than any backup has; an archive that was made to keep us busy may have more.
    private static final int MOST_ENTRIES = 10_000;

    /// Writes everything there is now; a file that was there is replaced as a whole.
    public SaveResult save(AppFolders folders) {
        try {
            ByteArrayOutputStream octets = new ByteArrayOutputStream();
            try (ZipOutputStream zip = new ZipOutputStream(octets)) {
                for (Path file : files(folders)) {
                    add(zip, name(folders, file), file);
                }
            }
            AtomicFile.write(path, octets.toByteArray());
            return new SaveResult.Saved();
        } catch (IOException e) {
            return new SaveResult.Failed(ConfigStore.failure(path, e));
        }
    }

    private static void add(ZipOutputStream zip, String name, Path file) throws IOException {
        zip.putNextEntry(new ZipEntry(name));
        Files.copy(file, zip);
        zip.closeEntry();
    }

    private static List<Path> files(AppFolders folders) throws IOException {
        Path base = folders.configuration();
        Path file = folders.configurationFile();
        Path state = folders.state();
        List<Path> all =
                new ArrayList<>(
                        List.of(
                                file,
                                file.resolveSibling(file.getFileName() + ".draft"),
                                base.resolve("expectations.json"),
                                state.resolve("window.properties"),
                                state.resolve("notes.properties"),
                                state.resolve("watched.json")));
        Path history = base.resolve("history");
        if (Files.isDirectory(history)) {
            try (Stream<Path> versions = Files.list(history)) {
                versions.sorted().forEach(all::add);
            }
        }
        return all.stream().filter(Files::isRegularFile).toList();
    }

    private static String name(AppFolders folders, Path file) {
        Path base = folders.configuration();
        Path inside =
                file.startsWith(base) && !file.startsWith(folders.state())
                        ? base.relativize(file)
                        : Path.of("state").resolve(folders.state().relativize(file));
        return inside.toString().replace('\\', '/');
    }

    /// Whether octets are those of an archive.
    public static boolean isArchive(byte[] octets) {
        return octets.length > MAGIC.length
                && java.util.Arrays.equals(octets, 0, MAGIC.length, MAGIC, 0, MAGIC.length);
    }

    /// The configuration in an archive; nothing if it has none that could be read.
    public static Optional<EncodedText> configuration(byte[] archive) {
        try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(archive))) {
            ZipEntry entry = zip.getNextEntry();
            for (int i = 0; entry != null && i < MOST_ENTRIES; i++) {
                if (entry.getName().equals("yaomote.json")) {
                    byte[] octets = zip.readNBytes((int) ConfigStore.MAX_BYTES + 1);
                    return octets.length > ConfigStore.MAX_BYTES
                            ? Optional.empty()
                            : EncodedText.of(octets);
                }
                entry = zip.getNextEntry();
            }
            return Optional.empty();
        } catch (IOException | IllegalArgumentException _) {
            return Optional.empty();
        }
    }
}
