package org.yaomote.balance;

/// Whether a failed request may be tried again: the only place that knows the law.
///
/// A connection that was never made carried nothing, so any request may go to the next backend. One
/// that broke before the answer's first byte may have carried the request out: only a method that
/// may be repeated (RFC 9110 §9.2.2) goes again, and only if none of its body was consumed. After
/// the first byte of the answer nothing is repeated.
public final class RetryPolicy {
    private RetryPolicy() {}

    /// How far a request had come when it failed.
    public enum Reached {
        /// No connection: nothing was sent.
        NOT_CONNECTED,
        /// Sent, but no byte of an answer came.
        SENT,
        /// The answer had begun.
        ANSWERED
    }

    /// The decision; pure.
    ///
    /// @param repeatable the method is GET, HEAD or OPTIONS, and no byte of its body was passed on
    /// @param tries how many there were, at least 1
    public static boolean mayRetry(Reached reached, boolean repeatable, int tries) {
        if (tries >= Attempts.LIMIT) {
            return false;
        }
        return switch (reached) {
            case NOT_CONNECTED -> true;
            case SENT -> repeatable;
            case ANSWERED -> false;
        };
    }
}
