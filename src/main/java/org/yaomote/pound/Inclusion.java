package org.yaomote.pound;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/// Puts the lines of included files in the place of the `Include` that asks for them.
///
/// Relative names are looked up in the folder of the last `IncludeDir`, which is itself as seen
/// from the main file, else beside the file that asks. A file may be included several times, but
/// not from within itself.
final class Inclusion {
    private static final int DEEPEST = 16;

    /// Files that include each other twofold grow without bound long before they nest too deep.
    private static final int MOST_LINES = 200_000;

    private final PoundFiles files;
    private final ProblemLog problems;
    private final Deque<String> open = new ArrayDeque<>();
    private final List<PoundSource> sources = new ArrayList<>();
    private final List<Directive> directives = new ArrayList<>();
    private String folder = "";

    private Inclusion(PoundFiles files, ProblemLog problems) {
        this.files = files;
        this.problems = problems;
    }

    /// All lines, and the texts they came from.
    ///
    /// @param sources the main text, then the others, each once
    record Whole(List<PoundSource> sources, List<Directive> directives) {
        Whole {
            sources = List.copyOf(sources);
            directives = List.copyOf(directives);
        }

        /// The names of the files in order.
        List<String> files() {
            return sources.stream().map(PoundSource::file).toList();
        }
    }

    /// The text and all that it includes.
    static Whole of(PoundSource main, PoundFiles files, ProblemLog problems) {
        Inclusion inclusion = new Inclusion(files, problems);
        inclusion.read(main);
        return new Whole(inclusion.sources, inclusion.directives);
    }

    private void read(PoundSource source) {
        if (sources.stream().noneMatch(s -> s.file().equals(source.file()))) {
            sources.add(source);
        }
        open.push(source.file());
        for (Directive line : PoundLexer.read(source)) {
            directives.add(line);
            Optional<Token> name = line.argument(0).filter(a -> a.kind() == Token.Kind.STRING);
            if (line.isInclude() && name.isPresent()) {
                include(name.get());
            } else if (line.word().is("IncludeDir")) {
                folder = name.map(Token::text).orElse(folder);
            }
        }
        open.pop();
    }

    private void include(Token name) {
        if (open.size() >= DEEPEST || directives.size() > MOST_LINES) {
            problems.error(name, "include.deep", DEEPEST);
            return;
        }
        String asker = folder.isEmpty() ? open.getFirst() : open.getLast();
        switch (files.find(asker, folder, name.text())) {
            case PoundFiles.Found.Missing _ -> problems.error(name, "include.missing", name.text());
            case PoundFiles.Found.Unreadable(var file) ->
                    problems.error(name, "include.unreadable", file);
            case PoundFiles.Found.Texts(var texts) -> texts.forEach(t -> include(t, name));
        }
    }

    private void include(PoundSource source, Token name) {
        if (open.contains(source.file())) {
            problems.error(name, "include.circle", source.file());
        } else {
            if (!source.encoding().isEmpty()) {
                problems.warning(name, "include.encoding", source.file(), source.encoding());
            }
            read(source);
        }
    }
}
