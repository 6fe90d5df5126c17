package org.yaomote.ui.history;

import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;

import org.yaomote.changes.Difference;
import org.yaomote.changes.Differences;
import org.yaomote.changes.LineDiff;
import org.yaomote.config.Change;
import org.yaomote.config.ProxyConfig;
import org.yaomote.metrics.BoundListener;
import org.yaomote.proof.Check;
import org.yaomote.ui.fx.BackgroundWork;
import org.yaomote.ui.fx.WorkspaceModel;
import org.yaomote.workspace.Edit;
import org.yaomote.workspace.RunState;

import java.util.List;
import java.util.Optional;

/// What an apply would change, check by check and part by part.
///
/// It works only while it is open. What was asked for before the draft changed again is dropped.
/// Thread: the FX thread; needs no toolkit.
public final class ReviewViewModel {
    private final WorkspaceModel model;
    private final BackgroundWork work;
    private final ReviewDesk desk;
    private final ReadOnlyBooleanWrapper open = new ReadOnlyBooleanWrapper(false);
    private final ReadOnlyObjectWrapper<List<Difference>> differences =
            new ReadOnlyObjectWrapper<>(List.of());
    private final ReadOnlyObjectWrapper<List<Change>> effects =
            new ReadOnlyObjectWrapper<>(List.of());
    private final ReadOnlyObjectWrapper<Optional<List<Check>>> checks =
            new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyObjectWrapper<List<LineDiff.Line>> lines =
            new ReadOnlyObjectWrapper<>(List.of());
    private final StringProperty note = new SimpleStringProperty("");
    private long asked;

    /// Closed at first.
    public ReviewViewModel(WorkspaceModel model, BackgroundWork work, ReviewDesk desk) {
        this.model = model;
        this.work = work;
        this.desk = desk;
        model.draftProperty().addListener((_, _, _) -> refresh());
        model.appliedProperty().addListener((_, _, _) -> refresh());
    }

    /// Whether the review is shown.
    public ReadOnlyBooleanProperty openProperty() {
        return open.getReadOnlyProperty();
    }

    /// Shows it, if there is something to review.
    public void open() {
        open.set(true);
        refresh();
    }

    /// Shows it no more; the note stays for the next time.
    public void close() {
        open.set(false);
        asked++;
    }

    /// A note for the history.
    public StringProperty noteProperty() {
        return note;
    }

    /// The note, which is used up by that.
    public String takeNote() {
        String taken = note.get().strip();
        note.set("");
        return taken;
    }

    /// In what the draft differs from what runs.
    ReadOnlyObjectProperty<List<Difference>> differencesProperty() {
        return differences.getReadOnlyProperty();
    }

    /// What that does to clients and shares.
    ReadOnlyObjectProperty<List<Change>> effectsProperty() {
        return effects.getReadOnlyProperty();
    }

    /// What was looked at; empty while it is being looked at.
    ReadOnlyObjectProperty<Optional<List<Check>>> checksProperty() {
        return checks.getReadOnlyProperty();
    }

    /// Both as text, line by line; none while it is being written.
    ReadOnlyObjectProperty<List<LineDiff.Line>> linesProperty() {
        return lines.getReadOnlyProperty();
    }

    /// Takes one of the differences back, as an edit of its own.
    void takeBack(Difference difference, String words) {
        model.edit(Edit.of("takeBack", words, difference.backward()));
    }

    /// What is expected of the routes does not stop the draft as it is now.
    public void waive() {
        desk.waiver().accept(model.draft());
    }

    /// Looks again at names, ports and backends.
    void lookAgain() {
        refresh();
    }

    private void refresh() {
        if (!open.get()) {
            return;
        }
        long mine = ++asked;
        ProxyConfig applied = model.appliedProperty().get();
        ProxyConfig draft = model.draft();
        if (applied.equals(draft)) {
            close();
            return;
        }
        // The effects first: who is told of the differences reads them.
        effects.set(Effects.of(applied, draft));
        differences.set(Differences.between(applied, draft));
        checks.set(Optional.empty());
        var _ =
                desk.checks()
                        .look(applied, draft, bound())
                        .thenAcceptAsync(found -> found(mine, found), work.fx());
        work.run(
                () -> LineDiff.between(print(applied), print(draft)),
                found -> {
                    if (mine == asked) {
                        lines.set(found);
                    }
                },
                ReviewViewModel::log);
    }

    private void found(long mine, List<Check> found) {
        if (mine == asked) {
            checks.set(Optional.of(found));
        }
    }

    private List<BoundListener> bound() {
        return model.runStateProperty().get() instanceof RunState.Running(_, var listeners)
                ? listeners
                : List.of();
    }

    private List<String> print(ProxyConfig config) {
        return desk.printer().print(config).lines().toList();
    }

    private static void log(Exception failure) {
        System.getLogger(ReviewViewModel.class.getName())
                .log(System.Logger.Level.ERROR, "a configuration cannot be printed", failure);
    }
}
