package org.yaomote.patterns;

import org.yaomote.patterns.PatternFault.Reason;
import org.yaomote.policy.TextPattern;
import org.yaomote.policy.TextPattern.Kind;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/// Patterns of one kind, compiled. Immutable; any thread.
///
/// Regular expressions are searched for anywhere in a text. Those of POSIX give the leftmost and of
/// these the longest match, those of Perl the one that comes first in the pattern's order. Where a
/// match can be shared out among groups in several ways, the first in the pattern's order counts in
/// both; one of POSIX with a back reference is searched for as Perl would.
public final class TextMatcher {
    private static final long MAX_SIZE = 20_000;
    private static final Match NONE = new Match.None();

    private final List<Comparison> patterns;

    private TextMatcher(List<Comparison> patterns) {
        this.patterns = List.copyOf(patterns);
    }

    /// What compiling gave.
    public sealed interface Compiled {
        /// A matcher.
        record Ready(TextMatcher matcher) implements Compiled {}

        /// No matcher: one of the patterns cannot be understood.
        record Faulty(PatternFault fault) implements Compiled {}
    }

    /// Compiles patterns, of which any may match.
    ///
    /// @param pattern says their kind; its own texts do not count
    /// @param lines the patterns
    public static Compiled compile(TextPattern pattern, List<String> lines) {
        List<Comparison> compiled = new ArrayList<>();
        for (int i = 0; i < lines.size(); i++) {
            PatternText text = PatternText.of(lines.get(i));
            switch (one(pattern, text, i)) {
                case One.Done(var comparison) -> compiled.add(comparison);
                case One.Failed(var fault) -> {
                    return new Compiled.Faulty(fault);
                }
            }
        }
        return new Compiled.Ready(new TextMatcher(compiled));
    }

    /// Compares a text: the first pattern that matches counts.
    ///
    /// @param text octets, one character each
    public Match compare(String text) {
        for (int i = 0; i < patterns.size(); i++) {
            Match match = patterns.get(i).compare(text);
            if (!(match instanceof Match.None)) {
                return match;
            }
        }
        return NONE;
    }

    private sealed interface One {
        record Done(Comparison comparison) implements One {}

        record Failed(PatternFault fault) implements One {}
    }

    private static One one(TextPattern pattern, PatternText text, int line) {
        Kind kind = pattern.kind();
        boolean ignoreCase = pattern.ignoreCase();
        return switch (kind) {
            case EXACT, BEGIN, END, CONTAIN ->
                    new One.Done(new LiteralText(kind, ignoreCase, text.octets()));
            case POSIX ->
                    expression(new PosixReader(text.octets()), pattern, new Source(text, line));
            case PCRE -> expression(new PerlReader(text.octets()), pattern, new Source(text, line));
        };
    }

    private record Source(PatternText text, int line) {}

    private static One expression(ExpressionReader reader, TextPattern pattern, Source source) {
        Piece piece = reader.read();
        ExpressionReader.Fault fault = reader.fault();
        if (fault != null) {
            return new One.Failed(source.text().fault(fault, source.line()));
        }
        if (piece.size() > MAX_SIZE) {
            return new One.Failed(source.text().whole(Reason.TOO_LARGE, source.line()));
        }
        try {
            return new One.Done(
                    reader.backtracks ? backtracking(piece, pattern) : linear(piece, pattern));
        } catch (PatternSyntaxException | com.google.re2j.PatternSyntaxException _) {
            // What neither engine takes: looking behind without an end, for one.
            return new One.Failed(source.text().whole(Reason.UNSUPPORTED, source.line()));
        }
    }

    private static Comparison backtracking(Piece piece, TextPattern pattern) {
        int flags = Pattern.UNIX_LINES | (pattern.ignoreCase() ? Pattern.CASE_INSENSITIVE : 0);
        return new BacktrackingExpression(Pattern.compile(piece.text(), flags));
    }

    private static Comparison linear(Piece piece, TextPattern pattern) {
        int longest = pattern.kind() == Kind.POSIX ? com.google.re2j.Pattern.LONGEST_MATCH : 0;
        int fold = pattern.ignoreCase() ? com.google.re2j.Pattern.CASE_INSENSITIVE : 0;
        return new LinearExpression(
                com.google.re2j.Pattern.compile(piece.text(), longest | fold), piece.size());
    }
}
