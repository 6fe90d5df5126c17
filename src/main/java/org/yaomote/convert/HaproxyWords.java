package org.yaomote.convert;

import org.yaomote.policy.AddressSet;
import org.yaomote.policy.Condition;
import org.yaomote.policy.Definitions;
import org.yaomote.policy.Subject;
import org.yaomote.policy.TextPattern;
import org.yaomote.policy.TextSource;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/// HAProxy's way to write values and conditions.
final class HaproxyWords {
    private static final String SPECIAL = ".[](){}*+?|^$\\";

    private final Definitions definitions;
    private final UnaryOperator<String> files;

    HaproxyWords(Definitions definitions, UnaryOperator<String> files) {
        this.definitions = definitions;
        this.files = files;
    }

    /// A value as one word.
    static String word(String value) {
        boolean isBare = value.matches("[A-Za-z0-9_./:@%+=,^$|()\\[\\]?*<>!~&;-]+");
        boolean isQuotable = value.indexOf('\'') < 0;
        if (isBare) {
            // A dollar sign begins a variable between double quotes only.
            return value;
        }
        return isQuotable ? "'" + value + "'" : value.replaceAll("([\\s\"'\\\\#])", "\\\\$1");
    }

    /// A value where `%` begins an expression.
    static String format(String value) {
        return word(value.replace("%", "%%"));
    }

    String file(String path) {
        return word(files.apply(path));
    }

    boolean canSay(Condition condition) {
        return expression(condition).isPresent();
    }

    /// The alternatives behind `if`; empty for those that always hold.
    String condition(Alternatives alternatives) {
        return alternatives.any().stream().map(this::all).collect(Collectors.joining(" || "));
    }

    private String all(List<Alternatives.Literal> literals) {
        return literals.stream()
                .map(
                        l ->
                                (l.holds() ? "" : "!")
                                        + "{ "
                                        + expression(l.condition()).orElseThrow()
                                        + " }")
                .collect(Collectors.joining(" "));
    }

    private Optional<String> expression(Condition condition) {
        return switch (condition) {
            case Condition.HostIs(var host) -> Optional.of(host(host));
            case Condition.PathPrefix(var prefix) -> Optional.of(prefix(prefix));
            case Condition.Matches(var subject, var pattern) -> matches(subject, pattern);
            case Condition.ClientIn(var addresses, var forwarded) when !forwarded ->
                    addresses(addresses);
            case Condition.ClientIn _, Condition.Authorized _, Condition.WithinRate _ ->
                    Optional.empty();
            case Condition.ShowsCertificate _, Condition.Named _, Condition.Not _ ->
                    Optional.empty();
            case Condition.All _, Condition.Any _ -> Optional.empty();
        };
    }

    private static String host(String host) {
        String name = host.toLowerCase(Locale.ROOT);
        String how = name.startsWith("*.") ? "end " + word(name.substring(1)) : "str " + word(name);
        return "req.hdr(host),host_only,lower -m " + how;
    }

    private static String prefix(String prefix) {
        String stem = prefix.endsWith("/") ? prefix.substring(0, prefix.length() - 1) : prefix;
        return stem.isEmpty()
                ? "path -m beg /"
                : "path -m reg " + word("^" + escaped(stem) + "(/|$)");
    }

    private static String escaped(String text) {
        StringBuilder pattern = new StringBuilder();
        for (int i = 0; i < text.length(); i++) {
            if (SPECIAL.indexOf(text.charAt(i)) >= 0) {
                pattern.append('\\');
            }
            pattern.append(text.charAt(i));
        }
        return pattern.toString();
    }

    private Optional<String> matches(Subject subject, TextPattern pattern) {
        String how =
                switch (pattern.kind()) {
                    case POSIX, PCRE -> "reg";
                    case EXACT -> "str";
                    case BEGIN -> "beg";
                    case END -> "end";
                    case CONTAIN -> "sub";
                };
        return sample(subject)
                .flatMap(
                        sample ->
                                texts(pattern.texts())
                                        .map(
                                                texts ->
                                                        sample
                                                                + (pattern.ignoreCase()
                                                                        ? " -i"
                                                                        : "")
                                                                + " -m "
                                                                + how
                                                                + texts));
    }

    private Optional<String> texts(TextSource source) {
        return switch (source) {
            case TextSource.File(var path, _) -> Optional.of(" -f " + file(path));
            case TextSource.Inline(var lines) -> {
                boolean canSay =
                        !lines.isEmpty()
                                && lines.stream().noneMatch(String::isEmpty)
                                && lines.stream()
                                        .flatMapToInt(String::chars)
                                        .noneMatch(Character::isISOControl);
                String words =
                        lines.stream().map(HaproxyWords::word).collect(Collectors.joining(" "));
                yield canSay ? Optional.of(" -- " + words) : Optional.empty();
            }
        };
    }

    private static Optional<String> sample(Subject subject) {
        return switch (subject) {
            case Subject.Url _ -> Optional.of("pathq");
            case Subject.Path(var decode) -> Optional.of(decode ? "path,url_dec" : "path");
            case Subject.Query _ -> Optional.of("query");
            case Subject.Parameter(var name, var decode) when isName(name) ->
                    Optional.of("url_param(" + name + ")" + (decode ? ",url_dec" : ""));
            case Subject.Host _ -> Optional.of("req.hdr(host),host_only");
            case Subject.Header(var name) when isName(name) ->
                    Optional.of("req.fhdr(" + name + ")");
            case Subject.Method _ -> Optional.of("method");
            case Subject.Parameter _, Subject.Header _ -> Optional.empty();
            case Subject.AnyHeader _, Subject.Expanded _ -> Optional.empty();
        };
    }

    /// Whether a name can stand between parentheses.
    static boolean isName(String name) {
        return name.matches("[A-Za-z0-9_.-]+");
    }

    private Optional<String> addresses(AddressSet addresses) {
        return switch (addresses) {
            case AddressSet.Listed(var networks) -> networks(networks);
            case AddressSet.Named(var name) -> definitions.addresses(name).flatMap(this::networks);
        };
    }

    private Optional<String> networks(TextSource networks) {
        return switch (networks) {
            case TextSource.File(var path, _) -> Optional.of("src -f " + file(path));
            case TextSource.Inline(var lines) ->
                    lines.isEmpty()
                            ? Optional.empty()
                            : Optional.of("src " + String.join(" ", lines));
        };
    }
}
