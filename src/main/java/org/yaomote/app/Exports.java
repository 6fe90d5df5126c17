package org.yaomote.app;

import org.yaomote.ui.importing.Desk;
import org.yaomote.ui.importing.ExportFormat;
import org.yaomote.ui.importing.ExportWindow;
import org.yaomote.ui.importing.OutgrowWindow;
import org.yaomote.ui.shell.Arrivals;

/// Opens the windows in which the configuration leaves the program.
///
/// Thread: the FX thread.
///
/// @param backUp asks for a file and keeps everything in it
record Exports(Desk desk, Runnable backUp) {
    void open(Arrivals.Departure departure) {
        switch (departure) {
            case TEXT -> new ExportWindow(desk, new ConfigTexts()).show(ExportFormat.POUND_4);
            case OTHER_ENGINE -> new OutgrowWindow(desk).open();
            case BACKUP -> backUp.run();
        }
    }
}
