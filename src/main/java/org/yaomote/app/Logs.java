package org.yaomote.app;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.logging.FileHandler;
import java.util.logging.Handler;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;

/// Sends what the rooms log to files that cannot grow without end, and nothing to the terminal.
final class Logs {
    private static final int FILE_BYTES = 1 << 20;
    private static final int FILES = 5;

    private Logs() {}

    /// Logs nothing from now on: for commands that end at once.
    static void off() {
        Logger root = Logger.getLogger("");
        for (Handler handler : root.getHandlers()) {
            root.removeHandler(handler);
        }
    }

    /// Logs into `yaomote.N.log` in the folder, 0 being the newest; where the folder cannot be
    /// written to there is no log, which is no reason not to serve.
    static void into(Path folder) {
        off();
        try {
            Files.createDirectories(folder);
            // A second process finds the names locked and takes `yaomote.N.log.1`.
            FileHandler file = new FileHandler(folder + "/yaomote.%g.log", FILE_BYTES, FILES, true);
            file.setEncoding("UTF-8");
            file.setFormatter(new SimpleFormatter());
            Logger.getLogger("").addHandler(file);
        } catch (IOException e) {
            System.getLogger(Logs.class.getName())
                    .log(System.Logger.Level.DEBUG, "no log in " + folder, e);
        }
    }
}
