package org.yaomote.balance;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;

/// A request's place in its service's waiting line.
///
/// Thread: [#leave] is for the request's own loop; it is called from any.
public final class Place {
    /// Who waits.
    public interface Waiter {
        /// Its turn has come; told at most once, on whatever thread freed the slot, so it must hand
        /// itself over to its own.
        ///
        /// @param backend its index, counted as in flight already; or [BackendPool#NONE] if there
        ///   is nobody to wait for any more
        void called(int backend);

        /// The time on the monotonic clock.
        long nowNanos();
    }

    /// What is asked for: the same as at the first choice.
    record Wish(@Nullable String session, @Nullable String origin, Attempts attempts) {}

    private static final int WAITS = -3;
    private static final int LEFT = -4;

    private final BackendPool pool;
    private final Wish wish;
    private final Waiter waiter;

    /// The backends at which it stands; none if any of the pool will do.
    private final AtomicReference<List<BackendState>> wanted;

    private final long ticket;

    /// [#WAITS], [#LEFT], or what it was called with.
    private final AtomicInteger outcome = new AtomicInteger(WAITS);

    Place(BackendPool pool, Wish wish, Waiter waiter, long ticket) {
        this.pool = pool;
        this.wish = wish;
        this.waiter = waiter;
        this.ticket = ticket;
        this.wanted = new AtomicReference<>(wantsNow());
    }

    /// Gives the place up: the client left, or its patience is at an end. A slot that was given to
    /// it in the same moment goes to the next one.
    ///
    /// @return whether it was in time; if not, the call that is on its way is to be ignored
    public boolean leave() {
        if (outcome.compareAndSet(WAITS, LEFT)) {
            pool.line().forget(this);
            return true;
        }
        int given = outcome.getAndSet(LEFT);
        if (given >= 0) {
            pool.state(given).ended();
        }
        return false;
    }

    boolean isOver() {
        return outcome.get() != WAITS;
    }

    long ticket() {
        return ticket;
    }

    /// The backends at which it stands; none if any of its pool will do.
    List<BackendState> wanted() {
        return wanted.get();
    }

    /// It is to stand elsewhere.
    ///
    /// @return whether it is the caller's to move it; if not, somebody else does
    boolean wanted(List<BackendState> before, List<BackendState> after) {
        return wanted.compareAndSet(before, after);
    }

    /// Where it would stand if it came now.
    final List<BackendState> wantsNow() {
        return pool.wanted(wish, waiter.nowNanos());
    }

    /// Where those of its pool wait whom any backend serves.
    WaitingQueue crowd() {
        return pool.crowd();
    }

    /// Tries to end the waiting.
    ///
    /// @return whether it is over; if not, everybody who would do is full
    boolean tryServe() {
        int backend = pool.pick(wish.session(), wish.origin(), wish.attempts(), waiter.nowNanos());
        if (backend == BackendPool.FULL) {
            // Who has left asked for something else perhaps, and says nothing of those behind him.
            return isOver();
        }
        if (outcome.compareAndSet(WAITS, backend)) {
            pool.line().forget(this);
            waiter.called(backend);
        } else if (backend >= 0) {
            pool.state(backend).ended();
        }
        return true;
    }
}
