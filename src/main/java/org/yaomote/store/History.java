package org.yaomote.store;

import org.yaomote.files.AtomicFile;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// The last versions of one file, in a folder `history` beside it, named by the time they were
/// replaced.
///
/// Thread: one that may block, one at a time.
final class History {
    /// How many versions are kept, unless another number is wanted.
    static final int DEPTH = 30;

    /// UTC, to the millisecond; names sort as the times do.
    static final DateTimeFormatter STAMP = DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss-SSS");

    private static final Pattern STAMPED = Pattern.compile("\\d{8}-\\d{6}-\\d{3}");

    private final Path folder;
    private final String stem;
    private final Clock clock;
    private volatile int depth = DEPTH;

    History(Path file, Clock clock) {
        folder = file.resolveSibling("history");
        stem = file.getFileName() + ".";
        this.clock = clock;
    }

    /// Keeps so many versions from the next one on; safe from any thread.
    void keep(int most) {
        depth = most;
    }

    Path folder() {
        return folder;
    }

    /// Keeps a version as the newest, unless the newest says the same, and drops what is too old.
    void add(String text) throws IOException {
        AtomicFile.createFolder(folder);
        List<Path> versions = versions();
        if (!versions.isEmpty() && Files.readString(versions.getLast()).equals(text)) {
            return;
        }
        AtomicFile.write(folder.resolve(stem + stamp(versions)), text);
        for (int i = 0; i < versions.size() + 1 - depth; i++) {
            Files.deleteIfExists(versions.get(i));
        }
    }

    /// From the oldest to the newest.
    List<Path> versions() throws IOException {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> entries = Files.list(folder)) {
            return entries.filter(this::isVersion).sorted().toList();
        }
    }

    private boolean isVersion(Path entry) {
        String name = entry.getFileName().toString();
        return name.startsWith(stem) && STAMPED.matcher(name.substring(stem.length())).matches();
    }

    /// The time, or one just after the newest version: also if a clock was set back, no version may
    /// take another's name or place.
    private String stamp(List<Path> versions) {
        String now = STAMP.format(clock.instant().atOffset(ZoneOffset.UTC));
        if (versions.isEmpty()) {
            return now;
        }
        String newest = versions.getLast().getFileName().toString().substring(stem.length());
        return now.compareTo(newest) > 0 ? now : after(newest).orElse(now);
    }

    /// A millisecond after a stamp; empty if somebody named a file so that it looks like one.
    static Optional<String> after(String stamp) {
        try {
            return Optional.of(
                    STAMP.format(LocalDateTime.parse(stamp, STAMP).plusNanos(1_000_000)));
        } catch (DateTimeException _) {
            return Optional.empty();
        }
    }
}
