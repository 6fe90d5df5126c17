package org.yaomote.proxy;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executor;

/// What is to be done once when the event loop has handled everything that is ready: connections
/// with many streams gather what they send and hand it to the kernel in one piece.
///
/// Thread: the loop.
final class TurnEnd {
    private final Executor loop;
    private final List<Runnable> tasks = new ArrayList<>();

    /// @param loop runs a task behind what it is at
    TurnEnd(Executor loop) {
        this.loop = loop;
    }

    /// Has a task run at the end of this turn.
    void add(Runnable task) {
        tasks.add(task);
        if (tasks.size() == 1) {
            loop.execute(this::run);
        }
    }

    private void run() {
        // A task may add others.
        for (int i = 0; i < tasks.size(); i++) {
            tasks.get(i).run();
        }
        tasks.clear();
    }
}
