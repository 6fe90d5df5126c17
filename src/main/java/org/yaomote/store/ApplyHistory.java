package org.yaomote.store;

import org.yaomote.config.Problem;
import org.yaomote.files.AtomicFile;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// Every start and apply of one configuration file, each in a file of its own in the folder
/// `history` beside it, readable by its owner only like the configuration itself.
///
/// Written beside and moved over; a broken one is passed over and stays where it is. Thread: one
/// that may block, one at a time.
public final class ApplyHistory {
    /// How many are kept.
    public static final int DEPTH = 200;

    /// Together they are not larger than this, but for the newest.
    private static final long MOST_BYTES = 256L << 20;

    private static final Pattern STAMPED = Pattern.compile("\\d{8}-\\d{6}-\\d{3}");

    /// What was found.
    ///
    /// @param entries the oldest first
    /// @param broken how many could not be read
    public record Found(List<HistoryEntry> entries, int broken) {
        public Found {
            entries = List.copyOf(entries);
        }
    }

    private final Path folder;
    private final String stem;
    private final boolean isReadOnly;

    /// The newest that came into force.
    private Optional<Path> inForce = Optional.empty();

    private ApplyHistory(Path file, boolean isReadOnly) {
        folder = file.toAbsolutePath().resolveSibling("history");
        stem = file.getFileName() + ".apply-";
        this.isReadOnly = isReadOnly;
    }

    /// The history of a configuration.
    public static ApplyHistory of(Path file) {
        return new ApplyHistory(file, false);
    }

    /// The history of a configuration that another process writes: what is added is kept nowhere.
    public static ApplyHistory readOnly(Path file) {
        return new ApplyHistory(file, true);
    }

    /// Keeps an entry as the newest, and drops what is too old.
    public SaveResult add(HistoryEntry entry) {
        if (isReadOnly) {
            return new SaveResult.Saved();
        }
        if (entry.cameIntoForce()) {
            inForce = Optional.empty();
        }
        try {
            AtomicFile.createFolder(folder);
            Path path = folder.resolve(stem + stamp(entry.at(), paths()));
            AtomicFile.write(path, HistoryJson.write(entry));
            if (entry.cameIntoForce()) {
                inForce = Optional.of(path);
            }
            drop();
            return new SaveResult.Saved();
        } catch (IOException e) {
            return new SaveResult.Failed(ConfigStore.failure(folder, e));
        }
    }

    /// Writes the newest entry that came into force anew, with what has become known of it; not if
    /// it could not be kept.
    public SaveResult amend(HistoryEntry entry) {
        try {
            if (inForce.isPresent()) {
                AtomicFile.write(inForce.get(), HistoryJson.write(entry));
            }
            return new SaveResult.Saved();
        } catch (IOException e) {
            return new SaveResult.Failed(ConfigStore.failure(folder, e));
        }
    }

    /// Reads everything that is kept.
    public Found load() {
        List<HistoryEntry> entries = new ArrayList<>();
        int broken = 0;
        try {
            AtomicFile.clean(folder, stem);
            for (Path path : paths()) {
                Optional<HistoryEntry> entry = read(path);
                entry.ifPresent(entries::add);
                broken += entry.isPresent() ? 0 : 1;
            }
        } catch (IOException e) {
            log(folder, e);
        }
        return new Found(entries, broken);
    }

    private static Optional<HistoryEntry> read(Path path) {
        try {
            return Files.size(path) > 2 * ConfigStore.MAX_BYTES
                    ? Optional.empty()
                    : HistoryJson.read(Files.readString(path));
        } catch (IOException e) {
            log(path, e);
            return Optional.empty();
        }
    }

    private void drop() throws IOException {
        List<Path> paths = paths();
        long bytes = 0;
        for (int i = paths.size() - 1; i >= 0; i--) {
            bytes += Files.size(paths.get(i));
            boolean isNewest = i == paths.size() - 1;
            if (!isNewest && (paths.size() - i > DEPTH || bytes > MOST_BYTES)) {
                Files.deleteIfExists(paths.get(i));
            }
        }
    }

    /// From the oldest to the newest.
    private List<Path> paths() throws IOException {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> entries = Files.list(folder)) {
            return entries.filter(this::isEntry).sorted().toList();
        }
    }

    private boolean isEntry(Path entry) {
        String name = entry.getFileName().toString();
        return name.startsWith(stem) && STAMPED.matcher(name.substring(stem.length())).matches();
    }

    /// The time, or as many milliseconds later as it takes for a name that is free and the last
    /// one, also if a clock was set back.
    private String stamp(Instant at, List<Path> paths) {
        String wanted = History.STAMP.format(at.atOffset(ZoneOffset.UTC));
        if (paths.isEmpty()) {
            return wanted;
        }
        String last = paths.getLast().getFileName().toString().substring(stem.length());
        return wanted.compareTo(last) > 0 ? wanted : History.after(last).orElse(wanted);
    }

    private static void log(Path path, IOException why) {
        Problem problem = ConfigStore.failure(path, why);
        System.getLogger(ApplyHistory.class.getName())
                .log(System.Logger.Level.WARNING, problem.code() + " " + problem.arguments());
    }
}
