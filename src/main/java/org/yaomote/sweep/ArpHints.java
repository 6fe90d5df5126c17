package org.yaomote.sweep;

import org.yaomote.echo.EchoAddress;
import org.yaomote.inspect.Neighbour;
import org.yaomote.inspect.Neighbours;

import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.LongSupplier;

/// Reads Linux's table of ARP, at most four times a second: it takes some milliseconds, and one
/// request less for each silent host is worth it. Elsewhere, and of IPv6, it knows nothing.
final class ArpHints implements NeighbourHints {
    private static final long FRESH_ENOUGH = 250_000_000;

    private final LongSupplier nanoTime;
    private final Neighbours table;
    private Set<Long> found = Set.of();
    private boolean isRead;
    private long readAt;

    /// One for each sweep.
    ///
    /// @param tables the files of the system
    ArpHints(Neighbours.Tables tables, LongSupplier nanoTime) {
        this.nanoTime = nanoTime;
        table = new Neighbours("Linux", new OnlyFiles(tables));
    }

    /// To start a program would keep replies waiting.
    private record OnlyFiles(Neighbours.Tables tables) implements Neighbours.Tables {
        @Override
        public List<String> outputOf(List<String> command) {
            return List.of();
        }

        @Override
        public List<String> linesOf(Path file) {
            return tables.linesOf(file);
        }
    }

    @Override
    public boolean isSought(long high, long low) {
        if (!EchoAddress.isV4(high, low)) {
            return false;
        }
        long now = nanoTime.getAsLong();
        if (!isRead || now - readAt > FRESH_ENOUGH) {
            read();
            isRead = true;
            readAt = now;
        }
        return !found.isEmpty() && !found.contains(low);
    }

    /// A table without a single row is that of a system that has none.
    private void read() {
        Set<Long> lows = new HashSet<>();
        for (Neighbour row : table.read()) {
            lows.add(EchoAddress.of(row.address()).low());
        }
        found = lows;
    }
}
