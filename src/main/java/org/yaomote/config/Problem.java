package org.yaomote.config;

import java.util.List;
import java.util.stream.Stream;

/// Something wrong, where, and in words that can be said in any language.
///
/// The words are a key of the `problems` texts with arguments, so the same problem reads well in
/// English and Japanese, in a form and on a terminal.
///
/// @param code key of the message, such as `port.range`
/// @param arguments what the message names, in the order of its placeholders
public record Problem(Severity severity, Where where, String code, List<String> arguments) {
    public Problem {
        arguments = List.copyOf(arguments);
    }

    /// An error at a field.
    public static Problem error(String path, String code, Object... arguments) {
        return new Problem(Severity.ERROR, new Where.Field(path), code, texts(arguments));
    }

    /// A warning at a field.
    public static Problem warning(String path, String code, Object... arguments) {
        return new Problem(Severity.WARNING, new Where.Field(path), code, texts(arguments));
    }

    /// An error that has no single place.
    public static Problem general(String code, Object... arguments) {
        return new Problem(Severity.ERROR, new Where.Everywhere(), code, texts(arguments));
    }

    /// Whether this keeps the configuration from running.
    public boolean isError() {
        return severity == Severity.ERROR;
    }

    /// Whether any of these keeps the configuration from running.
    public static boolean anyError(List<Problem> problems) {
        return problems.stream().anyMatch(Problem::isError);
    }

    private static List<String> texts(Object... arguments) {
        return Stream.of(arguments).map(String::valueOf).toList();
    }
}
