package org.yaomote.app;

import javafx.application.Application;
import javafx.stage.Stage;

import org.jspecify.annotations.Nullable;
import org.yaomote.store.AppFolders;
import org.yaomote.ui.fx.FilePicker;
import org.yaomote.ui.fx.FxThread;
import org.yaomote.ui.fx.TargetPicker;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/// The program with its window.
///
/// Made by JavaFX, which hands over text only; so the launch is told by arguments.
public final class PanelApp extends Application {
    private @Nullable Wiring wiring;

    /// For JavaFX.
    public PanelApp() {}

    /// Opens the window and returns when it is closed and the proxy stopped.
    ///
    /// @param asked the file to open in it, and how it opens
    static void open(Locale language, String version, Invocation.Window asked) {
        // The toolkit's exit leads to stop(), which drains; without it the process would just end.
        Signals.onStop(new FxThread()::exit);
        List<String> arguments =
                List.of(
                        language.toLanguageTag(),
                        version,
                        asked.file().map(Path::toString).orElse(""),
                        Boolean.toString(asked.options().hidden()),
                        Boolean.toString(asked.options().serving()));
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
        made.show();
        String file = arguments.get(2);
        if (!file.isEmpty()) {
            made.open(Path.of(file));
        }
    }

    @Override
    public void stop() {
        if (wiring != null) {
            wiring.close();
        }
    }
}
