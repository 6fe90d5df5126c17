package org.yaomote.proxy;

import org.yaomote.config.ListenerId;

/// What a client connection asks of the engine.
///
/// Thread: any event loop.
interface Clients {
    /// The listener's route in the table in force; the last one it had if it was removed, so that a
    /// request already on its way is still answered.
    ListenerRoute route(ListenerId listener, ListenerRoute last);

    /// Whether connections are to be closed after the request they are at: the engine stops, or the
    /// listener is gone.
    boolean isLeaving(ListenerId listener);

    /// Who is let in, and who writes things down.
    Reception reception();
}
