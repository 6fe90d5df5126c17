package org.yaomote.ui.fx;

import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

import org.yaomote.config.PlaceNames;
import org.yaomote.config.Problem;
import org.yaomote.config.ProxyConfig;
import org.yaomote.config.Where;
import org.yaomote.workspace.Applied;
import org.yaomote.workspace.Edit;
import org.yaomote.workspace.RunState;
import org.yaomote.workspace.Whose;
import org.yaomote.workspace.Workspace;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/// The open configuration and the proxy as observable values; edits go through here too.
///
/// Thread: the FX thread; needs no toolkit.
public final class WorkspaceModel {
    private final Workspace workspace;
    private final ProxySwitch proxy;
    private final ReadOnlyObjectWrapper<ProxyConfig> draft;
    private final ReadOnlyObjectWrapper<ProxyConfig> applied;
    private final ReadOnlyObjectWrapper<List<Problem>> problems;
    private final ReadOnlyObjectWrapper<Optional<Edit>> undoable;
    private final ReadOnlyObjectWrapper<Optional<Edit>> redoable;
    private final ReadOnlyObjectWrapper<RunState> runState;
    private final ReadOnlyObjectWrapper<List<Problem>> reasons =
            new ReadOnlyObjectWrapper<>(List.of());
    private final ReadOnlyObjectWrapper<List<Problem>> all;
    private final Unfinished unfinished = new Unfinished();
    private StandingReasons refused = StandingReasons.NONE;
    private StandingReasons warned = StandingReasons.NONE;
    private final ReadOnlyBooleanWrapper applying;
    private final ReadOnlyObjectWrapper<Optional<Applied>> lastApply;
    private final ReadOnlyBooleanWrapper restored;
    private final ReadOnlyObjectWrapper<Whose> whose;

    /// Follows a workspace and the proxy that runs it.
    public WorkspaceModel(Workspace workspace, ProxySwitch proxy) {
        this.workspace = workspace;
        this.proxy = proxy;
        draft = new ReadOnlyObjectWrapper<>(workspace.draft());
        applied = new ReadOnlyObjectWrapper<>(workspace.applied());
        problems = new ReadOnlyObjectWrapper<>(workspace.problems());
        undoable = new ReadOnlyObjectWrapper<>(workspace.undoable());
        redoable = new ReadOnlyObjectWrapper<>(workspace.redoable());
        runState = new ReadOnlyObjectWrapper<>(proxy.state());
        all = new ReadOnlyObjectWrapper<>(workspace.problems());
        applying = new ReadOnlyBooleanWrapper(proxy.isApplying());
        lastApply = new ReadOnlyObjectWrapper<>(proxy.lastApply());
        restored = new ReadOnlyBooleanWrapper(workspace.isRestored());
        whose = new ReadOnlyObjectWrapper<>(proxy.whose());
        workspace.addObserver(this::followWorkspace);
        proxy.addObserver(this::followProxy);
        unfinished
                .problemsProperty()
                .addListener(
                        (_, _, _) -> {
                            stillRefused();
                            gather();
                        });
    }

    /// What the forms show.
    public ReadOnlyObjectProperty<ProxyConfig> draftProperty() {
        return draft.getReadOnlyProperty();
    }

    /// The draft now.
    public ProxyConfig draft() {
        return draft.get();
    }

    /// What runs, or would run.
    public ReadOnlyObjectProperty<ProxyConfig> appliedProperty() {
        return applied.getReadOnlyProperty();
    }

    /// Everything wrong with the draft.
    public ReadOnlyObjectProperty<List<Problem>> problemsProperty() {
        return problems.getReadOnlyProperty();
    }

    /// The edit that undo would take back.
    public ReadOnlyObjectProperty<Optional<Edit>> undoableProperty() {
        return undoable.getReadOnlyProperty();
    }

    /// The edit that redo would do again.
    public ReadOnlyObjectProperty<Optional<Edit>> redoableProperty() {
        return redoable.getReadOnlyProperty();
    }

    /// What the proxy is doing.
    public ReadOnlyObjectProperty<RunState> runStateProperty() {
        return runState.getReadOnlyProperty();
    }

    /// Why the last start or apply was refused, without what an edit since may have mended.
    public ReadOnlyObjectProperty<List<Problem>> reasonsProperty() {
        return reasons.getReadOnlyProperty();
    }

    /// Everything wrong: with the draft, what the last start or apply was refused for, what does
    /// not work in what runs, and what was typed and cannot be in the draft.
    public ReadOnlyObjectProperty<List<Problem>> allProblemsProperty() {
        return all.getReadOnlyProperty();
    }

    /// Everything wrong now.
    public List<Problem> allProblems() {
        return all.get();
    }

    /// What was typed into fields and cannot be in the draft.
    public Unfinished unfinished() {
        return unfinished;
    }

    /// Whether an apply is under way.
    public ReadOnlyBooleanProperty applyingProperty() {
        return applying.getReadOnlyProperty();
    }

    /// The last apply since the start, as far as it is known.
    public ReadOnlyObjectProperty<Optional<Applied>> lastApplyProperty() {
        return lastApply.getReadOnlyProperty();
    }

    /// Whether the draft waits for an apply since before the program was started.
    public ReadOnlyBooleanProperty restoredProperty() {
        return restored.getReadOnlyProperty();
    }

    /// What the user calls the thing a place of the draft belongs to, if it has a name.
    public Optional<String> nameOf(Where where) {
        return new PlaceNames(draft()).of(where);
    }

    /// Changes the draft as one step that can be undone.
    public void edit(Edit edit) {
        workspace.edit(edit);
    }

    /// Changes the draft by one hand: its edits are one step with those it made just before.
    ///
    /// @param hand told by its equality
    public <T> T by(Object hand, Supplier<T> task) {
        return workspace.by(hand, task);
    }

    /// Takes the last edit back.
    public void undo() {
        workspace.undo();
    }

    /// Does the last undone edit again.
    public void redo() {
        workspace.redo();
    }

    /// Makes the draft what is applied; can be undone.
    public void discard() {
        workspace.discard();
    }

    /// Whose engine it is.
    public ReadOnlyObjectProperty<Whose> whoseProperty() {
        return whose.getReadOnlyProperty();
    }

    /// What may be asked of the proxy.
    public ProxySwitch proxy() {
        return proxy;
    }

    private void followWorkspace() {
        // The problems first: who is told of a new draft reads them.
        problems.set(workspace.problems());
        stillRefused();
        gather();
        undoable.set(workspace.undoable());
        redoable.set(workspace.redoable());
        applied.set(workspace.applied());
        restored.set(workspace.isRestored());
        draft.set(workspace.draft());
        unfinished.refresh();
    }

    private void followProxy() {
        List<Problem> now =
                proxy.state() instanceof RunState.Failed(var why) ? why : proxy.refusal();
        if (!now.equals(refused.problems())) {
            List<Problem> typed = List.copyOf(unfinished.problemsProperty().get());
            refused = new StandingReasons(now, workspace.draft(), typed);
        }
        stillRefused();
        warned = new StandingReasons(proxy.warnings(), workspace.applied(), List.of());
        gather();
        // Before the state: who is told of that asks whose it is.
        whose.set(proxy.whose());
        applying.set(proxy.isApplying());
        lastApply.set(proxy.lastApply());
        runState.set(proxy.state());
    }

    private void stillRefused() {
        List<Problem> found = new ArrayList<>(workspace.problems());
        found.addAll(unfinished.problemsProperty().get());
        reasons.set(refused.under(workspace.draft(), found));
    }

    private void gather() {
        Set<Problem> found = new LinkedHashSet<>(workspace.problems());
        found.addAll(reasons.get());
        found.addAll(warned.under(workspace.draft(), workspace.problems()));
        found.addAll(unfinished.problemsProperty().get());
        List<Problem> now = List.copyOf(found);
        if (!now.equals(all.get())) {
            all.set(now);
        }
    }
}
