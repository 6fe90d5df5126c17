package org.yaomote.ui.fx;

import javafx.stage.FileChooser;
import javafx.stage.Window;

import java.io.File;
import java.nio.file.Path;
import java.util.Optional;

/// Asks the user where a file is to be written; its own interface because a system dialog cannot be
/// driven by a test.
///
/// Thread: the FX thread, which waits for the user.
@FunctionalInterface
public interface TargetPicker {
    /// The file chosen, there already or not, or nothing if the user thought better of it.
    ///
    /// @param owner the window the dialog belongs to
    /// @param title what is written
    /// @param suggested the usual place and name; a name alone for the usual folder
    Optional<Path> choose(Window owner, String title, Path suggested);

    /// The system's own dialog.
    static TargetPicker ofSystem() {
        return (owner, title, suggested) -> {
            FileChooser chooser = new FileChooser();
            chooser.setTitle(title);
            chooser.setInitialFileName(String.valueOf(suggested.getFileName()));
            Optional.ofNullable(suggested.getParent())
                    .map(Path::toFile)
                    .filter(File::isDirectory)
                    .ifPresent(chooser::setInitialDirectory);
            return Optional.ofNullable(chooser.showSaveDialog(owner)).map(File::toPath);
        };
    }
}
