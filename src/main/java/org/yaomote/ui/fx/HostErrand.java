package org.yaomote.ui.fx;

import java.net.URI;
import java.util.List;
import java.util.Optional;

/// What can be wanted of a host wherever its name or address stands in the window; done by the
/// screen whose business it is.
public sealed interface HostErrand {
    /// Id of the screen that does it.
    default String screen() {
        return "sweep";
    }

    /// Shows the form that asks it again and again.
    ///
    /// @param host an address or a name; none stands for the one that is selected there
    record Ping(Optional<String> host) implements HostErrand {}

    /// Opens a page of it in the browser.
    record Browse(URI page) implements HostErrand {}

    /// Sweeps these once more, and nobody else.
    record Sweep(List<String> hosts) implements HostErrand {
        public Sweep {
            hosts = List.copyOf(hosts);
        }
    }

    /// Watches these from now on.
    record Watch(List<Named> hosts) implements HostErrand {
        public Watch {
            hosts = List.copyOf(hosts);
        }
    }

    /// Shows what the last sweep or the watch knows of it.
    record Find(String host) implements HostErrand {}

    /// Asks it for its certificate and says in words what that holds.
    ///
    /// @param place `host:port`; none stands for one that the user names there
    record Examine(Optional<String> place) implements HostErrand {
        @Override
        public String screen() {
            return "certificates";
        }
    }

    /// A host with its name.
    ///
    /// @param name for people; may be empty
    record Named(String host, String name) {}
}
