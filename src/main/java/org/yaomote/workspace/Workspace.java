package org.yaomote.workspace;

import org.jspecify.annotations.Nullable;
import org.yaomote.config.ConfigValidator;
import org.yaomote.config.Problem;
import org.yaomote.config.ProxyConfig;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;

/// The configuration the user is at: a draft, beside the one that is applied, with undo.
///
/// While nothing runs there is nothing to apply to, so a draft without errors is the applied
/// configuration at once. While the proxy runs, edits stay in the draft until [ProxyControl#apply].
/// Thread: the one that made it.
public final class Workspace {
    /// How many edits can be undone.
    static final int UNDO_DEPTH = 500;

    private record Step(Edit edit, ProxyConfig before, ProxyConfig after) {}

    private final Thread owner = Thread.currentThread();
    private final Keeper keeper;
    private final Deque<Step> done = new ArrayDeque<>();
    private final Deque<Step> undone = new ArrayDeque<>();
    private final List<Runnable> observers = new ArrayList<>();
    private ProxyConfig applied;
    private ProxyConfig draft;
    private List<Problem> problems;
    private boolean live;

    /// Whether the draft is one that a running proxy was not given before the program ended.
    private boolean restored;

    /// How many of the steps that are done are in what is applied.
    private int appliedSteps;

    /// How many of them are in what the engine took last, or was started with.
    private int takenSteps;

    /// Who edits just now, and who made the last step; null where that is of no account.
    private @Nullable Object hand;

    private @Nullable Object lastHand;

    /// Opens a configuration.
    ///
    /// @param applied what was applied last
    /// @param draft what the user was at; equal to `applied` if nothing was pending
    public Workspace(ProxyConfig applied, ProxyConfig draft, Keeper keeper) {
        this.applied = applied;
        this.draft = draft;
        this.keeper = keeper;
        this.problems = ConfigValidator.check(draft);
        this.restored = !draft.equals(applied) && !applied.isEmpty() && !Problem.anyError(problems);
    }

    /// What the forms show.
    public ProxyConfig draft() {
        return draft;
    }

    /// What runs, or would run at the next start if the draft has errors.
    public ProxyConfig applied() {
        return applied;
    }

    /// Everything wrong with the draft.
    public List<Problem> problems() {
        return problems;
    }

    /// What speaks against putting the draft in force.
    ///
    /// @param unfinished what was typed and the draft cannot hold
    List<Problem> errors(List<Problem> unfinished) {
        return Stream.concat(problems.stream(), unfinished.stream())
                .filter(Problem::isError)
                .toList();
    }

    /// Whether the draft differs from what is applied.
    public boolean isPending() {
        return !draft.equals(applied);
    }

    /// Whether the draft was not applied when the program ended, and still is not: then it waits
    /// for an apply also while nothing runs, and a start takes what was applied.
    public boolean isRestored() {
        return restored;
    }

    /// The edits whose outcome is not applied yet, as far as they are known.
    List<Edit> editsSinceApply() {
        return done.stream().skip(Math.min(appliedSteps, done.size())).map(Step::edit).toList();
    }

    /// The edits since the engine took something, or since the program was started.
    List<Edit> editsSinceTaken() {
        return done.stream().skip(Math.min(takenSteps, done.size())).map(Step::edit).toList();
    }

    /// Does something by one hand: its edits are one step with those that the same hand made just
    /// before, such as a number that is typed with a pause. Whatever else is edited, undone or put
    /// in force in between ends the step.
    ///
    /// @param of whose hand it is, told by its equality
    public <T> T by(Object of, Supplier<T> task) {
        assertOwner();
        hand = of;
        try {
            return task.get();
        } finally {
            hand = null;
        }
    }

    /// Changes the draft, as one step that can be undone; an edit that changes nothing is none.
    public void edit(Edit edit) {
        assertOwner();
        ProxyConfig after = edit.change().apply(draft);
        if (after.equals(draft)) {
            return;
        }
        boolean isMore = hand != null && hand.equals(lastHand);
        Step last = isMore ? done.pollLast() : null;
        ProxyConfig before = last == null ? draft : last.before();
        if (!after.equals(before)) {
            done.addLast(new Step(edit, before, after));
        }
        if (done.size() > UNDO_DEPTH) {
            done.removeFirst();
            appliedSteps = Math.max(0, appliedSteps - 1);
            takenSteps = Math.max(0, takenSteps - 1);
        }
        lastHand = after.equals(before) ? null : hand;
        undone.clear();
        become(after);
    }

    /// Takes the last edit back; does nothing if there is none.
    public void undo() {
        assertOwner();
        Step step = done.pollLast();
        lastHand = null;
        if (step != null) {
            takenSteps = Math.min(takenSteps, done.size());
            undone.addLast(step);
            become(step.before());
        }
    }

    /// Does the edit again that was undone last; does nothing if there is none.
    public void redo() {
        assertOwner();
        Step step = undone.pollLast();
        if (step != null) {
            done.addLast(step);
            become(step.after());
        }
    }

    /// The edit that [#undo] would take back.
    public Optional<Edit> undoable() {
        return Optional.ofNullable(done.peekLast()).map(Step::edit);
    }

    /// The edit that [#redo] would do again.
    public Optional<Edit> redoable() {
        return Optional.ofNullable(undone.peekLast()).map(Step::edit);
    }

    /// Makes the draft what is applied; can be undone.
    public void discard() {
        edit(new Edit("discard", List.of(), _ -> applied));
    }

    /// Has the observer run after every change of the draft or of what is applied.
    public void addObserver(Runnable observer) {
        observers.add(observer);
    }

    /// Stops telling this observer.
    public void removeObserver(Runnable observer) {
        observers.remove(observer);
    }

    /// From now on edits stay in the draft, or become applied at once.
    void setLive(boolean running) {
        assertOwner();
        live = running;
        become(draft);
    }

    /// The engine took this configuration.
    void accept(ProxyConfig accepted) {
        assertOwner();
        applied = accepted;
        restored = restored && isPending();
        appliedSteps = done.size();
        takenSteps = done.size();
        lastHand = null;
        become(draft);
    }

    /// The engine serves something else, by another hand. An untouched draft goes along; in another
    /// one, only what backends are let do.
    void follow(ProxyConfig now) {
        assertOwner();
        boolean isUntouched = draft.equals(applied);
        ProxyConfig next = isUntouched ? now : AtOnce.of(draft, now);
        applied = now;
        if (!next.equals(draft)) {
            done.addLast(new Step(new Edit("elsewhere", List.of(), _ -> now), draft, next));
            undone.clear();
        }
        appliedSteps = isUntouched ? done.size() : appliedSteps;
        takenSteps = isUntouched ? done.size() : takenSteps;
        lastHand = null;
        become(next);
    }

    private void become(ProxyConfig next) {
        draft = next;
        problems = ConfigValidator.check(draft);
        restored = restored && isPending();
        if (!live && !restored && !Problem.anyError(problems)) {
            applied = draft;
            appliedSteps = done.size();
        }
        keeper.changed(applied, isPending() ? Optional.of(draft) : Optional.empty());
        List.copyOf(observers).forEach(Runnable::run);
    }

    private void assertOwner() {
        assert Thread.currentThread() == owner : "the workspace belongs to " + owner;
    }
}
