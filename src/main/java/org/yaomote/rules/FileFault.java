package org.yaomote.rules;

import org.yaomote.config.Problem;

import java.nio.file.AccessDeniedException;
import java.nio.file.NoSuchFileException;
import java.util.Objects;

/// Why a file cannot be read.
final class FileFault {
    private FileFault() {}

    /// The problem of the field that names the file.
    ///
    /// @param file as it is named there
    static Problem of(Exception why, String field, String file) {
        return switch (why) {
            case NoSuchFileException _ -> Problem.error(field, "rules.file.missing", file);
            case AccessDeniedException _ -> Problem.error(field, "rules.file.denied", file);
            default -> {
                String said = Objects.requireNonNullElse(why.getMessage(), "?");
                yield Problem.error(field, "rules.file.unreadable", file, said);
            }
        };
    }
}
