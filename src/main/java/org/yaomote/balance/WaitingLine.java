package org.yaomote.balance;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;

/// Where requests of one service wait while every backend that would do has as many as it may have.
/// First come, first served among those who wait for the same thing, across event loops and
/// configurations.
///
/// Two kinds of queue: the crowd of each configuration's pool, whom any backend of it serves; and
/// one at each backend for those who want that one (their session's) or one of several (a retry,
/// which stands at each that has not failed it). A freed slot goes to the head that came earliest
/// of those it will do for, so nobody who waits for a busy backend holds up those who would take
/// another one. What somebody waits for may change (an answer teaches a session, a backend is taken
/// out): a head that cannot be served moves to where it belongs by now.
///
/// Thread: any, without locks. No slot is forgotten: who joins or moves looks for a free one after
/// he is in the queue, who frees one looks into the queue after it is free, so at least one of them
/// sees the other.
final class WaitingLine {
    /// Those of pools in which anybody waits, and perhaps of some in which nobody does any more.
    private final AtomicReference<List<WaitingQueue>> crowds = new AtomicReference<>(List.of());

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
        List<BackendState> wanted = place.wanted();
        enter(place, wanted);
        if (wanted.isEmpty()) {
            serve(null);
        } else {
            wanted.forEach(this::serve);
        }
    }

    /// Takes a place out that is over; once for each. Those who run out of patience stand in front,
    /// so this is quick where it is frequent.
    void forget(Place place) {
        size.decrementAndGet();
        quit(place, place.wanted());
    }

    /// Gives what is free to those who wait longest.
    ///
    /// @param freed the backend that may have a free slot; null for any
    void serve(@Nullable BackendState freed) {
        boolean more = true;
        while (more) {
            more = false;
            for (Place head : heads(freed)) {
                if (head.tryServe() || moves(head)) {
                    more = true;
                    break;
                }
            }
        }
    }

    /// Those who are first, the earliest in front.
    private List<Place> heads(@Nullable BackendState freed) {
        List<Place> heads = new ArrayList<>(2);
        Place own = freed == null ? null : freed.waiting().head();
        if (own != null) {
            heads.add(own);
        }
        for (WaitingQueue crowd : crowds.get()) {
            Place any = crowd.head();
            if (any != null) {
                heads.add(any);
            } else {
                abandon(crowd);
            }
        }
        heads.sort(Comparator.comparingLong(Place::ticket));
        return heads;
    }

    /// A head that found everything full that it asks for: perhaps that is no longer what it asked
    /// for when it came.
    ///
    /// @return whether it stands elsewhere now, or is over
    private boolean moves(Place place) {
        List<BackendState> before = place.wanted();
        List<BackendState> after = place.wantsNow();
        if (before.equals(after)) {
            return false;
        }
        if (place.wanted(before, after)) {
            quit(place, before);
            enter(place, after);
            var _ = place.tryServe();
            if (place.isOver()) {
                quit(place, after);
            }
        }
        return true;
    }

    private void enter(Place place, List<BackendState> wanted) {
        if (wanted.isEmpty()) {
            WaitingQueue crowd = place.crowd();
            crowd.add(place);
            note(crowd);
        }
        for (BackendState backend : wanted) {
            backend.waiting().add(place);
        }
    }

    private static void quit(Place place, List<BackendState> wanted) {
        if (wanted.isEmpty()) {
            place.crowd().remove(place);
        }
        for (BackendState backend : wanted) {
            backend.waiting().remove(place);
        }
    }

    private void note(WaitingQueue crowd) {
        crowds.updateAndGet(
                now ->
                        now.contains(crowd)
                                ? now
                                : Stream.concat(now.stream(), Stream.of(crowd)).toList());
    }

    /// Forgets a crowd in which nobody waits, unless it is the only one, or somebody has come in
    /// this moment.
    private void abandon(WaitingQueue crowd) {
        if (crowds.get().size() > 1) {
            crowds.updateAndGet(now -> now.stream().filter(one -> one != crowd).toList());
            if (crowd.hasAny()) {
                note(crowd);
            }
        }
    }
}
