package org.yaomote.app;

import javafx.stage.Stage;

import org.yaomote.config.Problem;
import org.yaomote.config.ProxyConfig;
import org.yaomote.control.Answer;
import org.yaomote.demo.DemoVisits;
import org.yaomote.events.Event;
import org.yaomote.events.EventLog;
import org.yaomote.notices.DesktopNotices;
import org.yaomote.ports.PortDoctor;
import org.yaomote.proof.Preflight;
import org.yaomote.proxy.ProxyEngine;
import org.yaomote.rehearsal.Volley;
import org.yaomote.store.ConfigLock;
import org.yaomote.store.ConfigStore;
import org.yaomote.store.TextFile;
import org.yaomote.sweep.Sweeper;
import org.yaomote.ui.certificates.CertificateTools;
import org.yaomote.ui.fx.FilePicker;
import org.yaomote.ui.fx.FxThread;
import org.yaomote.ui.fx.ProxySwitch;
import org.yaomote.ui.fx.TargetPicker;
import org.yaomote.ui.fx.Texts;
import org.yaomote.ui.fx.Ticker;
import org.yaomote.ui.fx.UndoOffer;
import org.yaomote.ui.fx.WorkspaceModel;
import org.yaomote.ui.history.ReviewDesk;
import org.yaomote.ui.importing.Desk;
import org.yaomote.ui.overview.FirstSteps;
import org.yaomote.ui.services.ServicesMeans;
import org.yaomote.ui.shell.Arrivals;
import org.yaomote.ui.shell.MainWindow;
import org.yaomote.ui.shell.Surroundings;
import org.yaomote.ui.wizard.WizardTools;
import org.yaomote.workspace.ApplyKeeper;
import org.yaomote.workspace.Keeper;
import org.yaomote.workspace.ProxyControl;
import org.yaomote.workspace.SaveSchedule;
import org.yaomote.workspace.Workspace;

import java.nio.file.Path;
import java.time.Clock;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/// Everything of a running window, put together by hand.
///
/// Thread: made, used and closed on the FX thread.
final class Wiring implements AutoCloseable, FirstSteps, Arrivals {
    private static final int SPARE_SECONDS = 2;
    private static final int SAVE_SECONDS = 10;

    private final ScheduledExecutorService timer = daemon("yaomote-timer");
    private final ScheduledExecutorService worker = daemon("yaomote-files");
    private final ScheduledExecutorService keys = daemon("yaomote-certificates");
    private final ExecutorService network = Executors.newVirtualThreadPerTaskExecutor();
    private final ScheduledExecutorService sweepWorker = daemon("yaomote-sweeps");
    private final Demo demo;
    private final Stage stage;
    private final FilePicker picker;
    private final ConfigLock.Attempt lock;
    private final SaveSchedule saves;
    private final RememberedWindow memory;
    private final ProxyEngine engine;
    private final SharedEngine shared;
    private final Workspace workspace;
    private final ApplyKeeper applies;
    private final Screens screens;
    private final SettingsWiring settings;
    private final MainWindow window;
    private final Desk desk;
    private final Openings openings;
    private final Sweeper sweeper;
    private final DemoTour tour;
    private final ServingMark mark;

    /// @param picker asks which file to open
    /// @param targets asks which file to write
    Wiring(Stage stage, Launch launch, FilePicker picker, TargetPicker targets) {
        this.stage = stage;
        this.picker = picker;
        Clock clock = Clock.systemUTC();
        demo = Demo.rememberedIn(launch.folders().state());
        Path file = launch.folders().configurationFile();
        lock = ConfigLock.take(file);
        ConfigStore store = new ConfigStore(file, clock);
        OpenedWorkspace opened = OpenedWorkspace.from(store, lock);
        mark = ServingMark.in(launch.folders().state(), worker);
        saves = new SaveSchedule(store, worker, this::noteLater);
        Path look = launch.folders().state().resolve("window.properties");
        memory = new RememberedWindow(new TextFile(look), worker);
        Path base = launch.folders().configuration();
        engine = launch.engine();
        Keeper keeper = opened.isKept() ? saves : Keeper.none();
        workspace = new Workspace(opened.applied(), opened.draft(), keeper);
        TrafficWiring traffic = new TrafficWiring(engine, base, timer, worker, network);
        ExpectationGate gate = traffic.gate();
        AttachWiring attaching = new AttachWiring(engine, launch, network);
        shared = attaching.engine();
        ProxyControl control =
                new ProxyControl(
                        workspace,
                        new ProxyControl.Ground(shared, attaching.beside(gate)),
                        new FxThread(),
                        clock);
        attaching.answerFor(workspace, control);
        EventLog events = EventLog.in(launch.folders().events(), worker, launch.me().pid());
        HistoryWiring history = new HistoryWiring(launch.folders(), worker);
        applies = history.keeper(control, opened.isKept());
        history.follow(engine, events, clock, timer);
        CertificateWiring care = new CertificateWiring(launch.folders(), keys, clock);
        Ticker ticker = Ticker.of(timer, new FxThread());
        CertificateTools certificates = care.tools(picker, targets, network, ticker);
        PortDoctor doctor = PortDoctor.ofThisComputer();
        sweeper = SweepWiring.engine(network, clock);
        SweepWiring sweeps = new SweepWiring(launch, sweeper, timer, sweepWorker);
        ServicesMeans services =
                new ServicesMeans(
                        FilePicker.ofSystem(),
                        new Volley(network, traffic.line(), System::nanoTime),
                        traffic.ways());
        settings = new SettingsWiring(launch, picker, targets, this::open);
        WizardTools wizard =
                new WizardWiring(doctor, demo, sweeper, launch).tools(certificates, traffic.line());
        screens =
                new Screens(
                        new Screens.Tools(
                                picker,
                                certificates,
                                doctor,
                                services,
                                settings,
                                traffic.tools(targets, launch.browser(), launch.version()),
                                sweeps.tools(targets),
                                history.desk(applies, targets),
                                control::snapshot,
                                wizard),
                        ticker);
        window =
                new MainWindow(
                        stage,
                        new Surroundings(
                                new WorkspaceModel(
                                        workspace,
                                        ProxySwitch.of(
                                                control,
                                                () ->
                                                        attaching.attach(
                                                                workspace, control, this::offer))),
                                control::snapshot,
                                timer,
                                worker,
                                this,
                                this,
                                events,
                                new DesktopNotices(System.getProperty("os.name"), network),
                                new ReviewDesk(
                                        traffic.beside(new Preflight(network, base)),
                                        history.printer(),
                                        gate::waive),
                                memory,
                                settings.notes(worker),
                                launch.language(),
                                launch.version(),
                                clock),
                        screens.all());
        tour = new DemoTour(demo, new DemoVisits(timer, network), UndoOffer.in(window.context()));
        desk =
                new Desk(
                        stage,
                        window.context(),
                        window.appearance(),
                        picker,
                        targets,
                        new DiskTexts(),
                        new DiskBundles(base));
        SettingsWiring.keepVersions(window.context(), store);
        FileOpening opening = new FileOpening(window, desk, InstantSource.system());
        openings = new Openings(window, opening, screens::certificates);
        care.lookAfter(worker);
        workspace.addObserver(this::serveDemo);
        control.addObserver(tour::follow);
        serveDemo();
        opened.notes().forEach(this::note);
        attaching.attach(workspace, control, _ -> {});
        if (workspace.isRestored()) {
            events.add(Event.news(clock.instant(), "restored"));
        }
        UnexpectedEnd ending = new UnexpectedEnd(mark, control, window.context());
        if (opened.isKept()) {
            ending.tell(opened.applied());
        }
        control.addObserver(ending::follow);
    }

    /// Opens the window.
    void show() {
        window.show();
    }

    /// Makes what nobody needs yet, while the window is in use: the other screens, and what the
    /// first sweep would wait for.
    void makeRest() {
        if (!timer.isShutdown()) {
            screens.makeRest(window::prepare);
            sweepWorker.execute(sweeper::warmUp);
        }
    }

    /// The window, for a test to look at.
    MainWindow window() {
        return window;
    }

    /// The open configuration, for a test to look at.
    Workspace workspace() {
        return workspace;
    }

    @Override
    public void tryDemo() {
        tour.begin();
    }

    @Override
    public boolean hasDemo(ProxyConfig config) {
        return config.service(Demo.SERVICE).isPresent();
    }

    @Override
    public void removeDemo() {
        tour.end();
    }

    @Override
    public void sweepNetwork() {
        window.context().navigator().act("sweep", s -> s.begin());
    }

    @Override
    public void tellNetwork(Consumer<Network> told) {
        SweepWiring.tellNetwork(worker, told);
    }

    @Override
    public void openFile() {
        Texts texts = window.context().texts();
        picker.choose(stage, texts.get("file.open.title")).ifPresent(this::open);
    }

    @Override
    public void open(Path file) {
        openings.open(file);
    }

    @Override
    public void openAll(List<Path> files) {
        openings.add(files);
    }

    @Override
    public void openText(String text) {
        new FileOpening(window, desk, InstantSource.system()).openText(text);
    }

    @Override
    public void dropText(String text) {
        DroppedAddresses.of(text)
                .ifPresentOrElse(all -> screens.sweep().offer(all), () -> openText(text));
    }

    @Override
    public void export(Departure departure) {
        new Exports(desk, () -> settings.backUp(window.context(), stage)).open(departure);
    }

    /// Brings what is not saved yet to the disk, then stops the proxy after the requests under way,
    /// and everything else at once. What takes too long does not keep the rest from being done.
    @Override
    public void close() {
        screens.stop();
        applies.settle();
        new Ending("saving the configuration", SAVE_SECONDS).await(saves.flush());
        tour.visits().close();
        new Ending("saving the window", SAVE_SECONDS).await(memory.flush());
        long drain = workspace.applied().timeouts().drain().toSeconds() + SPARE_SECONDS;
        new Ending("stopping the proxy", window.isHurried() ? 0 : drain).await(shared.stop());
        engine.close();
        sweeper.close();
        network.shutdownNow();
        keys.shutdown();
        sweepWorker.shutdown();
        timer.shutdownNow();
        worker.shutdown();
        awaitWrites();
        mark.clear();
        demo.close();
        switch (lock) {
            case ConfigLock.Attempt.Taken(var taken) -> taken.close();
            case ConfigLock.Attempt.HeldBy _, ConfigLock.Attempt.NotWritable _ -> {}
        }
    }

    private void awaitWrites() {
        try {
            var _ = worker.awaitTermination(SAVE_SECONDS, TimeUnit.SECONDS);
            var _ = keys.awaitTermination(SAVE_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    private void serveDemo() {
        ProxyConfig draft = workspace.draft();
        ProxyConfig applied = workspace.applied();
        // An apply may end when the window is gone.
        if (!worker.isShutdown()) {
            worker.execute(() -> demo.follow(draft, applied));
        }
        tour.follow();
    }

    private void noteLater(Problem problem) {
        new FxThread().execute(() -> note(problem));
    }

    /// Stays until it is closed: what is not saved must not be said for ten seconds only.
    private void note(Problem problem) {
        window.context().toasts().warn(problem);
    }

    private void offer(List<Answer.Me> others) {
        new AttachOffer(window, network).show(others);
    }

    private static ScheduledExecutorService daemon(String name) {
        return Executors.newSingleThreadScheduledExecutor(
                Thread.ofPlatform().daemon().name(name).factory());
    }
}
