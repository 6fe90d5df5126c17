package org.yaomote.sweep;

import org.yaomote.echo.EchoAddress;

import java.util.Arrays;

/// Which host has which address, both ways, for hosts that are numbered from 0.
///
/// Open addressing over numbers: about 16 octets for a host, no objects. What comes from the
/// network is found by who sent it, so a sweep has no limit of 65,536 requests in the air.
final class AddressIndex {
    /// No host has the address.
    static final int NOBODY = -1;

    private static final long MIX = 0x9E37_79B9_7F4A_7C15L;

    private final long[] low;
    private final int[] slots;
    private final int shift;
    private long[] high = new long[0];
    private int[] scope = new int[0];

    /// @param hosts how many there will be at most
    AddressIndex(int hosts) {
        low = new long[hosts];
        int bits = Math.max(4, 32 - Integer.numberOfLeadingZeros(hosts + hosts / 2));
        slots = new int[1 << bits];
        shift = 64 - bits;
        Arrays.fill(slots, NOBODY);
    }

    /// Gives a host its address.
    ///
    /// @return the host that has it: this one, or the one that came first
    int put(int host, EchoAddress address) {
        int slot = slotOf(address.high(), address.low(), address.scope());
        if (slots[slot] != NOBODY) {
            return slots[slot];
        }
        slots[slot] = host;
        low[host] = address.low();
        if (!address.isV4()) {
            keepWide(host, address);
        }
        return host;
    }

    private void keepWide(int host, EchoAddress address) {
        if (high.length == 0) {
            high = new long[low.length];
            scope = new int[low.length];
        }
        high[host] = address.high();
        scope[host] = address.scope();
    }

    /// The host with an address, or [#NOBODY].
    int find(long high, long low, int scope) {
        return slots[slotOf(high, low, scope)];
    }

    /// Where it is, or the free place where it belongs.
    private int slotOf(long high, long low, int scope) {
        int slot = (int) (((low ^ (high * MIX)) * MIX) >>> shift);
        while (slots[slot] != NOBODY && !isAt(slots[slot], high, low, scope)) {
            slot = (slot + 1) & (slots.length - 1);
        }
        return slot;
    }

    /// An address without a scope is meant on any interface.
    private boolean isAt(int host, long high, long low, int scope) {
        int own = scope(host);
        return this.low[host] == low
                && high(host) == high
                && (own == scope || own == 0 || scope == 0);
    }

    long high(int host) {
        return high.length == 0 ? 0 : high[host];
    }

    long low(int host) {
        return low[host];
    }

    int scope(int host) {
        return scope.length == 0 ? 0 : scope[host];
    }

    /// Whether it has an address yet.
    boolean has(int host) {
        return low[host] != 0 || high(host) != 0;
    }

    EchoAddress address(int host) {
        return new EchoAddress(high(host), low(host), scope(host));
    }
}
