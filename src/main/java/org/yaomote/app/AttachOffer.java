package org.yaomote.app;

import org.yaomote.control.Answer;
import org.yaomote.ui.fx.FxThread;
import org.yaomote.ui.fx.Texts;
import org.yaomote.ui.shell.MainWindow;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;

/// Offers to show those who serve other configurations, each in a window of its own.
///
/// Thread: the FX thread.
///
/// @param pool runs what may wait
record AttachOffer(MainWindow window, Executor pool) {
    /// @param others who serve; if there is nobody, that is said
    void show(List<Answer.Me> others) {
        Texts texts = window.context().texts();
        if (others.isEmpty()) {
            window.context().toasts().hint(() -> texts.get("shell.attach.nobody"));
            return;
        }
        List<String> choices =
                others.stream()
                        .map(me -> texts.get("shell.attach.choice", me.file(), "" + me.pid()))
                        .toList();
        window.offer(
                texts.get("shell.attach.title"),
                texts.get("shell.attach.others"),
                choices,
                chosen -> open(others.get(chosen)));
    }

    private void open(Answer.Me other) {
        pool.execute(
                () -> {
                    Optional<OtherWindow> like = OtherWindow.likeThis();
                    boolean isOpening =
                            like.isPresent() && like.get().attach(Path.of(other.file()));
                    if (!isOpening) {
                        new FxThread().execute(() -> tellCommand(other));
                    }
                });
    }

    private void tellCommand(Answer.Me other) {
        Texts texts = window.context().texts();
        window.context().toasts().warn(() -> texts.get("shell.attach.command", other.file()));
    }
}
