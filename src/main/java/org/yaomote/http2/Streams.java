package org.yaomote.http2;

import org.jspecify.annotations.Nullable;

import java.util.Arrays;

/// The open streams of one session by their number, and the numbers last reset by us.
///
/// Thread: its event loop.
final class Streams {
    private static final int SLOTS = 64;

    /// How many resets of ours are remembered: what the peer sent before it knew is no fault.
    private static final int REMEMBERED = 128;

    private final @Nullable Stream[] slots = new Stream[SLOTS];
    private int count;
    private int[] reset = new int[0];
    private int resets;

    int count() {
        return count;
    }

    @Nullable Stream get(int id) {
        Stream found = slots[slot(id)];
        while (found != null && found.id != id) {
            found = found.next;
        }
        return found;
    }

    void add(Stream stream) {
        int slot = slot(stream.id);
        stream.next = slots[slot];
        slots[slot] = stream;
        count++;
    }

    /// Takes a stream out.
    ///
    /// @return whether it was there
    boolean remove(Stream stream) {
        int slot = slot(stream.id);
        Stream before = null;
        Stream found = slots[slot];
        while (found != null && found.id != stream.id) {
            before = found;
            found = found.next;
        }
        if (found == null) {
            return false;
        }
        if (before == null) {
            slots[slot] = found.next;
        } else {
            before.next = found.next;
        }
        count--;
        return true;
    }

    /// All of them now; a copy, because telling one may change the table.
    Stream[] all() {
        Stream[] all = new Stream[count];
        int at = 0;
        for (Stream first : slots) {
            for (Stream s = first; s != null; s = s.next) {
                all[at] = s;
                at++;
            }
        }
        return all;
    }

    /// We reset a stream.
    void wasReset(int id) {
        if (resets == reset.length && resets < REMEMBERED) {
            reset = Arrays.copyOf(reset, Math.max(8, resets * 2));
        }
        reset[resets % reset.length] = id;
        resets++;
        if (resets == 2 * REMEMBERED) {
            resets = REMEMBERED;
        }
    }

    /// Whether we reset it lately.
    boolean isReset(int id) {
        for (int other : reset) {
            if (other == id) {
                return true;
            }
        }
        return false;
    }

    private static int slot(int id) {
        return (id >>> 1) & (SLOTS - 1);
    }
}
