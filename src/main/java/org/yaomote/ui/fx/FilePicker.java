package org.yaomote.ui.fx;

import javafx.stage.FileChooser;
import javafx.stage.Window;

import java.io.File;
import java.nio.file.Path;
import java.util.Optional;

/// Asks the user for a file; its own interface because a system dialog cannot be driven by a test.
///
/// Thread: the FX thread, which waits for the user.
public interface FilePicker {
    /// The file chosen, or nothing if the user thought better of it.
    ///
    /// @param owner the window the dialog belongs to
    /// @param title what to choose
    Optional<Path> choose(Window owner, String title);

    /// The system's own dialog.
    static FilePicker ofSystem() {
        return (owner, title) -> {
            FileChooser chooser = new FileChooser();
            chooser.setTitle(title);
            return Optional.ofNullable(chooser.showOpenDialog(owner)).map(File::toPath);
        };
    }
}
