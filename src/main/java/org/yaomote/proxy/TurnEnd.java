package org.yaomote.proxy;

import org.yaomote.transport.Connection;

import java.lang.System.Logger.Level;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executor;

/// What is to be done once when the event loop has handled everything that is ready: connections
/// with many streams gather what they send and hand it to the kernel in one piece.
///
/// Thread: the loop.
final class TurnEnd {
    /// Something that gathers what it sends.
    interface Gathering extends Runnable {
        /// Where that goes.
        Connection connection();
    }

    private final Executor loop;
    private final List<Gathering> tasks = new ArrayList<>();

    /// @param loop runs a task behind what it is at
    TurnEnd(Executor loop) {
        this.loop = loop;
    }

    /// Has a task run at the end of this turn.
    void add(Gathering task) {
        tasks.add(task);
        if (tasks.size() == 1) {
            loop.execute(this::run);
        }
    }

    private void run() {
        // A task may add others.
        for (int i = 0; i < tasks.size(); i++) {
            run(tasks.get(i));
        }
        tasks.clear();
    }

    /// A fault of ours ends the connection it happened to, and no other one waits for ever.
    private static void run(Gathering task) {
        try {
            task.run();
        } catch (RuntimeException | Error e) {
            System.getLogger(TurnEnd.class.getName()).log(Level.ERROR, "connection ended", e);
            task.connection().reset();
        }
    }
}
