package org.yaomote.convert;

import org.yaomote.policy.Condition;
import org.yaomote.policy.Subject;
import org.yaomote.policy.TextPattern;
import org.yaomote.policy.TextSource;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;

/// The Gateway API's way to say conditions: no negation, no addresses, one path a match.
final class RouteWords {
    private static final Set<String> METHODS =
            Set.of("GET", "HEAD", "POST", "PUT", "DELETE", "CONNECT", "OPTIONS", "TRACE", "PATCH");

    private static final Pattern HOST =
            Pattern.compile(
                    "(\\*\\.)?[a-z0-9]([a-z0-9-]*[a-z0-9])?(\\.[a-z0-9]([a-z0-9-]*[a-z0-9])?)*");

    /// Paths as the Gateway API takes them where it compares letter by letter.
    private static final Pattern PATH = Pattern.compile("/[A-Za-z0-9/\\-._~!$&'()*+,;=:@]*");

    private static final Pattern FIELD = Pattern.compile("[A-Za-z0-9!#$%&'*+.^_|~-]{1,256}");

    private RouteWords() {}

    /// A host, and what is compared besides.
    ///
    /// @param host empty for any
    record Asked(String host, RouteMatch match) {
        static final Asked ALL = new Asked("", RouteMatch.ALL);

        /// The requests of both; empty if there are none, or none that can be said.
        Optional<Asked> and(Asked other) {
            Optional<String> hosts = narrower(host, other.host);
            return hosts.flatMap(h -> match.and(other.match).map(m -> new Asked(h, m)));
        }
    }

    /// Whether a request for the second host is one for the first, too.
    static boolean covers(String host, String other) {
        return host.isEmpty()
                || host.equals(other)
                || (host.startsWith("*.") && other.endsWith(host.substring(1)));
    }

    private static Optional<String> narrower(String one, String other) {
        if (covers(one, other)) {
            return Optional.of(other);
        }
        return covers(other, one) ? Optional.of(one) : Optional.empty();
    }

    static boolean canSay(Condition condition) {
        return said(condition).isPresent();
    }

    /// What a condition without parts is.
    static Optional<Asked> said(Condition condition) {
        return switch (condition) {
            case Condition.HostIs(var host) -> host(host);
            case Condition.PathPrefix(var prefix) -> path(RouteMatch.Kind.PREFIX, prefix);
            case Condition.Matches(var subject, var pattern) -> matches(subject, pattern);
            case Condition.ClientIn _, Condition.Authorized _, Condition.WithinRate _ ->
                    Optional.empty();
            case Condition.ShowsCertificate _, Condition.Named _, Condition.Not _ ->
                    Optional.empty();
            case Condition.All _, Condition.Any _ -> Optional.empty();
        };
    }

    private static Optional<Asked> host(String host) {
        String name = host.toLowerCase(Locale.ROOT);
        boolean isName =
                name.length() <= 253 && HOST.matcher(name).matches() && !Addresses.isAddress(name);
        return isName ? Optional.of(new Asked(name, RouteMatch.ALL)) : Optional.empty();
    }

    private static Optional<Asked> path(RouteMatch.Kind kind, String value) {
        boolean isPlain =
                kind == RouteMatch.Kind.PATTERN
                        || (PATH.matcher(value).matches()
                                && !value.contains("//")
                                && !value.matches(".*/\\.\\.?(/.*)?"));
        return isPlain && value.length() <= 1024
                ? Optional.of(
                        new Asked(
                                "",
                                new RouteMatch(
                                        new RouteMatch.Path(kind, value),
                                        "",
                                        new TreeMap<>(),
                                        new TreeMap<>())))
                : Optional.empty();
    }

    private static Optional<Asked> matches(Subject subject, TextPattern pattern) {
        Optional<String> line = line(pattern);
        Optional<String> exact =
                line.filter(_ -> pattern.kind() == TextPattern.Kind.EXACT && !pattern.ignoreCase());
        return switch (subject) {
            case Subject.Path(var decode) ->
                    decode ? Optional.empty() : line.flatMap(l -> path(pattern, l));
            case Subject.Method _ -> exact.filter(METHODS::contains).map(RouteWords::method);
            case Subject.Host _ ->
                    line.filter(_ -> pattern.kind() == TextPattern.Kind.EXACT)
                            .filter(l -> !l.startsWith("*"))
                            .flatMap(RouteWords::host);
            case Subject.Header(var name) ->
                    exact.filter(v -> isSayable(name, v)).map(v -> header(name, v));
            case Subject.Parameter(var name, var decode) ->
                    exact.filter(v -> !decode && isSayable(name, v)).map(v -> parameter(name, v));
            case Subject.Url _, Subject.Query _ -> Optional.empty();
            case Subject.AnyHeader _, Subject.Expanded _ -> Optional.empty();
        };
    }

    private static boolean isSayable(String name, String value) {
        return FIELD.matcher(name).matches() && !value.isEmpty() && value.length() <= 1024;
    }

    private static Asked method(String method) {
        RouteMatch all = RouteMatch.ALL;
        return new Asked("", new RouteMatch(all.path(), method, all.headers(), all.query()));
    }

    private static Asked header(String name, String value) {
        TreeMap<String, String> one = new TreeMap<>();
        one.put(name.toLowerCase(Locale.ROOT), value);
        return new Asked("", new RouteMatch(RouteMatch.Path.ALL, "", one, new TreeMap<>()));
    }

    private static Asked parameter(String name, String value) {
        TreeMap<String, String> one = new TreeMap<>();
        one.put(name, value);
        return new Asked("", new RouteMatch(RouteMatch.Path.ALL, "", new TreeMap<>(), one));
    }

    private static Optional<String> line(TextPattern pattern) {
        return pattern.texts() instanceof TextSource.Inline(var lines)
                        && lines.size() == 1
                        && !lines.getFirst().isEmpty()
                        && lines.getFirst().chars().noneMatch(Character::isISOControl)
                ? Optional.of(lines.getFirst())
                : Optional.empty();
    }

    private static Optional<Asked> path(TextPattern pattern, String line) {
        String flag = pattern.ignoreCase() ? "(?i)" : "";
        return switch (pattern.kind()) {
            case EXACT ->
                    pattern.ignoreCase()
                            ? path(RouteMatch.Kind.PATTERN, flag + escaped(line))
                            : path(RouteMatch.Kind.EXACT, line);
            case POSIX, PCRE -> whole(line).flatMap(w -> path(RouteMatch.Kind.PATTERN, flag + w));
            case BEGIN -> path(RouteMatch.Kind.PATTERN, flag + escaped(line) + ".*");
            case END -> path(RouteMatch.Kind.PATTERN, flag + ".*" + escaped(line));
            case CONTAIN -> path(RouteMatch.Kind.PATTERN, flag + ".*" + escaped(line) + ".*");
        };
    }

    private static String escaped(String text) {
        return text.replaceAll("[.\\[\\](){}*+?|^$\\\\]", "\\\\$0");
    }

    /// A pattern that is found anywhere, as one of the whole path; empty where anchors stand
    /// within, or what only some gateways read.
    private static Optional<String> whole(String pattern) {
        boolean isBegun = pattern.startsWith("^");
        boolean isEnded = pattern.endsWith("$") && !pattern.endsWith("\\$");
        String middle = pattern.substring(isBegun ? 1 : 0, pattern.length() - (isEnded ? 1 : 0));
        boolean isPlain =
                !middle.replace("[^", "[").contains("^")
                        && !middle.contains("$")
                        && !middle.contains("(?");
        String group = List.of(middle.split("", -1)).contains("|") ? "(" + middle + ")" : middle;
        boolean isAnchoredChoice = middle.contains("|") && (isBegun || isEnded);
        return isPlain && !isAnchoredChoice
                ? Optional.of((isBegun ? "" : ".*") + group + (isEnded ? "" : ".*"))
                : Optional.empty();
    }
}
