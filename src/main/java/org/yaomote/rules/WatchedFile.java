package org.yaomote.rules;

import org.jspecify.annotations.Nullable;
import org.yaomote.config.Problem;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/// A file whose lines are made into something, again whenever it changes.
///
/// Thread: the engine's work thread.
final class WatchedFile<T> {
    private record Stamp(FileTime modified, long size, @Nullable Object identity) {}

    private final String file;
    private final Texts texts;
    private final Texts.Request<T> request;
    private Optional<Stamp> seen = Optional.empty();
    private Optional<Live<T>> live = Optional.empty();

    WatchedFile(String file, Texts texts, Texts.Request<T> request) {
        this.file = file;
        this.texts = texts;
        this.request = request;
    }

    /// Reads it.
    Texts.Made<T> read() {
        // Before the reading: a change during it is seen the next time.
        seen = stamp();
        return texts.make(file, request);
    }

    /// What is to be replaced when it changes.
    void follow(Live<T> follower) {
        live = Optional.of(follower);
    }

    /// Looks whether it changed. What is broken now leaves what was read before.
    ///
    /// @return what is wrong with it now
    List<Problem> look() {
        if (stamp().equals(seen)) {
            return List.of();
        }
        return switch (read()) {
            case Texts.Made.Good<T>(var value) -> {
                live.ifPresent(follower -> follower.replace(value));
                yield List.of();
            }
            case Texts.Made.Bad<T>(var problems) -> problems;
        };
    }

    private Optional<Stamp> stamp() {
        Optional<Path> path = texts.path(file);
        if (path.isEmpty()) {
            return Optional.empty();
        }
        try {
            BasicFileAttributes now = Files.readAttributes(path.get(), BasicFileAttributes.class);
            return Optional.of(
                    new Stamp(
                            now.lastModifiedTime(),
                            now.size(),
                            Objects.requireNonNullElse(now.fileKey(), "")));
        } catch (IOException _) {
            return Optional.empty();
        }
    }
}
