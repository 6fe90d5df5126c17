package org.yaomote.control;

import org.yaomote.config.Problem;
import org.yaomote.metrics.BackendHealth;
import org.yaomote.metrics.BoundListener;
import org.yaomote.metrics.InFlight;
import org.yaomote.metrics.TrafficSnapshot;

import java.time.Instant;
import java.util.List;

/// What is answered: a line such as `{"yaomote":1,"answer":"done",…}`.
public sealed interface Answer {
    /// Who serves.
    ///
    /// @param version of the program
    /// @param pid its process
    /// @param window whether it is a window that serves, and not a service
    /// @param file the configuration that is served, absolute
    record Me(String version, long pid, boolean window, String file) implements Answer {}

    /// Everything.
    ///
    /// @param configuration what is in force, as text of the program's own format
    /// @param hash of the configuration: another one, another configuration
    /// @param warnings what does not work although the rest does
    /// @param keeps whether what is applied can be written over the file that is served
    record Serving(
            Me me,
            String configuration,
            String hash,
            List<BoundListener> listeners,
            List<Problem> warnings,
            TrafficSnapshot counts,
            boolean keeps)
            implements Answer {
        public Serving {
            listeners = List.copyOf(listeners);
            warnings = List.copyOf(warnings);
        }
    }

    /// The counts, and whether what is served is still the same.
    record Pulse(String hash, TrafficSnapshot counts) implements Answer {}

    /// It was done, or nothing is in the way of it.
    ///
    /// @param listeners that are open now
    /// @param problems warnings
    /// @param kept whether it was written over the file that is served
    record Done(List<BoundListener> listeners, List<Problem> problems, boolean kept)
            implements Answer {
        public Done {
            listeners = List.copyOf(listeners);
            problems = List.copyOf(problems);
        }

        /// Nothing more to say.
        public Done() {
            this(List.of(), List.of(), false);
        }
    }

    /// Nothing was changed.
    ///
    /// @param problems why, each with its line or field where it has one
    record Refused(List<Problem> problems) implements Answer {
        public Refused {
            problems = List.copyOf(problems);
        }

        /// For one reason.
        public Refused(Problem problem) {
            this(List.of(problem));
        }
    }

    /// What a backend has to do.
    record Busy(InFlight inFlight) implements Answer {}

    /// How a backend was found.
    record Looked(List<BackendHealth.Check> checks) implements Answer {
        public Looked {
            checks = List.copyOf(checks);
        }
    }

    /// How many it were.
    record Counted(int count) implements Answer {}

    /// Clients that are bound to backends.
    record Bound(List<Session> sessions) implements Answer {
        public Bound {
            sessions = List.copyOf(sessions);
        }
    }

    /// One of them; what the client sends is a secret and stays where it is.
    ///
    /// @param address of the backend
    /// @param shown the client, or so much of its key that nobody could use it
    /// @param token by which it can be unbound
    record Session(String service, String address, String shown, String token, Instant until) {}

    /// It serves no more; the last line.
    record Ended() implements Answer {}

    /// No answer. Never on the wire.
    ///
    /// @param why in the system's words, for a log
    record Silence(String why) implements Answer {}
}
