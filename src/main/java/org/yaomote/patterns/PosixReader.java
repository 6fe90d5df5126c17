package org.yaomote.patterns;

import org.yaomote.patterns.PatternFault.Reason;

/// POSIX extended regular expressions (XBD 9.4), with what the C library of GNU adds: `\w`, `\b`
/// and their kin, and back references.
///
/// The word bounds `\<` and `\>` are read as `\b`, which is the same beside a word's character.
final class PosixReader extends ExpressionReader {
    PosixReader(String in) {
        super(in);
    }

    @Override
    boolean closesFreely() {
        return true;
    }

    @Override
    Piece atom() {
        int start = at;
        char c = in.charAt(at);
        at++;
        return switch (c) {
            case '(' -> {
                groups++;
                yield group(start, "(");
            }
            case '[' -> BracketReader.posix(this).read(start);
            case '.' -> Piece.unit("(?s:.)", Sample.of('x'));
            case '^' -> Piece.empty("^", 1);
            case '$' -> Piece.empty("$", 1);
            case '*', '+', '?', '{' -> fail(Reason.NOTHING_TO_REPEAT, start);
            case '\\' -> escape(start);
            default -> Piece.literal(c);
        };
    }

    private Piece escape(int start) {
        if (isAtEnd()) {
            return fail(Reason.TRAILING_BACKSLASH, start);
        }
        char c = in.charAt(at);
        at++;
        return switch (c) {
            case 'w', 'S' -> Piece.unit("\\" + c, Sample.of('x'));
            case 'W', 's' -> Piece.unit("\\" + c, Sample.of(' '));
            case 'b', 'B' -> Piece.empty("\\" + c, 1);
            case '<', '>' -> Piece.empty("\\b", 1);
            case '`' -> Piece.empty("\\A", 1);
            case '\'' -> Piece.empty("\\z", 1);
            case '1', '2', '3', '4', '5', '6', '7', '8', '9' -> earlier(c - '0', start);
            default -> Piece.literal(c);
        };
    }

    private Piece earlier(int group, int start) {
        return group > groups ? fail(Reason.NO_SUCH_GROUP, start) : reference(group, start);
    }

    @Override
    Piece quantified(Piece piece) {
        Piece all = piece;
        // `^*` repeats nothing.
        boolean repeatable = piece.unit();
        while (!isAtEnd()) {
            int start = at;
            char c = in.charAt(at);
            if (c != '*' && c != '+' && c != '?' && c != '{') {
                break;
            }
            at++;
            if (!repeatable) {
                return fail(Reason.NOTHING_TO_REPEAT, start);
            }
            all =
                    switch (c) {
                        case '*' -> repeat(all, 0, -1, start);
                        case '+' -> repeat(all, 1, -1, start);
                        case '?' -> repeat(all, 0, 1, start);
                        default -> braces(all, start);
                    };
        }
        return all;
    }

    private Piece braces(Piece piece, int start) {
        int least = number();
        int most = least;
        boolean comma = isAt(',');
        if (comma) {
            at++;
            most = number();
        }
        if (!isAt('}') || (least < 0 && !comma)) {
            return fail(Reason.BAD_REPEAT, start);
        }
        at++;
        return repeat(piece, Math.max(0, least), most, start);
    }
}
