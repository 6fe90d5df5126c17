package org.yaomote.proxy;

import org.yaomote.config.ListenerId;
import org.yaomote.transport.Connection;

import java.net.InetSocketAddress;
import java.util.function.Consumer;

/// A client's connection as its event loop keeps it.
///
/// Thread: that loop.
abstract class ServedConnection {
    private final Connection connection;
    private final Clients engine;
    private final ListenerId listener;
    private int place;

    /// @param listener where it was accepted
    ServedConnection(Connection connection, Clients engine, ListenerId listener) {
        this.connection = connection;
        this.engine = engine;
        this.listener = listener;
    }

    /// Where it stands in the loop's list.
    final int place() {
        return place;
    }

    /// Remembers where it stands.
    final void place(int index) {
        place = index;
    }

    /// What it is spoken on.
    public final Connection connection() {
        return connection;
    }

    /// The client's address.
    public final InetSocketAddress remote() {
        return connection.remote();
    }

    /// Looks at the time, in the loop's nanoseconds.
    abstract void tick(long now);

    /// Tells what is under way to backends.
    void underWay(Consumer<UnderWay> to) {
        // Nothing went to a backend yet.
    }

    /// Where it was accepted.
    final ListenerId listener() {
        return listener;
    }

    /// Whether somebody waits for an answer.
    abstract boolean isBusy();

    /// Whether no further request is to come: the engine stops, or the listener is gone.
    public final boolean isLeaving() {
        return engine.isLeaving(listener);
    }

    /// Closes if no request is under way, or sees to it that no further one comes.
    abstract void closeIfIdle();
}
