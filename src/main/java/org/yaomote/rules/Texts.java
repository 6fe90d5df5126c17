package org.yaomote.rules;

import org.yaomote.config.Problem;
import org.yaomote.config.Where;
import org.yaomote.policy.TextSource;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Reads the lines that conditions live on, and those of watched files again when they change.
///
/// Thread: the engine's work thread; it blocks on files.
final class Texts {
    private static final int MAX_OCTETS = 16 * 1024 * 1024;

    private final Path base;
    private final List<WatchedFile<?>> watched = new ArrayList<>();

    /// @param base folder that relative paths start from
    Texts(Path base) {
        this.base = base;
    }

    /// What is made of lines, or why nothing can be made of them.
    sealed interface Made<T> {
        /// It was made.
        record Good<T>(T value) implements Made<T> {}

        /// It cannot be.
        ///
        /// @param problems of the field that was named
        record Bad<T>(List<Problem> problems) implements Made<T> {}
    }

    /// Makes something of lines.
    interface Maker<T> {
        Made<T> make(Lines lines);
    }

    /// Reads lines and makes something of them; empty if that fails, with the problems noted.
    <T> Optional<Live<T>> read(TextSource source, Request<T> request, List<Problem> problems) {
        return switch (source) {
            case TextSource.Inline(var lines) ->
                    live(request.maker().make(Lines.inline(lines, request.field())), problems);
            case TextSource.File(var file, var watch) -> {
                WatchedFile<T> reading = new WatchedFile<>(file, this, request);
                Optional<Live<T>> live = live(reading.read(), problems);
                if (watch && live.isPresent()) {
                    reading.follow(live.get());
                    watched.add(reading);
                }
                yield live;
            }
        };
    }

    /// What is wanted of lines.
    ///
    /// @param field that problems are about
    /// @param raw whether every line of a file counts as it stands
    record Request<T>(String field, boolean raw, Maker<T> maker) {}

    List<WatchedFile<?>> watched() {
        return List.copyOf(watched);
    }

    private static <T> Optional<Live<T>> live(Made<T> made, List<Problem> problems) {
        return switch (made) {
            case Made.Good<T>(var value) -> Optional.of(new Live<>(value));
            case Made.Bad<T>(var why) -> {
                problems.addAll(why);
                yield Optional.empty();
            }
        };
    }

    /// Where a file is.
    Optional<Path> path(String file) {
        try {
            return Optional.of(base.resolve(file));
        } catch (InvalidPathException _) {
            return Optional.empty();
        }
    }

    /// A file's lines, made into something.
    <T> Made<T> make(String file, Request<T> request) {
        try (InputStream in = Files.newInputStream(base.resolve(file))) {
            byte[] octets = in.readNBytes(MAX_OCTETS + 1);
            if (octets.length > MAX_OCTETS) {
                return bad(request, "rules.file.tooLarge", file);
            }
            List<String> lines = new String(octets, StandardCharsets.UTF_8).lines().toList();
            String name = base.resolve(file).toString();
            return request.maker()
                    .make(
                            request.raw()
                                    ? new Lines(lines, List.of(), request.field())
                                    : meant(lines, name, request.field()));
        } catch (IOException | InvalidPathException e) {
            return new Made.Bad<>(List.of(FileFault.of(e, request.field(), file)));
        }
    }

    private static <T> Made<T> bad(Request<T> request, String code, Object... arguments) {
        return new Made.Bad<>(List.of(Problem.error(request.field(), code, arguments)));
    }

    private static Lines meant(List<String> lines, String file, String field) {
        List<String> meant = new ArrayList<>();
        List<Where.Line> places = new ArrayList<>();
        for (int i = 0; i < lines.size(); i++) {
            String text = lines.get(i).strip();
            if (!text.isEmpty() && !text.startsWith("#")) {
                int from = lines.get(i).indexOf(text) + 1;
                meant.add(text);
                places.add(new Where.Line(file, i + 1, from, from + text.length() - 1));
            }
        }
        return new Lines(meant, places, field);
    }
}
