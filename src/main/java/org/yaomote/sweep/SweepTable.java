package org.yaomote.sweep;

import org.yaomote.echo.EchoAddress;

import java.net.InetAddress;
import java.time.Instant;
import java.util.AbstractList;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.RandomAccess;

/// All hosts of one sweep: addresses, states, and who has changed since it was last told. Owned by
/// the thread of the sweep.
final class SweepTable {
    private static final long MILLI = 1_000_000;

    private final Hosts hosts;
    private final Instant began;
    private final long start;
    private final AddressIndex addresses;
    private final HostStates states;
    private final Reasons reasons = new Reasons();
    private final BitSet changed = new BitSet();
    private final Map<Integer, List<Integer>> followers = new HashMap<>();
    private final Map<Integer, Integer> leaders = new HashMap<>();
    private final Map<Integer, HostResult.Known> known = new HashMap<>();
    private final List<Integer> found = new ArrayList<>();
    private long late;
    private long settledAt;
    private boolean keepsFound;

    /// @param began the time of day at which the sweep began
    /// @param start the same on the clock of the transport
    SweepTable(Hosts hosts, Instant began, long start) {
        this.hosts = hosts;
        this.began = began;
        this.start = start;
        settledAt = start;
        addresses = new AddressIndex(hosts.count());
        states = new HostStates(hosts.count());
    }

    AddressIndex addresses() {
        return addresses;
    }

    HostStates states() {
        return states;
    }

    Reasons reasons() {
        return reasons;
    }

    int count() {
        return hosts.count();
    }

    /// Gives a host its address.
    ///
    /// @return whether it is to be asked: not if another one has the same address
    boolean name(int host, EchoAddress address) {
        int leader = addresses.put(host, address);
        if (leader == host) {
            return true;
        }
        leaders.put(host, leader);
        followers.computeIfAbsent(leader, key -> new ArrayList<>()).add(host);
        states.settle(host, states.verdict(leader), states.why(leader), states.whenMillis(leader));
        change(host);
        return false;
    }

    /// A verdict on a host, and on those with the same address.
    ///
    /// @param at on the clock of the transport
    void settle(int host, Verdict verdict, int reason, long at) {
        settleOne(host, verdict, reason, at);
        followers
                .getOrDefault(host, List.of())
                .forEach(other -> settleOne(other, verdict, reason, at));
    }

    private void settleOne(int host, Verdict verdict, int reason, long at) {
        states.settle(host, verdict, reason, (int) ((at - start) / MILLI));
        settledAt = Math.max(settledAt, at);
        change(host);
    }

    /// A reply of its own came.
    void alive(int host, int reason, long at) {
        Verdict before = states.verdict(host);
        switch (before) {
            case ALIVE -> {
                // An echo says more than a port, whichever came first.
                if (reason == Reasons.ECHO && isByPort(host)) {
                    settle(host, Verdict.ALIVE, reason, at);
                }
                change(host);
            }
            case PENDING -> found(host, reason, at);
            case DEAD, UNREACHABLE, PRESENT_NO_ECHO, ERROR, CANCELLED -> {
                boolean isLate = reason == Reasons.ECHO;
                late += isLate ? 1 : 0;
                found(host, isLate ? Reasons.LATE_ECHO : reason, at);
            }
        }
    }

    private boolean isByPort(int host) {
        return reasons.reason(states.why(host)) instanceof Reason.Tcp;
    }

    private void found(int host, int reason, long at) {
        settle(host, Verdict.ALIVE, reason, at);
        if (keepsFound) {
            found.add(host);
        }
    }

    /// From now on those that are found alive are kept for [#takeFound].
    void keepFound() {
        keepsFound = true;
    }

    /// Who has been found alive since the last time.
    List<Integer> takeFound() {
        List<Integer> taken = List.copyOf(found);
        found.clear();
        return taken;
    }

    /// It answers nothing, but its hardware address was seen.
    void present(int host, long at) {
        switch (states.verdict(host)) {
            case DEAD, UNREACHABLE ->
                    settle(
                            host,
                            Verdict.PRESENT_NO_ECHO,
                            reasons.number(new Reason.Neighbour(), Optional.empty()),
                            at);
            case PENDING, ALIVE, PRESENT_NO_ECHO, ERROR, CANCELLED -> {}
        }
    }

    /// What was found out about a host beyond its verdict.
    void learn(int host, HostResult.Known what) {
        known.put(host, what);
        change(host);
    }

    /// As it was written, "" if the address was.
    String name(int host) {
        return hosts.name(host);
    }

    private HostResult.Known known(int host) {
        return known.getOrDefault(host, HostResult.Known.NOTHING);
    }

    /// All that have no verdict get this one. They are not told as others are, and what is said of
    /// each is made when it is read, by whatever thread does: nothing may change after that.
    ///
    /// @return they, the lowest numbers first
    List<HostResult> settleRest(Verdict verdict, int reason, long at) {
        int[] rest = new int[Math.toIntExact(states.count(Verdict.PENDING))];
        int size = 0;
        int millis = (int) ((at - start) / MILLI);
        for (int host = 0; host < count(); host++) {
            if (states.verdict(host) == Verdict.PENDING) {
                states.settle(host, verdict, reason, millis);
                changed.clear(host);
                rest[size++] = host;
            }
        }
        settledAt = size > 0 ? Math.max(settledAt, at) : settledAt;
        return new Rest(rest);
    }

    /// What is said of hosts, made when it is read.
    private final class Rest extends AbstractList<HostResult> implements RandomAccess {
        private final int[] them;

        private Rest(int[] them) {
            this.them = them;
        }

        @Override
        public HostResult get(int index) {
            return result(them[index]);
        }

        @Override
        public int size() {
            return them.length;
        }
    }

    /// Its result is to be told.
    void change(int host) {
        changed.set(host);
    }

    boolean hasChanged() {
        return !changed.isEmpty();
    }

    /// Results that were not told yet, the lowest numbers first.
    ///
    /// @param most at most so many
    List<HostResult> takeChanged(int most) {
        List<HostResult> taken = new ArrayList<>();
        int host = changed.nextSetBit(0);
        while (host >= 0 && taken.size() < most) {
            taken.add(result(host));
            changed.clear(host);
            host = changed.nextSetBit(host + 1);
        }
        return taken;
    }

    HostResult result(int host) {
        int leader = leaders.getOrDefault(host, host);
        Optional<InetAddress> address =
                addresses.has(leader)
                        ? Optional.of(addresses.address(leader).toInetAddress())
                        : hosts.address(host).map(EchoAddress::toInetAddress);
        return new HostResult(
                host,
                address,
                hosts.name(host),
                states.verdict(host),
                reasons.reason(states.why(host)),
                began.plusMillis(states.whenMillis(host)),
                states.echoes(leader),
                reasons.from(states.why(host)),
                known(host));
    }

    boolean isOver() {
        return states.count(Verdict.PENDING) == 0;
    }

    long settled() {
        return count() - states.count(Verdict.PENDING);
    }

    /// Replies that overturned a verdict.
    long late() {
        return late;
    }

    /// How many hosts have which verdict; only those that somebody has.
    Map<Verdict, Long> verdicts() {
        Map<Verdict, Long> counts = new EnumMap<>(Verdict.class);
        for (Verdict verdict : Verdict.values()) {
            long count = states.count(verdict);
            if (count > 0) {
                counts.put(verdict, count);
            }
        }
        return counts;
    }

    Instant began() {
        return began;
    }

    /// When the last verdict came, on the clock of the transport.
    long settledAt() {
        return settledAt;
    }

    /// When the sweep began on the clock of the transport.
    long start() {
        return start;
    }
}
