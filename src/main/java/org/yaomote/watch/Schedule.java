package org.yaomote.watch;

import org.jspecify.annotations.Nullable;

import java.util.HashMap;
import java.util.Map;
import java.util.PriorityQueue;

/// Whose turn it is. Starts are spread evenly over the interval and fall on ticks of 20 ms, so that
/// there are neither bursts nor many wake-ups.
///
/// Thread: that of the monitor, under its lock.
final class Schedule {
    static final long TICK = 20_000_000;
    private static final long SECOND = 1_000_000_000;
    private static final long AGAIN = 20_000_000;
    private static final int MOST_AGAIN = 10;
    private static final long FOREVER = Long.MAX_VALUE;

    /// The part of the interval by which each host is later than the one before: the golden ratio
    /// fills the interval evenly whatever the number of hosts.
    private static final double STEP = (Math.sqrt(5) - 1) / 2;

    /// A host's place in the line.
    private record Turn(Watched host, long due, long next, int attempts) {}

    private final long interval;
    private final PriorityQueue<Turn> line =
            new PriorityQueue<>((a, b) -> Long.compare(a.due, b.due));
    private final Map<Watched, Turn> taken = new HashMap<>();

    /// @param interval in nanoseconds
    Schedule(long interval) {
        this.interval = interval;
    }

    /// Puts a host in the line: its first turn comes within a second, the next ones in its own part
    /// of the interval.
    void add(Watched host, long now) {
        double part = host.id() * STEP % 1;
        long first = now + (long) (part * Math.min(interval, SECOND));
        line.add(new Turn(host, onTick(first), now + interval + (long) (part * interval), 0));
    }

    void remove(Watched host) {
        line.removeIf(turn -> turn.host == host);
        taken.remove(host);
    }

    /// All begin anew, evenly.
    void restart(long now) {
        for (Turn turn : line.toArray(new Turn[0])) {
            line.remove(turn);
            add(turn.host, now);
        }
    }

    /// Takes the next host whose turn it is out of the line.
    @Nullable Watched due(long now) {
        Turn turn = line.peek();
        if (turn == null || turn.due > now) {
            return null;
        }
        line.remove();
        taken.put(turn.host, turn);
        return turn.host;
    }

    /// The turn of a host that was taken out is over; it has its next one.
    void sent(Watched host, long now) {
        Turn turn = taken.remove(host);
        if (turn != null) {
            // What was missed while nobody came here is not made up for.
            long behind = Math.max(0, now - turn.next);
            long next = turn.next + (behind + interval - 1) / interval * interval;
            line.add(new Turn(host, onTick(next), next + interval, 0));
        }
    }

    /// The same turn comes again soon.
    ///
    /// @return false if that has been so too often: then the turn is over
    boolean again(Watched host, long now) {
        Turn turn = taken.remove(host);
        if (turn == null) {
            return true;
        }
        if (turn.attempts + 1 >= MOST_AGAIN) {
            taken.put(host, turn);
            sent(host, now);
            return false;
        }
        line.add(new Turn(host, now + AGAIN, turn.next, turn.attempts + 1));
        return true;
    }

    /// When the next turn is.
    long next() {
        Turn turn = line.peek();
        return turn == null ? FOREVER : turn.due;
    }

    private static long onTick(long at) {
        return -Math.floorDiv(-at, TICK) * TICK;
    }
}
