package org.yaomote.ui.importing;

import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.value.ChangeListener;

import org.yaomote.config.Problem;
import org.yaomote.config.ProxyConfig;
import org.yaomote.convert.Bundle;
import org.yaomote.ui.fx.BackgroundWork;
import org.yaomote.ui.fx.Texts;
import org.yaomote.ui.fx.WorkspaceModel;
import org.yaomote.words.Words;

import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Consumer;

/// The configuration as an export for other engines, made anew whenever the draft, the plan or the
/// language changes; what was asked for before something else was asked is dropped.
///
/// Thread: the FX thread; needs no toolkit.
final class OutgrowViewModel {
    private final BundleStore store;
    private final BackgroundWork work;
    private final WorkspaceModel model;
    private final Texts texts;
    private final ChangeListener<ProxyConfig> onDraft = (_, _, _) -> refresh();
    private final ChangeListener<Words> onWords = (_, _, _) -> refresh();
    private final ReadOnlyObjectWrapper<Optional<Bundle>> shown =
            new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyObjectWrapper<OutgrowPlan> plan =
            new ReadOnlyObjectWrapper<>(OutgrowPlan.DEFAULTS);
    private long asked;

    OutgrowViewModel(BundleStore store, BackgroundWork work, WorkspaceModel model, Texts texts) {
        this.store = store;
        this.work = work;
        this.model = model;
        this.texts = texts;
        model.draftProperty().addListener(onDraft);
        texts.wordsProperty().addListener(onWords);
        refresh();
    }

    /// The export; empty while it is being made, and while the plan is not sound.
    ReadOnlyObjectProperty<Optional<Bundle>> shownProperty() {
        return shown.getReadOnlyProperty();
    }

    /// What was chosen and typed.
    ReadOnlyObjectProperty<OutgrowPlan> planProperty() {
        return plan.getReadOnlyProperty();
    }

    /// Changes what is chosen or typed.
    void plan(OutgrowPlan changed) {
        plan.set(changed);
        refresh();
    }

    /// Whether the draft has errors, so that the export should not be relied on.
    boolean isUnsound() {
        return Problem.anyError(model.problemsProperty().get());
    }

    /// Whether there is something to be saved.
    boolean canSave() {
        return shown.get().isPresent();
    }

    /// Writes what is shown as an archive.
    ///
    /// @param withFiles whether private keys and other files come along
    /// @param onDone takes why it failed; empty if it is written
    void save(Path archive, boolean withFiles, Consumer<Optional<Problem>> onDone) {
        var order =
                new BundleStore.Order(
                        model.draft(),
                        plan.get().destination(),
                        withFiles,
                        texts.wordsProperty().get());
        work.run(() -> store.save(order, archive), onDone, OutgrowViewModel::log);
    }

    /// Follows the draft and the language no longer.
    void close() {
        asked++;
        model.draftProperty().removeListener(onDraft);
        texts.wordsProperty().removeListener(onWords);
    }

    private void refresh() {
        long mine = ++asked;
        var destination = plan.get().destination();
        if (!destination.check().isEmpty()) {
            shown.set(Optional.empty());
            return;
        }
        ProxyConfig config = model.draft();
        Words words = texts.wordsProperty().get();
        work.run(
                () -> store.make(config, destination, words),
                made -> {
                    if (mine == asked) {
                        shown.set(Optional.of(made));
                    }
                },
                OutgrowViewModel::log);
    }

    private static void log(Exception failure) {
        System.getLogger(OutgrowViewModel.class.getName())
                .log(System.Logger.Level.ERROR, "exporting failed", failure);
    }
}
