package org.yaomote.ui.fx;

import org.yaomote.config.Problem;
import org.yaomote.workspace.Applied;
import org.yaomote.workspace.Backstage;
import org.yaomote.workspace.ProxyControl;
import org.yaomote.workspace.RunState;
import org.yaomote.workspace.Whose;

import java.util.List;
import java.util.Optional;

/// What the window asks of the proxy: the part of [ProxyControl] that needs no engine to fake.
///
/// Thread: the FX thread.
public interface ProxySwitch {
    /// What it is doing.
    RunState state();

    /// Whose engine it is.
    default Whose whose() {
        return new Whose.Own();
    }

    /// Looks for another process that serves, to show and change what that one does. What comes of
    /// it is told by [#whose], or by a note.
    default void attach() {}

    /// Why the last apply was refused; empty if it was not.
    List<Problem> refusal();

    /// What does not work although it runs; paths are those of the applied configuration. Empty
    /// while it does not run.
    List<Problem> warnings();

    /// Whether an apply is under way.
    boolean isApplying();

    /// The last apply since the start, as far as it is known.
    Optional<Applied> lastApply();

    /// Starts with the draft, whatever else stands in fields.
    default void start() {
        startUnless(List.of());
    }

    /// Starts with the draft.
    ///
    /// @param unfinished what was typed and cannot be in the draft; if there is any, it is refused
    void startUnless(List<Problem> unfinished);

    /// Hands the draft to the running proxy, whatever else stands in fields.
    ///
    /// @param note for the history; may be empty
    default void apply(String note) {
        applyUnless(note, List.of());
    }

    /// Hands the draft to the running proxy.
    ///
    /// @param note for the history; may be empty
    /// @param unfinished what was typed and cannot be in the draft; if there is any, it is refused
    void applyUnless(String note, List<Problem> unfinished);

    /// Stops, letting requests in flight end.
    void stop();

    /// What can be asked and done about single backends by hand.
    Backstage backstage();

    /// Has the observer run after every change.
    void addObserver(Runnable observer);

    /// The real one.
    ///
    /// @param attach see [#attach]
    static ProxySwitch of(ProxyControl control, Runnable attach) {
        return new ControlSwitch(control, attach);
    }
}
