package org.yaomote.ui.shell;

import org.yaomote.ui.fx.RunStates;
import org.yaomote.ui.fx.WorkspaceModel;
import org.yaomote.workspace.RunState;
import org.yaomote.workspace.Whose;

/// Whether something serves, and who: this window or another process.
///
/// Thread: the FX thread; needs no toolkit.
record WhoServes(WorkspaceModel model) {
    /// Key of the state in a word or two; its argument is [#process].
    String key() {
        return switch (state()) {
            case RunState.Stopped() when isUnheard() -> "shell.state.unheard";
            case RunState.Stopped() -> "shell.state.stopped";
            case RunState.Starting() -> "shell.state.starting";
            case RunState.Running(_, _) ->
                    switch (model.whoseProperty().get()) {
                        case Whose.Attached(var window, _, _, _) ->
                                window ? "shell.state.window" : "shell.state.service";
                        case Whose.Own _, Whose.Gone _ -> "shell.state.running";
                    };
            case RunState.Stopping() -> "shell.state.stopping";
            case RunState.Failed(_) -> "shell.state.failed";
        };
    }

    /// The process that serves, as a text; empty if it is this one.
    String process() {
        return model.whoseProperty().get() instanceof Whose.Attached(_, var pid, _, _)
                ? Long.toString(pid)
                : "";
    }

    /// Whether the engine of another process is shown.
    boolean isAttached() {
        return model.whoseProperty().get() instanceof Whose.Attached;
    }

    /// Another process served, and whether it still does is not known.
    boolean isUnheard() {
        return RunStates.isUnheard(state(), model.whoseProperty().get());
    }

    /// What the proxy does.
    RunState state() {
        return model.runStateProperty().get();
    }

    /// What the one big button does in a state.
    ShellViewModel.Switch button(RunState state) {
        return switch (state) {
            case RunState.Stopped(), RunState.Failed(_) -> ShellViewModel.Switch.START;
            case RunState.Running(_, _) ->
                    isAttached() ? ShellViewModel.Switch.DETACH : ShellViewModel.Switch.STOP;
            case RunState.Starting(), RunState.Stopping() -> ShellViewModel.Switch.WAIT;
        };
    }
}
