package org.yaomote.proxy;

import org.yaomote.accesslog.LogCounts;
import org.yaomote.metrics.OwnLine;
import org.yaomote.metrics.TrafficSnapshot;
import org.yaomote.traffic.TrafficTap;

import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;

/// What can be looked at in an engine beside its counts.
///
/// Thread: any.
public final class Insight {
    private final Reception reception;
    private final Supplier<Optional<RoutingTable>> table;
    private final Supplier<TrafficSnapshot> ours;

    Insight(
            Reception reception,
            Supplier<Optional<RoutingTable>> table,
            Supplier<TrafficSnapshot> ours) {
        this.reception = reception;
        this.table = table;
        this.ours = ours;
    }

    /// Asks the own listeners; what is asked so is not among the counts of clients.
    public OwnLine ownLine() {
        return new OwnLine(reception.ownCalls()::socket, ours);
    }

    /// Has somebody told what becomes of files that change while the proxy runs; one at a time, on
    /// threads of the engine, which must not be kept.
    public void followFiles(Consumer<FileNews> told) {
        reception.desk().follow(told);
    }

    /// Lines of the access log written and dropped since the engine was made.
    public LogCounts logCounts() {
        return reception.logCounts();
    }

    /// Where recordings of requests come out, once they are asked for.
    public TrafficTap traffic() {
        return reception.tap();
    }

    /// Says where requests would go under what is in force at this moment; empty while nothing
    /// runs.
    public Optional<RouteTester> routes() {
        return table.get().map(RouteTester::new);
    }
}
