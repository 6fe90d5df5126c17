package org.yaomote.app;

import org.yaomote.echo.EchoSettings;
import org.yaomote.echo.EchoTransports;
import org.yaomote.inspect.Vendors;
import org.yaomote.roster.Roster;
import org.yaomote.roster.WatchList;
import org.yaomote.sweep.Instruments;
import org.yaomote.sweep.SweepEngine;
import org.yaomote.sweep.Sweeper;
import org.yaomote.ui.fx.BackgroundWork;
import org.yaomote.ui.fx.FxThread;
import org.yaomote.ui.fx.TargetPicker;
import org.yaomote.ui.fx.Ticker;
import org.yaomote.ui.overview.FirstSteps;
import org.yaomote.ui.sweep.OwnNetworks;
import org.yaomote.ui.sweep.SweepTools;
import org.yaomote.watch.MonitorSession;
import org.yaomote.watch.WatchSettings;

import java.security.SecureRandom;
import java.time.Clock;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.ScheduledExecutorService;
import java.util.function.Consumer;
import java.util.function.Supplier;

/// What the Host sweep screen works with, put together by hand.
///
/// @param launch where things are kept
/// @param sweeper the engine
/// @param worker for large files and for opening sockets; one task at a time
record SweepWiring(
        Launch launch, Sweeper sweeper, ScheduledExecutorService timer, Executor worker) {
    private static final int KEPT_SWEEPS = 50;
    private static final int USUAL_DATA = 56;
    private static final int USUAL_TTL = 64;

    /// The engine that really asks and looks.
    ///
    /// @param pool for what blocks; of virtual threads
    static Sweeper engine(Executor pool, Clock clock) {
        Supplier<Vendors> vendors = new OnFirstUse<>(Vendors::load);
        Instruments instruments = Instruments.ofThisComputer(pool, vendors, new SecureRandom());
        return new SweepEngine(EchoTransports::open, instruments, clock);
    }

    /// A table that is read when it is first needed, once.
    private static final class OnFirstUse<T> implements Supplier<T> {
        private final Supplier<T> source;
        private Optional<T> value = Optional.empty();

        OnFirstUse(Supplier<T> source) {
            this.source = source;
        }

        @Override
        public synchronized T get() {
            T read = value.orElseGet(source);
            value = Optional.of(read);
            return read;
        }
    }

    /// @param picker asks where an export is written
    SweepTools tools(TargetPicker picker) {
        FxThread fx = new FxThread();
        return new SweepTools(
                sweeper,
                new TargetTexts(),
                SweepWiring::monitor,
                new Roster(launch.folders().state().resolve("sweeps"), KEPT_SWEEPS),
                new WatchList(launch.folders().state().resolve("watched.json")),
                new BackgroundWork(worker, fx),
                picker,
                launch.browser(),
                Ticker.of(timer, fx));
    }

    /// A loss must be seen, so each request is tried once.
    private static MonitorSession monitor(WatchSettings settings) {
        EchoSettings echo =
                new EchoSettings(
                        USUAL_DATA,
                        USUAL_TTL,
                        false,
                        Optional.empty(),
                        settings.timeout(),
                        1,
                        EchoSettings.USUAL_PORTS);
        return MonitorSession.start(() -> EchoTransports.open(echo), settings, Clock.systemUTC());
    }

    /// Tells the network that a sweep begins with, on the FX thread.
    static void tellNetwork(Executor worker, Consumer<FirstSteps.Network> told) {
        new BackgroundWork(worker, new FxThread())
                .run(
                        OwnNetworks::ofThisComputer,
                        found ->
                                found.stream()
                                        .findFirst()
                                        .map(n -> new FirstSteps.Network(n.text(), n.count()))
                                        .ifPresent(told),
                        _ -> {});
    }
}
