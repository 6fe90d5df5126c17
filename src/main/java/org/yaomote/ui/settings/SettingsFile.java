package org.yaomote.ui.settings;

import org.yaomote.config.Problem;
import org.yaomote.ui.fx.Preference;
import org.yaomote.ui.fx.Preferences;

import java.io.IOException;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.TreeSet;

/// The user's wishes as a text: a line `name=value` for each that is not as usual.
///
/// @param preferences what is wanted
record SettingsFile(Preferences preferences) {
    /// The first line of a file, by which it is known.
    private static final String VERSION = "yaomote.settings";

    private static final String CURRENT = "1";

    /// What came of reading a text.
    sealed interface Reading {
        /// All of it makes sense.
        ///
        /// @param steps put it in force
        record Taken(List<Runnable> steps) implements Reading {}

        /// Some of it makes none; nothing is to be done.
        record Refused(Problem why) implements Reading {}
    }

    /// What is wanted now.
    String print() {
        StringBuilder text = new StringBuilder();
        line(text, VERSION, CURRENT);
        preferences.all().stream()
                .filter(Preference::isChanged)
                .forEach(one -> line(text, one.wish().name(), one.text()));
        return text.toString();
    }

    private static void line(StringBuilder text, String name, String value) {
        text.append(name).append('=').append(value.replace("\\", "\\\\")).append('\n');
    }

    /// Reads a text; changes nothing.
    Reading read(String text) {
        Properties lines = new Properties();
        try {
            lines.load(new StringReader(text));
        } catch (IOException | IllegalArgumentException _) {
            return refused("settings.file.none");
        }
        Object version = lines.remove(VERSION);
        if (!CURRENT.equals(version)) {
            return version == null
                    ? refused("settings.file.none")
                    : refused("settings.file.version", version.toString());
        }
        Collection<Preference<?>> all = preferences.all();
        List<Runnable> steps = new ArrayList<>();
        for (Preference<?> one : all) {
            Object value = lines.remove(one.wish().name());
            Optional<Runnable> step =
                    value == null ? Optional.of(one::reset) : one.taking(value.toString());
            if (step.isEmpty()) {
                return refused("settings.file.value", one.wish().name(), String.valueOf(value));
            }
            steps.add(step.get());
        }
        return lines.isEmpty()
                ? new Reading.Taken(List.copyOf(steps))
                : refused(
                        "settings.file.unknown",
                        new TreeSet<>(lines.stringPropertyNames()).first());
    }

    /// What would bring everything back to as it is now.
    Runnable restoring() {
        return read(print()) instanceof Reading.Taken(var steps)
                ? () -> steps.forEach(Runnable::run)
                : () -> {};
    }

    private static Reading refused(String code, Object... arguments) {
        return new Reading.Refused(Problem.general(code, arguments));
    }
}
