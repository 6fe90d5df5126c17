package org.yaomote.app;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/// Finds the language to speak: `--lang`, else `YAOMOTE_LANG`, else the locale of the environment.
final class Language {
    private Language() {}

    /// The language before the command line is parsed, since its own messages need one.
    ///
    /// @param environment the variables of the process
    /// @param fallback what the system says where no variable does, as on Windows
    static Locale of(List<String> arguments, Map<String, String> environment, Locale fallback) {
        Stream<String> asked =
                Stream.of(
                                option(arguments),
                                value(environment, "YAOMOTE_LANG"),
                                // POSIX order. Java itself asks the C library, which forgets a
                                // locale that is named but not installed.
                                value(environment, "LC_ALL"),
                                value(environment, "LC_MESSAGES"),
                                value(environment, "LANG"))
                        .flatMap(Optional::stream);
        return asked.findFirst().map(Language::locale).orElse(fallback);
    }

    private static Optional<String> option(List<String> arguments) {
        for (int i = 0; i < arguments.size(); i++) {
            String argument = arguments.get(i);
            if (argument.startsWith("--lang=")) {
                return Optional.of(argument.substring("--lang=".length()));
            }
            if (argument.equals("--lang") && i + 1 < arguments.size()) {
                return Optional.of(arguments.get(i + 1));
            }
        }
        return Optional.empty();
    }

    private static Optional<String> value(Map<String, String> environment, String name) {
        return Optional.ofNullable(environment.get(name)).filter(v -> !v.isBlank());
    }

    private static Locale locale(String name) {
        String language = name.split("[_.@-]", 2)[0].toLowerCase(Locale.ROOT);
        return language.equals("ja") ? Locale.JAPANESE : Locale.ENGLISH;
    }
}
