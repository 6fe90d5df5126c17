package org.yaomote.app;

import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.stage.Window;

import org.yaomote.config.Problem;
import org.yaomote.metrics.TrafficSnapshot;
import org.yaomote.programs.Surroundings;
import org.yaomote.store.BackupFile;
import org.yaomote.store.ConfigStore;
import org.yaomote.store.SaveResult;
import org.yaomote.store.TextFile;
import org.yaomote.ui.diagnostics.DiagnosticsScreen;
import org.yaomote.ui.fx.FilePicker;
import org.yaomote.ui.fx.Notebook;
import org.yaomote.ui.fx.TargetPicker;
import org.yaomote.ui.fx.UiContext;
import org.yaomote.ui.fx.Wishes;
import org.yaomote.ui.settings.BackupDeed;
import org.yaomote.ui.settings.SettingsDesk;
import org.yaomote.ui.settings.SettingsScreen;
import org.yaomote.ui.settings.StartupDesk;
import org.yaomote.ui.shell.Shortcuts;
import org.yaomote.ui.traffic.TrafficScreen;
import org.yaomote.ui.traffic.TrafficTools;

import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.function.Supplier;

/// What the Settings screen works with, put together by hand.
///
/// Thread: the FX thread.
final class SettingsWiring implements SettingsDesk.Backup {
    private final Launch launch;
    private final FilePicker picker;
    private final TargetPicker targets;
    private final Consumer<Path> open;
    private final ObjectProperty<Long> recorded = new SimpleObjectProperty<>(0L);

    /// @param open opens a configuration or a backup
    SettingsWiring(Launch launch, FilePicker picker, TargetPicker targets, Consumer<Path> open) {
        this.launch = launch;
        this.picker = picker;
        this.targets = targets;
        this.open = open;
    }

    /// Where the window remembers what the user wants.
    ///
    /// @param worker writes it
    Notebook notes(Executor worker) {
        Path file = launch.folders().state().resolve("notes.properties");
        return new KeptNotes(new TextFile(file), worker);
    }

    /// The Live traffic screen, whose memory the settings tell of.
    TrafficScreen traffic(UiContext context, TrafficTools tools) {
        TrafficScreen made = new TrafficScreen(context, tools);
        recorded.bind(made.octets());
        return made;
    }

    /// The Settings screen.
    SettingsScreen screen(UiContext context) {
        return new SettingsScreen(
                context,
                new SettingsDesk(
                        launch.version(),
                        new SettingsDesk.Places(
                                launch.folders().configuration(), launch.folders().state()),
                        picker,
                        targets,
                        launch.browser(),
                        this,
                        open,
                        recorded,
                        Shortcuts.all(context.preferences()),
                        startup()));
    }

    /// Keeps everything in one file that the user chooses.
    void backUp(UiContext context, Window owner) {
        new BackupDeed(context, targets, this).begin(owner);
    }

    private StartupDesk startup() {
        StartupHome home =
                StartupHome.of(
                        launch.folders(), Surroundings.ofThisProcess(System.getenv(), false));
        return new StartupDesk(
                home.loginItem(),
                home.services(),
                kind ->
                        home.services()
                                .flatMap(
                                        all ->
                                                home.launcher()
                                                        .map(
                                                                l ->
                                                                        all.install(
                                                                                kind,
                                                                                home.terms(l)))),
                home.run(),
                new ServedFile(launch.channels(), launch.file())::isServedSoon);
    }

    /// What somebody who helps would want to know.
    ///
    /// @param counts reads them; any thread
    DiagnosticsScreen diagnostics(UiContext context, Supplier<TrafficSnapshot> counts) {
        Diagnostics diagnostics =
                new Diagnostics(
                        launch.folders(),
                        launch.version(),
                        context.clock(),
                        () -> CountsText.of(counts.get()));
        return new DiagnosticsScreen(context, diagnostics::gather, targets);
    }

    @Override
    public Callable<Optional<Problem>> saving(Path file) {
        return () ->
                switch (new BackupFile(file).save(launch.folders())) {
                    case SaveResult.Saved _ -> Optional.empty();
                    case SaveResult.Failed(var problem) -> Optional.of(problem);
                };
    }

    @Override
    public Callable<Optional<Problem>> writing(Path file, String text) {
        return () -> new DiskTexts().save(file, text);
    }

    @Override
    public Callable<Optional<String>> reading(Path file) {
        return () -> new DiskTexts().load(file);
    }

    /// Has as many versions of the configuration kept as are wanted.
    static void keepVersions(UiContext context, ConfigStore store) {
        context.preferences().of(Wishes.VERSIONS).property().subscribe(store::keepVersions);
    }
}
