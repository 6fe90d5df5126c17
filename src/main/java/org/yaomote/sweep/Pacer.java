package org.yaomote.sweep;

/// A bucket of tokens, filled every 2 ms: to wake up for each packet costs more than the packet.
final class Pacer {
    private static final long QUANTUM = 2_000_000;
    private static final int QUANTA_IN_A_SECOND = 500;

    /// What a late wake-up may make good at once.
    private static final int MOST_QUANTA = 5;

    private final long start;
    private final double perQuantum;
    private double tokens;
    private long filled;

    /// @param perSecond requests in a second; 0: no limit
    /// @param start when the first ones may go
    Pacer(int perSecond, long start) {
        this.start = start;
        perQuantum = (double) perSecond / QUANTA_IN_A_SECOND;
        tokens = Math.max(1, perQuantum);
    }

    private boolean isUnlimited() {
        return perQuantum == 0;
    }

    /// How many requests may go now, at most so many as fit.
    int allowed(long now, int most) {
        if (isUnlimited()) {
            return most;
        }
        long quantum = (now - start) / QUANTUM;
        tokens += (quantum - filled) * perQuantum;
        tokens = Math.min(tokens, Math.max(1, perQuantum * MOST_QUANTA));
        filled = quantum;
        return (int) Math.min(tokens, most);
    }

    void spent(int requests) {
        tokens -= isUnlimited() ? 0 : requests;
    }

    /// When the next one may go; in the past: at once.
    long next() {
        if (isUnlimited() || tokens >= 1) {
            return start;
        }
        return start + (filled + (long) Math.ceil((1 - tokens) / perQuantum)) * QUANTUM;
    }
}
