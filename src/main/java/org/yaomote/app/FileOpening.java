package org.yaomote.app;

import org.yaomote.config.Problem;
import org.yaomote.ui.fx.BackgroundWork;
import org.yaomote.ui.fx.FxThread;
import org.yaomote.ui.fx.Texts;
import org.yaomote.ui.fx.UndoOffer;
import org.yaomote.ui.shell.MainWindow;
import org.yaomote.words.ProblemReport;
import org.yaomote.workspace.Edit;
import org.yaomote.workspace.Workspace;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Executor;

/// Opens a configuration file in the window: what it says replaces the draft, the file stays as it
/// is.
///
/// Thread: the FX thread.
///
/// @param worker runs what may block
record FileOpening(Workspace workspace, MainWindow window, Executor worker) {
    /// Puts what the file says in place of the draft, as one edit that can be undone; a file that
    /// cannot run changes nothing. Everything found in it is listed with its line.
    void open(Path file) {
        new BackgroundWork(worker, new FxThread())
                .run(
                        () -> ConfigReader.read(file).withCertificatesBelow(file),
                        read -> opened(file, read),
                        _ -> opened(file, unreadable()));
    }

    private void opened(Path file, ReadConfig read) {
        switch (read) {
            case ReadConfig.Unsound _ -> list("file.open.refused", file, read);
            case ReadConfig.Sound(var config, var warnings, _) -> {
                replaceDraft(file, Edit.of("open", name(file), _ -> config));
                if (!warnings.isEmpty()) {
                    list("file.open.warned", file, read);
                }
            }
        }
    }

    private void replaceDraft(Path file, Edit edit) {
        workspace.edit(edit);
        if (workspace.undoable().filter(edit::equals).isPresent()) {
            String message = texts().get("file.open.done", name(file));
            UndoOffer.in(window.context()).of(edit, message);
        } else {
            window.context().toasts().show(texts().get("file.open.same", name(file)));
        }
    }

    private void list(String key, Path file, ReadConfig read) {
        var words = texts().wordsProperty().get();
        String report = new ProblemReport(words, name(file), read.text()).of(read.found());
        window.showFindings(texts().get(key + ".title"), texts().get(key, name(file)), report);
    }

    private Texts texts() {
        return window.context().texts();
    }

    private static ReadConfig unreadable() {
        return new ReadConfig.Unsound(List.of(Problem.general("file.unreadable")), "");
    }

    private static String name(Path file) {
        return String.valueOf(file.getFileName());
    }
}
