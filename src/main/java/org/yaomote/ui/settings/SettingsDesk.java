package org.yaomote.ui.settings;

import javafx.beans.value.ObservableValue;

import org.yaomote.config.Problem;
import org.yaomote.ui.fx.FilePicker;
import org.yaomote.ui.fx.Shortcut;
import org.yaomote.ui.fx.TargetPicker;

import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Consumer;

/// What the screen works with, besides what every screen is given.
///
/// @param version of the program
/// @param places where things are kept
/// @param picker asks for a file to read
/// @param targets asks for a file to write
/// @param browser opens a page or a folder, and does not wait for it
/// @param backup keeps everything in one file
/// @param open opens a configuration or a backup as the draft
/// @param recorded octets that Live traffic takes now, about
/// @param shortcuts every key of the window
/// @param startup what has the program start without a hand
public record SettingsDesk(
        String version,
        Places places,
        FilePicker picker,
        TargetPicker targets,
        Consumer<URI> browser,
        Backup backup,
        Consumer<Path> open,
        ObservableValue<Long> recorded,
        List<Shortcut> shortcuts,
        StartupDesk startup) {
    /// Folders of this computer.
    ///
    /// @param data of the configuration, its history and the certificates
    /// @param state of logs and of what the window remembers
    public record Places(Path data, Path state) {}

    /// Files of texts and of backups.
    public interface Backup {
        /// Writes a backup; what does it may block.
        ///
        /// @return why that could not be done, or nothing
        Callable<Optional<Problem>> saving(Path file);

        /// Writes a text; what does it may block.
        Callable<Optional<Problem>> writing(Path file, String text);

        /// Reads a text; what does it may block. Nothing if it is none, too long or not to be read.
        Callable<Optional<String>> reading(Path file);
    }
}
