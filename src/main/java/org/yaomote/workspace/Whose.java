package org.yaomote.workspace;

import java.time.Instant;

/// Whose engine a window shows.
public sealed interface Whose {
    /// Its own.
    record Own() implements Whose {}

    /// That of another process.
    ///
    /// @param window whether that is a window, too, and not a service
    /// @param pid its process
    /// @param file the configuration that it serves
    /// @param keeps whether it begins with what was applied the next time
    record Attached(boolean window, long pid, String file, boolean keeps) implements Whose {}

    /// It was that of another process, of which nothing is heard any more: what it does is not
    /// known, so nothing of it is shown.
    ///
    /// @param ended whether it said that it ends
    /// @param lastSeen when it was heard of last
    record Gone(Attached before, boolean ended, Instant lastSeen) implements Whose {}
}
