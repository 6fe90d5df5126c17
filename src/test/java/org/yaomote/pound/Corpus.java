package org.yaomote.pound;

import org.yaomote.config.Problem;
import org.yaomote.config.Where;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.util.List;
import java.util.Locale;
import java.util.regex.PatternSyntaxException;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// The sample files in `src/test/resources/pound`, and what they include.
final class Corpus {
    private static final Path FOLDER = Path.of("src/test/resources/pound");

    private Corpus() {}

    /// The names of all samples.
    static List<String> names() {
        return list(FOLDER).stream().map(Corpus::name).filter(n -> n.endsWith(".cfg")).toList();
    }

    /// The text of a file of the corpus.
    static String text(String name) {
        try {
            return Files.readString(FOLDER.resolve(name));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// A sample, read with what it includes.
    static PoundImport read(String name) {
        return PoundParser.parse(new PoundSource(name, text(name)), Corpus::find);
    }

    /// The included files of the corpus, named as seen from its folder.
    static PoundFiles.Found find(String asker, String folder, String name) {
        try {
            return found(asker, folder, name);
        } catch (InvalidPathException | PatternSyntaxException _) {
            return new PoundFiles.Found.Missing();
        }
    }

    private static PoundFiles.Found found(String asker, String folder, String name) {
        Path path = FOLDER.resolve(asker).resolveSibling(folder).resolve(name).normalize();
        boolean isPattern = name.indexOf('*') >= 0;
        Path place = isPattern ? path.resolveSibling("") : path;
        if (!Files.exists(place)) {
            return new PoundFiles.Found.Missing();
        }
        String pattern = isPattern ? path.getFileName().toString() : "*";
        PathMatcher like = FileSystems.getDefault().getPathMatcher("glob:" + pattern);
        List<Path> found =
                Files.isDirectory(place)
                        ? list(place).stream().filter(f -> like.matches(f.getFileName())).toList()
                        : List.of(place);
        return new PoundFiles.Found.Texts(
                found.stream().map(f -> new PoundSource(name(f), text(name(f)))).toList());
    }

    private static List<Path> list(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(Files::isRegularFile).sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String name(Path file) {
        return FOLDER.relativize(file).toString().replace('\\', '/');
    }

    /// Problems one a line: `[file:]line:from-to severity code`.
    static String listed(List<Problem> problems, String main) {
        return problems.stream().map(p -> brief(p, main) + "\n").collect(Collectors.joining());
    }

    private static String brief(Problem problem, String main) {
        String kind = problem.severity().name().toLowerCase(Locale.ROOT);
        String place =
                switch (problem.where()) {
                    case Where.Line(var file, var line, var from, var to) ->
                            (file.equals(main) ? "" : file + ":") + line + ":" + from + "-" + to;
                    case Where.Field _, Where.Everywhere _ -> "all";
                };
        return place + " " + kind + " " + problem.code();
    }
}
