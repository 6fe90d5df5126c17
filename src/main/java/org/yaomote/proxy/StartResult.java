package org.yaomote.proxy;

import org.yaomote.config.Problem;
import org.yaomote.metrics.BoundListener;

import java.util.List;

/// How a start or an apply went: all or nothing.
public sealed interface StartResult {
    /// Every enabled listener is open.
    record Started(List<BoundListener> listeners) implements StartResult {
        public Started {
            listeners = List.copyOf(listeners);
        }
    }

    /// Nothing was changed.
    ///
    /// @param problems why, each with the path of its field in the configuration that was tried
    record Refused(List<Problem> problems) implements StartResult {
        public Refused {
            problems = List.copyOf(problems);
        }
    }
}
