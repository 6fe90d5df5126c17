package org.yaomote.sweep;

import org.jspecify.annotations.Nullable;
import org.yaomote.echo.EchoAddress;
import org.yaomote.inspect.PortProbe;
import org.yaomote.sweep.Enrichment.Host;
import org.yaomote.sweep.HostResult.Known;

import java.net.InetAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.LongConsumer;

/// Brings what an [Enrichment] finds, on its threads, into the table of a sweep, on the sweep's.
///
/// Thread: that of the sweep, but for what the two interfaces are called for.
final class Findings implements Enrichment.Sink, Enrichment.Hosts, AutoCloseable {
    private final SweepTable table;
    private final Hosts hosts;
    private final Surroundings around;
    private final boolean triesPorts;
    private final Runnable wake;
    private final Enrichment enrichment;

    /// What was found, to be done by the thread of the sweep.
    private final Queue<LongConsumer> found = new ConcurrentLinkedQueue<>();

    /// Hosts whose name got an address.
    private final Queue<Host> named = new ConcurrentLinkedQueue<>();

    /// Hosts whose name was asked for.
    private final BitSet asked = new BitSet();

    private int next;
    private volatile boolean allPulled;
    private boolean lookedAround;
    private boolean proxyArp;

    /// What is looked for, and where.
    ///
    /// @param around what is near
    /// @param wake ends the waiting of the sweep's thread
    record Setting(SweepRequest request, Surroundings around, Runnable wake) {}

    Findings(SweepTable table, Hosts hosts, Instruments instruments, Setting setting) {
        this.table = table;
        this.hosts = hosts;
        this.around = setting.around();
        this.wake = setting.wake();
        SweepRequest request = setting.request();
        this.triesPorts = !request.ports().isEmpty();
        PortProbe.Limits limits =
                new PortProbe.Limits(
                        PortProbe.Limits.MOST_OPEN,
                        request.echo().timeout(),
                        request.pace().perSecond());
        this.enrichment =
                Enrichment.start(
                        new Enrichment.Plan(request.look(), request.ports(), limits),
                        instruments,
                        this,
                        this);
    }

    /// The next host that was written as an address, then those whose names have got one.
    @Override
    public @Nullable Host next() {
        while (next < hosts.count()) {
            int index = next++;
            Optional<EchoAddress> address = hosts.address(index);
            if (address.isPresent()) {
                return new Host(index, address.get().toInetAddress(), hosts.name(index));
            }
        }
        Host host = named.poll();
        allPulled = host == null;
        return host;
    }

    /// A name has got an address, and is the first with it.
    void named(int index, InetAddress address) {
        if (triesPorts) {
            allPulled = false;
            named.add(new Host(index, address, hosts.name(index)));
            enrichment.moreHosts();
        }
    }

    /// Results are told: of those that are there, more is to be found out.
    void told(List<HostResult> results) {
        for (HostResult result : results) {
            Optional<InetAddress> address = result.address();
            if (result.verdict().isAlive() && address.isPresent() && !asked.get(result.index())) {
                asked.set(result.index());
                enrichment.alive(new Host(result.index(), address.get(), result.name()));
            }
        }
    }

    /// Brings in what was found since the last time.
    ///
    /// @param at now, on the clock of the transport
    void take(long at) {
        for (LongConsumer one = found.poll(); one != null; one = found.poll()) {
            one.accept(at);
        }
        if (table.isOver() && !lookedAround) {
            lookedAround = true;
            enrichment.lookAround(near(), Duration.ofNanos(at - table.start()));
        }
    }

    private List<Host> near() {
        List<Host> near = new ArrayList<>();
        AddressIndex addresses = table.addresses();
        for (int host = 0; host < table.count(); host++) {
            if (addresses.has(host) && around.isNear(addresses.high(host), addresses.low(host))) {
                InetAddress address = addresses.address(host).toInetAddress();
                near.add(new Host(host, address, hosts.name(host)));
            }
        }
        return near;
    }

    /// Whether nothing more will come. To be asked when the table is over.
    boolean isOver() {
        boolean pulled = !triesPorts || allPulled;
        // In this order: what was pending is in the queue by now.
        return lookedAround && pulled && enrichment.pending() == 0 && found.isEmpty();
    }

    /// Whether somebody answers for many hosts.
    boolean isProxyArp() {
        return proxyArp;
    }

    private void later(LongConsumer what) {
        found.add(what);
        wake.run();
    }

    @Override
    public void answered(int index, Reason.Tcp how) {
        later(at -> table.answered(index, how, at));
    }

    @Override
    public void portsTried(int index) {
        // The verdict does not wait for ports.
    }

    @Override
    public void known(int index, Known known) {
        later(at -> table.learn(index, known));
    }

    @Override
    public void present(int index) {
        later(at -> table.present(index, at));
    }

    @Override
    public void proxyArp() {
        later(at -> proxyArp = true);
    }

    @Override
    public void close() {
        enrichment.close();
    }
}
