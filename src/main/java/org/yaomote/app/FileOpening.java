package org.yaomote.app;

import org.yaomote.config.Problem;
import org.yaomote.ui.fx.BackgroundWork;
import org.yaomote.ui.fx.Texts;
import org.yaomote.ui.fx.UndoOffer;
import org.yaomote.ui.importing.Desk;
import org.yaomote.ui.importing.ImportViewModel;
import org.yaomote.ui.importing.ImportWindow;
import org.yaomote.ui.shell.MainWindow;
import org.yaomote.words.ProblemReport;
import org.yaomote.workspace.Edit;

import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/// Opens configurations in the window. One of our own format replaces the draft at once; a
/// pound.cfg is shown with all there is to say of it first. The file stays as it is.
///
/// Thread: the FX thread.
///
/// @param clock tells which certificates have expired
record FileOpening(MainWindow window, Desk desk, InstantSource clock) {
    /// Opens a file; one that cannot run changes nothing.
    ///
    /// @param done is run when the user is done with what is shown of it
    void open(Path file, Runnable done) {
        work().run(
                        () -> ConfigReader.moved(file),
                        read -> opened(file, read, done),
                        _ -> list("file.open.refused", name(file), unreadable(), done));
    }

    /// Opens a text that is no file.
    void openText(String text) {
        String name = texts().get("importing.clipboard");
        if (ConfigReader.isJson(text)) {
            work().run(
                            () -> ConfigReader.json(Path.of(name), text),
                            read -> take(name, read, () -> {}),
                            _ -> list("file.open.refused", name, unreadable(), () -> {}));
        } else {
            PoundText reader = new PoundText(name, Optional.empty(), List.of(), clock);
            show(name, reader, text, () -> {});
        }
    }

    private void opened(Path file, ReadConfig read, Runnable done) {
        if (read.text().isEmpty() || ConfigReader.isJson(read.text())) {
            take(name(file), read, done);
        } else {
            List<Problem> ofFile =
                    read.found().stream().filter(ConfigReader::isOfEncoding).toList();
            Optional<Path> at = Optional.of(file.toAbsolutePath());
            show(name(file), new PoundText(name(file), at, ofFile, clock), read.text(), done);
        }
    }

    private void show(String name, PoundText reader, String text, Runnable done) {
        ImportViewModel viewModel =
                new ImportViewModel(name, reader, work(), desk.context().model());
        Path target = reader.file().orElse(Path.of("pound.cfg"));
        ImportWindow shown = new ImportWindow(desk, viewModel, target, text);
        shown.onClosed(done);
        shown.show();
    }

    private void take(String name, ReadConfig read, Runnable done) {
        switch (read) {
            case ReadConfig.Unsound _ -> list("file.open.refused", name, read, done);
            case ReadConfig.Sound(var config, var warnings, _) -> {
                replaceDraft(name, Edit.of("open", name, _ -> config));
                if (warnings.isEmpty()) {
                    done.run();
                } else {
                    list("file.open.warned", name, read, done);
                }
            }
        }
    }

    private void replaceDraft(String name, Edit edit) {
        var model = desk.context().model();
        model.edit(edit);
        if (model.undoableProperty().get().filter(edit::equals).isPresent()) {
            UndoOffer.in(desk.context()).of(edit, () -> texts().get("file.open.done", name));
        } else {
            desk.context().toasts().hint(() -> texts().get("file.open.same", name));
        }
    }

    private void list(String key, String name, ReadConfig read, Runnable done) {
        var words = texts().wordsProperty().get();
        String report = new ProblemReport(words, name, read.text()).of(read.found());
        window.showFindings(texts().get(key + ".title"), texts().get(key, name), report, done);
    }

    private BackgroundWork work() {
        return desk.context().work();
    }

    private Texts texts() {
        return desk.context().texts();
    }

    private static ReadConfig unreadable() {
        return new ReadConfig.Unsound(List.of(Problem.general("file.unreadable")), "");
    }

    private static String name(Path file) {
        return String.valueOf(file.getFileName());
    }
}
