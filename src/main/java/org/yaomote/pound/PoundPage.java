package org.yaomote.pound;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;

/// The text of a pound.cfg while it is written: spelling, indentation, quotes.
final class PoundPage {
    private final Dialect dialect;
    private final StringBuilder text = new StringBuilder();
    private final Deque<Scope> open = new ArrayDeque<>();

    PoundPage(Dialect dialect) {
        this.dialect = dialect;
        open.push(Scope.GLOBAL);
    }

    /// Whether the dialect has a way to write this text in quotes, or bare, that reads back alike.
    ///
    /// 2.x knows no escapes: a quote or backslash inside would be read in more than one way.
    static boolean canSay(String value, Dialect dialect) {
        boolean isPlain = value.chars().noneMatch(c -> Character.isISOControl(c));
        boolean needsEscape = value.indexOf('"') >= 0 || value.indexOf('\\') >= 0;
        return isPlain && !(needsEscape && dialect == Dialect.POUND_2);
    }

    /// Begins a section.
    void open(String word, Optional<String> name) {
        DirectiveRow row = row(word);
        if (open.size() == 1 && !text.isEmpty()) {
            text.append('\n');
        }
        line(row.word() + name.map(n -> " " + quoted(n)).orElse(""));
        open.push(row.section().orElse(Scope.UNKNOWN));
    }

    /// Ends the section begun last.
    void end() {
        open.pop();
        line("End");
    }

    /// A line with one value, in quotes if the directive takes it so.
    void line(String word, String value) {
        DirectiveRow row = row(word);
        Argument.Kind kind = row.arguments().get(0).kind();
        boolean needsQuotes =
                kind == Argument.Kind.STRING
                        || (kind == Argument.Kind.TEXT && !value.matches("[^\\s\"#\\\\]+"));
        line(row.word() + " " + (needsQuotes ? quoted(value) : value));
    }

    /// A condition.
    void line(MatchText.Line match) {
        String flag = match.flag().isEmpty() ? "" : match.flag() + " ";
        boolean escapes = dialect == Dialect.POUND_4;
        String pattern = escapes ? quoted(match.pattern()) : "\"" + match.pattern() + "\"";
        line(row(match.word()).word() + " " + flag + pattern);
    }

    String text() {
        return text.toString();
    }

    private DirectiveRow row(String word) {
        return DirectiveTable.row(open.getFirst(), word)
                .filter(r -> r.dialects().contains(dialect))
                .orElseThrow(() -> new IllegalStateException(word + " is no word of " + dialect));
    }

    private void line(String content) {
        text.append("    ".repeat(open.size() - 1)).append(content).append('\n');
    }

    private String quoted(String value) {
        StringBuilder result = new StringBuilder("\"");
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            boolean needsEscape = dialect == Dialect.POUND_4 && (c == '"' || c == '\\');
            result.append(needsEscape ? "\\" : "").append(Character.isISOControl(c) ? ' ' : c);
        }
        return result.append('"').toString();
    }
}
