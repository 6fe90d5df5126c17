package org.yaomote.proof;

import org.yaomote.config.Rule;
import org.yaomote.patterns.Examples;
import org.yaomote.patterns.Match;
import org.yaomote.patterns.TextMatcher;
import org.yaomote.policy.Condition;
import org.yaomote.policy.Definitions;
import org.yaomote.policy.Subject;
import org.yaomote.policy.TextPattern;
import org.yaomote.policy.TextSource;

import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// Thinks of requests that a rule takes.
///
/// @param definitions conditions that rules name
record Questions(Definitions definitions) {
    /// More are not thought of for one rule.
    private static final int MOST = 8;

    private static final String METHODS = "HEAD GET OPTIONS";
    private static final Pattern HOST =
            Pattern.compile("[A-Za-z0-9_]([A-Za-z0-9_.-]*[A-Za-z0-9_])?\\.?");
    private static final Pattern FIELD =
            Pattern.compile("([!#$%&'*+.^_`|~0-9A-Za-z-]+):[ \\t]*(.*)");

    /// Requests that meet the conditions of a rule as far as they can be known beforehand, the
    /// likeliest first; none if none could be thought of.
    List<Question> of(Rule rule) {
        return of(rule, Question.PLAIN);
    }

    /// The same, with what a rule leaves open as in a question to begin with.
    List<Question> of(Rule rule, Question plain) {
        return all(rule.matches(), List.of(plain)).stream().filter(Question::isSafe).toList();
    }

    private List<Question> all(List<Condition> conditions, List<Question> questions) {
        List<Question> narrowed = questions;
        for (Condition condition : conditions) {
            narrowed =
                    narrowed.stream()
                            .flatMap(question -> narrowed(question, condition).stream())
                            .distinct()
                            .limit(MOST)
                            .toList();
        }
        return narrowed;
    }

    private List<Question> narrowed(Question question, Condition condition) {
        return switch (condition) {
            case Condition.HostIs(var host) when host.startsWith("*.") ->
                    List.of(question.withHost("www" + host.substring(1)));
            case Condition.HostIs(var host) -> List.of(question.withHost(host));
            case Condition.PathPrefix(var prefix) -> List.of(question.withTarget(prefix));
            case Condition.Matches(var subject, var pattern) ->
                    pattern.texts() instanceof TextSource.Inline(var lines)
                            ? matching(question, subject, new Wanted(pattern, lines))
                            : List.of(question.unsure());
            case Condition.All(var conditions) -> all(conditions, List.of(question));
            case Condition.Any(var conditions) ->
                    conditions.stream().flatMap(one -> narrowed(question, one).stream()).toList();
            case Condition.Named(var name) ->
                    definitions
                            .conditions(name)
                            .map(conditions -> all(conditions, List.of(question)))
                            .orElse(List.of());
            case Condition.ClientIn _,
                    Condition.Authorized _,
                    Condition.WithinRate _,
                    Condition.ShowsCertificate _,
                    Condition.Not _ ->
                    List.of(question.unsure());
        };
    }

    /// What a text is to be like.
    private record Wanted(TextPattern pattern, List<String> lines) {
        boolean takes(String text) {
            return TextMatcher.compile(pattern, lines)
                            instanceof TextMatcher.Compiled.Ready(var matcher)
                    && matcher.compare(text) instanceof Match.Found;
        }

        Stream<String> examples() {
            return Examples.of(pattern, lines).stream();
        }
    }

    private static List<Question> matching(Question question, Subject subject, Wanted wanted) {
        return switch (subject) {
            case Subject.Host _ ->
                    changed(
                            question,
                            wanted.examples().filter(Questions::isHost).map(question::withHost),
                            one -> wanted.takes(one.host()));
            case Subject.Path _ ->
                    changed(
                            question,
                            wanted.examples().map(text -> question.withTarget(target(text))),
                            one -> wanted.takes(one.path()));
            case Subject.Url _ ->
                    changed(
                            question,
                            wanted.examples().map(text -> question.withTarget(target(text))),
                            one -> wanted.takes(one.target()));
            case Subject.Query _ ->
                    changed(
                            question,
                            wanted.examples()
                                    .map(text -> question.withTarget(question.path() + "?" + text)),
                            one -> wanted.takes(query(one)));
            case Subject.Parameter(var name, _) ->
                    wanted.examples()
                            .map(text -> question.withTarget(joined(question) + name + "=" + text))
                            .toList();
            case Subject.AnyHeader _ ->
                    changed(
                            question,
                            wanted.examples().flatMap(text -> withLine(question, text)),
                            one -> one.lines().stream().anyMatch(wanted::takes));
            case Subject.Header(var name) ->
                    wanted.examples().map(text -> question.withField(name, text)).toList();
            case Subject.Method _ ->
                    changed(
                                    question,
                                    Stream.of(METHODS.split(" ")).map(question::withMethod),
                                    one -> wanted.takes(one.method()))
                            .stream()
                            .limit(1)
                            .toList();
            case Subject.Expanded _ -> List.of(question.unsure());
        };
    }

    /// The question itself if it will do, else those of the others that will.
    private static List<Question> changed(
            Question question, Stream<Question> others, Predicate<Question> wanted) {
        return wanted.test(question) ? List.of(question) : others.filter(wanted).toList();
    }

    private static boolean isHost(String text) {
        return HOST.matcher(text).matches();
    }

    private static String target(String text) {
        return text.startsWith("/") ? text : "/" + text;
    }

    private static String query(Question question) {
        return question.target()
                .substring(Math.min(question.target().length(), question.path().length() + 1));
    }

    private static String joined(Question question) {
        return question.target() + (question.target().indexOf('?') < 0 ? "?" : "&");
    }

    /// With a line that has a text in it: as what it says it is, or as a host, or as something that
    /// nobody else asks for.
    private static Stream<Question> withLine(Question question, String text) {
        Matcher field = FIELD.matcher(text);
        if (field.matches()) {
            return Stream.of(question.withField(field.group(1), field.group(2)));
        }
        Function<String, Question> as = name -> question.withField(name, text);
        return isHost(text)
                ? Stream.of(as.apply("Host"), as.apply("X-Yaomote-Proof"))
                : Stream.of(as.apply("X-Yaomote-Proof"));
    }
}
