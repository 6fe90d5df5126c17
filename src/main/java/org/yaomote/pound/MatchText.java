package org.yaomote.pound;

import org.yaomote.config.HostName;
import org.yaomote.policy.Condition;

import java.util.List;
import java.util.Optional;

/// The conditions of Pound that mean exactly what one of our conditions means, both ways.
///
/// A path prefix `/api`, or `/api/`, takes `/api` and `/api/x` but not `/apix`; Pound says that
/// only by a pattern. The prefix `/` takes everything.
final class MatchText {
    private static final String SPECIAL = ".[](){}*+?|^$\\";
    private static final String PATH_END = "(/|$)";
    private static final String URL_END = "([/?]|$)";
    private static final String HOST_START = "^Host: *";
    private static final String HOST_END = "(:[0-9]+)? *$";
    private static final String ANY_LABEL = ".+";

    /// A condition as a line of a service.
    ///
    /// @param word the directive
    /// @param flag stands before the pattern; may be empty
    /// @param pattern without quotes
    record Line(String word, String flag, String pattern) {}

    private MatchText() {}

    /// The host or path condition that means exactly the same as this line; empty if none does.
    static Optional<Condition> read(Section.Line line, Reading reading) {
        // A path whose case does not count is none of ours; hosts never have one.
        boolean isPath = line.is("Path") || line.is("URL");
        boolean isReadable = !line.directive().isOpen() && !(isPath && reading.ignoreCase());
        return isReadable ? read(line) : Optional.empty();
    }

    private static Optional<Condition> read(Section.Line line) {
        List<Token> values = line.directive().arguments();
        boolean isPlain = values.size() == 1 && !values.get(0).isFlag();
        boolean isFlagged = values.size() == 2 && values.get(0).isFlag();
        if (!isPlain && !isFlagged) {
            return Optional.empty();
        }
        String flag = isFlagged ? values.get(0).key() : "";
        String pattern = values.get(values.size() - 1).text();
        return switch (line.row().word()) {
            case "Host" -> host(flag, pattern);
            case "Path" -> path(flag, pattern);
            case "URL" -> flag.isEmpty() ? prefix(pattern, URL_END) : Optional.empty();
            case "HeadRequire" -> flag.isEmpty() ? hostHeader(pattern) : Optional.empty();
            default -> Optional.empty();
        };
    }

    /// The line that says it in a dialect.
    static Line write(Condition match, Dialect dialect) {
        boolean isNew = dialect == Dialect.POUND_4;
        return switch (match) {
            case Condition.HostIs(var host) -> isNew ? hostLine(host) : headerLine(host);
            case Condition.PathPrefix(var prefix) when prefix.equals("/") ->
                    isNew ? new Line("Path", "-beg", "/") : new Line("URL", "", "^/");
            case Condition.PathPrefix(var prefix) -> {
                boolean isOpen = prefix.endsWith("/");
                String stem = isOpen ? prefix.substring(0, prefix.length() - 1) : prefix;
                String pattern = "^" + escaped(stem) + (isNew ? PATH_END : URL_END);
                yield new Line(isNew ? "Path" : "URL", "", pattern);
            }
            default -> throw new IllegalStateException("not written: " + match);
        };
    }

    /// The host or path the condition names, as typed in a form.
    static String plain(Condition match) {
        return switch (match) {
            case Condition.HostIs(var host) -> host;
            case Condition.PathPrefix(var prefix) -> prefix;
            default -> org.yaomote.policy.ConditionText.of(match);
        };
    }

    private static Line hostLine(String host) {
        return host.startsWith("*.")
                ? new Line("Host", "-end", host.substring(1))
                : new Line("Host", "", host);
    }

    private static Line headerLine(String host) {
        String name =
                host.startsWith("*.") ? ANY_LABEL + escaped(host.substring(1)) : escaped(host);
        return new Line("HeadRequire", "", HOST_START + name + HOST_END);
    }

    private static Optional<Condition> host(String flag, String text) {
        return switch (flag) {
            case "", "-exact" -> text.startsWith("*") ? Optional.empty() : hostIs(text);
            case "-end" -> text.startsWith(".") ? hostIs("*" + text) : Optional.empty();
            default -> Optional.empty();
        };
    }

    private static Optional<Condition> hostIs(String host) {
        String name = host.startsWith("*.") ? host.substring(2) : host;
        return HostName.isValid(name) ? Optional.of(new Condition.HostIs(host)) : Optional.empty();
    }

    private static Optional<Condition> hostHeader(String pattern) {
        boolean isOurs = pattern.startsWith(HOST_START) && pattern.endsWith(HOST_END);
        if (!isOurs || pattern.length() < HOST_START.length() + HOST_END.length()) {
            return Optional.empty();
        }
        String name = pattern.substring(HOST_START.length(), pattern.length() - HOST_END.length());
        boolean isWild = name.startsWith(ANY_LABEL);
        return literal(isWild ? name.substring(ANY_LABEL.length()) : name)
                .flatMap(n -> isWild && n.startsWith(".") ? hostIs("*" + n) : hostIs(n));
    }

    private static Optional<Condition> path(String flag, String text) {
        return switch (flag) {
            case "", "-re" -> prefix(text, PATH_END);
            case "-beg" -> text.equals("/") ? pathPrefix(text) : Optional.empty();
            default -> Optional.empty();
        };
    }

    private static Optional<Condition> prefix(String pattern, String end) {
        if (pattern.equals("^/")) {
            return pathPrefix("/");
        }
        if (!pattern.startsWith("^") || !pattern.endsWith(end)) {
            return Optional.empty();
        }
        return literal(pattern.substring(1, pattern.length() - end.length()))
                .map(stem -> stem.endsWith("/") ? stem + "/" : stem)
                .flatMap(MatchText::pathPrefix);
    }

    private static Optional<Condition> pathPrefix(String prefix) {
        boolean isPath =
                prefix.startsWith("/")
                        && prefix.chars().allMatch(c -> c > ' ' && c <= '~' && c != '?');
        return isPath ? Optional.of(new Condition.PathPrefix(prefix)) : Optional.empty();
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

    /// The text a pattern stands for, if it stands for one text only.
    private static Optional<String> literal(String pattern) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < pattern.length(); i++) {
            char c = pattern.charAt(i);
            boolean isEscape = c == '\\' && i + 1 < pattern.length();
            char next = isEscape ? pattern.charAt(++i) : c;
            boolean isMeant = isEscape ? !Character.isLetterOrDigit(next) : SPECIAL.indexOf(c) < 0;
            if (!isMeant) {
                return Optional.empty();
            }
            text.append(next);
        }
        return Optional.of(text.toString());
    }
}
