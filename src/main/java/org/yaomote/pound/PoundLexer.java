package org.yaomote.pound;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/// Splits a text into directives, each word with its exact place.
///
/// Takes what any version of Pound takes: a byte order mark, CRLF, trailing blanks, comments behind
/// a value, lines joined by a backslash (4.x), `\"` and `\\` (4.x), and strings that hold quotes
/// without escaping them (2.x). A string that is never closed ends with its line and is a token of
/// its own kind, so that the checks can say so once.
final class PoundLexer {
    private static final char BYTE_ORDER_MARK = '\uFEFF';

    private final String file;
    private final List<Directive> directives = new ArrayList<>();
    private List<Token> open = new ArrayList<>();
    private String line = "";
    private int number;

    private PoundLexer(String file) {
        this.file = file;
    }

    /// The directives in order; lines that are blank or comment give none.
    static List<Directive> read(PoundSource source) {
        PoundLexer lexer = new PoundLexer(source.file());
        lines(source.text()).forEachOrdered(lexer::line);
        lexer.close();
        return List.copyOf(lexer.directives);
    }

    /// The lines of a text as they are counted.
    static Stream<String> lines(String text) {
        boolean marked = !text.isEmpty() && text.charAt(0) == BYTE_ORDER_MARK;
        return (marked ? text.substring(1) : text).lines();
    }

    private void line(String text) {
        line = text;
        number++;
        boolean joined = tokens();
        if (!joined) {
            close();
        }
    }

    private void close() {
        if (!open.isEmpty()) {
            directives.add(new Directive(open.get(0), open.subList(1, open.size()), number));
            open = new ArrayList<>();
        }
    }

    /// Reads the tokens of the current line; true if the next line continues it.
    private boolean tokens() {
        int at = 0;
        while (at < line.length()) {
            char c = line.charAt(at);
            if (c == '#') {
                return false;
            }
            if (c == '\\' && line.substring(at + 1).isBlank()) {
                return true;
            }
            if (isBlank(c)) {
                at++;
            } else {
                at = c == '"' ? string(at) : word(at);
            }
        }
        return false;
    }

    private int word(int start) {
        int end = start;
        while (end < line.length() && !endsWord(line.charAt(end))) {
            end++;
        }
        add(Token.Kind.WORD, line.substring(start, end), new Range(start, end));
        return end;
    }

    private int string(int start) {
        int close = closingQuote(start);
        if (close < 0) {
            int end = line.stripTrailing().length();
            add(Token.Kind.OPEN_STRING, line.substring(start + 1, end), new Range(start, end));
            return line.length();
        }
        int next = close + 1;
        boolean endsThere =
                next == line.length() || isBlank(line.charAt(next)) || line.charAt(next) == '#';
        if (endsThere) {
            add(Token.Kind.STRING, line.substring(start + 1, close), new Range(start, next));
            return next;
        }
        // As 2.x reads it: up to the last quote of the line, quotes in between included.
        int last = line.lastIndexOf('"');
        int end = last > start ? last : close;
        add(Token.Kind.STRING, line.substring(start + 1, end), new Range(start, end + 1));
        return end + 1;
    }

    private int closingQuote(int start) {
        for (int i = start + 1; i < line.length(); i++) {
            char c = line.charAt(i);
            if (c == '\\') {
                i++;
            } else if (c == '"') {
                return i;
            }
        }
        return -1;
    }

    /// Only `\"` and `\\` are escapes; any other backslash stands for itself, as in 2.x, where
    /// patterns such as `\.` are written with one.
    private static String unescaped(String text) {
        StringBuilder result = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean escape =
                    c == '\\'
                            && i + 1 < text.length()
                            && (text.charAt(i + 1) == '"' || text.charAt(i + 1) == '\\');
            result.append(escape ? text.charAt(++i) : c);
        }
        return result.toString();
    }

    /// Columns, counted from 0; `to` is behind the last.
    private record Range(int from, int to) {}

    private void add(Token.Kind kind, String raw, Range range) {
        String text = kind == Token.Kind.STRING ? unescaped(raw) : raw;
        Token.Spot at = new Token.Spot(file, number, range.from() + 1, range.to());
        open.add(new Token(kind, text, raw, at));
    }

    private static boolean isBlank(char c) {
        return c == ' ' || c == '\t' || c == '\f' || c == '\u000B';
    }

    private static boolean endsWord(char c) {
        return isBlank(c) || c == '#' || c == '"';
    }
}
