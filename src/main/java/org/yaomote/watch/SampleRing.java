package org.yaomote.watch;

import java.util.stream.IntStream;
import java.util.stream.LongStream;

/// The last samples of a host; older ones make room.
///
/// Thread: one.
final class SampleRing {
    /// An hour at one probe a second, in 28.8 KB.
    static final int CAPACITY = 3_600;

    private static final long SECOND = 1_000_000;

    private final int[] samples = new int[CAPACITY];

    /// When each was sent, in seconds since 1970, without a sign.
    private final int[] times = new int[CAPACITY];

    private long count;

    /// Adds one.
    ///
    /// @param wall when it was sent, in microseconds since 1970; kept to the second
    /// @return its place, for [#replace]
    long add(int sample, long wall) {
        samples[(int) (count % CAPACITY)] = sample;
        times[(int) (count % CAPACITY)] = (int) (wall / SECOND);
        return count++;
    }

    /// Changes one, if it is still there.
    void replace(long place, int sample) {
        if (place >= count - CAPACITY && place < count) {
            samples[(int) (place % CAPACITY)] = sample;
        }
    }

    /// The last ones, oldest first.
    ///
    /// @param most no more than so many
    int[] last(int most) {
        return places(most).map(place -> samples[place]).toArray();
    }

    /// When the last ones were sent, oldest first, in microseconds since 1970.
    ///
    /// @param most no more than so many
    long[] lastTimes(int most) {
        return places(most)
                .mapToLong(place -> Integer.toUnsignedLong(times[place]) * SECOND)
                .toArray();
    }

    private IntStream places(int most) {
        long size = Math.min(Math.min(most, CAPACITY), count);
        return LongStream.range(count - size, count).mapToInt(nth -> (int) (nth % CAPACITY));
    }

    /// How many have ever been added.
    long count() {
        return count;
    }
}
