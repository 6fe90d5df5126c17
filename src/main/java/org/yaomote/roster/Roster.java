package org.yaomote.roster;

import org.yaomote.files.AtomicFile;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// The sweeps that are kept, each in a file of one folder; the oldest make room for new ones.
///
/// A file is replaced at once or not at all. Thread: one at a time, never a window's: a large sweep
/// has megabytes.
public final class Roster {
    private static final DateTimeFormatter NAME =
            DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss.SSS'Z'").withZone(ZoneOffset.UTC);
    private static final String START = "sweep-";
    private static final String END = ".jsonl";

    private final Path folder;
    private final int most;

    /// @param folder made when it is needed
    /// @param most how many sweeps are kept, at least 1
    public Roster(Path folder, int most) {
        this.folder = folder;
        this.most = most;
    }

    /// A kept sweep without its hosts.
    ///
    /// @param id under which it is loaded
    /// @param head what was asked and what it came to; no hosts
    public record Entry(String id, KeptSweep head) {}

    /// Keeps a sweep.
    ///
    /// @return the id under which it is loaded
    /// @throws IOException if it cannot be written; then it is as if it had not been tried
    public String keep(KeptSweep sweep) throws IOException {
        String id = freeId(sweep.summary().began());
        StringBuilder text = new StringBuilder(SweepJson.summary(sweep)).append('\n');
        sweep.hosts().forEach(host -> text.append(SweepJson.host(host)).append('\n'));
        AtomicFile.write(file(id), text.toString());
        List<String> ids = ids();
        for (String old : ids.subList(Math.min(most, ids.size()), ids.size())) {
            Files.deleteIfExists(file(old));
        }
        return id;
    }

    private String freeId(Instant began) {
        Instant time = began;
        while (Files.exists(file(NAME.format(time)))) {
            time = time.plusMillis(1);
        }
        return NAME.format(time);
    }

    /// The sweeps that are kept, newest first; files that are not understood are passed over.
    ///
    /// @throws IOException if the folder cannot be read
    public List<Entry> entries() throws IOException {
        return ids().stream().flatMap(id -> entry(id).stream()).toList();
    }

    private Optional<Entry> entry(String id) {
        try (BufferedReader reader = Files.newBufferedReader(file(id))) {
            String first = reader.readLine();
            return first == null
                    ? Optional.empty()
                    : SweepJsonReader.head(first).map(head -> new Entry(id, head));
        } catch (IOException goneMeanwhile) {
            return Optional.empty();
        }
    }

    private List<String> ids() throws IOException {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.startsWith(START) && name.endsWith(END))
                    .map(name -> name.substring(START.length(), name.length() - END.length()))
                    .sorted(Comparator.reverseOrder())
                    .toList();
        } catch (UncheckedIOException whileReading) {
            throw whileReading.getCause();
        }
    }

    /// Loads a sweep.
    ///
    /// @param id one of [#entries]
    /// @throws IOException if it cannot be read
    public SweepJsonReader.Read load(String id) throws IOException {
        return SweepJsonReader.read(Files.readString(file(id)));
    }

    /// Keeps a sweep no longer. None of that name is no error.
    ///
    /// @throws IOException if it cannot be removed
    public void remove(String id) throws IOException {
        Files.deleteIfExists(file(id));
    }

    private Path file(String id) {
        return folder.resolve(START + id + END);
    }
}
