package org.yaomote.sweep;

import org.yaomote.echo.EchoSettings;
import org.yaomote.echo.EchoTransport;
import org.yaomote.inspect.Neighbours;
import org.yaomote.inspect.PortProbe;
import org.yaomote.targets.Guard;
import org.yaomote.targets.Target;
import org.yaomote.targets.TargetSet;

import java.net.InetAddress;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import java.util.function.Supplier;

/// Runs sweeps: each has a thread and a transport of its own, and needs about 55 octets for a host,
/// and 4 more for each further try.
public final class SweepEngine implements Sweeper {
    /// Half of what many systems let a program open.
    private static final int MOST_CONNECTIONS = 512;

    private static final Duration WARM_UP = Duration.ofMillis(100);

    private final Ground ground;
    private final Set<Launch> running = ConcurrentHashMap.newKeySet();

    /// What it stands on.
    ///
    /// @param transports opens the best transport that the system allows; always one
    /// @param surroundings what is near at the beginning of a sweep
    /// @param neighbours who on our own network has not been found; one for each sweep
    /// @param instruments what hosts that are there are looked at with; without them, they are not
    /// @param resolver of names, called on many threads
    /// @param clock the time of day
    record Ground(
            Function<EchoSettings, EchoTransport> transports,
            Supplier<Surroundings> surroundings,
            Supplier<NeighbourHints> neighbours,
            Optional<Instruments> instruments,
            NameLookup.Resolver resolver,
            InstantSource clock) {}

    SweepEngine(Ground ground) {
        this.ground = ground;
    }

    /// One that really asks, and looks at nothing else: ports and all that [SweepRequest#look]
    /// names are left out.
    ///
    /// @param transports opens the best transport that the system allows; always one
    /// @param clock the time of day
    public SweepEngine(Function<EchoSettings, EchoTransport> transports, InstantSource clock) {
        this(onThisComputer(transports, Optional.empty(), clock));
    }

    /// One that really asks, and looks at what it finds.
    ///
    /// @param transports opens the best transport that the system allows; always one
    /// @param instruments to look with
    /// @param clock the time of day
    public SweepEngine(
            Function<EchoSettings, EchoTransport> transports,
            Instruments instruments,
            InstantSource clock) {
        this(onThisComputer(transports, Optional.of(instruments), clock));
    }

    private static Ground onThisComputer(
            Function<EchoSettings, EchoTransport> transports,
            Optional<Instruments> instruments,
            InstantSource clock) {
        return new Ground(
                transports,
                Surroundings::ofSystem,
                () -> new ArpHints(Neighbours.thisComputer(), System::nanoTime),
                instruments,
                name -> InetAddress.getByName(new Target.Name(name).lookup()),
                clock);
    }

    @Override
    public Running start(SweepRequest request, SweepListener listener) {
        if (request.targets().count() > Guard.MOST) {
            throw new IllegalArgumentException("more than " + Guard.MOST + " hosts");
        }
        return start(new TargetHosts(request.targets()), request, listener);
    }

    /// The same for any hosts.
    Running start(Hosts hosts, SweepRequest request, SweepListener listener) {
        Launch launch = new Launch(() -> prepare(hosts, request, listener));
        running.add(launch);
        Thread.ofPlatform()
                .name("sweep")
                .daemon()
                .start(
                        () -> {
                            try {
                                launch.run();
                            } finally {
                                running.remove(launch);
                            }
                        });
        return launch;
    }

    /// A sweep that is about to run: what it needs is opened on its own thread, since that may take
    /// a while the first time.
    private static final class Launch implements Running, Runnable {
        private final Supplier<SweepRun> preparation;
        private final AtomicReference<Optional<SweepRun>> run =
                new AtomicReference<>(Optional.empty());
        private volatile boolean cancelled;

        Launch(Supplier<SweepRun> preparation) {
            this.preparation = preparation;
        }

        @Override
        public void run() {
            SweepRun prepared = preparation.get();
            run.set(Optional.of(prepared));
            if (cancelled) {
                prepared.cancel();
            }
            prepared.run();
        }

        @Override
        public void cancel() {
            cancelled = true;
            run.get().ifPresent(SweepRun::cancel);
        }
    }

    private SweepRun prepare(Hosts hosts, SweepRequest request, SweepListener listener) {
        EchoTransport transport = ground.transports().apply(settings(request));
        EchoOptions echo = request.echo();
        int tries = transport.repeats() ? 1 : echo.tries();
        Patience patience = new Patience(echo.timeout().toNanos(), tries, request.adaptive());
        Surroundings around = ground.surroundings().get();
        SweepTable table = new SweepTable(hosts, ground.clock().instant(), transport.now());
        NameLookup names = new NameLookup(ground.resolver(), transport::wakeUp);
        int rate = rate(request.pace(), transport.mostPerSecond());
        Outgoing outgoing =
                new Outgoing(
                        table,
                        transport,
                        new Outgoing.Conduct(tries, patience, around, ground.neighbours().get()),
                        new Outgoing.Turns(hosts, names, new Pacer(rate, table.start())));
        Findings findings = new Findings(table, hosts, around, transport::wakeUp);
        ground.instruments().ifPresent(instruments -> findings.begin(plan(request), instruments));
        return new SweepRun(
                new SweepRun.Parts(
                        transport,
                        table,
                        outgoing,
                        new Incoming(table, patience, around),
                        names,
                        findings,
                        listener));
    }

    private static Enrichment.Plan plan(SweepRequest request) {
        return new Enrichment.Plan(
                request.look(),
                request.ports(),
                new PortProbe.Limits(
                        MOST_CONNECTIONS, request.echo().timeout(), request.pace().perSecond()));
    }

    private static int rate(Pace pace, int most) {
        if (most == 0 || pace.perSecond() == 0) {
            return Math.max(most, pace.perSecond());
        }
        return Math.min(most, pace.perSecond());
    }

    private static EchoSettings settings(SweepRequest request) {
        EchoOptions echo = request.echo();
        return new EchoSettings(
                echo.dataBytes(),
                echo.ttl(),
                echo.dontFragment(),
                echo.source(),
                echo.timeout(),
                echo.tries(),
                request.ports().isEmpty() ? EchoSettings.USUAL_PORTS : request.ports());
    }

    /// Sweeps this computer itself, and forgets what comes of it.
    @Override
    public void warmUp() {
        EchoOptions once = EchoOptions.DEFAULTS.withTries(1).withTimeout(WARM_UP);
        SweepRequest self =
                new SweepRequest(
                        TargetSet.parse("127.0.0.1"),
                        once,
                        Pace.NORMAL,
                        false,
                        List.of(),
                        Set.of());
        prepare(new TargetHosts(self.targets()), self, new Nobody()).run();
    }

    /// Listens to nothing.
    private static final class Nobody implements SweepListener {
        @Override
        public void started(Means means) {}

        @Override
        public void results(List<HostResult> changed) {}

        @Override
        public void progress(Progress progress) {}

        @Override
        public void finished(SweepSummary summary) {}
    }

    @Override
    public void close() {
        running.forEach(Launch::cancel);
    }
}
