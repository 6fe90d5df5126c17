package org.yaomote.ui.sweep;

import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

import org.yaomote.sweep.HostResult;
import org.yaomote.sweep.Reason;
import org.yaomote.sweep.Verdict;

import java.math.BigInteger;
import java.net.InetAddress;
import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;

/// One line of the table: the same object for as long as its sweep is shown.
final class SweepRow {
    /// By address as a number, IPv4 first; names without an address last, as they were written.
    static final Comparator<SweepRow> BY_ADDRESS =
            Comparator.comparingInt((SweepRow row) -> row.octets)
                    .thenComparingLong(row -> row.high)
                    .thenComparingLong(row -> row.low)
                    .thenComparingInt(SweepRow::index);

    private static final int NO_ADDRESS = 17;

    private final ReadOnlyObjectWrapper<SweepLine> line;
    private final int octets;

    /// The address as an unsigned number of 128 bits, moved so that `long`s compare as it does.
    private final long high;

    private final long low;

    SweepRow(SweepLine line) {
        this.line = new ReadOnlyObjectWrapper<>(line);
        byte[] address = line.result().address().map(InetAddress::getAddress).orElse(new byte[0]);
        BigInteger number = new BigInteger(1, address);
        octets = address.length == 0 ? NO_ADDRESS : address.length;
        high = number.shiftRight(Long.SIZE).longValue() + Long.MIN_VALUE;
        low = number.longValue() + Long.MIN_VALUE;
    }

    /// A line that stands for any other, with something in each cell that costs much.
    static SweepRow example() {
        HostResult alive =
                new HostResult(
                        0,
                        Optional.of(InetAddress.getLoopbackAddress()),
                        "",
                        Verdict.ALIVE,
                        new Reason.Echo(false),
                        Instant.EPOCH,
                        new HostResult.Echoes(1, 1, 0, 1, 1, 1, 64, 64),
                        Optional.empty(),
                        HostResult.Known.NOTHING);
        return new SweepRow(new SweepLine(alive, Optional.empty(), ""));
    }

    /// What it shows.
    ReadOnlyObjectProperty<SweepLine> line() {
        return line.getReadOnlyProperty();
    }

    /// What it shows now.
    SweepLine now() {
        return line.get();
    }

    /// Its place among the targets.
    int index() {
        return now().result().index();
    }

    void show(SweepLine changed) {
        line.set(changed);
    }
}
