package org.yaomote.http;

/// Host and port as a request names them, in its target or its Host field: offsets into the array
/// the head stands in (RFC 3986 §3.2, without user information).
///
/// Thread: its event loop.
final class Authority {
    private byte[] bytes = new byte[0];
    private int start;
    private int hostEnd;
    private int end;

    /// The request names none.
    void clear() {
        start = 0;
        hostEnd = 0;
        end = 0;
    }

    /// Whether one was parsed since [#clear].
    boolean isPresent() {
        return end > start;
    }

    /// First octet of the host.
    int start() {
        return start;
    }

    /// Behind the host, before its port.
    int hostEnd() {
        return hostEnd;
    }

    /// Behind the port, if there is one.
    int end() {
        return end;
    }

    /// Whether another run is the same text, whatever its case.
    boolean isSameAs(int from, int to) {
        return Octets.equalsIgnoringCase(bytes, start, end, from, to);
    }

    /// Parses a run and remembers its parts.
    ///
    /// @return whether it is well formed
    boolean parse(byte[] array, int from, int to) {
        bytes = array;
        start = from;
        end = to;
        hostEnd = from < to && array[from] == '[' ? addressEnd(to) : nameEnd(to);
        if (hostEnd == from) {
            return false;
        }
        return hostEnd == to || (array[hostEnd] == ':' && isPort(hostEnd + 1, to));
    }

    private int nameEnd(int to) {
        int i = start;
        while (i < to && Octets.isHost(bytes[i])) {
            i++;
        }
        return i;
    }

    /// Behind an IPv6 address in brackets; the start if there is none.
    private int addressEnd(int to) {
        int i = start + 1;
        while (i < to && isAddress(bytes[i])) {
            i++;
        }
        boolean closed = i < to && bytes[i] == ']' && i - start >= 3;
        return closed ? i + 1 : start;
    }

    private static boolean isAddress(byte b) {
        byte l = Octets.lower(b);
        return Octets.isDigit(b) || (l >= 'a' && l <= 'f') || b == ':' || b == '.';
    }

    private boolean isPort(int from, int to) {
        if (to - from > 5) {
            return false;
        }
        for (int i = from; i < to; i++) {
            if (!Octets.isDigit(bytes[i])) {
                return false;
            }
        }
        return true;
    }
}
