package org.yaomote.app;

import org.yaomote.config.ConfigValidator;
import org.yaomote.config.Problem;
import org.yaomote.config.ProxyConfig;
import org.yaomote.config.Where;
import org.yaomote.pound.PoundFiles;
import org.yaomote.pound.PoundParser;
import org.yaomote.pound.PoundSource;
import org.yaomote.proxy.NamedFiles;
import org.yaomote.store.JsonPlaces;

import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// Everything that is wrong with a configuration file at once: what its text tells, and what only
/// its certificates, pages, lists and rules tell. A mistake in the text hides nothing of the rest,
/// and nothing is said that only follows from it.
///
/// Thread: any; it blocks on files.
final class FullCheck {
    private FullCheck() {}

    /// All of it, errors and warnings; that of a pound.cfg in the order of its lines.
    ///
    /// @param clock tells which certificates have expired
    static List<Problem> of(Path file, ReadConfig read, InstantSource clock) {
        return switch (read) {
            case ReadConfig.Sound(var config, var warnings, var text) ->
                    merged(warnings, ConfigReader.located(file, text, named(file, config, clock)));
            case ReadConfig.Unsound(var problems, var text, var rest) ->
                    merged(
                            problems,
                            rest.map(config -> independent(file, text, config, clock))
                                    .orElse(List.of()));
        };
    }

    /// What only the files that a configuration names and its rules tell, at its fields.
    ///
    /// @param file that it was read from
    static List<Problem> named(Path file, ProxyConfig config, InstantSource clock) {
        return NamedFiles.check(config, file.toAbsolutePath().resolveSibling(""), clock);
    }

    /// Of what such files and rules of a rejected text tell, that which does not follow from the
    /// errors of the text, at its lines.
    static List<Problem> independent(PoundSource source, PoundFiles files, List<Problem> named) {
        List<Problem> own = named.stream().filter(p -> !NamedFiles.isOfNames(p)).toList();
        return PoundParser.independent(source, files, own);
    }

    private static List<Problem> independent(
            Path file, String text, ProxyConfig rest, InstantSource clock) {
        List<Problem> named = named(file, rest, clock);
        if (ConfigReader.isJson(text)) {
            return json(file, text, rest, named);
        }
        PoundSource source = new PoundSource(file.toString(), text);
        return independent(source, new IncludedFiles(file), named);
    }

    /// All of both, in the order of lines where they have lines: files as the first list has them,
    /// then those that only the second one names.
    static List<Problem> merged(List<Problem> first, List<Problem> second) {
        List<Problem> all = Stream.concat(first.stream(), second.stream()).distinct().toList();
        List<String> files = all.stream().map(FullCheck::file).distinct().toList();
        return all.stream()
                .sorted(
                        Comparator.comparingInt((Problem p) -> files.indexOf(file(p)))
                                .thenComparingInt(FullCheck::line))
                .toList();
    }

    private static String file(Problem problem) {
        return problem.where() instanceof Where.Line at ? at.file() : "";
    }

    private static int line(Problem problem) {
        return problem.where() instanceof Where.Line at ? at.line() : 0;
    }

    /// A field is spoilt by errors in it and around it.
    private static List<Problem> json(
            Path file, String text, ProxyConfig rest, List<Problem> named) {
        List<Problem> own = named.stream().filter(p -> !NamedFiles.isOfNames(p)).toList();
        List<String> spoilt =
                Stream.concat(
                                ConfigReader.mistyped(file, text).stream(),
                                ConfigValidator.check(rest).stream())
                        .filter(Problem::isError)
                        .flatMap(p -> path(p).stream())
                        .toList();
        boolean areConstantsSound = spoilt.stream().noneMatch(s -> s.contains(".constants"));
        List<Problem> kept =
                own.stream()
                        .filter(p -> path(p).filter(at -> isTouched(at, spoilt)).isEmpty())
                        .filter(p -> areConstantsSound || !p.code().equals("expansion.constant"))
                        .toList();
        return JsonPlaces.of(text, file.toString()).located(kept);
    }

    private static Optional<String> path(Problem problem) {
        return problem.where() instanceof Where.Field(var path)
                ? Optional.of(path)
                : Optional.empty();
    }

    private static boolean isTouched(String path, List<String> spoilt) {
        return spoilt.stream().anyMatch(s -> isInside(path, s) || isInside(s, path));
    }

    private static boolean isInside(String inner, String outer) {
        return inner.equals(outer)
                || inner.startsWith(outer + ".")
                || inner.startsWith(outer + "[");
    }
}
