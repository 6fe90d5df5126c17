package org.yaomote.balance;

import java.util.concurrent.atomic.AtomicReference;

/// How many retries a service may afford: what it has is a fifth of the requests of about the last
/// ten seconds, and ten a second besides for a quiet one.
///
/// Retries repair what one backend broke; when all are in trouble they would only add to it, and so
/// they run out. It is counted over seconds and not over the requests that run at one moment,
/// because a backend that is killed breaks half of two backends' requests in the same moment, and
/// these are the ones a retry is for. Earlier income fades exponentially, so nothing is saved up.
///
/// Thread: any, without a lock; touched by retries only.
final class RetryBudget {
    /// Retries for each request.
    static final double SHARE = 0.2;

    /// Retries a second that are free.
    static final double FREE_PER_SECOND = 10;

    /// How long income lasts, in seconds.
    static final double SECONDS = 10;

    /// @param left retries
    /// @param requests that the service had had when this was worked out
    private record Account(double left, long requests, long nanos) {
        Account at(long nowRequests, long nowNanos) {
            double elapsed = Math.max(0, nowNanos - nanos) / 1e9;
            double faded = Math.exp(-elapsed / SECONDS);
            double income = SHARE * Math.max(0, nowRequests - requests) + FREE_PER_SECOND * elapsed;
            // Income that came evenly over the time has faded in part already.
            double kept = elapsed < 1e-6 ? 1 : SECONDS / elapsed * (1 - faded);
            return new Account(left * faded + income * kept, nowRequests, nowNanos);
        }

        Account less() {
            return new Account(left - 1, requests, nanos);
        }
    }

    private final AtomicReference<Account> account;

    RetryBudget(long nowNanos) {
        account = new AtomicReference<>(new Account(FREE_PER_SECOND * SECONDS, 0, nowNanos));
    }

    /// Takes one retry.
    ///
    /// @param requests that the service has had up to now
    /// @return whether there was one left
    boolean take(long requests, long nowNanos) {
        while (true) {
            Account before = account.get();
            Account now = before.at(requests, nowNanos);
            if (now.left < 1) {
                return false;
            }
            if (account.compareAndSet(before, now.less())) {
                return true;
            }
        }
    }
}
