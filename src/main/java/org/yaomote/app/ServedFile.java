package org.yaomote.app;

import org.yaomote.control.Answer;
import org.yaomote.control.ControlClient;
import org.yaomote.control.ControlFolder;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;

/// Who serves a configuration file.
///
/// Thread: one that may block.
///
/// @param channels where those who serve can be asked
record ServedFile(ControlFolder channels, Path file) {
    /// So long a service may take to come up on a busy computer.
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private static final long PAUSE_NANOS = 200_000_000;

    /// Who serves it now.
    Optional<Answer.Me> now() {
        return channels.sockets(file).stream()
                .flatMap(socket -> ControlClient.who(socket).stream())
                .findFirst();
    }

    /// Whether somebody serves it, at the latest after half a minute.
    boolean isServedSoon() {
        long until = System.nanoTime() + PATIENCE.toNanos();
        while (now().isEmpty()) {
            if (System.nanoTime() > until) {
                return false;
            }
            LockSupport.parkNanos(PAUSE_NANOS);
        }
        return true;
    }
}
