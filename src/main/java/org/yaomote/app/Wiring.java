package org.yaomote.app;

import javafx.stage.Stage;

import org.yaomote.config.Problem;
import org.yaomote.proxy.ProxyEngine;
import org.yaomote.store.AppFolders;
import org.yaomote.store.ConfigLock;
import org.yaomote.store.ConfigStore;
import org.yaomote.store.TextFile;
import org.yaomote.ui.fx.BackgroundWork;
import org.yaomote.ui.fx.FilePicker;
import org.yaomote.ui.fx.FxThread;
import org.yaomote.ui.fx.ProxySwitch;
import org.yaomote.ui.fx.Texts;
import org.yaomote.ui.fx.UndoOffer;
import org.yaomote.ui.fx.WorkspaceModel;
import org.yaomote.ui.listeners.ListenersScreen;
import org.yaomote.ui.overview.FirstSteps;
import org.yaomote.ui.services.ServicesScreen;
import org.yaomote.ui.shell.MainWindow;
import org.yaomote.ui.shell.Surroundings;
import org.yaomote.workspace.Edit;
import org.yaomote.workspace.Keeper;
import org.yaomote.workspace.ProxyControl;
import org.yaomote.workspace.SaveSchedule;
import org.yaomote.workspace.Workspace;

import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/// Everything of a running window, put together by hand.
///
/// Thread: made, used and closed on the FX thread.
final class Wiring implements AutoCloseable, FirstSteps {
    private static final int SPARE_SECONDS = 2;

    private final ScheduledExecutorService timer = daemon("yaomote-timer");
    private final ScheduledExecutorService worker = daemon("yaomote-files");
    private final Demo demo = new Demo();
    private final Stage stage;
    private final FilePicker picker;
    private final Optional<ConfigLock> lock;
    private final SaveSchedule saves;
    private final RememberedWindow memory;
    private final ProxyEngine engine;
    private final Workspace workspace;
    private final MainWindow window;

    /// What a window is made for.
    ///
    /// @param folders where things are kept
    /// @param language to begin with where none is remembered
    /// @param version of the program
    record Launch(AppFolders folders, Locale language, String version) {}

    /// @param picker asks which file to open
    Wiring(Stage stage, Launch launch, FilePicker picker) {
        this.stage = stage;
        this.picker = picker;
        Clock clock = Clock.systemUTC();
        Path file = launch.folders().configurationFile();
        lock = ConfigLock.take(file);
        ConfigStore store = new ConfigStore(file, clock);
        OpenedWorkspace opened = OpenedWorkspace.from(store, lock.isPresent());
        saves = new SaveSchedule(store, worker, this::noteLater);
        Path look = launch.folders().state().resolve("window.properties");
        memory = new RememberedWindow(new TextFile(look), worker);
        Path base = launch.folders().configuration();
        engine = new ProxyEngine(base, Runtime.getRuntime().availableProcessors());
        Keeper keeper = opened.isKept() ? saves : Keeper.none();
        workspace = new Workspace(opened.applied(), opened.draft(), keeper);
        ProxyControl control = new ProxyControl(workspace, engine, new FxThread(), clock);
        window =
                new MainWindow(
                        stage,
                        new Surroundings(
                                new WorkspaceModel(workspace, ProxySwitch.of(control)),
                                control::snapshot,
                                timer,
                                worker,
                                this,
                                memory,
                                launch.language(),
                                launch.version(),
                                clock),
                        List.of(ListenersScreen::new, ServicesScreen::new));
        workspace.addObserver(this::serveDemo);
        serveDemo();
        opened.notes().forEach(this::note);
    }

    /// Opens the window.
    void show() {
        window.show();
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
        Edit edit =
                new Edit("demo", List.of(), c -> Demo.addedTo(c, texts().wordsProperty().get()));
        workspace.edit(edit);
    }

    @Override
    public void openFile() {
        picker.choose(stage, texts().get("file.open.title")).ifPresent(this::open);
    }

    /// Puts what a file says in place of the draft, as one edit that can be undone; a file that
    /// cannot run changes nothing and is told.
    void open(Path file) {
        new BackgroundWork(worker, new FxThread())
                .run(
                        () -> ConfigReader.read(file).withCertificatesBelow(file),
                        read -> opened(file, read),
                        failure -> note(Problem.general("file.unreadable")));
    }

    private void opened(Path file, ReadConfig read) {
        switch (read) {
            case ReadConfig.Unsound(var problems, _) -> {
                String first = texts().problem(problems.get(0));
                warn(texts().get("file.open.refused", file.getFileName(), problems.size(), first));
            }
            case ReadConfig.Sound(var config, _, _) -> {
                Edit open = Edit.of("open", "" + file.getFileName(), _ -> config);
                workspace.edit(open);
                UndoOffer.in(window.context())
                        .of(open, texts().get("file.open.done", file.getFileName()));
            }
        }
    }

    /// Stops the proxy after the requests under way, and everything else at once.
    @Override
    public void close() {
        long drain = workspace.applied().timeouts().drain().toSeconds() + SPARE_SECONDS;
        try {
            engine.stop().get(drain, TimeUnit.SECONDS);
            saves.flush().get(drain, TimeUnit.SECONDS);
            memory.flush().get(drain, TimeUnit.SECONDS);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException | TimeoutException e) {
            System.getLogger(Wiring.class.getName())
                    .log(System.Logger.Level.ERROR, "the end took too long", e);
        }
        engine.close();
        demo.close();
        timer.shutdownNow();
        worker.shutdown();
        lock.ifPresent(ConfigLock::close);
    }

    private void serveDemo() {
        worker.execute(() -> demo.follow(workspace.draft()));
    }

    private void noteLater(Problem problem) {
        new FxThread().execute(() -> note(problem));
    }

    private void note(Problem problem) {
        warn(texts().problem(problem));
    }

    private void warn(String text) {
        window.context().toasts().warn(text);
    }

    private Texts texts() {
        return window.context().texts();
    }

    private static ScheduledExecutorService daemon(String name) {
        return Executors.newSingleThreadScheduledExecutor(
                Thread.ofPlatform().daemon().name(name).factory());
    }
}
