package org.yaomote.ui.certificates;

import org.yaomote.ui.fx.BackgroundWork;
import org.yaomote.ui.fx.Texts;
import org.yaomote.ui.fx.UiContext;

import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
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

    /// Goes on when something that works by itself is done.
    <T> void whenDone(CompletableFuture<T> work, Consumer<T> onDone) {
        var _ =
                work.handleAsync(
                        (value, bug) -> {
                            if (bug == null) {
                                onDone.accept(value);
                            } else {
                                failed(bug);
                            }
                            return value;
                        },
                        context.work().fx());
    }

    private <T> void run(Executor where, Callable<T> task, Consumer<T> onDone) {
        new BackgroundWork(where, context.work().fx()).run(task, onDone, this::failed);
    }

    private CertificateShelf shelf() {
        return new CertificateShelf(
                tools.authority().get(),
                tools.orders(),
                tools.base(),
                tools.kept(),
                context.clock());
    }

    private void failed(Throwable failure) {
        System.getLogger(CertificateDesk.class.getName())
                .log(System.Logger.Level.ERROR, "work on certificates failed", failure);
        context.toasts().warn(() -> texts().get("certificates.failed"));
    }
}
