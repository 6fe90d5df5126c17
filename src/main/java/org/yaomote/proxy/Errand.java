package org.yaomote.proxy;

import java.util.function.Supplier;

/// Something that another thread finds out for a request, and how the request goes on then.
///
/// Thread: made and ended on the connection's event loop.
final class Errand {
    private final Supplier<State> then;

    Errand(Supplier<State> then) {
        this.then = then;
    }

    /// It is done: what follows.
    State done() {
        return then.get();
    }
}
