package org.yaomote.http2;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// The fields that mean something to one HTTP/1 connection only: HTTP/2 has no place for them (RFC
/// 9113 §8.2.2).
enum ConnectionField {
    /// None of them.
    NONE,
    /// May come with the value `trailers`.
    TE,
    OTHER;

    private static final int LONGEST = 17;

    /// By their length.
    private static final List<List<byte[]>> NAMES =
            IntStream.rangeClosed(0, LONGEST)
                    .mapToObj(
                            length ->
                                    Stream.of(
                                                    "te",
                                                    "upgrade",
                                                    "connection",
                                                    "keep-alive",
                                                    "proxy-connection",
                                                    "transfer-encoding")
                                            .filter(name -> name.length() == length)
                                            .map(n -> n.getBytes(StandardCharsets.US_ASCII))
                                            .toList())
                    .toList();

    /// What a name is.
    ///
    /// @param line holds it in lower case
    static ConnectionField of(byte[] line, int from, int to) {
        int length = to - from;
        if (length > LONGEST) {
            return NONE;
        }
        List<byte[]> names = NAMES.get(length);
        for (int i = 0; i < names.size(); i++) {
            if (is(line, from, names.get(i))) {
                return length == 2 ? TE : OTHER;
            }
        }
        return NONE;
    }

    private static boolean is(byte[] line, int from, byte[] name) {
        for (int i = 0; i < name.length; i++) {
            if (line[from + i] != name[i]) {
                return false;
            }
        }
        return true;
    }
}
