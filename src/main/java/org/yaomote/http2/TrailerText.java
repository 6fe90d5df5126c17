package org.yaomote.http2;

/// Renders trailers as lines (RFC 9113 §8.1): no pseudo-fields, no first line.
final class TrailerText extends HeadText {
    @Override
    void clear() {}

    @Override
    boolean pseudo(Field field) {
        return false;
    }

    @Override
    boolean firstLine() {
        return true;
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
