package org.yaomote.http;

import org.jspecify.annotations.Nullable;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;

/// The fields of one head, as offsets into the array it stands in; reused.
///
/// Thread: its event loop.
public final class Fields {
    private static final byte[] CHUNKED = ascii("chunked");

    private int max;
    private final ConnectionOptions connection;
    private byte[] bytes = new byte[0];
    private int count;
    private int[] lineStart = new int[24];
    private int[] nameEnd = new int[24];
    private int[] valueStart = new int[24];
    private int[] valueEnd = new int[24];
    private KnownField[] known = new KnownField[24];

    /// Behind the line end of the last field.
    private int endOfLast;

    private int lengths;
    private boolean lengthsDiffer;
    private long contentLength;
    private int codings;
    private boolean codingIsChunked;

    Fields(int max) {
        this.max = max;
        this.connection = new ConnectionOptions(max);
    }

    void max(int fields) {
        max = fields;
        connection.max(fields);
    }

    /// Parses the field lines of a head; strict (RFC 9112 §5).
    ///
    /// @param from first octet of the first field line
    /// @param end behind the empty line that ends the head
    @Nullable HeadFault parse(byte[] array, int from, int end) {
        bytes = array;
        count = 0;
        lengths = 0;
        lengthsDiffer = false;
        contentLength = -1;
        codings = 0;
        codingIsChunked = false;
        connection.clear(array);
        int at = from;
        int last = end - 2;
        while (at < last) {
            if (count == max) {
                return HeadFault.TOO_MANY_FIELDS;
            }
            int next = line(at, last);
            if (next < 0) {
                return nameFault(at);
            }
            if (next == 0) {
                return HeadFault.BAD_FIELD_VALUE;
            }
            HeadFault fault = note(count);
            if (fault != null) {
                return fault;
            }
            count++;
            at = next;
        }
        return null;
    }

    /// How many fields there are.
    public int count() {
        return count;
    }

    /// The array that the offsets point into.
    public byte[] bytes() {
        return bytes;
    }

    /// First octet of a field's line, which is that of its name.
    public int lineStart(int field) {
        return lineStart[field];
    }

    /// Behind the last octet of a field's name.
    public int nameEnd(int field) {
        return nameEnd[field];
    }

    /// First octet of a field's value, blanks before it left out.
    public int valueStart(int field) {
        return valueStart[field];
    }

    /// Behind the last octet of a field's value, blanks after it left out.
    public int valueEnd(int field) {
        return valueEnd[field];
    }

    /// Behind the line end of a field's line.
    public int lineEnd(int field) {
        return field + 1 < count ? lineStart[field + 1] : endOfLast;
    }

    /// Behind the line end of the last field, before the empty line.
    ///
    /// @param start where the first field would stand
    public int endOfFields(int start) {
        return count == 0 ? start : endOfLast;
    }

    /// What the field is.
    public KnownField known(int field) {
        return known[field];
    }

    /// The value of the first field of this kind, as text; null if there is none. Allocates.
    public @Nullable String value(KnownField field) {
        for (int i = 0; i < count; i++) {
            if (known[i] == field) {
                return text(i);
            }
        }
        return null;
    }

    /// The value of the first field with this name, whatever its case; null if there is none.
    public @Nullable String value(String name) {
        int found = find(ascii(name.toLowerCase(Locale.ROOT)));
        return found < 0 ? null : text(found);
    }

    /// Whether a field has this name, whatever its case.
    ///
    /// @param lower the name in lower case
    public boolean isNamed(int field, byte[] lower) {
        return Octets.equalsLower(bytes, lineStart[field], nameEnd[field], lower);
    }

    /// Index of the first field with this name, whatever its case; -1 if there is none.
    ///
    /// @param lower the name in lower case
    public int find(byte[] lower) {
        for (int i = 0; i < count; i++) {
            if (isNamed(i, lower)) {
                return i;
            }
        }
        return -1;
    }

    /// Whether there is a field of this kind.
    boolean has(KnownField field) {
        for (int i = 0; i < count; i++) {
            if (known[i] == field) {
                return true;
            }
        }
        return false;
    }

    /// A field's value as text, one character per octet. Allocates.
    public String text(int field) {
        int length = valueEnd[field] - valueStart[field];
        return new String(bytes, valueStart[field], length, StandardCharsets.ISO_8859_1);
    }

    /// Whether a field goes no further than this connection (RFC 9110 §7.6.1): hop by hop by its
    /// nature, or named by Connection. Host, lengths and codings never are, whatever Connection
    /// says.
    boolean isHopByHop(int field) {
        return switch (known[field]) {
            case CONNECTION, KEEP_ALIVE, PROXY_CONNECTION, TE, TRAILER, UPGRADE -> true;
            case HOST, CONTENT_LENGTH, TRANSFER_ENCODING -> false;
            default -> connection.name(lineStart[field], nameEnd[field]);
        };
    }

    /// Whether a field that says where a message ends, or whose it is, has other blanks around its
    /// value than one space before it. Such a line is in order, but servers are known that do not
    /// see a coding behind a tab, and so would end the message elsewhere.
    boolean isOddlyWritten(int field) {
        return switch (known[field]) {
            case HOST, CONTENT_LENGTH, TRANSFER_ENCODING -> !isPlain(field);
            default -> false;
        };
    }

    private boolean isPlain(int field) {
        int colon = nameEnd[field];
        return valueStart[field] == colon + 2
                && bytes[colon + 1] == ' '
                && valueEnd[field] + 2 == lineEnd(field);
    }

    int lengths() {
        return lengths;
    }

    boolean lengthsDiffer() {
        return lengthsDiffer;
    }

    long contentLength() {
        return contentLength;
    }

    int codings() {
        return codings;
    }

    boolean codingIsChunked() {
        return codingIsChunked;
    }

    boolean saysClose() {
        return connection.saysClose();
    }

    boolean saysKeepAlive() {
        return connection.saysKeepAlive();
    }

    boolean saysUpgrade() {
        return connection.saysUpgrade();
    }

    /// Parses one line; index behind it, -1 if its name, 0 if its value is malformed.
    private int line(int at, int last) {
        byte[] b = bytes;
        int i = at;
        while (i < last && Octets.isToken(b[i])) {
            i++;
        }
        if (i == at || i == last || b[i] != ':') {
            return -1;
        }
        grow();
        lineStart[count] = at;
        nameEnd[count] = i;
        i++;
        while (b[i] == ' ' || b[i] == '\t') {
            i++;
        }
        int start = i;
        // The head ends in CR LF, so this stops within it.
        i = Octets.valueEnd(b, i, last);
        if (b[i] != '\r' || b[i + 1] != '\n') {
            return 0;
        }
        int stop = i;
        while (stop > start && (b[stop - 1] == ' ' || b[stop - 1] == '\t')) {
            stop--;
        }
        valueStart[count] = start;
        valueEnd[count] = stop;
        endOfLast = i + 2;
        return endOfLast;
    }

    private HeadFault nameFault(int at) {
        boolean blank = bytes[at] == ' ' || bytes[at] == '\t';
        return blank ? HeadFault.FOLDED_FIELD : HeadFault.BAD_FIELD_NAME;
    }

    private @Nullable HeadFault note(int field) {
        KnownField what = KnownField.of(bytes, lineStart[field], nameEnd[field]);
        known[field] = what;
        switch (what) {
            case CONTENT_LENGTH -> {
                return length(valueStart[field], valueEnd[field]);
            }
            case TRANSFER_ENCODING -> {
                codings++;
                codingIsChunked =
                        Octets.equalsLower(bytes, valueStart[field], valueEnd[field], CHUNKED);
            }
            case CONNECTION -> {
                boolean few = connection.add(valueStart[field], valueEnd[field]);
                return few ? null : HeadFault.TOO_MANY_OPTIONS;
            }
            default -> {}
        }
        return null;
    }

    /// RFC 9110 §8.6: digits only, at most 2^63-1.
    private @Nullable HeadFault length(int from, int to) {
        long value = 0;
        if (from == to || to - from > 19) {
            return HeadFault.BAD_LENGTH;
        }
        for (int i = from; i < to; i++) {
            if (!Octets.isDigit(bytes[i])) {
                return HeadFault.BAD_LENGTH;
            }
            value = value * 10 + (bytes[i] - '0');
            if (value < 0) {
                return HeadFault.BAD_LENGTH;
            }
        }
        lengthsDiffer |= lengths > 0 && value != contentLength;
        lengths++;
        contentLength = value;
        return null;
    }

    private void grow() {
        if (count == lineStart.length) {
            int size = count * 2;
            lineStart = Arrays.copyOf(lineStart, size);
            nameEnd = Arrays.copyOf(nameEnd, size);
            valueStart = Arrays.copyOf(valueStart, size);
            valueEnd = Arrays.copyOf(valueEnd, size);
            known = Arrays.copyOf(known, size);
        }
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
