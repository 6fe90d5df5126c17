package org.yaomote.traffic;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/// The requests that are kept for looking at, the newest first, within bounds: the oldest make
/// room.
///
/// Thread: one.
public final class TrafficLog {
    /// The most requests that are kept.
    public static final int MOST_ROWS = 5_000;

    /// The most octets that they take, about.
    public static final long MOST_OCTETS = 64L << 20;

    private int rows;
    private long octets;
    private final Deque<RequestTrace> newest = new ArrayDeque<>();
    private long taken;
    private long skipped;

    /// A log with the usual bounds.
    public TrafficLog() {
        this(MOST_ROWS, MOST_OCTETS);
    }

    /// @param rows the most requests
    /// @param octets the most memory, about
    public TrafficLog(int rows, long octets) {
        this.rows = rows;
        this.octets = octets;
    }

    /// Takes more.
    ///
    /// @return how many of the oldest had to go
    public int add(TrafficTap.Fetched more) {
        skipped += more.skipped();
        for (RequestTrace trace : more.traces()) {
            newest.addFirst(trace);
            taken += trace.weight();
        }
        return makeRoom();
    }

    /// Keeps within other bounds from now on.
    ///
    /// @return how many of the oldest had to go
    public int bound(int mostRows, long mostOctets) {
        rows = mostRows;
        octets = mostOctets;
        return makeRoom();
    }

    /// The most requests that are kept.
    public int mostRows() {
        return rows;
    }

    /// The most memory that they take, about.
    public long mostOctets() {
        return octets;
    }

    private int makeRoom() {
        int gone = 0;
        while (newest.size() > rows || taken > octets) {
            taken -= newest.removeLast().weight();
            gone++;
        }
        return gone;
    }

    /// Takes more only as long as nothing old has to go; what finds no room is counted as skipped.
    public void addWhereRoom(TrafficTap.Fetched more) {
        skipped += more.skipped();
        for (RequestTrace trace : more.traces()) {
            if (newest.size() < rows && taken + trace.weight() <= octets) {
                newest.addFirst(trace);
                taken += trace.weight();
            } else {
                skipped++;
            }
        }
    }

    /// Takes back what was forgotten, as older than all that came meanwhile, as far as there is
    /// room.
    ///
    /// @param older the newest first
    public void restore(List<RequestTrace> older) {
        for (RequestTrace trace : older) {
            if (newest.size() >= rows || taken + trace.weight() > octets) {
                return;
            }
            newest.addLast(trace);
            taken += trace.weight();
        }
    }

    /// What is kept, the newest first; a copy.
    public List<RequestTrace> all() {
        return new ArrayList<>(newest);
    }

    /// The same, only what a filter lets through.
    public List<RequestTrace> fitting(TrafficFilter filter) {
        return newest.stream().filter(filter::fits).toList();
    }

    /// The number of the oldest that is kept; what is older is gone.
    public long oldest() {
        return newest.isEmpty() ? Long.MAX_VALUE : newest.getLast().number();
    }

    /// How many are kept.
    public int size() {
        return newest.size();
    }

    /// How many octets they take, about.
    public long octets() {
        return taken;
    }

    /// Requests that were not recorded because too many came at once.
    public long skipped() {
        return skipped;
    }

    /// Forgets all.
    public void clear() {
        newest.clear();
        taken = 0;
        skipped = 0;
    }
}
