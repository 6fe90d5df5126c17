package org.yaomote.proxy;

import io.netty.buffer.ByteBuf;

import org.yaomote.http.HeadEnd;

/// Looks for the end of a head that may come in many pieces: nothing is looked at twice, so that
/// one which comes octet by octet costs no more than another.
///
/// Thread: its connection's event loop.
final class HeadSearch {
    /// How far before the first new octet the end may begin.
    private static final int BACK = 3;

    /// Octets that were looked at and hold no end.
    private int known;

    /// The first octet that stands in the scratch space.
    private int from;

    /// Looks at the octets of a head that are new.
    ///
    /// @param start where the head begins
    /// @param length how much of it is there
    /// @param scratch holds the head if its end is found, else what is new of it in its place
    /// @return index behind the end, from `start`; -1 if it is not there yet
    int end(ByteBuf buffer, int start, int length, byte[] scratch) {
        from = Math.clamp(known - (long) BACK, 0, length);
        buffer.getBytes(start + from, scratch, from, length - from);
        int end = HeadEnd.find(scratch, from, length);
        if (end >= 0) {
            whole(buffer, start, scratch);
        }
        return end;
    }

    /// Whether what is new has a line end that no head has.
    boolean hasLoneLineFeed(byte[] scratch, int length) {
        return HeadEnd.hasLoneLineFeed(scratch, known, length);
    }

    /// Remembers that the end was not found.
    void goOn(int length) {
        known = length;
    }

    /// Puts what was left out into the scratch space too; the next search is for another head.
    void whole(ByteBuf buffer, int start, byte[] scratch) {
        buffer.getBytes(start, scratch, 0, from);
        known = 0;
    }
}
