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
    private boolean trial;
    private Reason reason = Reason.BALANCING;

    /// Why a backend was chosen.
    public enum Reason {
        /// The session is bound to it.
        SESSION,
        /// The balancing named it.
        BALANCING,
        /// Who was named had failed the request or was full; this one was the freest.
        INSTEAD
    }

    /// Asks only: nothing is counted, bound or moved on by choices made for it.
    public Attempts onTrial() {
        trial = true;
        return this;
    }

    /// Whether it only asks.
    boolean isTrial() {
        return trial;
    }

    /// Why the last backend was chosen.
    public Reason reason() {
        return reason;
    }

    /// Notes that a session has led to this backend.
    int bySession(int backend) {
        reason = Reason.SESSION;
        return backend;
    }

    /// Notes that this backend was chosen in place of another.
    int instead(int backend) {
        reason = Reason.INSTEAD;
        return backend;
    }

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
        reason = Reason.BALANCING;
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
