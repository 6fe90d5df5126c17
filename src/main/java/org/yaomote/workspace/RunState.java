package org.yaomote.workspace;

import org.yaomote.config.Problem;
import org.yaomote.metrics.BoundListener;

import java.time.Instant;
import java.util.List;

/// What the proxy is doing.
public sealed interface RunState {
    /// It does not run.
    record Stopped() implements RunState {}

    /// It is opening its listeners.
    record Starting() implements RunState {}

    /// It serves.
    record Running(Instant since, List<BoundListener> listeners) implements RunState {
        public Running {
            listeners = List.copyOf(listeners);
        }
    }

    /// Its listeners are closed, requests in flight are ending.
    record Stopping() implements RunState {}

    /// It could not start, and does not run.
    record Failed(List<Problem> problems) implements RunState {
        public Failed {
            problems = List.copyOf(problems);
        }
    }
}
