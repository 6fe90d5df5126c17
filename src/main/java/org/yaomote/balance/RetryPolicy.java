package org.yaomote.balance;

import java.util.function.LongSupplier;

/// Whether a failed request may be tried again: the only place that knows the law.
///
/// A connection that was never made carried nothing, so any request may go to the next backend. One
/// that broke before the answer's first byte may have carried the request out: only a method that
/// may be repeated (RFC 9110 §9.2.2) goes again, and only if none of its body was consumed. After
/// the first byte of the answer nothing is repeated. There are [Attempts#LIMIT] tries at most, all
/// within one time, and the service's [RetryBudget] must have one left.
///
/// Thread: any.
public final class RetryPolicy {
    private final RetryBudget budget;
    private final LongSupplier requests;

    /// How far a request had come when it failed.
    public enum Reached {
        /// No connection: nothing was sent.
        NOT_CONNECTED,
        /// Sent, but no byte of an answer came.
        SENT,
        /// The answer had begun.
        ANSWERED
    }

    /// The policy of a service.
    ///
    /// @param requests how many it has had up to now; asked when something has failed
    public RetryPolicy(BackendPool pool, LongSupplier requests) {
        this.budget = pool.budget();
        this.requests = requests;
    }

    /// The decision; if it is yes, a retry of what was sent is spent.
    ///
    /// @param repeatable the method is GET, HEAD or OPTIONS, and no byte of its body was passed on
    /// @param attempts those there were, at least one
    public boolean mayRetry(Reached reached, boolean repeatable, Attempts attempts, long nowNanos) {
        boolean inTime = nowNanos - attempts.deadlineNanos() < 0;
        return inTime
                && isAllowed(reached, repeatable, attempts.count())
                // Who was not even connected has given nobody any work: that costs no budget.
                && (reached == Reached.NOT_CONNECTED
                        || budget.take(requests.getAsLong(), nowNanos));
    }

    /// What holds for every request, whatever is left of time and budget; pure.
    static boolean isAllowed(Reached reached, boolean repeatable, int tries) {
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
