package org.yaomote.app;

import org.yaomote.diagnostics.SecretMask;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;

/// Keeps what an error of the program itself left behind: in the log, and as a file of its own on
/// this computer. It is sent nowhere.
///
/// Thread: any.
final class Crashes implements Thread.UncaughtExceptionHandler {
    /// So many files are kept; older ones go.
    static final int MOST = 10;

    private static final String NAMES = "crash-*.txt";

    private final Path folder;
    private final InstantSource clock;
    private final BiConsumer<Throwable, Path> told;

    /// @param folder of the state
    /// @param told takes each, and where it is kept; called on the thread that failed
    Crashes(Path folder, InstantSource clock, BiConsumer<Throwable, Path> told) {
        this.folder = folder;
        this.clock = clock;
        this.told = told;
    }

    @Override
    public void uncaughtException(Thread thread, Throwable failure) {
        System.getLogger(Crashes.class.getName())
                .log(System.Logger.Level.ERROR, "uncaught in " + thread.getName(), failure);
        Path file = folder.resolve("crash-" + clock.millis() + ".txt");
        try {
            Files.createDirectories(folder);
            Files.writeString(file, text(thread, failure));
            thinOut();
        } catch (IOException e) {
            System.getLogger(Crashes.class.getName())
                    .log(System.Logger.Level.WARNING, "no crash text", e);
        }
        told.accept(failure, file);
    }

    private String text(Thread thread, Throwable failure) {
        StringWriter text = new StringWriter();
        text.write(clock.instant() + " in " + thread.getName() + "\n");
        failure.printStackTrace(new PrintWriter(text, true));
        return SecretMask.text(text.toString());
    }

    private void thinOut() throws IOException {
        List<Path> all = in(folder);
        for (Path old : all.subList(0, Math.max(0, all.size() - MOST))) {
            Files.deleteIfExists(old);
        }
    }

    /// The files of a folder, the oldest first.
    static List<Path> in(Path folder) throws IOException {
        List<Path> all = new ArrayList<>();
        if (Files.isDirectory(folder)) {
            try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, NAMES)) {
                files.forEach(all::add);
            }
        }
        all.sort(null);
        return all;
    }
}
