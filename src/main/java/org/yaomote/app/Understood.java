package org.yaomote.app;

import org.yaomote.config.ConfigValidator;
import org.yaomote.config.Problem;
import org.yaomote.config.Where;
import org.yaomote.store.ConfigJson;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/// A configuration that came as a text through the channel, understood.
///
/// @param read what it says
/// @param located gives problems of its fields the places that whoever asked knows
record Understood(ReadConfig read, UnaryOperator<List<Problem>> located) {
    /// @param name of the file that whoever asked has it from; empty for the program's own format
    ///   from no file
    /// @param served the file that is served: what is named in one beside it is where it is said
    /// @param clock tells which certificates have expired
    static Understood of(String name, String text, Path served, InstantSource clock) {
        if (name.isEmpty()) {
            return new Understood(fields(text), UnaryOperator.identity());
        }
        Path from;
        try {
            from = Path.of(name).toAbsolutePath();
        } catch (InvalidPathException _) {
            return unsound(List.of(Problem.general("control.noPath", name)), "");
        }
        ReadConfig read = ConfigReader.read(from, text);
        if (read instanceof ReadConfig.Unsound unsound) {
            return unsound(FullCheck.of(from, unsound, clock), unsound.text());
        }
        boolean isBeside = from.resolveSibling("").equals(served.resolveSibling(""));
        return new Understood(
                isBeside ? read : read.withFilesBelow(from), p -> located(from, text, p));
    }

    private static Understood unsound(List<Problem> problems, String text) {
        return new Understood(new ReadConfig.Unsound(problems, text), UnaryOperator.identity());
    }

    /// Problems of the program's own format keep the fields that a window shows them at.
    private static ReadConfig fields(String text) {
        return switch (ConfigJson.read(text, "")) {
            case ConfigJson.Reading.Unreadable(var problems, _) ->
                    new ReadConfig.Unsound(problems, text);
            case ConfigJson.Reading.Read(var config) -> {
                List<Problem> found = ConfigValidator.check(config);
                yield Problem.anyError(found)
                        ? new ReadConfig.Unsound(found, text)
                        : new ReadConfig.Sound(config, found, text);
            }
        };
    }

    /// With the lines of a file in place of its fields.
    static List<Problem> located(Path file, String text, List<Problem> problems) {
        List<Problem> fields =
                problems.stream().filter(p -> p.where() instanceof Where.Field).toList();
        List<Problem> all = new ArrayList<>(ConfigReader.located(file, text, fields));
        problems.stream().filter(p -> !(p.where() instanceof Where.Field)).forEach(all::add);
        return all;
    }
}
