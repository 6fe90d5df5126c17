package org.yaomote.ui.settings;

import javafx.stage.Window;

import org.yaomote.config.Problem;
import org.yaomote.ui.fx.TargetPicker;
import org.yaomote.ui.fx.UiContext;

import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Optional;

/// Keeps everything but keys and certificates in one file, from the Settings screen and the menu.
///
/// Thread: the FX thread; the file is written elsewhere.
///
/// @param targets asks for the file
/// @param backup writes it
public record BackupDeed(UiContext context, TargetPicker targets, SettingsDesk.Backup backup) {
    /// Asks where to, and says how it went.
    ///
    /// @param owner the window the question belongs to
    public void begin(Window owner) {
        LocalDate today = LocalDate.ofInstant(context.clock().instant(), ZoneId.systemDefault());
        targets.choose(
                        owner,
                        context.texts().get("settings.data.save"),
                        Path.of("yaomote-" + today + ".zip"))
                .ifPresent(
                        file ->
                                context.work()
                                        .run(
                                                backup.saving(file),
                                                wrong -> saved(file, wrong),
                                                _ -> failed(file)));
    }

    private void saved(Path file, Optional<Problem> wrong) {
        wrong.ifPresentOrElse(
                problem -> context.toasts().warn(problem),
                () ->
                        context.toasts()
                                .show(
                                        () ->
                                                context.texts()
                                                        .get(
                                                                "settings.data.saved",
                                                                file.getFileName())));
    }

    private void failed(Path file) {
        context.toasts().warn(() -> context.texts().get("settings.data.unsaved", file));
    }
}
