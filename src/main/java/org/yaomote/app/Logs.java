package org.yaomote.app;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.logging.ConsoleHandler;
import java.util.logging.FileHandler;
import java.util.logging.Handler;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;

/// Sends what the rooms log to files that cannot grow without end, and nothing to the terminal.
final class Logs {
    private static final int FILE_BYTES = 1 << 20;
    private static final int FILES = 5;

    /// A record a line: moment, level, what is said, and the stack trace of a fault. Which class
    /// said it means nothing to who reads it.
    private static final String LINE = "%1$tF %1$tT.%1$tL %4$-7s %5$s%6$s%n";

    static {
        // Read once, when the first line is written.
        System.setProperty("java.util.logging.SimpleFormatter.format", LINE);
    }

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
            // They name hosts and clients. Files that are begun later get the usual mode, which
            // nobody can use in a folder of ours alone.
            only(folder, "rwx------");
            // A second process finds the names locked and takes `yaomote.N.log.1`.
            FileHandler file = new FileHandler(folder + "/yaomote.%g.log", FILE_BYTES, FILES, true);
            file.setEncoding("UTF-8");
            file.setFormatter(new SimpleFormatter());
            Logger.getLogger("").addHandler(file);
            try (DirectoryStream<Path> logs = Files.newDirectoryStream(folder, "yaomote.*.log*")) {
                for (Path log : logs) {
                    only(log, "rw-------");
                }
            }
        } catch (IOException e) {
            System.getLogger(Logs.class.getName())
                    .log(System.Logger.Level.DEBUG, "no log in " + folder, e);
        }
    }

    /// Logs to standard error from now on.
    static void onStandardError() {
        off();
        Logger.getLogger("").addHandler(new ConsoleHandler());
    }

    private static void only(Path path, String mode) throws IOException {
        PosixFileAttributeView view =
                Files.getFileAttributeView(path, PosixFileAttributeView.class);
        if (view != null) {
            view.setPermissions(PosixFilePermissions.fromString(mode));
        }
    }
}
