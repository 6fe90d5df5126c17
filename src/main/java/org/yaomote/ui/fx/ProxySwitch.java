package org.yaomote.ui.fx;

import org.yaomote.config.Problem;
import org.yaomote.workspace.Applied;
import org.yaomote.workspace.ProxyControl;
import org.yaomote.workspace.RunState;

import java.util.List;
import java.util.Optional;

/// What the window asks of the proxy: the part of [ProxyControl] that needs no engine to fake.
///
/// Thread: the FX thread.
public interface ProxySwitch {
    /// What it is doing.
    RunState state();

    /// Why the last apply was refused; empty if it was not.
    List<Problem> refusal();

    /// What does not work although it runs; paths are those of the applied configuration. Empty
    /// while it does not run.
    List<Problem> warnings();

    /// Whether an apply is under way.
    boolean isApplying();

    /// The last apply since the start, as far as it is known.
    Optional<Applied> lastApply();

    /// Starts with the draft.
    void start();

    /// Hands the draft to the running proxy.
    ///
    /// @param note for the history; may be empty
    void apply(String note);

    /// Stops, letting requests in flight end.
    void stop();

    /// Has the observer run after every change.
    void addObserver(Runnable observer);

    /// The real one.
    static ProxySwitch of(ProxyControl control) {
        return new ControlSwitch(control);
    }
}
