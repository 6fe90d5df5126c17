package org.yaomote.store;

import java.io.IOException;
import java.nio.file.Path;

/// Another process that wants a lock: says whether it has it, and keeps it until it is told to end.
final class LockHolder {
    private LockHolder() {}

    public static void main(String[] words) throws IOException {
        ConfigLock.Attempt attempt = ConfigLock.take(Path.of(words[0]));
        System.out.println(attempt instanceof ConfigLock.Attempt.Taken ? "taken" : "refused");
        int _ = System.in.read();
        if (attempt instanceof ConfigLock.Attempt.Taken(var lock)) {
            lock.close();
        }
        System.out.println("closed");
        int _ = System.in.read();
    }
}
