package org.yaomote.http;

import io.netty.buffer.ByteBuf;

import org.jspecify.annotations.Nullable;

/// Trailers that came otherwise than behind chunks (RFC 9113 §8.1); the same rules hold for them.
public final class Trailers {
    private static final byte[] END = {'\r', '\n'};

    private Trailers() {}

    /// What is passed on of them: without what must not come so late (RFC 9110 §6.5.1).
    ///
    /// @param lines field lines; the empty line is put behind them
    /// @return the lines that stay and an empty one; null if they are malformed or too large
    public static @Nullable ByteBuf checked(HeadOutput lines) {
        lines.append(END);
        return TrailerSection.checked(lines.array(), lines.length());
    }
}
