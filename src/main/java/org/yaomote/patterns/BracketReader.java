package org.yaomote.patterns;

import org.jspecify.annotations.Nullable;
import org.yaomote.patterns.PatternFault.Reason;

import java.util.BitSet;

/// Reads a bracket expression such as `[^a-z[:digit:]]` (XBD 9.3.5) behind its opening and writes
/// it as plain ranges, in which nothing can be read in two ways.
///
/// Thread: one; used once.
final class BracketReader {
    private final ExpressionReader reader;
    private final boolean escapes;
    private final BitSet set = new BitSet(256);

    private BracketReader(ExpressionReader reader, boolean escapes) {
        this.reader = reader;
        this.escapes = escapes;
    }

    /// A backslash stands for itself.
    static BracketReader posix(ExpressionReader reader) {
        return new BracketReader(reader, false);
    }

    /// A backslash escapes what is behind it.
    static BracketReader perl(ExpressionReader reader) {
        return new BracketReader(reader, true);
    }

    Piece read(int start) {
        boolean negated = reader.isAt('^');
        if (negated) {
            reader.at++;
        }
        boolean first = true;
        while (!reader.isAtEnd() && (first || !reader.isAt(']'))) {
            first = false;
            item();
        }
        if (reader.fault() != null) {
            return Piece.NOTHING;
        }
        if (reader.isAtEnd()) {
            reader.at = start + 1;
            return reader.fail(Reason.UNCLOSED_BRACKET, start);
        }
        reader.at++;
        return Piece.oneOf(set, negated);
    }

    /// A character, a range or a class.
    private void item() {
        int start = reader.at;
        int low = element();
        if (low < 0) {
            return;
        }
        boolean range =
                reader.isAt('-') && !reader.isAt("-]") && reader.at + 1 < reader.in.length();
        if (!range) {
            set.set(low);
            return;
        }
        reader.at++;
        int high = element();
        if (high < 0 && escapes && reader.fault() == null) {
            // Perl: `a-\d` is `a`, `-` and the digits.
            set.set(low);
            set.set('-');
        } else if (high < low) {
            reader.fail(Reason.BAD_RANGE, start);
        } else {
            set.set(low, high + 1);
        }
    }

    /// The character that stands here; -1 if it was a class, which is added.
    private int element() {
        int start = reader.at;
        char c = reader.in.charAt(start);
        boolean special = reader.isAt("[:") || reader.isAt("[.") || reader.isAt("[=");
        if (special) {
            return named(start, reader.in.charAt(start + 1));
        }
        reader.at++;
        return c == '\\' && escapes ? escaped(start) : c;
    }

    private int named(int start, char kind) {
        int end = reader.in.indexOf(kind + "]", start + 2);
        if (end < 0) {
            // Perl: a bracket that stands for itself.
            reader.at = start + 1;
            return escapes ? '[' : failed(Reason.UNCLOSED_BRACKET, start);
        }
        String name = reader.in.substring(start + 2, end);
        reader.at = end + 2;
        if (kind != ':') {
            return name.length() == 1 ? name.charAt(0) : failed(Reason.BAD_CLASS, start);
        }
        boolean negated = escapes && name.startsWith("^");
        BitSet found = Octet.named(negated ? name.substring(1) : name);
        return add(found, negated, start);
    }

    private int add(@Nullable BitSet found, boolean negated, int start) {
        if (found == null) {
            return failed(Reason.BAD_CLASS, start);
        }
        set.or(negated ? Octet.complement(found) : found);
        return -1;
    }

    private int escaped(int start) {
        if (reader.isAtEnd()) {
            return -1;
        }
        char c = reader.in.charAt(reader.at);
        BitSet known = PerlEscape.set(c);
        if (known != null) {
            reader.at++;
            return add(known, false, start);
        }
        if (c == 'b') {
            reader.at++;
            return '\b';
        }
        int octet = PerlEscape.octet(reader);
        return octet < 0 ? failed(Reason.BAD_ESCAPE, start) : octet;
    }

    private int failed(Reason reason, int start) {
        reader.fail(reason, start);
        return -1;
    }
}
