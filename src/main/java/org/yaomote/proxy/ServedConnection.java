package org.yaomote.proxy;

import org.yaomote.transport.Connection;

/// A client's connection as its event loop keeps it.
///
/// Thread: that loop.
interface ServedConnection {
    /// Where it stands in the loop's list.
    int place();

    /// Remembers where it stands.
    void place(int index);

    /// Looks at the time, in the loop's nanoseconds.
    void tick(long now);

    /// Whether somebody waits for an answer.
    boolean isBusy();

    /// Whether it is to be closed when its requests are answered.
    boolean isLeaving();

    /// Closes if no request is under way, or sees to it that no further one comes.
    void closeIfIdle();

    Connection connection();
}
