package org.yaomote.store;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

/// Another process that wants a lock: says whether it has it, and keeps it until it is told to end.
final class LockHolder {
    private LockHolder() {}

    public static void main(String[] words) throws IOException {
        Optional<ConfigLock> lock = ConfigLock.take(Path.of(words[0]));
        System.out.println(lock.isPresent() ? "taken" : "refused");
        int _ = System.in.read();
        lock.ifPresent(ConfigLock::close);
        System.out.println("closed");
        int _ = System.in.read();
    }
}
