package org.yaomote.ui.certificates;

import org.yaomote.ui.fx.BackgroundWork;
import org.yaomote.ui.fx.Texts;
import org.yaomote.ui.fx.UiContext;

import java.util.concurrent.Callable;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.function.Function;

/// Has files and keys worked on behind the window, and says what came of it.
///
/// Thread: the FX thread.
record CertificateDesk(UiContext context, CertificateTools tools) {
    Texts texts() {
        return context.texts();
    }

    /// Works with the files.
    ///
    /// @param onDone on the FX thread; not called if a bug or a broken device came between, which
    ///   is said instead
    <T> void withShelf(Function<CertificateShelf, T> task, Consumer<T> onDone) {
        run(tools.worker(), () -> task.apply(shelf()), onDone);
    }

    /// Waits for a server.
    <T> void withNetwork(Callable<T> task, Consumer<T> onDone) {
        run(tools.network(), task, onDone);
    }

    private <T> void run(Executor where, Callable<T> task, Consumer<T> onDone) {
        new BackgroundWork(where, context.work().fx()).run(task, onDone, this::failed);
    }

    private CertificateShelf shelf() {
        return new CertificateShelf(
                tools.authority().get(), tools.base(), tools.kept(), context.clock());
    }

    private void failed(Exception failure) {
        System.getLogger(CertificateDesk.class.getName())
                .log(System.Logger.Level.ERROR, "work on certificates failed", failure);
        context.toasts().warn(texts().get("certificates.failed"));
    }
}
