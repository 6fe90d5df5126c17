package org.yaomote.ports;

import java.util.List;

/// The system's table of sockets that wait for TCP connections.
///
/// Thread: any that may block; it takes some milliseconds, with very many processes some hundred.
public interface ListeningSockets {
    /// All of them now, in rising order of ports; empty if the system does not tell.
    List<Listening> now();

    /// The table of a system.
    static ListeningSockets of(SystemKind kind) {
        return switch (kind) {
            case LINUX -> LinuxSockets.ofThisComputer();
            case MAC -> new LsofSockets(Output::ofSystem);
            case WINDOWS -> new NetstatSockets(Output::ofSystem);
            case OTHER -> List::of;
        };
    }
}
