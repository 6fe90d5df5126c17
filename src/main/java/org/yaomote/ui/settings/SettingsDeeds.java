package org.yaomote.ui.settings;

import javafx.stage.Window;

import org.yaomote.config.Problem;
import org.yaomote.ui.fx.Preference;
import org.yaomote.ui.fx.Texts;
import org.yaomote.ui.fx.UiContext;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/// What is done with all wishes at once; the configuration is not touched.
///
/// Thread: the FX thread; files are read and written elsewhere.
record SettingsDeeds(UiContext context, SettingsDesk desk) {
    /// Writes them to a file.
    ///
    /// @param said takes what is wrong, or nothing
    void export(Window owner, Consumer<List<Problem>> said) {
        String text = file().print();
        desk.targets()
                .choose(
                        owner,
                        texts().get("settings.export"),
                        Path.of("yaomote-settings.properties"))
                .ifPresent(
                        to ->
                                context.work()
                                        .run(
                                                desk.backup().writing(to, text),
                                                wrong -> exported(to, wrong, said),
                                                _ -> said.accept(unwritten(to))));
    }

    private void exported(Path to, Optional<Problem> wrong, Consumer<List<Problem>> said) {
        said.accept(wrong.stream().toList());
        if (wrong.isEmpty()) {
            context.toasts().show(() -> texts().get("settings.exported", to.getFileName()));
        }
    }

    private static List<Problem> unwritten(Path to) {
        return List.of(Problem.general("settings.file.unwritten", to));
    }

    /// Puts what a file says in force; a file that makes no sense changes nothing.
    ///
    /// @param said takes what is wrong, or nothing
    void take(Window owner, Consumer<List<Problem>> said) {
        desk.picker()
                .choose(owner, texts().get("settings.import"))
                .ifPresent(
                        from ->
                                context.work()
                                        .run(
                                                desk.backup().reading(from),
                                                text -> said.accept(taken(from, text)),
                                                _ -> said.accept(unreadable(from))));
    }

    private List<Problem> taken(Path from, Optional<String> text) {
        if (text.isEmpty()) {
            return unreadable(from);
        }
        return switch (file().read(text.get())) {
            case SettingsFile.Reading.Refused(var why) -> List.of(why);
            case SettingsFile.Reading.Taken(var steps) -> {
                Runnable back = file().restoring();
                steps.forEach(Runnable::run);
                context.toasts()
                        .showUndoable(
                                () -> texts().get("settings.imported", from.getFileName()), back);
                yield List.of();
            }
        };
    }

    private static List<Problem> unreadable(Path from) {
        return List.of(Problem.general("settings.file.unreadable", from));
    }

    /// Makes all as usual again; can be taken back.
    void reset() {
        Runnable back = file().restoring();
        context.preferences().all().forEach(Preference::reset);
        context.toasts().showUndoable(() -> texts().get("settings.allReset"), back);
    }

    private SettingsFile file() {
        return new SettingsFile(context.preferences());
    }

    private Texts texts() {
        return context.texts();
    }
}
