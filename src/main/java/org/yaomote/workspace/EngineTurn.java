package org.yaomote.workspace;

import java.util.ArrayDeque;
import java.util.Deque;

/// Whose turn it is to have the engine put something in force. Each works out what it wants from
/// what is in force when its turn comes, so none undoes what another one did.
///
/// Thread: the workspace's.
final class EngineTurn {
    private final Deque<Runnable> waiting = new ArrayDeque<>();
    private boolean taken;

    /// Whether somebody has it.
    boolean isTaken() {
        return taken;
    }

    /// Takes it, until it is given back; only if nobody has it.
    void take() {
        assert !taken : "the engine is asked for one configuration at a time";
        taken = true;
    }

    /// Does the work when its turn has come, which may be at once. The turn is taken then, and the
    /// work has it given back when it is done.
    void whenFree(Runnable work) {
        if (taken) {
            waiting.addLast(work);
            return;
        }
        take();
        work.run();
    }

    /// It is over; the next who waits has it.
    void giveBack() {
        taken = false;
        Runnable next = waiting.pollFirst();
        if (next != null) {
            take();
            next.run();
        }
    }
}
