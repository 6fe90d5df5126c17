package org.yaomote.app;

import javafx.application.Application;
import javafx.stage.Stage;

import org.jspecify.annotations.Nullable;
import org.yaomote.control.Answer;
import org.yaomote.control.ControlFolder;
import org.yaomote.proxy.NativeParts;
import org.yaomote.startup.LoginOptions;
import org.yaomote.store.AppFolders;
import org.yaomote.ui.fx.FilePicker;
import org.yaomote.ui.fx.FxThread;
import org.yaomote.ui.fx.TargetPicker;
import org.yaomote.ui.fx.Texts;
import org.yaomote.ui.fx.UiContext;

import java.nio.file.Path;
import java.time.Clock;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// The program with its window.
///
/// Made by JavaFX, which hands over text only; so the launch is told by arguments.
public final class PanelApp extends Application {
    private @Nullable Wiring wiring;
    private @Nullable TrialRun trial;
    private @Nullable WindowDoor door;

    /// For JavaFX.
    public PanelApp() {}

    /// Opens the window and returns when it is closed and the proxy stopped.
    ///
    /// @param asked the file to open in it, and how it opens
    static void open(Locale language, String version, Invocation.Window asked) {
        // Beside the toolkit's own start, which takes as long.
        Thread.ofPlatform().name("yaomote-early").daemon(true).start(NativeParts::load);
        // The toolkit's exit leads to stop(), which drains; without it the process would just end.
        Signals.onStop(new FxThread()::exit);
        List<String> arguments =
                List.of(
                        language.toLanguageTag(),
                        version,
                        asked.file().map(Path::toString).orElse(""),
                        Boolean.toString(asked.options().hidden()),
                        Boolean.toString(asked.options().serving()),
                        asked.profile().orElse(""),
                        asked.served().map(f -> f.toAbsolutePath().toString()).orElse(""));
        Application.launch(PanelApp.class, arguments.toArray(String[]::new));
    }

    /// Between the look of [Program] and this one a window came that does not answer. The toolkit
    /// makes this object and hands nothing back but what was thrown.
    static final class MuteWindow extends RuntimeException {
        private static final long serialVersionUID = 1;
        private final String pid;

        MuteWindow(String pid) {
            super("window of process " + pid + " hangs");
            this.pid = pid;
        }

        /// Its process.
        String pid() {
            return pid;
        }
    }

    /// Not on the FX thread, so it may ask another process.
    ///
    /// @throws MuteWindow which [#open] throws on as the cause of another
    @Override
    public void init() {
        Invocation.Window asked = asked();
        Answer.Me me = Program.me(asked, AppFolders.ofThisProcess(), version());
        door = open(WindowDoor.open(channels(), me, asked)).orElse(null);
    }

    /// The door of this window; none if another one came to the front.
    ///
    /// @throws MuteWindow if another one hangs
    static Optional<WindowDoor> open(WindowDoor.Found found) {
        return switch (found) {
            case WindowDoor.Found.Free(var free) -> Optional.of(free);
            case WindowDoor.Found.Raised _ -> Optional.empty();
            case WindowDoor.Found.Mute(var pid) -> throw new MuteWindow(pid);
        };
    }

    private static ControlFolder channels() {
        return ControlFolder.of(
                System.getenv(), RootRights.areOurs(), AppFolders.ofThisProcess().state());
    }

    private Invocation.Window asked() {
        List<String> arguments = getParameters().getRaw();
        return new Invocation.Window(
                Optional.of(arguments.get(2)).filter(f -> !f.isEmpty()).map(Path::of),
                new LoginOptions(
                        Boolean.parseBoolean(arguments.get(3)),
                        Boolean.parseBoolean(arguments.get(4))),
                Optional.of(arguments.get(5)).filter(p -> !p.isEmpty()),
                Optional.of(arguments.get(6)).filter(f -> !f.isEmpty()).map(Path::of));
    }

    private String version() {
        return getParameters().getRaw().get(1);
    }

    @Override
    public void start(Stage stage) {
        WindowDoor open = door;
        if (open == null) {
            // There is a window already.
            new FxThread().exit();
            return;
        }
        Invocation.Window asked = asked();
        AppFolders folders = AppFolders.ofThisProcess();
        Launch launch =
                new Launch(
                        asked.folders(folders),
                        Locale.forLanguageTag(getParameters().getRaw().get(0)),
                        version(),
                        page -> getHostServices().showDocument(page.toString()),
                        channels(),
                        asked.served());
        Wiring made = new Wiring(stage, launch, FilePicker.ofSystem(), TargetPicker.ofSystem());
        wiring = made;
        Thread.setDefaultUncaughtExceptionHandler(
                new Crashes(
                        launch.folders().state(),
                        InstantSource.system(),
                        (_, file) -> new FxThread().execute(() -> told(made, file))));
        stage.getIcons().setAll(AppIcon.images());
        open(made, asked.options());
        Readiness.await(
                stage,
                Clock.systemUTC(),
                () -> {
                    made.makeRest();
                    tryOut(stage, made);
                });
        asked.file().map(List::of).ifPresent(made::openAll);
        open.lead(files -> new FxThread().execute(() -> raise(made, files)));
    }

    private static void open(Wiring made, LoginOptions options) {
        if (options.hidden()) {
            made.window().startHidden();
            // Nobody waits for a window.
            made.makeRest();
        } else {
            made.show();
        }
        if (options.serving()) {
            made.window().context().model().proxy().start();
        }
    }

    /// An error of the window is told in the window; the proxy has threads of its own.
    private static void told(Wiring wiring, Path file) {
        UiContext context = wiring.window().context();
        Texts texts = context.texts();
        context.toasts().warn(() -> texts.get("diagnostics.crash", file));
    }

    private static void raise(Wiring wiring, List<Path> files) {
        wiring.window().comeBack();
        wiring.openAll(files);
    }

    private void tryOut(Stage stage, Wiring made) {
        if (TrialRun.isAsked()) {
            TrialRun run = new TrialRun(stage, made);
            trial = run;
            // Not within the pulse that found the window ready.
            new FxThread().execute(run::begin);
        }
    }

    @Override
    public void stop() {
        if (door != null) {
            door.close();
        }
        if (wiring != null) {
            wiring.close();
        }
        if (trial != null) {
            trial.verdict();
        }
    }
}
