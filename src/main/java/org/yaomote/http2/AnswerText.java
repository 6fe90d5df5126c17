package org.yaomote.http2;

/// Renders an answer's head (RFC 9113 §8.3.2).
final class AnswerText extends HeadText {
    private static final byte[] VERSION = ascii("HTTP/1.1 ");
    private static final byte[] SPACE = ascii(" ");

    private int status;

    @Override
    void clear() {
        status = 0;
    }

    /// The status; 0 if there is none.
    int status() {
        return status;
    }

    @Override
    boolean pseudo(Field field) {
        if (field.kind() != FieldKind.STATUS || status != 0) {
            return false;
        }
        byte[] b = field.bytes();
        int at = field.valueStart();
        status = (b[at] - '0') * 100 + (b[at + 1] - '0') * 10 + b[at + 2] - '0';
        out().append(VERSION);
        value(field);
        out().append(SPACE).append(Reasons.of(status)).append(LINE_END);
        return status >= 100 && status != 101;
    }

    @Override
    boolean firstLine() {
        return status != 0;
    }

    @Override
    boolean host(Field field) {
        return line(field);
    }

    @Override
    void cookie(Field field) {
        line(field);
    }
}
