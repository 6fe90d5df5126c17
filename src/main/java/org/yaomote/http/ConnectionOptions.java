package org.yaomote.http;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/// What the Connection fields of one head ask for (RFC 9110 §7.6.1), as offsets into the array it
/// stands in; reused.
///
/// The options that name fields are counted and bounded: each field of a head is compared with each
/// of them, so without a bound a head of 32 KiB would cost a thousand times what it should.
///
/// Thread: its event loop.
final class ConnectionOptions {
    private static final byte[] CLOSE = ascii("close");
    private static final byte[] KEEP_ALIVE = ascii("keep-alive");
    private static final byte[] UPGRADE = ascii("upgrade");

    private int max;
    private byte[] bytes = new byte[0];
    private int[] start = new int[4];
    private int[] end = new int[4];
    private int count;
    private boolean close;
    private boolean keepAlive;
    private boolean upgrade;

    /// @param max how many fields may be named: no more than a head may have
    ConnectionOptions(int max) {
        this.max = max;
    }

    void max(int fields) {
        max = fields;
    }

    /// Another head begins.
    void clear(byte[] array) {
        bytes = array;
        count = 0;
        close = false;
        keepAlive = false;
        upgrade = false;
    }

    /// Notes the options of one Connection field. Whatever stands between two tokens separates
    /// them: rather one field too many is removed than one that somebody else would take for named.
    ///
    /// @return whether they are few enough
    boolean add(int from, int to) {
        int i = from;
        while (i < to) {
            int at = i;
            while (i < to && Octets.isToken(bytes[i])) {
                i++;
            }
            if (i > at && !note(at, i)) {
                return false;
            }
            i++;
        }
        return true;
    }

    boolean saysClose() {
        return close;
    }

    boolean saysKeepAlive() {
        return keepAlive;
    }

    boolean saysUpgrade() {
        return upgrade;
    }

    /// Whether a field's name is among them.
    boolean name(int from, int to) {
        for (int i = 0; i < count; i++) {
            if (Octets.equalsIgnoringCase(bytes, start[i], end[i], from, to)) {
                return true;
            }
        }
        return false;
    }

    private boolean note(int from, int to) {
        if (Octets.equalsLower(bytes, from, to, CLOSE)) {
            close = true;
        } else if (Octets.equalsLower(bytes, from, to, KEEP_ALIVE)) {
            keepAlive = true;
        } else if (Octets.equalsLower(bytes, from, to, UPGRADE)) {
            upgrade = true;
        } else if (count == max) {
            return false;
        } else {
            remember(from, to);
        }
        return true;
    }

    private void remember(int from, int to) {
        if (count == start.length) {
            start = Arrays.copyOf(start, count * 2);
            end = Arrays.copyOf(end, count * 2);
        }
        start[count] = from;
        end[count] = to;
        count++;
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
