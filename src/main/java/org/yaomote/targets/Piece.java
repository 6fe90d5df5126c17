package org.yaomote.targets;

import java.util.Arrays;
import java.util.List;

/// Text of which each character knows its place in what was typed.
final class Piece {
    private final String text;
    private final int[] from;
    private final int[] to;

    /// What lies behind the last character, for problems of an empty piece.
    private final int end;

    private Piece(String text, int[] from, int[] to, int end) {
        this.text = text;
        this.from = from;
        this.to = to;
        this.end = end;
    }

    /// Text that was typed as it is.
    ///
    /// @param start its first column
    static Piece typed(String text, int start) {
        Builder builder = new Builder();
        for (int i = 0; i < text.length(); i++) {
            builder.add(text.charAt(i), start + i, start + i + 1);
        }
        return builder.piece(start + text.length());
    }

    String text() {
        return text;
    }

    int length() {
        return text.length();
    }

    boolean isEmpty() {
        return text.isEmpty();
    }

    char at(int index) {
        return text.charAt(index);
    }

    Piece part(int first, int behind) {
        int partEnd = behind > first ? to[behind - 1] : first < from.length ? from[first] : end;
        return new Piece(
                text.substring(first, behind),
                Arrays.copyOfRange(from, first, behind),
                Arrays.copyOfRange(to, first, behind),
                partEnd);
    }

    Piece part(int first) {
        return part(first, length());
    }

    /// The same place with another text: what a brace stands for.
    Piece standingFor(String other) {
        Builder builder = new Builder();
        for (int i = 0; i < other.length(); i++) {
            builder.add(other.charAt(i), start(), end);
        }
        return builder.piece(end);
    }

    Piece followedBy(Piece next) {
        return new Builder().add(this).add(next).piece(next.end);
    }

    private int start() {
        return isEmpty() ? end : from[0];
    }

    /// A problem of this piece; of an empty one, of the character that should be there.
    TargetProblem problem(String code, Object... arguments) {
        int behind = isEmpty() ? end : Math.max(to[length() - 1], from[0] + 1);
        return new TargetProblem(start(), Math.max(behind, start() + 1), code, List.of(arguments));
    }

    /// Collects characters.
    static final class Builder {
        private final StringBuilder text = new StringBuilder();
        private int[] from = new int[16];
        private int[] to = new int[16];

        boolean isEmpty() {
            return text.isEmpty();
        }

        boolean isOnly(char character) {
            return text.length() == 1 && text.charAt(0) == character;
        }

        Builder add(char character, int start, int behind) {
            int length = text.length();
            if (length == from.length) {
                from = Arrays.copyOf(from, 2 * length);
                to = Arrays.copyOf(to, 2 * length);
            }
            from[length] = start;
            to[length] = behind;
            text.append(character);
            return this;
        }

        Builder add(Piece piece) {
            for (int i = 0; i < piece.length(); i++) {
                add(piece.text.charAt(i), piece.from[i], piece.to[i]);
            }
            return this;
        }

        Piece piece(int end) {
            int length = text.length();
            return new Piece(
                    text.toString(), Arrays.copyOf(from, length), Arrays.copyOf(to, length), end);
        }
    }
}
