package org.yaomote.pound;

import org.yaomote.config.Problem;
import org.yaomote.patterns.PatternFault;
import org.yaomote.patterns.TextMatcher;
import org.yaomote.policy.TextPattern;
import org.yaomote.policy.TextPattern.Kind;
import org.yaomote.policy.TextSource;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// The flags and the pattern of a condition.
final class PatternReader {
    private static final Set<String> FLAGS =
            Set.of(
                    "-re",
                    "-exact",
                    "-beg",
                    "-end",
                    "-contain",
                    "-icase",
                    "-case",
                    "-posix",
                    "-pcre",
                    "-perl",
                    "-file",
                    "-filewatch",
                    "-tag");

    private final Reading reading;

    PatternReader(Reading reading) {
        this.reading = reading;
    }

    /// How a directive compares where no flag says otherwise.
    ///
    /// @param isExact whether the whole text counts, else it is a regular expression
    /// @param names how many values may stand before the pattern
    /// @param areNamesNeeded whether so many must
    /// @param mayDecode whether it knows `-decode`
    record Usual(
            boolean isExact,
            boolean ignoreCase,
            int names,
            boolean areNamesNeeded,
            boolean mayDecode) {
        static Usual regex(boolean ignoreCase) {
            return new Usual(false, ignoreCase, 0, true, false);
        }

        Usual withNames(int count, boolean areNeeded) {
            return new Usual(isExact, ignoreCase, count, areNeeded, mayDecode);
        }

        Usual decoding() {
            return new Usual(isExact, ignoreCase, names, areNamesNeeded, true);
        }
    }

    /// A pattern with what stood before it.
    ///
    /// @param names values before the pattern
    record Read(List<Token> names, TextPattern pattern, boolean decode) {}

    /// The pattern of a line; empty if the line was reported.
    Optional<Read> read(Section.Line line, Usual usual) {
        Set<String> known = new HashSet<>(FLAGS);
        if (usual.mayDecode()) {
            known.add("-decode");
        }
        return Arguments.of(line, known, reading.problems).flatMap(a -> read(line, usual, a));
    }

    private Optional<Read> read(Section.Line line, Usual usual, Arguments arguments) {
        Optional<TextSource> file = TextSources.file(arguments);
        int patterns = file.isPresent() ? 0 : 1;
        int least = patterns + (usual.areNamesNeeded() ? usual.names() : 0);
        if (!arguments.areStrings(line, least, patterns + usual.names(), reading.problems)) {
            return Optional.empty();
        }
        List<Token> values = arguments.values();
        TextPattern pattern =
                new TextPattern(
                        kind(arguments, usual),
                        ignoreCase(arguments, usual),
                        file.orElseGet(() -> TextSource.of(values.getLast().text())),
                        arguments
                                .last(Set.of("-tag"))
                                .flatMap(Arguments.Flag::value)
                                .map(Token::text)
                                .orElse(""));
        if (file.isEmpty() && !isSound(values.getLast(), pattern)) {
            return Optional.empty();
        }
        List<Token> names = values.subList(0, values.size() - patterns);
        return Optional.of(new Read(names, pattern, arguments.has("-decode")));
    }

    private Kind kind(Arguments arguments, Usual usual) {
        Kind kind = usual.isExact() ? Kind.EXACT : reading.regex();
        for (Arguments.Flag flag : arguments.flags()) {
            kind =
                    switch (flag.word().key()) {
                        case "-re" ->
                                kind == Kind.POSIX || kind == Kind.PCRE ? kind : reading.regex();
                        case "-exact" -> Kind.EXACT;
                        case "-beg" -> Kind.BEGIN;
                        case "-end" -> Kind.END;
                        case "-contain" -> Kind.CONTAIN;
                        case "-posix" -> Kind.POSIX;
                        case "-pcre", "-perl" -> Kind.PCRE;
                        default -> kind;
                    };
        }
        return kind;
    }

    private static boolean ignoreCase(Arguments arguments, Usual usual) {
        return arguments
                .last(Set.of("-icase", "-case"))
                .map(flag -> flag.word().is("-icase"))
                .orElse(usual.ignoreCase());
    }

    /// Whether the pattern compiles; else its fault is reported at its place inside the pattern.
    boolean isSound(Token written, TextPattern pattern) {
        return switch (TextMatcher.compile(pattern, List.of(written.text()))) {
            case TextMatcher.Compiled.Ready _ -> true;
            case TextMatcher.Compiled.Faulty(var fault) -> {
                report(written, fault);
                yield false;
            }
        };
    }

    private void report(Token written, PatternFault fault) {
        String text = written.text();
        int from = Math.min(fault.from(), text.length());
        int to = Math.clamp(fault.to(), from, text.length());
        reading.problems.add(
                written.part(from, to),
                Problem.general(
                        "pattern." + fault.reason().code(),
                        text,
                        from + 1,
                        text.substring(from, to)));
    }
}
