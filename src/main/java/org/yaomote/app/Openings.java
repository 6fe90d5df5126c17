package org.yaomote.app;

import org.yaomote.ui.certificates.CertificatesScreen;
import org.yaomote.ui.fx.FxThread;
import org.yaomote.ui.shell.MainWindow;

import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.function.Supplier;

/// Opens the files that come into the window. Keys and certificates are for their own screen, all
/// that come together at once; every other file is a configuration.
///
/// Thread: the FX thread.
final class Openings {
    private final MainWindow window;
    private final FileOpening configurations;
    private final Supplier<CertificatesScreen> certificates;
    private final FxThread fx = new FxThread();
    private final Deque<Path> waiting = new ArrayDeque<>();
    private boolean isBusy;

    /// @param certificates the screen that takes keys and certificates
    Openings(
            MainWindow window,
            FileOpening configurations,
            Supplier<CertificatesScreen> certificates) {
        this.window = window;
        this.configurations = configurations;
        this.certificates = certificates;
    }

    /// Opens a file that was chosen in the window, whatever else is open.
    void open(Path file) {
        if (isForCertificates(file)) {
            take(List.of(file));
        } else {
            configuration(file, () -> {});
        }
    }

    /// Opens files that were handed over from outside, one after another, also those of several
    /// starts of the program: the next one when the user is done with what is shown of the one
    /// before.
    void add(List<Path> files) {
        take(files.stream().filter(Openings::isForCertificates).toList());
        files.stream().filter(file -> !isForCertificates(file)).forEach(waiting::add);
        if (!isBusy) {
            next();
        }
    }

    private static boolean isForCertificates(Path file) {
        return CertificatesScreen.takes(file);
    }

    private void take(List<Path> files) {
        if (!files.isEmpty()) {
            window.context().navigator().open(CertificatesScreen.SIGN.id());
            certificates.get().take(files);
        }
    }

    private void next() {
        Path file = waiting.poll();
        isBusy = file != null;
        if (file != null) {
            // Not within the closing of a window.
            configuration(file, () -> fx.execute(this::done));
        }
    }

    /// With the main window its own are closed: that is no wish to see the next one.
    private void done() {
        if (!window.isShowing()) {
            waiting.clear();
        }
        next();
    }

    private void configuration(Path file, Runnable done) {
        window.recent().add(file);
        configurations.open(file, done);
    }
}
