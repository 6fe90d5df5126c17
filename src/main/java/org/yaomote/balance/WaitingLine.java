package org.yaomote.balance;

import org.jspecify.annotations.Nullable;

import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/// Where requests of one service wait while every backend that would do has as many as it may have.
/// First come, first served, across event loops and configurations.
///
/// Two kinds of queue: one for those whom any backend serves, and one at each backend for those who
/// want that one (their session's). A freed slot goes to whoever of the two heads came earlier; so
/// nobody who waits for a busy backend holds up those who would take another one.
///
/// Thread: any, without locks. No slot is forgotten: who joins looks for a free one after he is in
/// the queue, who frees one looks into the queue after it is free, so at least one of them sees the
/// other.
final class WaitingLine {
    private final Queue<Place> anywhere = new ConcurrentLinkedQueue<>();
    private final AtomicInteger size = new AtomicInteger();
    private final AtomicLong tickets = new AtomicLong();

    /// Whether anybody waits.
    boolean isBusy() {
        return size.get() > 0;
    }

    /// How many wait.
    int size() {
        return size.get();
    }

    /// Takes room for one more, unless the line is full.
    boolean admit(int length) {
        int now = size.get();
        while (now < length) {
            if (size.compareAndSet(now, now + 1)) {
                return true;
            }
            now = size.get();
        }
        return false;
    }

    long nextTicket() {
        return tickets.getAndIncrement();
    }

    /// Puts an admitted place at the end, and serves it if it need not wait any more.
    void join(Place place) {
        queue(place.only()).add(place);
        serve(place.only());
    }

    /// Takes a place out that is over. Those who run out of patience stand in front, so this is
    /// quick where it is frequent.
    void forget(Place place) {
        if (queue(place.only()).remove(place)) {
            size.decrementAndGet();
        }
    }

    /// Gives what is free to those who wait longest.
    ///
    /// @param freed the backend that may have a free slot; null for any
    void serve(@Nullable BackendState freed) {
        boolean more = true;
        while (more) {
            Place own = freed == null ? null : head(freed.waiting());
            Place any = head(anywhere);
            boolean ownFirst = own != null && (any == null || own.ticket() - any.ticket() < 0);
            Place first = ownFirst ? own : any;
            Place second = ownFirst ? any : own;
            more = (first != null && first.tryServe()) || (second != null && second.tryServe());
        }
    }

    /// Who is first of those who still wait: who ended a place is about to take it out.
    private static @Nullable Place head(Queue<Place> queue) {
        for (Place place : queue) {
            if (!place.isOver()) {
                return place;
            }
        }
        return null;
    }

    private Queue<Place> queue(@Nullable BackendState only) {
        return only == null ? anywhere : only.waiting();
    }
}
