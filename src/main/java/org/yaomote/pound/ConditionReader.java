package org.yaomote.pound;

import org.yaomote.policy.Condition;
import org.yaomote.policy.Rate;
import org.yaomote.policy.Subject;
import org.yaomote.policy.TextSource;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Function;

/// Makes conditions of the lines that say which requests a service, a `Match`, a `Rewrite` or a
/// `Condition` is for.
///
/// A line that was reported gives none: the text is rejected then anyway.
final class ConditionReader {
    private static final Set<String> IN_ANSWERS =
            Set.of("Header", "StringMatch", "Match", "Not", "Eval");

    private final Reading reading;
    private final PatternReader patterns;
    private final TextSources sources;

    ConditionReader(Reading reading) {
        this.reading = reading;
        patterns = new PatternReader(reading);
        sources = new TextSources(reading);
    }

    /// The conditions of a section, in order.
    ///
    /// @param path of their list in the configuration
    /// @param inAnswer whether they are asked about answers, where not all can be
    List<Condition> all(Section section, String path, boolean inAnswer) {
        List<Condition> conditions = new ArrayList<>();
        for (Section.Line line : section.lines()) {
            if (line.is("IgnoreCase")) {
                reading.heed(line);
            } else if (line.row().group().equals("conditions")) {
                String place = path + "[" + conditions.size() + "]";
                reading.places.put(place, line.directive().subject());
                one(line, place, inAnswer).ifPresent(conditions::add);
            }
        }
        return conditions;
    }

    /// The condition of one line.
    Optional<Condition> one(Section.Line line, String path, boolean inAnswer) {
        if (inAnswer && !IN_ANSWERS.contains(line.row().word())) {
            reading.problems.error(line.word(), "response.condition", line.row().word());
            return Optional.empty();
        }
        return switch (line.row().word()) {
            case "Not" ->
                    line.negated()
                            .flatMap(n -> one(n, path + ".condition", inAnswer))
                            .map(Condition.Not::new);
            case "Match" -> group(line, path, inAnswer);
            case "ACL" -> addresses(line);
            case "BasicAuth" -> users(line);
            case "TBF" -> rate(line);
            case "ClientCert" -> string(line).map(f -> new Condition.ShowsCertificate(f.text()));
            case "Eval" ->
                    string(line)
                            .filter(name -> reading.defined.find("Condition", name).isPresent())
                            .map(name -> new Condition.Named(name.text()));
            case "HeadDeny" -> header(line).map(Condition.Not::new);
            default -> matches(line);
        };
    }

    private Optional<Condition> group(Section.Line line, String path, boolean inAnswer) {
        if (line.body().isEmpty()) {
            return Optional.empty();
        }
        List<Condition> inside = all(line.body().get(), path + ".conditions", inAnswer);
        boolean isAny = line.directive().argument(0).filter(a -> a.is("OR")).isPresent();
        return Optional.of(isAny ? new Condition.Any(inside) : new Condition.All(inside));
    }

    private static Optional<Token> string(Section.Line line) {
        return line.directive().argument(0).filter(a -> a.kind() == Token.Kind.STRING);
    }

    private Optional<Condition> addresses(Section.Line line) {
        Set<String> known = Set.of("-forwarded", "-file", "-filewatch");
        return Arguments.of(line, known, reading.problems)
                .flatMap(
                        a ->
                                sources.addresses(line, a)
                                        .map(
                                                set ->
                                                        new Condition.ClientIn(
                                                                set, a.has("-forwarded"))));
    }

    /// A file of passwords is watched unless the line says otherwise.
    private Optional<Condition> users(Section.Line line) {
        Optional<Arguments> read = Arguments.of(line, TextSources.FILES, reading.problems);
        if (read.isEmpty()) {
            return Optional.empty();
        }
        Optional<TextSource> flagged = TextSources.file(read.get());
        int values = flagged.isPresent() ? 0 : 1;
        if (!read.get().areStrings(line, values, values, reading.problems)) {
            return Optional.empty();
        }
        return Optional.of(
                new Condition.Authorized(
                        flagged.orElseGet(
                                () ->
                                        new TextSource.File(
                                                read.get().values().getFirst().text(), true))));
    }

    /// Pound's burst is all that its bucket holds; ours is what it holds beyond the token that a
    /// request takes. At 0 Pound answers 500 to everybody, which nobody means.
    private Optional<Condition> rate(Section.Line line) {
        if (line.directive().isOpen()) {
            return Optional.empty();
        }
        List<Token> values = line.directive().arguments();
        if (values.size() != 3 || values.getFirst().isWord()) {
            reading.problems.error(line.word(), "tbf.form");
            return Optional.empty();
        }
        Optional<Rate> rate = RateText.read(values.get(1).text());
        OptionalLong burst = Values.number(values.get(2).text());
        if (rate.isEmpty()) {
            reading.problems.error(values.get(1), "tbf.rate", values.get(1).text());
        }
        if (burst.isEmpty()) {
            reading.problems.error(values.get(2), "tbf.burst", values.get(2).text());
        }
        return rate.filter(_ -> burst.isPresent())
                .map(r -> new Rate(r.tokens(), r.per(), Math.max(1, burst.getAsLong()) - 1))
                .map(r -> new Condition.WithinRate(values.getFirst().text(), r));
    }

    private Optional<Condition> header(Section.Line line) {
        return patterns.read(line, PatternReader.Usual.regex(true))
                .map(r -> new Condition.Matches(new Subject.AnyHeader(), r.pattern()));
    }

    private Optional<Condition> matches(Section.Line line) {
        Optional<Condition> plain = MatchText.read(line, reading);
        if (plain.isPresent()) {
            return plain;
        }
        boolean icase = reading.ignoreCase();
        PatternReader.Usual regex = PatternReader.Usual.regex(icase);
        return switch (line.row().word()) {
            case "URL" -> of(line, regex, _ -> new Subject.Url());
            case "Path" -> of(line, regex.decoding(), r -> new Subject.Path(r.decode()));
            case "Query" -> of(line, regex, _ -> new Subject.Query());
            case "QueryParam" ->
                    of(
                            line,
                            regex.withNames(1, true).decoding(),
                            r -> new Subject.Parameter(name(r), r.decode()));
            case "Host" ->
                    of(
                            line,
                            new PatternReader.Usual(true, true, 0, true, false),
                            _ -> new Subject.Host());
            case "Method" -> of(line, PatternReader.Usual.regex(false), _ -> new Subject.Method());
            case "StringMatch" ->
                    of(
                            line,
                            PatternReader.Usual.regex(false).withNames(1, true),
                            r -> new Subject.Expanded(name(r)));
            case "Header" ->
                    of(
                            line,
                            PatternReader.Usual.regex(true).withNames(1, false),
                            ConditionReader::headerSubject);
            case "HeadRequire" -> header(line);
            default -> Optional.empty();
        };
    }

    private Optional<Condition> of(
            Section.Line line,
            PatternReader.Usual usual,
            Function<PatternReader.Read, Subject> subject) {
        return patterns.read(line, usual)
                .map(r -> new Condition.Matches(subject.apply(r), r.pattern()));
    }

    private static Subject headerSubject(PatternReader.Read read) {
        return read.names().isEmpty() ? new Subject.AnyHeader() : new Subject.Header(name(read));
    }

    private static String name(PatternReader.Read read) {
        return read.names().getFirst().text();
    }
}
