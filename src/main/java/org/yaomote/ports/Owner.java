package org.yaomote.ports;

import java.time.Instant;
import java.util.Optional;

/// Who has a socket.
public sealed interface Owner {
    /// A process that this program may know.
    ///
    /// @param pid its number
    /// @param program the name of what it runs, as short as the system keeps it
    /// @param since when the process was started; empty if the system does not tell
    record Known(long pid, String program, Optional<Instant> since) implements Owner {}

    /// A process that this program may not look at, because it is another user's.
    ///
    /// @param user name or number of that user; empty if not even that is known
    record Hidden(String user) implements Owner {}
}
