package org.yaomote.proxy;

import org.yaomote.config.Problem;
import org.yaomote.metrics.BoundListener;

import java.util.List;

/// How a start or an apply went: all or nothing.
public sealed interface StartResult {
    /// Every enabled listener is open.
    ///
    /// @param warnings what will not work although the rest does, such as a backend whose name is
    ///   not known, each with the path of its field
    record Started(List<BoundListener> listeners, List<Problem> warnings) implements StartResult {
        public Started {
            listeners = List.copyOf(listeners);
            warnings = List.copyOf(warnings);
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
