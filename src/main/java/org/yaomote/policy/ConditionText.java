package org.yaomote.policy;

import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;

/// A condition in one line, in Pound's words: for lists and messages, not to be read back.
public final class ConditionText {
    private ConditionText() {}

    /// The line, such as `URL "^/api"` or `Not ACL "office"`; a host or a path stands alone.
    public static String of(Condition condition) {
        return switch (condition) {
            case Condition.HostIs(var host) -> host;
            case Condition.PathPrefix(var prefix) -> prefix;
            case Condition.Matches(var subject, var pattern) ->
                    subject(subject) + flags(pattern) + " " + source(pattern.texts());
            case Condition.ClientIn(AddressSet.Named(var name), var forwarded) ->
                    "ACL" + (forwarded ? " -forwarded " : " ") + quoted(name);
            case Condition.ClientIn(AddressSet.Listed(var networks), var forwarded) ->
                    "ACL" + (forwarded ? " -forwarded " : " ") + source(networks);
            // Lines that stand here may hold passwords, which are not for everybody's eyes.
            case Condition.Authorized(TextSource.Inline(var users)) ->
                    "BasicAuth (" + users.size() + ")";
            case Condition.Authorized(TextSource.File users) -> "BasicAuth " + source(users);
            case Condition.WithinRate(var key, var rate) ->
                    "TBF " + quoted(key) + " " + rate.tokens() + "/" + time(rate.per());
            case Condition.ShowsCertificate(var file) -> "ClientCert " + quoted(file);
            case Condition.All(var conditions) -> "Match AND (" + list(conditions) + ")";
            case Condition.Any(var conditions) -> "Match OR (" + list(conditions) + ")";
            case Condition.Not(var negated) -> "Not " + of(negated);
            case Condition.Named(var name) -> "Eval " + quoted(name);
        };
    }

    private static String time(Duration time) {
        boolean isWhole = time.toNanosPart() % 1_000_000 == 0;
        return isWhole ? time.toMillis() + "ms" : time.toNanos() / 1000 + "us";
    }

    private static String list(List<Condition> conditions) {
        return conditions.stream().map(ConditionText::of).collect(Collectors.joining("; "));
    }

    private static String subject(Subject subject) {
        return switch (subject) {
            case Subject.Url _ -> "URL";
            case Subject.Path(var decode) -> decode ? "Path -decode" : "Path";
            case Subject.Query _ -> "Query";
            case Subject.Parameter(var name, var decode) ->
                    "QueryParam " + quoted(name) + (decode ? " -decode" : "");
            case Subject.Host _ -> "Host";
            case Subject.AnyHeader _ -> "Header";
            case Subject.Header(var name) -> "Header " + quoted(name);
            case Subject.Method _ -> "Method";
            case Subject.Expanded(var text) -> "StringMatch " + quoted(text);
        };
    }

    private static String flags(TextPattern pattern) {
        String kind =
                switch (pattern.kind()) {
                    case POSIX -> "";
                    case PCRE -> " -pcre";
                    case EXACT -> " -exact";
                    case BEGIN -> " -beg";
                    case END -> " -end";
                    case CONTAIN -> " -contain";
                };
        return kind + (pattern.ignoreCase() ? " -icase" : "");
    }

    private static String source(TextSource source) {
        return switch (source) {
            case TextSource.Inline(var lines) ->
                    lines.stream().map(ConditionText::quoted).collect(Collectors.joining(", "));
            case TextSource.File(var path, var watched) ->
                    (watched ? "-filewatch " : "-file ") + quoted(path);
        };
    }

    private static String quoted(String text) {
        return "\"" + text + "\"";
    }
}
