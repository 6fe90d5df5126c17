package org.yaomote.patterns;

import org.jspecify.annotations.Nullable;
import org.yaomote.patterns.PatternFault.Reason;

/// Reads a regular expression and writes it in the syntax that RE2 and `java.util.regex` share. The
/// first fault ends it.
///
/// Thread: one; used once.
abstract class ExpressionReader {
    private static final int MAX_DEPTH = 100;
    static final int MAX_REPEAT = 1000;

    final String in;
    int at;

    /// Groups opened so far.
    int groups;

    /// Whether RE2 cannot do it.
    boolean backtracks;

    private int depth;
    private int highestReference;
    private int referenceFrom;
    private @Nullable Fault fault;

    /// What is wrong, by the octets it stands at.
    record Fault(Reason reason, int from, int to) {}

    ExpressionReader(String in) {
        this.in = in;
    }

    /// The whole expression; without meaning if there is a [#fault].
    Piece read() {
        Piece all = alternatives();
        if (highestReference > groups) {
            return fail(Reason.NO_SUCH_GROUP, referenceFrom);
        }
        return all;
    }

    @Nullable Fault fault() {
        return fault;
    }

    /// What stands here, up to a quantifier.
    abstract Piece atom();

    /// A piece with the quantifiers that follow it.
    abstract Piece quantified(Piece piece);

    /// Whether a closing parenthesis without an opening one stands for itself.
    abstract boolean closesFreely();

    /// Ends the reading.
    ///
    /// @param from where the fault begins; it ends where the reader is
    Piece fail(Reason reason, int from) {
        if (fault == null) {
            fault = new Fault(reason, from, Math.max(from, Math.min(at, in.length())));
        }
        at = in.length();
        return Piece.NOTHING;
    }

    boolean isAtEnd() {
        return at >= in.length();
    }

    boolean isAt(char c) {
        return at < in.length() && in.charAt(at) == c;
    }

    boolean isAt(String text) {
        return in.startsWith(text, at);
    }

    /// Alternatives up to the end or to the parenthesis that closes them.
    Piece alternatives() {
        StringBuilder out = new StringBuilder();
        long size = 0;
        @Nullable Sample sample = null;
        while (true) {
            Piece sequence = sequence();
            out.append(sequence.text());
            size += sequence.size() + 1;
            sample = sample == null ? sequence.sample() : sample;
            if (!isAt('|')) {
                return new Piece(out.toString(), size, false, sample);
            }
            out.append('|');
            at++;
        }
    }

    private Piece sequence() {
        StringBuilder out = new StringBuilder();
        long size = 0;
        Sample sample = Sample.NOTHING;
        while (!isAtEnd() && !isAt('|') && !closes()) {
            Piece next = quantified(atom());
            out.append(next.text());
            size += next.size();
            sample = sample.then(next.sample());
        }
        return new Piece(out.toString(), size, false, sample);
    }

    private boolean closes() {
        return isAt(')') && (depth > 0 || !closesFreely());
    }

    /// The rest of a group whose opening has been read.
    ///
    /// @param start of the opening
    /// @param opening how it is written
    Piece group(int start, String opening) {
        depth++;
        if (depth > MAX_DEPTH) {
            return fail(Reason.TOO_LARGE, start);
        }
        Piece inner = alternatives();
        depth--;
        if (fault != null) {
            return Piece.NOTHING;
        }
        if (isAtEnd()) {
            at = start + 1;
            return fail(Reason.UNCLOSED_GROUP, start);
        }
        at++;
        // What is looked for around the match, or must not be there, is no part of it.
        boolean looks = opening.matches("\\(\\?<?[=!]");
        Sample sample = looks ? Sample.NOTHING : inner.sample();
        return new Piece(opening + inner.text() + ")", inner.size() + 2, true, sample);
    }

    /// A reference to what a group caught.
    Piece reference(int group, int from) {
        backtracks = true;
        if (group > highestReference) {
            highestReference = group;
            referenceFrom = from;
        }
        return Piece.unit("(?:\\" + group + ")", Sample.NOTHING);
    }

    /// A piece repeated.
    ///
    /// @param most -1 for without end
    Piece repeat(Piece piece, int least, int most, int from) {
        if (least > MAX_REPEAT || most > MAX_REPEAT) {
            return fail(Reason.REPEAT_TOO_LARGE, from);
        }
        if (most >= 0 && most < least) {
            return fail(Reason.BAD_REPEAT, from);
        }
        int times = Math.max(1, Math.max(least, most));
        String braces = braces(least, most);
        // A repeated expression is written out, so what it costs is multiplied.
        return new Piece(
                piece.asUnit().text() + braces,
                (piece.size() + 1) * times,
                false,
                piece.sample().times(least, most < 0));
    }

    private static String braces(int least, int most) {
        if (most < 0) {
            return least == 0 ? "*" : least == 1 ? "+" : "{" + least + ",}";
        }
        if (least == 0 && most == 1) {
            return "?";
        }
        return least == most ? "{" + least + "}" : "{" + least + "," + most + "}";
    }

    /// A number that stands here, -1 if there is none; large ones are cut.
    int number() {
        int start = at;
        int value = 0;
        while (!isAtEnd() && in.charAt(at) >= '0' && in.charAt(at) <= '9') {
            value = Math.min(100_000, value * 10 + in.charAt(at) - '0');
            at++;
        }
        return at == start ? -1 : value;
    }
}
