package org.yaomote.targets;

import java.util.function.Consumer;

/// The parts of a text between blanks, commas, semicolons and line ends; without comments.
final class Tokens {
    private final String typed;
    private final String plain;
    private int at;

    Tokens(String typed) {
        this.typed = typed;
        this.plain = Typed.plain(typed);
    }

    void forEach(Consumer<Piece> taker) {
        at = 0;
        while (at < plain.length()) {
            char c = plain.charAt(at);
            if (c == '#') {
                skipLine();
            } else if (isBlank(c) || c == ',' || c == ';') {
                at++;
            } else {
                taker.accept(isFile() ? file() : part());
            }
        }
    }

    private void skipLine() {
        while (at < plain.length() && !isLineEnd(plain.charAt(at))) {
            at++;
        }
    }

    private boolean isFile() {
        return plain.startsWith("@", at) || plain.startsWith("!@", at);
    }

    /// The name of a file is taken as it was typed; quotes hold blanks together.
    private Piece file() {
        Piece.Builder builder = new Piece.Builder();
        boolean quoted = false;
        while (at < plain.length()) {
            char c = plain.charAt(at);
            boolean ends = isBlank(c) || c == ',' || c == ';';
            if (isLineEnd(c) || (ends && !quoted)) {
                break;
            }
            if (c == '"') {
                quoted = !quoted;
            } else {
                boolean sign = builder.isEmpty() || (c == '@' && builder.isOnly('!'));
                builder.add(sign ? c : typed.charAt(at), at, at + 1);
            }
            at++;
        }
        return builder.piece(at);
    }

    /// Inside of braces, commas belong to them and blanks to nobody.
    private Piece part() {
        Piece.Builder builder = new Piece.Builder();
        int depth = 0;
        while (at < plain.length()) {
            char c = plain.charAt(at);
            boolean separates = isBlank(c) || c == ',' || c == ';';
            if (isLineEnd(c) || c == '#' || (separates && depth == 0)) {
                break;
            }
            depth += c == '{' ? 1 : c == '}' && depth > 0 ? -1 : 0;
            if (!isBlank(c)) {
                builder.add(c, at, at + 1);
            }
            at++;
        }
        return builder.piece(at);
    }

    private static boolean isBlank(char c) {
        return c == ' ' || c == '\t' || c == '\ufeff' || isLineEnd(c);
    }

    private static boolean isLineEnd(char c) {
        return c == '\n' || c == '\r';
    }
}
