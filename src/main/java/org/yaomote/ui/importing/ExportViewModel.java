package org.yaomote.ui.importing;

import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.value.ChangeListener;

import org.yaomote.changes.LineDiff;
import org.yaomote.config.Problem;
import org.yaomote.config.ProxyConfig;
import org.yaomote.ui.fx.BackgroundWork;
import org.yaomote.ui.fx.WorkspaceModel;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/// The configuration as a text for another program, compared with a file or not.
///
/// It follows the draft. What was asked for before something else was asked is dropped. Thread: the
/// FX thread; needs no toolkit.
public final class ExportViewModel {
    /// What is shown.
    ///
    /// @param printed the text, and what it does not say
    /// @param compared the file beside which it is shown; empty for none
    /// @param lines of the text, and those of the file that are not in it
    record Shown(PrintedText printed, Optional<Path> compared, List<LineDiff.Line> lines) {
        Shown {
            lines = List.copyOf(lines);
        }

        long count(LineDiff.Kind kind) {
            return lines.stream().filter(l -> l.kind() == kind).count();
        }
    }

    private final TextPrinter printer;
    private final TextStore store;
    private final BackgroundWork work;
    private final WorkspaceModel model;
    private final ChangeListener<ProxyConfig> onDraft = (_, _, _) -> refresh();
    private final ReadOnlyObjectWrapper<Optional<Shown>> shown =
            new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyObjectWrapper<Optional<Path>> question =
            new ReadOnlyObjectWrapper<>(Optional.empty());
    private ExportFormat format = ExportFormat.POUND_4;
    private Optional<Path> compared = Optional.empty();
    private long asked;

    /// Prints at once, and whenever the draft changes, until [#close].
    public ExportViewModel(
            TextPrinter printer, TextStore store, BackgroundWork work, WorkspaceModel model) {
        this.printer = printer;
        this.store = store;
        this.work = work;
        this.model = model;
        model.draftProperty().addListener(onDraft);
        refresh();
    }

    /// What is shown; empty while it is being made.
    ReadOnlyObjectProperty<Optional<Shown>> shownProperty() {
        return shown.getReadOnlyProperty();
    }

    /// The file that would be written over, to be asked about; it is compared meanwhile.
    ReadOnlyObjectProperty<Optional<Path>> questionProperty() {
        return question.getReadOnlyProperty();
    }

    /// What it is written as.
    ExportFormat format() {
        return format;
    }

    /// Whether the draft has errors, so that the text should not be relied on.
    boolean isUnsound() {
        return Problem.anyError(model.problemsProperty().get());
    }

    /// Writes it as something else.
    void choose(ExportFormat chosen) {
        format = chosen;
        question.set(Optional.empty());
        refresh();
    }

    /// Compares with a file.
    ///
    /// @param onUnreadable is called if that is no text
    void compare(Path file, Runnable onUnreadable) {
        work.run(
                () -> store.load(file).isPresent(),
                isText -> {
                    if (isText) {
                        compared = Optional.of(file);
                        refresh();
                    } else {
                        onUnreadable.run();
                    }
                },
                ExportViewModel::log);
    }

    /// Shows the text alone.
    void stopComparing() {
        compared = Optional.empty();
        question.set(Optional.empty());
        refresh();
    }

    /// Writes a file; one that is there already is compared and asked about first.
    ///
    /// @param onDone takes why it failed; empty if it is written
    void save(Path file, Consumer<Optional<Problem>> onDone) {
        work.run(
                () -> store.exists(file),
                isThere -> {
                    if (isThere) {
                        compared = Optional.of(file);
                        question.set(compared);
                        refresh();
                    } else {
                        write(file, onDone);
                    }
                },
                ExportViewModel::log);
    }

    /// Writes over the file that was asked about.
    void replace(Consumer<Optional<Problem>> onDone) {
        question.get().ifPresent(file -> write(file, onDone));
        question.set(Optional.empty());
    }

    /// Leaves the file that was asked about as it is.
    void keep() {
        question.set(Optional.empty());
    }

    /// Follows the draft no longer.
    void close() {
        asked++;
        model.draftProperty().removeListener(onDraft);
    }

    private void write(Path file, Consumer<Optional<Problem>> onDone) {
        shown.get()
                .ifPresent(
                        now ->
                                work.run(
                                        () -> store.save(file, now.printed().text()),
                                        why -> {
                                            refresh();
                                            onDone.accept(why);
                                        },
                                        ExportViewModel::log));
    }

    private void refresh() {
        long mine = ++asked;
        ProxyConfig config = model.draft();
        ExportFormat as = format;
        Optional<Path> beside = compared;
        work.run(
                () -> make(config, as, beside),
                made -> {
                    if (mine == asked) {
                        shown.set(Optional.of(made));
                    }
                },
                ExportViewModel::log);
    }

    private Shown make(ProxyConfig config, ExportFormat as, Optional<Path> beside) {
        PrintedText printed = printer.print(config, as);
        List<String> now = lines(printed.text());
        List<LineDiff.Line> diff =
                beside.flatMap(store::load)
                        .map(text -> LineDiff.between(lines(text), now))
                        .orElseGet(() -> LineDiff.none(now));
        return new Shown(printed, beside, diff);
    }

    private static List<String> lines(String text) {
        return text.lines().toList();
    }

    private static void log(Exception failure) {
        System.getLogger(ExportViewModel.class.getName())
                .log(System.Logger.Level.ERROR, "exporting failed", failure);
    }
}
