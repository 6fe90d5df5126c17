package org.yaomote.sweep;

import org.yaomote.inspect.Neighbour;
import org.yaomote.inspect.Neighbours;
import org.yaomote.inspect.Vendors;
import org.yaomote.sweep.Enrichment.Host;

import java.net.InetAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Looks hosts of a sweep up in the neighbour table, and tells rows that prove something from rows
/// that are left over: a host that has gone has one for minutes.
///
/// Thread: those of a pool; it is guarded by itself.
final class NeighbourLook {
    /// A host with a hardware address.
    ///
    /// @param mac 48 bits
    /// @param vendor "" if none is known
    /// @param isFresh whether it proved to be there since the sweep began
    record Row(Host host, long mac, String vendor, boolean isFresh) {}

    /// Who hears of rows.
    interface Sink {
        /// The rows of those that have one.
        ///
        /// @param proxyArp whether somebody answers for many hosts
        void rows(List<Row> rows, boolean proxyArp);
    }

    private final Instruments instruments;

    /// Rows without an age that were there before the sweep had begun: they prove nothing.
    private Set<InetAddress> old = Set.of();

    NeighbourLook(Instruments instruments) {
        this.instruments = instruments;
    }

    /// Remembers what the table has before the sweep.
    synchronized void before() {
        Set<InetAddress> ageless = new HashSet<>();
        for (Neighbour row : instruments.neighbours().read()) {
            if (row.confirmed().isEmpty()) {
                ageless.add(row.address());
            }
        }
        old = ageless;
    }

    /// Looks up hosts.
    ///
    /// @param since how long ago the sweep began
    synchronized void after(Collection<Host> hosts, Duration since, Sink sink) {
        List<Neighbour> table = instruments.neighbours().read();
        Map<InetAddress, Neighbour> rows = Neighbours.onTheirLink(table, instruments.links().get());
        Set<Long> standIns = Neighbours.standIns(rows.values());
        Vendors vendors = instruments.vendors().get();
        List<Row> found = new ArrayList<>();
        boolean proxyArp = false;
        for (Host host : hosts) {
            Neighbour row = rows.get(host.address());
            if (row != null) {
                boolean standIn = standIns.contains(row.mac());
                proxyArp |= standIn;
                boolean fresh = !standIn && isFresh(row, since);
                found.add(new Row(host, row.mac(), vendors.of(row.mac()), fresh));
            }
        }
        sink.rows(found, proxyArp);
    }

    /// Ages are cut to whole seconds, so a row of the sweep's own first second is not missed.
    private boolean isFresh(Neighbour row, Duration since) {
        return row.confirmed()
                .map(age -> age.compareTo(since) <= 0)
                .orElseGet(() -> !old.contains(row.address()));
    }
}
