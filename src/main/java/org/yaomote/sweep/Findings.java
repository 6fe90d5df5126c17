package org.yaomote.sweep;

import org.jspecify.annotations.Nullable;
import org.yaomote.echo.EchoAddress;
import org.yaomote.sweep.HostResult.Known;

import java.net.InetAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/// What [Enrichment] finds out on its own threads, handed to the thread of the sweep.
///
/// Thread: that of the sweep, but for what the sink and the source hear.
final class Findings implements AutoCloseable {
    private static final long MILLI = 1_000_000;

    private final SweepTable table;
    private final Surroundings around;
    private final Runnable wake;
    private final Source source;
    private final Queue<Event> events = new ConcurrentLinkedQueue<>();
    private Optional<Enrichment> enrichment = Optional.empty();
    private boolean triesPorts;
    private boolean hasLooked = true;
    private boolean proxyArp;

    /// What was found out, in the order in which it was.
    private sealed interface Event {
        record Answered(int host, Reason.Tcp how) implements Event {}

        record Learned(int host, Known what) implements Event {}

        record Present(int host) implements Event {}

        record ProxyArp() implements Event {}

        /// Something has ended, and perhaps all.
        record Ended() implements Event {}
    }

    /// Hosts whose ports are to be tried, in their order; those with a name when it is known.
    private static final class Source implements Enrichment.Hosts {
        private final Hosts hosts;
        private final Queue<Enrichment.Host> named = new ConcurrentLinkedQueue<>();
        private int next;
        private volatile boolean exhausted;

        private Source(Hosts hosts) {
            this.hosts = hosts;
        }

        @Override
        public Enrichment.@Nullable Host next() {
            while (next < hosts.count()) {
                int host = next++;
                Optional<EchoAddress> address = hosts.address(host);
                if (address.isPresent()) {
                    return new Enrichment.Host(host, address.get().toInetAddress(), "");
                }
            }
            exhausted = true;
            return named.poll();
        }
    }

    /// Hears what was found out; it keeps it and goes.
    private final class Ear implements Enrichment.Sink {
        @Override
        public void answered(int index, Reason.Tcp how) {
            keep(new Event.Answered(index, how));
        }

        @Override
        public void portsTried(int index) {
            keep(new Event.Ended());
        }

        @Override
        public void known(int index, Known known) {
            keep(new Event.Learned(index, known));
        }

        @Override
        public void present(int index) {
            keep(new Event.Present(index));
        }

        @Override
        public void proxyArp() {
            keep(new Event.ProxyArp());
        }

        private void keep(Event event) {
            events.add(event);
            wake.run();
        }
    }

    /// @param wake is run, on any thread, when something was found out
    Findings(SweepTable table, Hosts hosts, Surroundings around, Runnable wake) {
        this.table = table;
        this.around = around;
        this.wake = wake;
        source = new Source(hosts);
        source.exhausted = true;
    }

    /// Begins to find out.
    void begin(Enrichment.Plan plan, Instruments instruments) {
        if (plan.look().isEmpty() && plan.ports().isEmpty()) {
            return;
        }
        hasLooked = !plan.look().contains(SweepRequest.Look.MAC);
        source.exhausted = false;
        table.keepFound();
        Enrichment started = Enrichment.start(plan, instruments, source, new Ear());
        triesPorts = started.triesPorts();
        if (!triesPorts) {
            source.exhausted = true;
        }
        enrichment = Optional.of(started);
    }

    /// A name has been looked up.
    void found(int host, EchoAddress address) {
        if (enrichment.isPresent() && triesPorts) {
            source.named.add(new Enrichment.Host(host, address.toInetAddress(), table.name(host)));
            enrichment.get().moreHosts();
        }
    }

    /// Takes what was found out, and says who has been found alive.
    ///
    /// @param now on the clock of the transport
    void step(long now) {
        for (Event event = events.poll(); event != null; event = events.poll()) {
            take(event, now);
        }
        if (enrichment.isPresent()) {
            table.takeFound().forEach(host -> enrichment.get().alive(host(host)));
            if (!hasLooked && table.isOver()) {
                hasLooked = true;
                lookAround(now);
            }
        }
    }

    private void take(Event event, long now) {
        switch (event) {
            case Event.Answered answered ->
                    table.alive(
                            answered.host(),
                            table.reasons().number(answered.how(), Optional.empty()),
                            now);
            case Event.Learned learned -> table.learn(learned.host(), learned.what());
            case Event.Present present -> table.present(present.host(), now);
            case Event.ProxyArp _ -> proxyArp = true;
            case Event.Ended _ -> {}
        }
    }

    /// Who answers nothing may still have told his hardware address.
    private void lookAround(long now) {
        List<Enrichment.Host> near = new ArrayList<>();
        AddressIndex addresses = table.addresses();
        for (int host = 0; host < table.count(); host++) {
            if (addresses.has(host) && around.isNear(addresses.high(host), addresses.low(host))) {
                near.add(host(host));
            }
        }
        Duration since = Duration.ofMillis((now - table.start()) / MILLI);
        enrichment.ifPresent(all -> all.lookAround(near, since));
    }

    private Enrichment.Host host(int host) {
        InetAddress address = table.addresses().address(host).toInetAddress();
        return new Enrichment.Host(host, address, table.name(host));
    }

    /// Whether something may still be found out.
    boolean isBusy() {
        return enrichment.isPresent()
                && (!source.exhausted
                        || !source.named.isEmpty()
                        || !hasLooked
                        || enrichment.get().pending() > 0
                        || !events.isEmpty());
    }

    /// Whether one hardware address stands for many hosts.
    boolean hasProxyArp() {
        return proxyArp;
    }

    @Override
    public void close() {
        enrichment.ifPresent(Enrichment::close);
    }
}
