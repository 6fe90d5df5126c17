package org.yaomote.ui.fx;

import org.yaomote.metrics.BoundListener;
import org.yaomote.workspace.RunState;
import org.yaomote.workspace.Whose;

import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// What a run state says for [org.yaomote.states.SystemState].
public final class RunStates {
    private RunStates() {}

    /// Ids of the listeners that are open; empty while the proxy does not run.
    public static Optional<Set<String>> open(RunState state) {
        return state instanceof RunState.Running(_, var listeners)
                ? Optional.of(
                        listeners.stream()
                                .map(BoundListener::id)
                                .collect(Collectors.toUnmodifiableSet()))
                : Optional.empty();
    }

    /// Whether another process served, and it is not known whether it still does.
    public static boolean isUnheard(RunState state, Whose whose) {
        return state instanceof RunState.Stopped
                && whose instanceof Whose.Gone(_, var ended, _)
                && !ended;
    }
}
