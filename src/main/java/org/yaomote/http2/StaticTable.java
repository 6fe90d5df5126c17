package org.yaomote.http2;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/// The table of RFC 7541 Appendix A, and the way from a name to its place there.
final class StaticTable {
    static final int SIZE = 61;

    private static final String ENTRIES =
            """
            :authority
            :method=GET
            :method=POST
            :path=/
            :path=/index.html
            :scheme=http
            :scheme=https
            :status=200
            :status=204
            :status=206
            :status=304
            :status=400
            :status=404
            :status=500
            accept-charset
            accept-encoding=gzip, deflate
            accept-language
            accept-ranges
            accept
            access-control-allow-origin
            age
            allow
            authorization
            cache-control
            content-disposition
            content-encoding
            content-language
            content-length
            content-location
            content-range
            content-type
            cookie
            date
            etag
            expect
            expires
            from
            host
            if-match
            if-modified-since
            if-none-match
            if-range
            if-unmodified-since
            last-modified
            link
            location
            max-forwards
            proxy-authenticate
            proxy-authorization
            range
            referer
            refresh
            retry-after
            server
            set-cookie
            strict-transport-security
            transfer-encoding
            user-agent
            vary
            via
            www-authenticate
            """;

    /// From 1 on.
    private static final Field[] FIELDS = new Field[SIZE + 1];

    private static final int SLOTS = 256;
    private static final byte[] BY_NAME = new byte[SLOTS];

    static {
        int index = 1;
        for (String entry : ENTRIES.lines().toList()) {
            int equals = entry.indexOf('=');
            String name = equals < 0 ? entry : entry.substring(0, equals);
            String value = equals < 0 ? "" : entry.substring(equals + 1);
            byte[] line = (name + ": " + value + "\r\n").getBytes(StandardCharsets.US_ASCII);
            FIELDS[index] = new Field().set(line, 0, name.length(), line.length);
            if (find(line, 0, name.length()) == 0) {
                BY_NAME[slot(line, 0, name.length())] = (byte) index;
            }
            index++;
        }
    }

    private StaticTable() {}

    /// An entry by its index, 1 to [#SIZE].
    static Field get(int index) {
        return FIELDS[index];
    }

    /// The index of the first entry with a name; 0 if there is none.
    static int find(byte[] name, int from, int to) {
        int slot = hash(name, from, to);
        while (BY_NAME[slot] != 0) {
            Field field = FIELDS[BY_NAME[slot]];
            if (Arrays.equals(name, from, to, field.bytes(), 0, field.nameEnd())) {
                return BY_NAME[slot];
            }
            slot = (slot + 1) % SLOTS;
        }
        return 0;
    }

    private static int slot(byte[] name, int from, int to) {
        int slot = hash(name, from, to);
        while (BY_NAME[slot] != 0) {
            slot = (slot + 1) % SLOTS;
        }
        return slot;
    }

    /// Of length, first, middle and last octet: enough to keep the names of the table apart.
    private static int hash(byte[] name, int from, int to) {
        int length = to - from;
        if (length == 0) {
            return 0;
        }
        int mixed = length * 31 + name[from] * 7 + name[from + length / 2] * 13 + name[to - 1] * 3;
        return mixed & (SLOTS - 1);
    }
}
