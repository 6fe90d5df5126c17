package org.yaomote.patterns;

import org.jspecify.annotations.Nullable;
import org.yaomote.patterns.PatternFault.Reason;

import java.util.BitSet;
import java.util.HashMap;
import java.util.Map;

/// Perl-compatible regular expressions (pcre2pattern): all but recursion, conditions, verbs, `\K`,
/// and the flags other than `i`, `m` and `s`.
final class PerlReader extends ExpressionReader {
    private final Map<String, Integer> names = new HashMap<>();

    PerlReader(String in) {
        super(in);
    }

    @Override
    Piece read() {
        Piece all = super.read();
        return isAtEnd() ? all : unopened();
    }

    private Piece unopened() {
        int start = at;
        at++;
        return fail(Reason.UNOPENED_GROUP, start);
    }

    @Override
    boolean closesFreely() {
        return false;
    }

    @Override
    Piece atom() {
        int start = at;
        char c = in.charAt(at);
        at++;
        return switch (c) {
            case '(' -> opened(start);
            case '[' -> BracketReader.perl(this).read(start);
            case '.' -> Piece.unit(".", Sample.of('x'));
            case '^', '$' -> Piece.empty(String.valueOf(c), 1);
            case '*', '+', '?' -> fail(Reason.NOTHING_TO_REPEAT, start);
            case '{' -> brace(start);
            case '\\' -> escape(start);
            default -> Piece.literal(c);
        };
    }

    /// A brace that is no quantifier stands for itself.
    private Piece brace(int start) {
        at = start;
        boolean quantifier = quantifierEnd() > 0;
        at = start + 1;
        return quantifier ? fail(Reason.NOTHING_TO_REPEAT, start) : Piece.literal('{');
    }

    private int quantifierEnd() {
        int start = at;
        at++;
        int least = number();
        if (isAt(',')) {
            at++;
            number();
        }
        int end = least >= 0 && isAt('}') ? at + 1 : -1;
        at = start;
        return end;
    }

    // ---- groups --------------------------------------------------------------------------------

    private Piece opened(int start) {
        if (isAt('*')) {
            at++;
            return fail(Reason.UNSUPPORTED, start);
        }
        if (!isAt('?')) {
            groups++;
            return group(start, "(");
        }
        at++;
        for (String opening : new String[] {"<=", "<!", "=", "!", ">", ":"}) {
            if (isAt(opening)) {
                at += opening.length();
                backtracks |= !":".equals(opening);
                return group(start, "(?" + opening);
            }
        }
        if (isAt('#')) {
            return comment(start);
        }
        if (isAt("P=")) {
            at += 2;
            return named(start, ')');
        }
        String name = groupName();
        if (name != null) {
            groups++;
            names.put(name, groups);
            return group(start, "(");
        }
        return flags(start);
    }

    private Piece comment(int start) {
        int end = in.indexOf(')', at);
        if (end < 0) {
            return fail(Reason.UNCLOSED_GROUP, start);
        }
        at = end + 1;
        return Piece.NOTHING;
    }

    /// The name of the group that is opened here; null if it has none.
    private @Nullable String groupName() {
        int from = isAt('P') ? at + 1 : at;
        boolean quote = from == at && isAt('\'');
        boolean angle = in.startsWith("<", from);
        int end = in.indexOf(quote ? '\'' : '>', from + 1);
        if ((!quote && !angle) || end <= from + 1) {
            return null;
        }
        at = end + 1;
        return in.substring(from + 1, end);
    }

    private Piece named(int start, char close) {
        int end = in.indexOf(close, at);
        Integer group = end < 0 ? null : names.get(in.substring(at, end));
        at = end < 0 ? in.length() : end + 1;
        return group == null ? fail(Reason.NO_SUCH_GROUP, start) : reference(group, start);
    }

    /// `(?i)` and `(?i:…)`.
    private Piece flags(int start) {
        int from = at;
        while (!isAtEnd() && "ims-".indexOf(in.charAt(at)) >= 0) {
            at++;
        }
        String flags = in.substring(from, at);
        if (isAt(':')) {
            at++;
            return group(start, "(?" + flags + ":");
        }
        if (isAt(')') && !flags.isEmpty()) {
            at++;
            return Piece.empty("(?" + flags + ")", 0);
        }
        at++;
        return fail(Reason.UNSUPPORTED, start);
    }

    // ---- escapes -------------------------------------------------------------------------------

    private Piece escape(int start) {
        if (isAtEnd()) {
            return fail(Reason.TRAILING_BACKSLASH, start);
        }
        char c = in.charAt(at);
        BitSet set = PerlEscape.set(c);
        if (set != null) {
            at++;
            return Piece.oneOf(set, false);
        }
        if (c >= '1' && c <= '9') {
            return reference(number(), start);
        }
        Piece special = special(start, c);
        if (special != null) {
            return special;
        }
        int octet = PerlEscape.octet(this);
        return octet < 0 ? fail(Reason.BAD_ESCAPE, start) : Piece.literal((char) octet);
    }

    private @Nullable Piece special(int start, char c) {
        at++;
        return switch (c) {
            case 'b', 'B', 'A', 'z' -> Piece.empty("\\" + c, 1);
            case 'G' -> Piece.empty("\\A", 1);
            case 'Z' -> {
                backtracks = true;
                yield Piece.empty("\\Z", 1);
            }
            case 'N' -> Piece.unit("[^\\n]", Sample.of('x'));
            case 'R' -> new Piece("(?:\\r\\n|[\\x{a}-\\x{d}\\x{85}])", 3, true, Sample.of('\n'));
            case 'Q' -> quoted();
            case 'E' -> Piece.NOTHING;
            case 'k', 'g' -> back(start);
            case 'K', 'X', 'C', 'p', 'P', 'L', 'l', 'u', 'U' -> fail(Reason.UNSUPPORTED, start);
            default -> {
                at--;
                yield null;
            }
        };
    }

    /// `\Q…\E`; a quantifier behind it is about its last character.
    private Piece quoted() {
        int end = in.indexOf("\\E", at);
        int to = end < 0 ? in.length() : end;
        if (to == at) {
            at = end < 0 ? to : end + 2;
            return Piece.NOTHING;
        }
        StringBuilder out = new StringBuilder();
        for (int i = at; i < to - 1; i++) {
            out.append(Octet.literal(in.charAt(i)));
        }
        Piece last = Piece.literal(in.charAt(to - 1));
        int before = to - 1 - at;
        Sample quoted = Sample.of(in.substring(at, to - 1));
        at = end < 0 ? to : end + 2;
        Piece rest = quantified(last);
        return new Piece(
                out + rest.text(), before + rest.size(), false, quoted.then(rest.sample()));
    }

    /// `\k<name>`, `\k{name}`, `\k'name'`, `\g1`, `\g{1}`, `\g{-1}`, `\g{name}`.
    private Piece back(int start) {
        boolean braced = isAt('{');
        if (isAt('<') || isAt('\'')) {
            at++;
            return named(start, in.charAt(at - 1) == '<' ? '>' : '\'');
        }
        if (braced) {
            at++;
        }
        boolean relative = isAt('-');
        if (relative) {
            at++;
        }
        int number = number();
        if (number < 0) {
            return braced && !relative ? named(start, '}') : fail(Reason.BAD_ESCAPE, start);
        }
        if (braced && !isAt('}')) {
            return fail(Reason.BAD_ESCAPE, start);
        }
        at += braced ? 1 : 0;
        int group = relative ? groups + 1 - number : number;
        return group < 1 ? fail(Reason.NO_SUCH_GROUP, start) : reference(group, start);
    }

    // ---- quantifiers ---------------------------------------------------------------------------

    @Override
    Piece quantified(Piece piece) {
        Piece all = piece;
        boolean again = true;
        while (again && !isAtEnd()) {
            int start = at;
            int least = in.charAt(at) == '+' ? 1 : 0;
            int most = in.charAt(at) == '?' ? 1 : -1;
            boolean braces = isAt('{') && quantifierEnd() > 0;
            if (!isAt('*') && !isAt('+') && !isAt('?') && !braces) {
                break;
            }
            if (piece.text().isEmpty()) {
                at++;
                return fail(Reason.NOTHING_TO_REPEAT, start);
            }
            at++;
            if (braces) {
                least = number();
                most = least;
                if (isAt(',')) {
                    at++;
                    most = number();
                }
                at++;
            }
            all = suffixed(repeat(all, least, most, start));
            // Braces may follow a quantifier, others not.
            again = isAt('{');
        }
        return all;
    }

    /// Lazy or possessive.
    private Piece suffixed(Piece repeated) {
        if (isAt('?')) {
            at++;
            return new Piece(repeated.text() + "?", repeated.size(), false, repeated.sample());
        }
        if (isAt('+')) {
            at++;
            backtracks = true;
            return new Piece(repeated.text() + "+", repeated.size(), false, repeated.sample());
        }
        return repeated;
    }
}
