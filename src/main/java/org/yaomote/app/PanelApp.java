package org.yaomote.app;

import javafx.application.Application;
import javafx.stage.Stage;

import org.jspecify.annotations.Nullable;
import org.yaomote.store.AppFolders;
import org.yaomote.ui.fx.FilePicker;
import org.yaomote.ui.fx.FxThread;
import org.yaomote.ui.fx.TargetPicker;

import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// The program with its window.
///
/// Made by JavaFX, which hands over text only; so the launch is told by arguments.
public final class PanelApp extends Application {
    private @Nullable Wiring wiring;
    private @Nullable TrialRun trial;

    /// For JavaFX.
    public PanelApp() {}

    /// Opens the window and returns when it is closed and the proxy stopped.
    ///
    /// @param file to open in it
    static void open(Locale language, String version, Optional<Path> file) {
        // The toolkit's exit leads to stop(), which drains; without it the process would just end.
        Signals.onStop(new FxThread()::exit);
        List<String> arguments =
                List.of(language.toLanguageTag(), version, file.map(Path::toString).orElse(""));
        Application.launch(PanelApp.class, arguments.toArray(String[]::new));
    }

    @Override
    public void start(Stage stage) {
        List<String> arguments = getParameters().getRaw();
        Wiring.Launch launch =
                new Wiring.Launch(
                        AppFolders.ofThisProcess(),
                        Locale.forLanguageTag(arguments.get(0)),
                        arguments.get(1),
                        page -> getHostServices().showDocument(page.toString()));
        Wiring made = new Wiring(stage, launch, FilePicker.ofSystem(), TargetPicker.ofSystem());
        wiring = made;
        stage.getIcons().setAll(AppIcon.images());
        made.show();
        Readiness.await(stage, Clock.systemUTC(), () -> tryOut(stage, made));
        String file = arguments.get(2);
        if (!file.isEmpty()) {
            made.open(Path.of(file));
        }
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
        if (wiring != null) {
            wiring.close();
        }
        if (trial != null) {
            trial.verdict();
        }
    }
}
