package org.yaomote.sweep;

import org.yaomote.echo.EchoAddress;
import org.yaomote.echo.EchoBatch;
import org.yaomote.echo.EchoTransport;

import java.util.Optional;

/// What is to be sent, what was sent and waits, and who has waited long enough.
///
/// Waiting hosts stand in rows of equal patience: the first of a row is the next to be given up, so
/// nothing is sorted and nothing is searched.
final class Outgoing {
    private static final int INDEX_BITS = 14;
    private static final long MILLI = 1_000_000;
    private static final long LEAST_HOLD = 5 * MILLI;
    private static final long MOST_HOLD = 100 * MILLI;

    private final SweepTable table;
    private final EchoTransport transport;
    private final Conduct conduct;
    private final Turns turns;
    private final Pacer pacer;
    private final HostQueue due;
    private final HostQueue held;
    private final HostQueue[] far;
    private final HostQueue[] near;
    private final EchoBatch batch = new EchoBatch();
    private final int[] batched = new int[EchoBatch.CAPACITY];
    private int fresh;
    private long sent;
    private long refused;
    private long sentAway;
    private long sentNear;
    private long refusedNear;
    private long lastBegun;
    private long holdUntil;
    private long hold = LEAST_HOLD;
    private boolean blocked;

    /// How a sweep goes about it.
    ///
    /// @param tries for each host
    /// @param around what is near
    record Conduct(int tries, Patience patience, Surroundings around, NeighbourHints neighbours) {}

    /// Whose turn comes when.
    ///
    /// @param names finds the addresses of those that are written as names
    record Turns(Hosts hosts, NameLookup names, Pacer pacer) {}

    Outgoing(SweepTable table, EchoTransport transport, Conduct conduct, Turns turns) {
        this.table = table;
        this.transport = transport;
        this.conduct = conduct;
        this.turns = turns;
        pacer = turns.pacer();
        holdUntil = table.start();
        int[] links = new int[table.count()];
        due = new HostQueue(links);
        held = new HostQueue(links);
        far = queues(links, conduct.tries());
        near = queues(links, conduct.tries());
    }

    private static HostQueue[] queues(int[] links, int count) {
        HostQueue[] queues = new HostQueue[count];
        for (int i = 0; i < count; i++) {
            queues[i] = new HostQueue(links);
        }
        return queues;
    }

    /// The number of a request says which try it is, and something about the host: what is not ours
    /// seldom has it.
    static int sequence(int host, int attempt) {
        return (attempt << INDEX_BITS) | (host & ((1 << INDEX_BITS) - 1));
    }

    /// Which try a request was.
    static int attempt(int sequence) {
        return sequence >>> INDEX_BITS;
    }

    /// A name has been looked up.
    void found(int host, EchoAddress address) {
        if (table.name(host, address)) {
            due.add(host);
        }
    }

    /// Gives up who has waited long enough, or has him asked again.
    void expire(long now) {
        for (int attempt = 0; attempt < conduct.tries(); attempt++) {
            expire(far[attempt], attempt, now - conduct.patience().of(attempt, false));
            expire(near[attempt], attempt, now - conduct.patience().of(attempt, true));
        }
    }

    private void expire(HostQueue queue, int attempt, long limit) {
        for (int host = queue.peek(); host != HostQueue.NONE; host = queue.peek()) {
            boolean open = isOpen(host);
            if (open && table.states().triedAt(host, attempt) > limit) {
                return;
            }
            queue.remove();
            if (open) {
                waited(host, attempt);
            }
        }
    }

    private boolean isOpen(int host) {
        return table.states().verdict(host) == Verdict.PENDING;
    }

    private void waited(int host, int attempt) {
        AddressIndex addresses = table.addresses();
        if (attempt + 1 == conduct.tries()) {
            giveUp(host);
        } else if (isNear(host)
                && conduct.neighbours().isSought(addresses.high(host), addresses.low(host))) {
            table.states().tried(host, transport.now(), false);
            near[attempt + 1].add(host);
        } else {
            due.add(host);
        }
    }

    private void giveUp(int host) {
        int suspected = table.states().why(host);
        if (suspected == Reasons.NOT_TRIED) {
            table.settle(host, Verdict.DEAD, Reasons.NO_ANSWER, transport.now());
        } else {
            table.settle(host, Verdict.UNREACHABLE, suspected, transport.now());
        }
    }

    /// Sends a batch, if it may.
    ///
    /// @return how many requests have been dealt with
    int send(long now) {
        if (blocked || now < holdUntil) {
            return 0;
        }
        fill(pacer.allowed(now, EchoBatch.CAPACITY));
        if (batch.size() == 0) {
            return 0;
        }
        transport.send(batch);
        int done = 0;
        while (done < batch.size() && settled(done)) {
            done++;
        }
        pacer.spent(done);
        if (done > 0) {
            hold = LEAST_HOLD;
        }
        if (done < batch.size()) {
            putBack(done, now);
        }
        return done;
    }

    private void fill(int most) {
        batch.clear();
        while (batch.size() < most) {
            int host = next();
            if (host == HostQueue.NONE) {
                return;
            }
            AddressIndex addresses = table.addresses();
            batched[batch.size()] = host;
            batch.add(
                    addresses.high(host),
                    addresses.low(host),
                    addresses.scope(host),
                    sequence(host, table.states().step(host)));
        }
    }

    /// First who is asked again, then who was never asked, at last who found no room.
    private int next() {
        int host = nextOpen(due);
        while (host == HostQueue.NONE && fresh < table.count()) {
            int candidate = fresh++;
            Optional<EchoAddress> address = turns.hosts().address(candidate);
            if (address.isEmpty()) {
                turns.names().ask(candidate, turns.hosts().name(candidate));
            } else if (table.name(candidate, address.get())) {
                host = candidate;
            }
        }
        return host == HostQueue.NONE ? nextOpen(held) : host;
    }

    private int nextOpen(HostQueue queue) {
        while (!queue.isEmpty()) {
            int host = queue.remove();
            if (isOpen(host)) {
                return host;
            }
        }
        return HostQueue.NONE;
    }

    private boolean settled(int entry) {
        int host = batched[entry];
        return switch (batch.outcome(entry)) {
            case SENT -> {
                wait(host, batch.at(entry));
                yield true;
            }
            case REFUSED -> {
                refused++;
                refusedNear += isNear(host) && !isOwn(host) ? 1 : 0;
                int why =
                        table.reasons()
                                .number(new Reason.NotSent(batch.words(entry)), Optional.empty());
                table.settle(host, Verdict.ERROR, why, transport.now());
                yield true;
            }
            case AGAIN, NO_BUFFER -> false;
        };
    }

    private void wait(int host, long at) {
        sent++;
        int attempt = table.states().step(host);
        lastBegun = attempt == 0 ? at : lastBegun;
        table.states().tried(host, at, true);
        boolean isNear = isNear(host);
        boolean leaves = !isOwn(host);
        sentAway += leaves ? 1 : 0;
        sentNear += isNear && leaves ? 1 : 0;
        (isNear ? near : far)[attempt].add(host);
    }

    private boolean isNear(int host) {
        AddressIndex addresses = table.addresses();
        return conduct.around().isNear(addresses.high(host), addresses.low(host));
    }

    private boolean isOwn(int host) {
        AddressIndex addresses = table.addresses();
        return conduct.around().isOwn(addresses.high(host), addresses.low(host));
    }

    /// What was not sent keeps its turn, except for the one that found no room: another one may.
    private void putBack(int from, long now) {
        int first = from;
        if (batch.outcome(from) == EchoBatch.Outcome.NO_BUFFER) {
            held.add(batched[first++]);
            holdUntil = now + hold;
            hold = Math.min(2 * hold, MOST_HOLD);
        } else {
            blocked = true;
        }
        for (int entry = batch.size() - 1; entry >= first; entry--) {
            due.addFirst(batched[entry]);
        }
    }

    /// The transport has been waited for: it may take something again.
    void unblock() {
        blocked = false;
    }

    /// When there is something to do next, if nothing comes before.
    ///
    /// @param latest not later than that
    long next(long latest) {
        long next = latest;
        if (!blocked && hasMore()) {
            next = Math.min(next, Math.max(holdUntil, pacer.next()));
        }
        for (int attempt = 0; attempt < conduct.tries(); attempt++) {
            next = Math.min(next, end(far[attempt], attempt, false));
            next = Math.min(next, end(near[attempt], attempt, true));
        }
        return next;
    }

    private long end(HostQueue queue, int attempt, boolean isNear) {
        if (queue.isEmpty()) {
            return Long.MAX_VALUE;
        }
        return table.states().triedAt(queue.peek(), attempt)
                + conduct.patience().of(attempt, isNear);
    }

    private boolean hasMore() {
        return !due.isEmpty() || !held.isEmpty() || fresh < table.count();
    }

    /// Requests that were sent, to whomever.
    long sent() {
        return sent;
    }

    /// Of those, how many were for other computers.
    long sentAway() {
        return sentAway;
    }

    /// Requests that the system would not send.
    long refused() {
        return refused;
    }

    /// Of those that left, how many were for hosts without a router between, not counting this
    /// computer.
    long sentNear() {
        return sentNear;
    }

    /// The same of those that did not.
    long refusedNear() {
        return refusedNear;
    }

    /// How long it will take if it goes on like this, in nanoseconds: who was not asked yet is
    /// asked as fast as the others were, and the last one may be waited for to the end.
    long left(long now) {
        if (table.isOver()) {
            return 0;
        }
        int ahead = table.count() - fresh;
        long last = ahead == 0 ? lastBegun : now;
        long sending = (now - table.start()) / Math.max(1, fresh) * ahead;
        return sending + Math.max(0, last + conduct.patience().whole() - now);
    }
}
