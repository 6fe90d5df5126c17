package org.yaomote.convert;

import org.yaomote.policy.AddressSet;
import org.yaomote.policy.Condition;
import org.yaomote.policy.Definitions;
import org.yaomote.policy.Subject;
import org.yaomote.policy.TextPattern;
import org.yaomote.policy.TextSource;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// nginx's way to write values, and conditions as variables that are 1 or 0.
final class NginxWords {
    private static final String SPECIAL = ".[](){}*+?|^$\\";

    private final Definitions definitions;
    private final Map<String, String> variables = new LinkedHashMap<>();
    private final StringBuilder maps = new StringBuilder();

    NginxWords(Definitions definitions) {
        this.definitions = definitions;
    }

    /// A value as one word. A dollar sign begins a variable, and there is no way to write a plain
    /// one where variables are meant.
    static String word(String value) {
        return value.matches("[A-Za-z0-9_./:@%+=,^|~*&?-]+")
                ? value
                : '"' + value.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
    }

    /// The maps made so far.
    String maps() {
        return maps.toString();
    }

    boolean canSay(Condition condition) {
        return source(condition).isPresent();
    }

    /// The variable that is 1 where a condition holds.
    String variable(Condition condition) {
        String body = source(condition).orElseThrow();
        return variables.computeIfAbsent(
                body,
                _ -> {
                    String name = "$is_" + (variables.size() + 1);
                    maps.append(body.replaceFirst("@", "\\" + name));
                    return name;
                });
    }

    /// The variable that is 1 where alternatives hold.
    ///
    /// @param name the one to define
    void define(String name, Alternatives when) {
        List<String> asked =
                when.any().stream()
                        .flatMap(List::stream)
                        .map(l -> variable(l.condition()))
                        .distinct()
                        .toList();
        StringBuilder map = new StringBuilder();
        // An empty text would be compared with no pattern.
        map.append("    map \"=").append(String.join("", asked)).append("\" ").append(name);
        map.append(" {\n        default 0;\n");
        for (List<Alternatives.Literal> all : when.any()) {
            StringBuilder bits = new StringBuilder(".".repeat(asked.size()));
            boolean canHold = true;
            for (Alternatives.Literal literal : all) {
                int at = asked.indexOf(variable(literal.condition()));
                char bit = literal.holds() ? '1' : '0';
                canHold &= bits.charAt(at) == '.' || bits.charAt(at) == bit;
                bits.setCharAt(at, bit);
            }
            if (canHold) {
                map.append("        ~^=").append(bits).append(" 1;\n");
            }
        }
        maps.append(map).append("    }\n");
    }

    void add(String map) {
        maps.append(map);
    }

    /// A `map` or `geo` block with `@` in the place of its variable.
    private Optional<String> source(Condition condition) {
        return switch (condition) {
            case Condition.HostIs(var host) ->
                    Optional.of(map("$host", List.of(hostPattern(host.toLowerCase(Locale.ROOT)))));
            case Condition.PathPrefix(var prefix) -> {
                String stem =
                        prefix.endsWith("/") ? prefix.substring(0, prefix.length() - 1) : prefix;
                String pattern = stem.isEmpty() ? "~^/" : "~^" + escaped(stem) + "(/|$)";
                yield Optional.of(map("$asked_path", List.of(pattern)));
            }
            case Condition.Matches(var subject, var pattern) ->
                    subject(subject).flatMap(s -> patterns(pattern).map(p -> map(s, p)));
            case Condition.ClientIn(var addresses, var forwarded) when !forwarded ->
                    networks(addresses).map(NginxWords::geo);
            case Condition.ClientIn _, Condition.Authorized _, Condition.WithinRate _ ->
                    Optional.empty();
            case Condition.ShowsCertificate _, Condition.Named _, Condition.Not _ ->
                    Optional.empty();
            case Condition.All _, Condition.Any _ -> Optional.empty();
        };
    }

    private static String hostPattern(String host) {
        return host.startsWith("*.")
                ? "~*" + escaped(host.substring(1)) + "$"
                : "~*^" + escaped(host) + "$";
    }

    private static Optional<String> subject(Subject subject) {
        return switch (subject) {
            case Subject.Url _ -> Optional.of("$request_uri");
            case Subject.Path(var decode) -> decode ? Optional.empty() : Optional.of("$asked_path");
            case Subject.Query _ -> Optional.of("$args");
            case Subject.Parameter(var name, var decode)
                    when !decode && name.matches("[A-Za-z0-9_]+") ->
                    Optional.of("$arg_" + name);
            case Subject.Host _ -> Optional.of("$host");
            case Subject.Header(var name) when name.matches("[A-Za-z0-9-]+") ->
                    Optional.of("$http_" + name.toLowerCase(Locale.ROOT).replace('-', '_'));
            case Subject.Method _ -> Optional.of("$request_method");
            case Subject.Parameter _, Subject.Header _ -> Optional.empty();
            case Subject.AnyHeader _, Subject.Expanded _ -> Optional.empty();
        };
    }

    private static Optional<List<String>> patterns(TextPattern pattern) {
        if (!(pattern.texts() instanceof TextSource.Inline(var lines))) {
            return Optional.empty();
        }
        boolean canSay =
                lines.stream().noneMatch(String::isEmpty)
                        && lines.stream()
                                .flatMapToInt(String::chars)
                                .noneMatch(Character::isISOControl);
        String start = pattern.ignoreCase() ? "~*" : "~";
        List<String> patterns =
                lines.stream()
                        .map(
                                line ->
                                        switch (pattern.kind()) {
                                            case POSIX, PCRE -> start + line;
                                            case EXACT -> start + "^" + escaped(line) + "$";
                                            case BEGIN -> start + "^" + escaped(line);
                                            case END -> start + escaped(line) + "$";
                                            case CONTAIN -> start + escaped(line);
                                        })
                        .toList();
        return canSay ? Optional.of(patterns) : Optional.empty();
    }

    private static String map(String source, List<String> patterns) {
        StringBuilder map = new StringBuilder("    map " + source + " @ {\n        default 0;\n");
        patterns.forEach(p -> map.append("        ").append(word(p)).append(" 1;\n"));
        return map.append("    }\n").toString();
    }

    private Optional<List<String>> networks(AddressSet addresses) {
        Optional<TextSource> source =
                switch (addresses) {
                    case AddressSet.Listed(var networks) -> Optional.of(networks);
                    case AddressSet.Named(var name) -> definitions.addresses(name);
                };
        return source.flatMap(
                networks ->
                        networks instanceof TextSource.Inline(var lines)
                                ? Optional.of(lines)
                                : Optional.empty());
    }

    private static String geo(List<String> networks) {
        StringBuilder geo = new StringBuilder("    geo @ {\n        default 0;\n");
        networks.forEach(n -> geo.append("        ").append(n).append(" 1;\n"));
        return geo.append("    }\n").toString();
    }

    private static String escaped(String text) {
        StringBuilder pattern = new StringBuilder();
        for (int i = 0; i < text.length(); i++) {
            boolean isSpecial = SPECIAL.indexOf(text.charAt(i)) >= 0;
            pattern.append(isSpecial ? "\\" : "").append(text.charAt(i));
        }
        return pattern.toString();
    }
}
