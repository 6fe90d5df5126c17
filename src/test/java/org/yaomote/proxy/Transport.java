package org.yaomote.proxy;

import org.yaomote.transport.EventLoops;

/// What carries a test's bytes: the rules are the same on both.
enum Transport {
    /// The best of this system: epoll on Linux.
    BEST,
    /// NIO.
    PORTABLE;

    EventLoops loops(int count) {
        return switch (this) {
            case BEST -> EventLoops.best(count);
            case PORTABLE -> EventLoops.portable(count);
        };
    }
}
