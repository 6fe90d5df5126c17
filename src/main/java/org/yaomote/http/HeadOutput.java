package org.yaomote.http;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/// A growing run of octets in which a head is written; reused.
///
/// Thread: its event loop.
public final class HeadOutput {
    private static final byte[] BEFORE_VALUE = {':', ' '};
    private static final byte[] LINE_END = {'\r', '\n'};

    private byte[] array = new byte[1024];
    private int length;

    /// Forgets what was written.
    public void clear() {
        length = 0;
    }

    /// The octets, of which the first [#length] count; another array after the next append.
    public byte[] array() {
        return array;
    }

    /// How many octets were written.
    public int length() {
        return length;
    }

    /// Writes a run.
    public HeadOutput append(byte[] bytes, int from, int to) {
        room(to - from);
        System.arraycopy(bytes, from, array, length, to - from);
        length += to - from;
        return this;
    }

    /// Writes all of an array.
    public HeadOutput append(byte[] bytes) {
        return append(bytes, 0, bytes.length);
    }

    /// Writes a field's line with one space before its value and none behind it.
    HeadOutput appendPlainly(Fields fields, int field) {
        byte[] bytes = fields.bytes();
        append(bytes, fields.lineStart(field), fields.nameEnd(field)).append(BEFORE_VALUE);
        return append(bytes, fields.valueStart(field), fields.valueEnd(field)).append(LINE_END);
    }

    private void room(int more) {
        if (length + more > array.length) {
            array = Arrays.copyOf(array, Math.max(array.length * 2, length + more));
        }
    }

    @Override
    public String toString() {
        return new String(array, 0, length, StandardCharsets.ISO_8859_1);
    }
}
