package org.yaomote.ui.sweep;

import org.yaomote.sweep.HostResult;

/// One request of a ping, and what came of it.
///
/// @param number from 1
/// @param result of the request
record PingReply(int number, HostResult result) {
    /// Whether a reply came.
    boolean isAnswered() {
        return result.echo().received() > 0;
    }

    /// The round trip in nanoseconds; 0 if none came.
    long nanos() {
        return result.echo().avgNanos();
    }
}
