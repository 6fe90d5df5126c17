package org.yaomote.accesslog;

/// Replaces the values of query parameters by dots: `/a?b=secret&c=1` becomes `/a?b=...&c=...`. A
/// parameter without a name may be a secret itself and becomes dots, and so does a fragment.
///
/// Thread: the log's.
final class QueryHiding {
    /// A mark, a name of one octet and its value become two octets longer.
    private static final int GROWTH = 3;

    private final byte[] out = new byte[GROWTH * LogEntry.MAX_TEXT + GROWTH];
    private int length;

    /// Hides the values of one URL, or of the one in a request line.
    ///
    /// @return how many octets of [#octets] count
    int hide(byte[] bytes, int from, int to) {
        length = 0;
        int at = from;
        while (at < to && bytes[at] != '?' && bytes[at] != '#') {
            at++;
        }
        keep(bytes, from, at);
        while (at < to) {
            int end = at + 1;
            while (end < to && bytes[end] != '&' && bytes[end] != '#') {
                end++;
            }
            int shown = bytes[at] == '#' ? at + 1 : behindName(bytes, at + 1, end);
            keep(bytes, at, shown);
            if (shown < end) {
                dots();
            }
            at = end;
        }
        return length;
    }

    byte[] octets() {
        return out;
    }

    private static int behindName(byte[] bytes, int from, int end) {
        for (int i = from; i < end; i++) {
            if (bytes[i] == '=') {
                return i + 1;
            }
        }
        return from;
    }

    private void keep(byte[] bytes, int from, int to) {
        System.arraycopy(bytes, from, out, length, to - from);
        length += to - from;
    }

    private void dots() {
        for (int i = 0; i < GROWTH; i++) {
            out[length++] = '.';
        }
    }
}
