package org.yaomote.app;

import org.yaomote.store.TextFile;
import org.yaomote.workspace.RunState;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;

/// Remembers beyond the process that its proxy serves. Every end that the program has a say in
/// takes the mark away; where it is found by the next start, the one before ended unexpectedly.
///
/// @param file is there while the proxy serves
/// @param files writes and deletes, one after the other
record ServingMark(Path file, Executor files) {
    private static final System.Logger LOG = System.getLogger(ServingMark.class.getName());

    /// The mark of the programs that keep their state there.
    static ServingMark in(Path state, Executor files) {
        return new ServingMark(state.resolve("serving"), files);
    }

    /// Whether the last program that kept its state there ended while it served. Asked before this
    /// one serves.
    boolean isLeft() {
        return Files.exists(file);
    }

    /// The proxy does something else now.
    void follow(RunState now) {
        try {
            if (now instanceof RunState.Running(var since, _)) {
                files.execute(() -> new TextFile(file).replace("since " + since + "\n"));
            } else if (!(now instanceof RunState.Starting)) {
                files.execute(this::clear);
            }
        } catch (RejectedExecutionException _) {
            // The program ends, and clears it then.
        }
    }

    /// The program ends as it was told to.
    void clear() {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            LOG.log(System.Logger.Level.WARNING, "the mark of serving cannot be deleted", e);
        }
    }
}
