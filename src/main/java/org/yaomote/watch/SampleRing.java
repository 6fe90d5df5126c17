package org.yaomote.watch;

/// The last samples of a host; older ones make room.
///
/// Thread: one.
final class SampleRing {
    /// An hour at one probe a second, in 14.4 KB.
    static final int CAPACITY = 3_600;

    private final int[] samples = new int[CAPACITY];
    private long count;

    /// Adds one.
    ///
    /// @return its place, for [#replace]
    long add(int sample) {
        samples[(int) (count % CAPACITY)] = sample;
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
        int size = (int) Math.min(Math.min(most, CAPACITY), count);
        int[] last = new int[size];
        for (int i = 0; i < size; i++) {
            last[i] = samples[(int) ((count - size + i) % CAPACITY)];
        }
        return last;
    }

    /// How many have ever been added.
    long count() {
        return count;
    }
}
