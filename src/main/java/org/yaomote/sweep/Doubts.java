package org.yaomote.sweep;

import org.yaomote.sweep.SweepSummary.Doubt;

import java.util.EnumSet;
import java.util.Set;

/// Looks at the end of a sweep for signs that its result is not to be believed.
final class Doubts {
    /// A net of fewer hosts may well be full.
    private static final long MANY = 64;

    private static final long LOOPBACK = 127;
    private static final int FIRST_OCTET = 24;
    private static final long V4_PART = 0xFFFF_FFFFL;

    private Doubts() {}

    static Set<Doubt> about(SweepTable table, Outgoing outgoing, long dropped, boolean proxyArp) {
        Set<Doubt> doubts = EnumSet.noneOf(Doubt.class);
        long alive = table.states().count(Verdict.ALIVE);
        if (alive >= MANY && alive == table.count() && !isLoopback(table)) {
            doubts.add(Doubt.EVERYTHING_ANSWERS);
        }
        if (outgoing.sentAway() == 0 && outgoing.refused() > 0) {
            doubts.add(Doubt.NOTHING_LEFT);
        }
        if (outgoing.refusedNear() > 1 && outgoing.sentNear() == 0 && outgoing.sentAway() > 0) {
            doubts.add(Doubt.PERMISSION_MISSING);
        }
        if (proxyArp) {
            doubts.add(Doubt.PROXY_ARP);
        }
        if (dropped > 0) {
            doubts.add(Doubt.REPLIES_DROPPED);
        }
        return doubts;
    }

    private static boolean isLoopback(SweepTable table) {
        AddressIndex addresses = table.addresses();
        return addresses.high(0) == 0 && (addresses.low(0) & V4_PART) >>> FIRST_OCTET == LOOPBACK;
    }
}
