package org.yaomote.ui.importing;

import javafx.stage.Stage;

import org.yaomote.ui.fx.Appearance;
import org.yaomote.ui.fx.FilePicker;
import org.yaomote.ui.fx.TargetPicker;
import org.yaomote.ui.fx.UiContext;

/// What the windows of this room are given.
///
/// @param owner the main window
/// @param context of the screens
/// @param appearance of the main window, which these follow
/// @param picker asks for files to be read
/// @param targets asks for files to be written
/// @param store reads and writes them
/// @param bundles makes and writes exports for other engines
public record Desk(
        Stage owner,
        UiContext context,
        Appearance appearance,
        FilePicker picker,
        TargetPicker targets,
        TextStore store,
        BundleStore bundles) {}
