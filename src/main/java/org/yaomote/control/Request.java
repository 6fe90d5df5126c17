package org.yaomote.control;

import org.yaomote.config.BackendMode;

import java.util.List;
import java.util.Objects;

/// What may be asked. A line holds one: `{"yaomote":1,"ask":"status"}`, with the components beside
/// `ask`. Whatever comes from outside may be anything; only what cannot be asked at all is refused
/// here.
public sealed interface Request {
    /// Who is there; cheap.
    record Who() implements Request {}

    /// Everything: what is served, and the counts.
    record Status() implements Request {}

    /// The counts again and again, until the connection is closed.
    ///
    /// @param everyMillis how often, never more than five times a second
    record Watch(int everyMillis) implements Request {}

    /// Lets a backend do something else, at once.
    ///
    /// @param service its name or id
    /// @param backend its name or address
    record Order(String service, String backend, BackendMode mode) implements Request {
        public Order {
            Objects.requireNonNull(service);
            Objects.requireNonNull(backend);
            Objects.requireNonNull(mode);
        }
    }

    /// What a backend has to do now.
    record UnderWay(String service, String backend) implements Request {
        public UnderWay {
            Objects.requireNonNull(service);
            Objects.requireNonNull(backend);
        }
    }

    /// Ends what a backend has to do; what may be repeated goes to another one.
    record Cut(String service, String backend) implements Request {
        public Cut {
            Objects.requireNonNull(service);
            Objects.requireNonNull(backend);
        }
    }

    /// Asks a backend once whether it is well.
    record Test(String service, String backend) implements Request {
        public Test {
            Objects.requireNonNull(service);
            Objects.requireNonNull(backend);
        }
    }

    /// The latest checks of a backend.
    record Checks(String service, String backend) implements Request {
        public Checks {
            Objects.requireNonNull(service);
            Objects.requireNonNull(backend);
        }
    }

    /// Clients that are bound to backends.
    ///
    /// @param service whose; empty for all
    /// @param backend of the service; empty for all
    /// @param most how many of each backend at most
    record Sessions(String service, String backend, int most) implements Request {
        public Sessions {
            Objects.requireNonNull(service);
            Objects.requireNonNull(backend);
        }
    }

    /// Unbinds clients: their next requests go where the balancing says.
    ///
    /// @param service whose; empty for all
    /// @param backend of the service; empty for all
    /// @param token which one; empty for all
    record Unbind(String service, String backend, String token) implements Request {
        public Unbind {
            Objects.requireNonNull(service);
            Objects.requireNonNull(backend);
            Objects.requireNonNull(token);
        }
    }

    /// Puts a whole configuration in force, or changes nothing.
    ///
    /// @param name the file it comes from: for the places of problems, and what other files it
    ///   names are looked for beside it; empty if the text is like the one that is served
    /// @param text JSON, or a pound.cfg
    /// @param keep whether it is to be written over the file that is served, if that is of the
    ///   program's own format
    /// @param window the process of the window that asks, and makes a note itself of what comes of
    ///   it; 0 for anybody else
    record Apply(String name, String text, boolean keep, long window) implements Request {
        public Apply {
            Objects.requireNonNull(name);
            Objects.requireNonNull(text);
        }
    }

    /// Says what is wrong with a configuration; changes nothing.
    record Check(String name, String text) implements Request {
        public Check {
            Objects.requireNonNull(name);
            Objects.requireNonNull(text);
        }
    }

    /// Reads the file that is served again.
    record Reload() implements Request {}

    /// Stops after the requests under way.
    record Stop() implements Request {}

    /// Brings a window to the front.
    ///
    /// @param files to be opened in it
    record Raise(List<String> files) implements Request {
        public Raise {
            files = List.copyOf(files);
        }
    }
}
