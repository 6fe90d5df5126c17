package org.yaomote.watch;

import org.yaomote.watch.History.Minute;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// What samples came to, minute by minute, for a day, in 32 KB for a host.
///
/// Thread: one.
final class MinuteRing {
    static final int CAPACITY = 24 * 60;
    private static final long NONE = Long.MIN_VALUE;

    private final int[] min = new int[CAPACITY];
    private final int[] max = new int[CAPACITY];
    private final long[] sum = new long[CAPACITY];
    private final short[] replies = new short[CAPACITY];
    private final short[] losses = new short[CAPACITY];
    private final short[] late = new short[CAPACITY];
    private long first = NONE;
    private long newest = NONE;

    /// Counts a sample.
    ///
    /// @param at when the probe was sent; what is older than a day is left out
    void add(Instant at, int sample) {
        long minute = minute(at);
        if (!reach(minute)) {
            return;
        }
        int slot = slot(minute);
        if (Sample.isReply(sample)) {
            min[slot] = replies[slot] == 0 ? sample : Math.min(min[slot], sample);
            max[slot] = Math.max(max[slot], sample);
            sum[slot] += sample;
            replies[slot]++;
        } else if (Sample.isLoss(sample)) {
            losses[slot]++;
        }
    }

    /// A loss was late after all.
    ///
    /// @param at when its probe was sent
    void excuse(Instant at) {
        long minute = minute(at);
        if (newest != NONE && minute <= newest && minute >= oldest() && losses[slot(minute)] > 0) {
            losses[slot(minute)]--;
            late[slot(minute)]++;
        }
    }

    /// Makes room up to a minute, and says whether it is in the ring. The clock may be set back:
    /// then it goes on in minutes that were there before.
    private boolean reach(long minute) {
        if (newest == NONE || minute - newest >= CAPACITY) {
            clear(0, CAPACITY);
            first = minute;
            newest = minute;
        }
        while (newest < minute) {
            newest++;
            int slot = slot(newest);
            clear(slot, slot + 1);
        }
        boolean isIn = minute > newest - CAPACITY;
        if (isIn) {
            first = Math.min(first, minute);
        }
        return isIn;
    }

    private void clear(int from, int to) {
        Arrays.fill(min, from, to, 0);
        Arrays.fill(max, from, to, 0);
        Arrays.fill(sum, from, to, 0);
        Arrays.fill(replies, from, to, (short) 0);
        Arrays.fill(losses, from, to, (short) 0);
        Arrays.fill(late, from, to, (short) 0);
    }

    private static long minute(Instant at) {
        return Math.floorDiv(at.getEpochSecond(), 60);
    }

    private static int slot(long minute) {
        return (int) Math.floorMod(minute, (long) CAPACITY);
    }

    private long oldest() {
        return Math.max(first, newest - CAPACITY + 1);
    }

    /// Minute by minute from the oldest; those without a probe are there, too.
    List<Minute> all() {
        List<Minute> all = new ArrayList<>();
        for (long minute = newest == NONE ? 0 : oldest();
                newest != NONE && minute <= newest;
                minute++) {
            int slot = slot(minute);
            int count = replies[slot];
            all.add(
                    new Minute(
                            Instant.ofEpochSecond(minute * 60),
                            min[slot],
                            count == 0 ? 0 : (int) (sum[slot] / count),
                            max[slot],
                            count,
                            losses[slot],
                            late[slot]));
        }
        return all;
    }
}
