package org.yaomote.balance;

/// The backends a request was tried on; reused for request after request.
///
/// Thread: the event loop of its request.
public final class Attempts {
    /// At most so many tries for one request.
    public static final int LIMIT = 3;

    private final int[] tried = new int[LIMIT];
    private int count;
    private long deadlineNanos;
    private boolean inLine;

    /// Forgets all: another request begins.
    ///
    /// @param limitNanos when its last attempt must have been answered, on the monotonic clock
    public void begin(long limitNanos) {
        count = 0;
        deadlineNanos = limitNanos;
    }

    /// When its time for all attempts is over, on the monotonic clock.
    public long deadlineNanos() {
        return deadlineNanos;
    }

    /// The request stands in its service's line from now on, or again asks as one who comes.
    void inLine(boolean stands) {
        inLine = stands;
    }

    /// Whether it has waited for its turn, so that a slot others wait for may be its.
    boolean isInLine() {
        return inLine;
    }

    /// Notes a try.
    ///
    /// @param backend its index in the service
    public void add(int backend) {
        if (count < LIMIT) {
            tried[count] = backend;
            count++;
        }
    }

    /// How many tries there were.
    public int count() {
        return count;
    }

    /// Whether this backend was tried.
    public boolean contains(int backend) {
        for (int i = 0; i < count; i++) {
            if (tried[i] == backend) {
                return true;
            }
        }
        return false;
    }
}
