package org.yaomote.traffic;

import org.jspecify.annotations.Nullable;
import org.yaomote.config.Listener;

import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.function.LongSupplier;

/// The way of recordings from one event loop to whoever looks: a ring that one side writes and the
/// other empties, without a lock. Where more comes between two looks than it holds, requests are
/// not recorded, and counted: nobody could read them.
///
/// Thread: [#begin] and what recordings call the event loop; [#drain] one at a time; the counts
/// any.
public final class LoopTap {
    /// Recordings that wait to be fetched.
    static final int ROWS = 512;

    /// Octets of heads and bodies that wait to be fetched or are being recorded.
    static final long MOST_OCTETS = 16L << 20;

    private final InstantSource clock;
    private final boolean ours;
    private final AtomicReferenceArray<@Nullable Recording> ring = new AtomicReferenceArray<>(ROWS);
    private final AtomicLong written = new AtomicLong();
    private final AtomicLong read = new AtomicLong();
    private final AtomicLong takenOctets = new AtomicLong();
    private final AtomicLong readOctets = new AtomicLong();
    private final AtomicLong skipped = new AtomicLong();
    private volatile Demand demand = Demand.NOTHING;

    /// @param clock of the calendar
    /// @param ours whether what comes this way is asked by this program itself
    LoopTap(InstantSource clock, boolean ours) {
        this.clock = clock;
        this.ours = ours;
    }

    boolean isOurs() {
        return ours;
    }

    /// A request's head is here.
    ///
    /// @param nanos a clock that is cheap to ask
    /// @return null if it is not to be recorded
    public @Nullable Recording begin(Listener listener, LongSupplier nanos) {
        if (demand == Demand.NOTHING) {
            return null;
        }
        if (!hasRoom() || written.getPlain() - read.getAcquire() >= ROWS) {
            skipped.setOpaque(skipped.getPlain() + 1);
            return null;
        }
        return new Recording(this, listener, nanos, clock.instant());
    }

    void demand(Demand wanted) {
        demand = wanted;
    }

    boolean wantsBodies() {
        return demand == Demand.BODIES;
    }

    boolean hasRoom() {
        return takenOctets.getPlain() - readOctets.getAcquire() < MOST_OCTETS;
    }

    void taken(long octets) {
        takenOctets.setOpaque(takenOctets.getPlain() + octets);
    }

    void offer(Recording over) {
        long at = written.getPlain();
        if (demand == Demand.NOTHING) {
            taken(-over.octets());
            return;
        }
        if (at - read.getAcquire() >= ROWS) {
            taken(-over.octets());
            skipped.setOpaque(skipped.getPlain() + 1);
            return;
        }
        ring.setPlain((int) (at % ROWS), over);
        written.setRelease(at + 1);
    }

    /// Fetches what is over.
    void drain(List<Recording> into) {
        long to = written.getAcquire();
        for (long at = read.getPlain(); at < to; at++) {
            int place = (int) (at % ROWS);
            Recording over = ring.getPlain(place);
            ring.setPlain(place, null);
            if (over != null) {
                into.add(over);
                readOctets.setRelease(readOctets.getPlain() + over.octets());
            }
            read.setRelease(at + 1);
        }
    }

    /// Requests that were not recorded although it was wanted.
    long skipped() {
        return skipped.getOpaque();
    }
}
