package org.yaomote.watch;

/// What a probe came to, in one `int`: a round trip in microseconds, or one of these codes.
public final class Sample {
    /// No reply within the time.
    public static final int LOST = -1;

    /// A reply came, but late.
    public static final int LATE = -2;

    /// Somebody said that it cannot be reached.
    public static final int UNREACHABLE = -3;

    /// It says nothing about the host: the system did not send it, or this computer's own network
    /// was lost.
    public static final int NOT_SENT = -4;

    private Sample() {}

    /// Whether a reply came in time.
    public static boolean isReply(int sample) {
        return sample >= 0;
    }

    /// Whether it counts as a loss.
    public static boolean isLoss(int sample) {
        return sample == LOST || sample == UNREACHABLE;
    }

    /// Of nanoseconds, cut to whole microseconds as ping does.
    static int ofNanos(long nanos) {
        return Math.clamp(nanos / 1_000, 0, Integer.MAX_VALUE);
    }
}
