package org.yaomote.store;

import org.yaomote.config.Problem;
import org.yaomote.config.ProxyConfig;
import org.yaomote.files.AtomicFile;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;

/// One configuration file, its draft beside it and its last versions in a folder `history`.
///
/// What cannot be read is never written over before a copy of it is kept beside it.
///
/// Thread: one that may block, one at a time.
public final class ConfigStore {
    /// A larger file is no configuration.
    static final long MAX_BYTES = 16L << 20;

    /// What stands in a file.
    private sealed interface Content {
        record Nothing() implements Content {}

        record Good(String text, ProxyConfig config) implements Content {}

        record Bad(List<Problem> problems) implements Content {}
    }

    private final Path file;
    private final History history;
    private final KeptCopies copies;

    /// @param file need not exist; its folder is made when it is first saved
    public ConfigStore(Path file, Clock clock) {
        this.file = file.toAbsolutePath();
        history = new History(this.file, clock);
        copies = new KeptCopies(clock);
    }

    /// Keeps so many versions of the file, from the next that is saved on; safe from any thread.
    public void keepVersions(int most) {
        history.keep(most);
    }

    /// The file.
    public Path file() {
        return file;
    }

    /// Loads the configuration. What cannot be read is copied aside first, once for each content.
    public LoadResult load() {
        return load(file);
    }

    /// Loads what the user was at when the program ended; missing if nothing was pending.
    public LoadResult loadDraft() {
        return load(draft());
    }

    /// Saves the configuration; the version before goes to the history, or is kept aside if it is
    /// none.
    public SaveResult save(ProxyConfig config) {
        try {
            String text = ConfigJson.write(config);
            switch (contentOf(file)) {
                case Content.Nothing _ -> {}
                case Content.Good(var before, _) -> {
                    if (before.equals(text)) {
                        return new SaveResult.Saved();
                    }
                    history.add(before);
                }
                case Content.Bad _ -> copies.keep(file);
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
            if (contentOf(draft()) instanceof Content.Bad) {
                copies.keep(draft());
            }
            AtomicFile.write(draft(), ConfigJson.write(config));
            return new SaveResult.Saved();
        } catch (IOException e) {
            return new SaveResult.Failed(failure(draft(), e));
        }
    }

    /// Nothing is pending any more.
    public SaveResult deleteDraft() {
        try {
            switch (contentOf(draft())) {
                case Content.Nothing _ -> {}
                case Content.Good _ -> Files.deleteIfExists(draft());
                case Content.Bad _ -> {
                    copies.keep(draft());
                    Files.deleteIfExists(draft());
                }
            }
            return new SaveResult.Saved();
        } catch (IOException e) {
            return new SaveResult.Failed(failure(draft(), e));
        }
    }

    private LoadResult load(Path from) {
        clean();
        try {
            return switch (contentOf(from)) {
                case Content.Nothing _ -> new LoadResult.Missing();
                case Content.Good(_, var config) -> new LoadResult.Loaded(config);
                case Content.Bad(var problems) ->
                        new LoadResult.Unreadable(problems, keptCopy(from));
            };
        } catch (IOException _) {
            return new LoadResult.Unreadable(
                    List.of(Problem.general("file.unreadable")), Optional.empty());
        }
    }

    private Content contentOf(Path from) throws IOException {
        if (!Files.exists(from)) {
            return new Content.Nothing();
        }
        if (Files.size(from) > MAX_BYTES) {
            return new Content.Bad(List.of(Problem.general("file.tooLarge", MAX_BYTES >> 20)));
        }
        ByteBuffer bytes = ByteBuffer.wrap(Files.readAllBytes(from));
        try {
            String text = StandardCharsets.UTF_8.newDecoder().decode(bytes).toString();
            return switch (ConfigJson.read(text, from.toString())) {
                case ConfigJson.Reading.Read(var config) -> new Content.Good(text, config);
                case ConfigJson.Reading.Unreadable(var problems, _) -> new Content.Bad(problems);
            };
        } catch (CharacterCodingException _) {
            return new Content.Bad(List.of(Problem.general("file.notText")));
        }
    }

    private Optional<Path> keptCopy(Path from) {
        try {
            return Optional.of(copies.keep(from));
        } catch (IOException e) {
            log("no copy can be kept", e);
            return Optional.empty();
        }
    }

    /// Removes what a process that was killed while it saved has left.
    private void clean() {
        try {
            String name = file.getFileName().toString();
            AtomicFile.clean(file.resolveSibling("."), name);
            AtomicFile.clean(history.folder(), name);
            Path target = AtomicFile.target(file);
            AtomicFile.clean(target.resolveSibling("."), target.getFileName().toString());
        } catch (IOException e) {
            log("left-over files cannot be removed", e);
        }
    }

    private Path draft() {
        return file.resolveSibling(file.getFileName() + ".draft");
    }

    private static void log(String what, IOException e) {
        System.getLogger(ConfigStore.class.getName())
                .log(System.Logger.Level.WARNING, what + ": " + e);
    }

    /// Why a file could not be written, in words.
    static Problem failure(Path file, IOException e) {
        return switch (e) {
            case AccessDeniedException _ -> Problem.general("file.saveDenied", file);
            // The only file that is made anew under a name of its own is a folder.
            case FileAlreadyExistsException taken ->
                    Problem.general("file.saveNoFolder", file, taken.getFile());
            case FileSystemException system when system.getReason() != null ->
                    Problem.general("file.saveFailed", file, system.getReason());
            default -> Problem.general("file.saveFailed", file, String.valueOf(e.getMessage()));
        };
    }
}
