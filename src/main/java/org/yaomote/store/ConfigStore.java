package org.yaomote.store;

import org.yaomote.config.Problem;
import org.yaomote.config.ProxyConfig;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Clock;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// One configuration file, its draft beside it and its last versions in a folder `history`.
///
/// Thread: one that may block, one at a time.
public final class ConfigStore {
    /// How many earlier versions are kept.
    static final int HISTORY = 30;

    /// A larger file is no configuration.
    static final long MAX_BYTES = 16L << 20;

    private static final DateTimeFormatter STAMP =
            DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss-SSS").withZone(ZoneOffset.UTC);

    private final Path file;
    private final Clock clock;

    /// @param file need not exist; its folder is made when it is first saved
    public ConfigStore(Path file, Clock clock) {
        this.file = file.toAbsolutePath();
        this.clock = clock;
    }

    /// The file.
    public Path file() {
        return file;
    }

    /// Loads the configuration. What cannot be read is copied aside first.
    public LoadResult load() {
        return load(file);
    }

    /// Loads what the user was at when the program ended; missing if nothing was pending.
    public LoadResult loadDraft() {
        return load(draft());
    }

    /// Saves the configuration; the version before goes to the history.
    public SaveResult save(ProxyConfig config) {
        try {
            String text = ConfigJson.write(config);
            if (Files.exists(file)) {
                String before = Files.readString(file);
                if (before.equals(text)) {
                    return new SaveResult.Saved();
                }
                remember(before);
            }
            AtomicFile.write(file, text);
            return new SaveResult.Saved();
        } catch (IOException e) {
            return new SaveResult.Failed(failure(file, e));
        }
    }

    /// Saves what the user is at.
    public SaveResult saveDraft(ProxyConfig config) {
        try {
            AtomicFile.write(draft(), ConfigJson.write(config));
            return new SaveResult.Saved();
        } catch (IOException e) {
            return new SaveResult.Failed(failure(draft(), e));
        }
    }

    /// Nothing is pending any more.
    public SaveResult deleteDraft() {
        try {
            Files.deleteIfExists(draft());
            return new SaveResult.Saved();
        } catch (IOException e) {
            return new SaveResult.Failed(failure(draft(), e));
        }
    }

    private LoadResult load(Path from) {
        try {
            AtomicFile.clean(from);
            if (!Files.exists(from)) {
                return new LoadResult.Missing();
            }
            if (Files.size(from) > MAX_BYTES) {
                return unreadable(from, List.of(Problem.general("file.tooLarge", 16)));
            }
            byte[] bytes = Files.readAllBytes(from);
            String text =
                    StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
            return switch (ConfigJson.read(text, from.toString())) {
                case ConfigJson.Reading.Read(var config) -> new LoadResult.Loaded(config);
                case ConfigJson.Reading.Unreadable(var problems) -> unreadable(from, problems);
            };
        } catch (CharacterCodingException _) {
            return unreadable(from, List.of(Problem.general("file.notText")));
        } catch (IOException _) {
            return new LoadResult.Unreadable(
                    List.of(Problem.general("file.unreadable")), Optional.empty());
        }
    }

    private LoadResult unreadable(Path from, List<Problem> problems) {
        Path aside =
                from.resolveSibling(
                        from.getFileName() + ".broken-" + STAMP.format(clock.instant()));
        try {
            Files.copy(from, aside, StandardCopyOption.COPY_ATTRIBUTES);
            return new LoadResult.Unreadable(problems, Optional.of(aside));
        } catch (IOException _) {
            return new LoadResult.Unreadable(problems, Optional.empty());
        }
    }

    private void remember(String text) throws IOException {
        Path folder = file.resolveSibling("history");
        AtomicFile.createFolder(folder);
        String stem = file.getFileName() + ".";
        AtomicFile.write(folder.resolve(stem + STAMP.format(clock.instant())), text);
        try (Stream<Path> entries = Files.list(folder)) {
            List<Path> versions =
                    entries.filter(e -> e.getFileName().toString().startsWith(stem))
                            .sorted()
                            .toList();
            for (int i = 0; i < versions.size() - HISTORY; i++) {
                Files.deleteIfExists(versions.get(i));
            }
        }
    }

    private Path draft() {
        return file.resolveSibling(file.getFileName() + ".draft");
    }

    private static Problem failure(Path file, IOException e) {
        if (e instanceof AccessDeniedException) {
            return Problem.general("file.saveDenied", file);
        }
        String why =
                e instanceof FileSystemException system && system.getReason() != null
                        ? system.getReason()
                        : String.valueOf(e.getMessage());
        return Problem.general("file.saveFailed", file, why);
    }
}
