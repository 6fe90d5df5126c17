package org.yaomote.accesslog;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;

/// A growing run of octets in which lines are written; reused.
///
/// What comes from outside goes through [#escaped] and can end neither a line nor a quotation:
/// every octet that is not visible ASCII or a blank, the quote and the backslash become `\xHH`.
///
/// Thread: the log's.
final class LogLine {
    private static final byte[] HEX = "0123456789ABCDEF".getBytes(StandardCharsets.US_ASCII);

    private byte[] array = new byte[8192];
    private int length;

    byte[] array() {
        return array;
    }

    int length() {
        return length;
    }

    LogLine clear() {
        length = 0;
        return this;
    }

    LogLine append(LogLine other) {
        room(other.length);
        System.arraycopy(other.array, 0, array, length, other.length);
        length += other.length;
        return this;
    }

    /// Writes a text of ours.
    LogLine text(String ascii) {
        room(ascii.length());
        for (int i = 0; i < ascii.length(); i++) {
            array[length++] = (byte) ascii.charAt(i);
        }
        return this;
    }

    /// Writes a text of the user's own, as it is.
    LogLine utf8(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        room(bytes.length);
        System.arraycopy(bytes, 0, array, length, bytes.length);
        length += bytes.length;
        return this;
    }

    LogLine number(long value) {
        return text(Long.toString(value));
    }

    /// Writes seconds with six digits behind the point.
    LogLine seconds(long nanos) {
        long micros = Math.max(0, nanos) / 1000;
        number(micros / 1_000_000).text(".");
        String digits = Long.toString(micros % 1_000_000);
        return text("0".repeat(6 - digits.length())).text(digits);
    }

    /// Writes sixteen digits of base 16.
    LogLine hex(long value) {
        return text(HexFormat.of().toHexDigits(value));
    }

    /// Writes octets from outside, at most as many as [LogEntry#MAX_TEXT].
    LogLine escaped(byte[] bytes, int from, int to) {
        return escaped(bytes, from, to, true);
    }

    /// Writes a name of the user's own in UTF-8: beyond ASCII it stays readable.
    LogLine name(byte[] bytes, int from, int to) {
        return escaped(bytes, from, to, false);
    }

    private LogLine escaped(byte[] bytes, int from, int to, boolean asciiOnly) {
        room(LogEntry.MAX_TEXT + 4);
        int end = length + LogEntry.MAX_TEXT;
        for (int i = from; i < to && length < end; i++) {
            byte b = bytes[i];
            boolean plain = b < 0 ? !asciiOnly : b >= ' ' && b != '"' && b != '\\' && b != 0x7f;
            if (plain) {
                array[length++] = b;
            } else {
                array[length++] = '\\';
                array[length++] = 'x';
                array[length++] = HEX[(b & 0xff) >> 4];
                array[length++] = HEX[b & 0xf];
            }
        }
        return this;
    }

    private void room(int more) {
        if (length + more > array.length) {
            array = Arrays.copyOf(array, Math.max(array.length * 2, length + more));
        }
    }

    @Override
    public String toString() {
        return new String(array, 0, length, StandardCharsets.UTF_8);
    }
}
