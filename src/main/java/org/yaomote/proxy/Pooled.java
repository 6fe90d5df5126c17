package org.yaomote.proxy;

/// Connections of one loop to one backend.
///
/// Thread: that loop.
interface Pooled {
    /// Closes what has been idle too long; everything idle if the backend is wanted no more.
    ///
    /// @param idleNanos how long a connection may be idle
    void expire(long nowNanos, long idleNanos);

    /// Whether there is none to look after.
    boolean isEmpty();
}
