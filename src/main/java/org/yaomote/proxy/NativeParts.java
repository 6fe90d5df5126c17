package org.yaomote.proxy;

import org.yaomote.transport.EventLoops;

/// What an engine has of the system's own code.
public final class NativeParts {
    private NativeParts() {}

    /// Loads it, so that making the first engine takes no time: some tenths of a second, once. Any
    /// thread; harmless if an engine is being made meanwhile.
    public static void load() {
        EventLoops.prepare();
    }
}
