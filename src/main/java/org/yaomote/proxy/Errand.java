package org.yaomote.proxy;

import java.util.function.Supplier;

/// Something that another thread finds out for a request, and how the request goes on then.
///
/// Thread: made and ended on the connection's event loop.
final class Errand {
    private final Supplier<State> then;
    private final Runnable unwanted;

    Errand(Supplier<State> then) {
        this(then, () -> {});
    }

    /// @param unwanted gives back what was found out for a request that was given up
    Errand(Supplier<State> then, Runnable unwanted) {
        this.then = then;
        this.unwanted = unwanted;
    }

    /// It is done: what follows.
    State done() {
        return then.get();
    }

    /// It is done, but the request was given up meanwhile.
    void drop() {
        unwanted.run();
    }
}
