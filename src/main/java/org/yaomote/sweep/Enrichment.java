package org.yaomote.sweep;

import org.jspecify.annotations.Nullable;
import org.yaomote.inspect.PortProbe;
import org.yaomote.inspect.PortProbe.Answer;
import org.yaomote.inspect.PortProbe.Ask;
import org.yaomote.inspect.PortProbe.Outcome;
import org.yaomote.inspect.ReverseNames;
import org.yaomote.inspect.WebLook;
import org.yaomote.sweep.HostResult.Known;
import org.yaomote.sweep.SweepRequest.Look;

import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

/// What a sweep finds out about its hosts besides echo replies: ports that answer, what they serve,
/// names, and neighbours. Nothing here holds a verdict up.
///
/// Thread: any may call. The sink and the source of hosts are called by several threads, one at a
/// time, with a lock held that [#pending] takes, too: they must not wait for whoever calls it.
final class Enrichment implements AutoCloseable {
    /// A host of the sweep.
    ///
    /// @param index among the targets
    /// @param name as it was written, "" if the address was
    record Host(int index, InetAddress address, String name) {}

    /// Hosts whose ports are to be tried; pulled by the probe's thread.
    interface Hosts {
        /// The next one, null if there is none now; then [Enrichment#moreHosts] may follow.
        @Nullable Host next();
    }

    /// Who hears of it. Calls must not throw.
    interface Sink {
        /// A port answered, so the host is there.
        void answered(int index, Reason.Tcp how);

        /// All ports of a host have been tried.
        void portsTried(int index);

        /// All that is known of a host by now; it replaces what was said before.
        void known(int index, Known known);

        /// The neighbour table has a row for a host that has proved to be there since the sweep
        /// began.
        void present(int index);

        /// One hardware address answers for many hosts.
        void proxyArp();
    }

    /// What is to be found out.
    ///
    /// @param ports to be tried on each host
    /// @param limits of the connections
    record Plan(Set<Look> look, List<Integer> ports, PortProbe.Limits limits) {}

    private final Plan plan;
    private final Instruments instruments;
    private final Hosts hosts;
    private final Sink sink;
    private final NeighbourLook around;
    private final @Nullable ReverseNames names;
    private final @Nullable WebLook web;
    private final @Nullable PortProbe probe;

    /// Guards the two maps, and keeps calls of the sink one at a time.
    private final Object lock = new Object();

    private final Map<Integer, Known> known = new HashMap<>();

    /// Hosts whose ports are being tried, with how many are left.
    private final Map<Integer, Trying> trying = new HashMap<>();

    private final AtomicInteger pending = new AtomicInteger();
    private volatile boolean closed;

    /// A host with ports under way.
    private record Trying(Host host, int left) {}

    private Enrichment(Plan plan, Instruments instruments, Hosts hosts, Sink sink) {
        this.plan = plan;
        this.instruments = instruments;
        this.hosts = hosts;
        this.sink = sink;
        this.around = new NeighbourLook(instruments);
        this.names =
                plan.look().contains(Look.NAME)
                        ? ReverseNames.start(instruments.names(), instruments.random(), this::named)
                        : null;
        this.web =
                plan.look().contains(Look.WEB)
                        ? new WebLook(instruments.pool(), instruments.web())
                        : null;
        this.probe = plan.ports().isEmpty() ? null : orNone(this::startProbe);
    }

    /// A system that has no socket left leaves something out; the sweep goes on.
    private static <T> @Nullable T orNone(Supplier<T> start) {
        try {
            return start.get();
        } catch (UncheckedIOException e) {
            return null;
        }
    }

    /// Whether hosts are taken from the source.
    boolean triesPorts() {
        return probe != null;
    }

    /// Begins with the ports at once, if there are any.
    static Enrichment start(Plan plan, Instruments instruments, Hosts hosts, Sink sink) {
        Enrichment started = new Enrichment(plan, instruments, hosts, sink);
        if (plan.look().contains(Look.MAC)) {
            started.inPool(started.around::before);
        }
        return started;
    }

    private PortProbe startProbe() {
        return PortProbe.start(this::nextAsk, new PortSink(), plan.limits());
    }

    /// The source of hosts has something again.
    void moreHosts() {
        if (probe != null) {
            probe.more();
        }
    }

    /// A host is there, however that is known: its name is asked for. Once for each host.
    void alive(Host host) {
        if (names != null && !closed) {
            pending.incrementAndGet();
            names.ask(host.index(), host.address());
        }
    }

    /// Reads the neighbour table for these hosts, alive or silent.
    ///
    /// @param since how long ago the sweep began
    void lookAround(Collection<Host> these, Duration since) {
        if (plan.look().contains(Look.MAC)) {
            inPool(() -> around.after(these, since, this::rows));
        }
    }

    /// How much is still being found out; 0 if nothing more will come unless more is asked for, or
    /// more hosts come.
    int pending() {
        synchronized (lock) {
            return pending.get() + trying.size();
        }
    }

    /// Ends all of it within 50 ms. The sink hears no more than the call that is under way.
    @Override
    public void close() {
        closed = true;
        if (probe != null) {
            probe.close();
        }
        if (names != null) {
            names.close();
        }
        if (web != null) {
            web.close();
        }
    }

    private void inPool(Runnable work) {
        pending.incrementAndGet();
        try {
            instruments
                    .pool()
                    .execute(
                            () -> {
                                try {
                                    work.run();
                                } finally {
                                    pending.decrementAndGet();
                                }
                            });
        } catch (RejectedExecutionException e) {
            // The pool was shut down: nobody waits for this any more.
            pending.decrementAndGet();
        }
    }

    private @Nullable Ask nextAsk() {
        synchronized (lock) {
            Host host = hosts.next();
            if (host == null) {
                return null;
            }
            trying.put(host.index(), new Trying(host, plan.ports().size()));
            return new Ask(host.index(), host.address(), plan.ports());
        }
    }

    private final class PortSink implements PortProbe.Sink {
        @Override
        public void answers(List<Answer> batch) {
            batch.forEach(Enrichment.this::heard);
        }

        @Override
        public void idle() {
            // What is under way is counted host by host.
        }
    }

    private void heard(Answer answer) {
        synchronized (lock) {
            Trying now = trying.remove(answer.tag());
            if (now == null || closed) {
                return;
            }
            boolean open = answer.outcome() == Outcome.OPEN;
            if (answer.outcome().isAnswer()) {
                sink.answered(answer.tag(), new Reason.Tcp(answer.port(), open));
            }
            if (open) {
                serves(answer.tag(), Services.unknown(answer.port()));
                look(now.host(), answer.port());
            }
            if (now.left() == 1) {
                sink.portsTried(answer.tag());
            } else {
                trying.put(answer.tag(), new Trying(now.host(), now.left() - 1));
            }
        }
    }

    private void look(Host host, int port) {
        if (web != null) {
            pending.incrementAndGet();
            WebLook.Place place = new WebLook.Place(host.address(), host.name(), port);
            web.look(
                    place,
                    seen -> {
                        serves(host.index(), Services.of(port, seen));
                        pending.decrementAndGet();
                    });
        }
    }

    private void serves(int index, WebService service) {
        synchronized (lock) {
            learn(index, Services.with(before(index), service));
        }
    }

    /// Where no server is known (as on Windows), whoever has no other name is left to the system,
    /// which may take its time.
    private void named(int index, InetAddress address, String name) {
        if (name.isEmpty() && instruments.names().servers().isEmpty() && !closed) {
            inPool(() -> learnName(index, ReverseNames.bySystem(address)));
        } else {
            learnName(index, name);
        }
        pending.decrementAndGet();
    }

    private void learnName(int index, String name) {
        if (name.isEmpty()) {
            return;
        }
        synchronized (lock) {
            Known before = before(index);
            learn(index, new Known(name, before.mac(), before.vendor(), before.services()));
        }
    }

    private void rows(List<NeighbourLook.Row> rows, boolean proxyArp) {
        synchronized (lock) {
            if (proxyArp && !closed) {
                sink.proxyArp();
            }
            for (NeighbourLook.Row row : rows) {
                int index = row.host().index();
                Known before = before(index);
                learn(
                        index,
                        new Known(
                                before.reverseName(),
                                Optional.of(new MacAddress(row.mac())),
                                row.vendor(),
                                before.services()));
                if (row.isFresh() && !closed) {
                    sink.present(index);
                }
            }
        }
    }

    private Known before(int index) {
        return known.getOrDefault(index, Known.NOTHING);
    }

    private void learn(int index, Known now) {
        if (!now.equals(known.put(index, now)) && !closed) {
            sink.known(index, now);
        }
    }
}
