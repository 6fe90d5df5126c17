package org.yaomote.balance;

/// The backends a request was tried on; reused for request after request.
///
/// Thread: the event loop of its request.
public final class Attempts {
    /// At most so many tries for one request.
    public static final int LIMIT = 3;

    private final int[] tried = new int[LIMIT];
    private int count;

    /// Forgets all.
    public void clear() {
        count = 0;
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
