package org.yaomote.control;

import org.yaomote.store.ConfigLock;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalLong;

/// The right to be the only one for a configuration file, and to open its socket. The system takes
/// it back when the process ends, however it ends, so what a killed one left stands in nobody's
/// way.
///
/// Thread: any that may block.
public final class Claim implements AutoCloseable {
    private final Path socket;
    private final ConfigLock lock;
    private Optional<ControlServer.Bound> bound = Optional.empty();

    /// What came of claiming.
    public sealed interface Attempt {
        /// It is ours.
        record Ours(Claim claim) implements Attempt {}

        /// Another program has it.
        ///
        /// @param pid its process, where that can be read
        record Theirs(OptionalLong pid) implements Attempt {}

        /// There can be no channel here.
        ///
        /// @param reason in the system's words
        record Impossible(String reason) implements Attempt {}
    }

    private Claim(Path socket, ConfigLock lock) {
        this.socket = socket;
        this.lock = lock;
    }

    /// Claims a configuration file.
    public static Attempt of(ControlFolder folder, Path file, ControlFolder.Kind kind) {
        Optional<String> fault = folder.make();
        if (fault.isPresent()) {
            return new Attempt.Impossible(fault.get());
        }
        Path socket = folder.socket(file, kind);
        return switch (ConfigLock.take(socket)) {
            case ConfigLock.Attempt.Taken(var lock) -> new Attempt.Ours(new Claim(socket, lock));
            case ConfigLock.Attempt.HeldBy(var pid) -> new Attempt.Theirs(pid);
            case ConfigLock.Attempt.NotWritable(var reason) -> new Attempt.Impossible(reason);
        };
    }

    /// Makes the socket now, for a process that gives the right to make one away before [#open];
    /// who asks meanwhile waits. That it cannot be made is told by [#open].
    public void bind() {
        try {
            bound = Optional.of(ControlServer.bind(socket));
        } catch (IOException | UnsupportedOperationException e) {
            System.getLogger(Claim.class.getName())
                    .log(System.Logger.Level.WARNING, "no socket", e);
        }
    }

    /// Opens the socket.
    ///
    /// @throws IOException if the system does not let
    public ControlServer open(Controlled controlled) throws IOException {
        Optional<ControlServer.Bound> made = bound;
        bound = Optional.empty();
        return made.isPresent()
                ? ControlServer.open(socket, controlled, made.get())
                : ControlServer.open(socket, controlled);
    }

    @Override
    public void close() {
        bound.ifPresent(made -> ControlServer.removed(made.channel(), socket));
        bound = Optional.empty();
        lock.close();
    }
}
