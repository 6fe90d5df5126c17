package org.yaomote.proxy;

import java.io.File;

/// How many files and sockets this process has open.
final class Descriptors {
    private Descriptors() {}

    /// Counts them; 0 where the system does not tell.
    static long open() {
        String[] names = new File("/proc/self/fd").list();
        return names == null ? 0 : names.length;
    }
}
