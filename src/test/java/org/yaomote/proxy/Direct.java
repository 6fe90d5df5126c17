package org.yaomote.proxy;

import io.netty.util.internal.PlatformDependent;

/// How much memory outside the heap buffers take.
final class Direct {
    private Direct() {}

    /// In bytes, of this process.
    static long used() {
        return PlatformDependent.usedDirectMemory();
    }
}
