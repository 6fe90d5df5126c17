package org.yaomote.proxy;

import org.jspecify.annotations.Nullable;
import org.yaomote.config.Problem;
import org.yaomote.config.Protocol;
import org.yaomote.metrics.BoundListener;
import org.yaomote.tls.ServerTls;
import org.yaomote.transport.Acceptor;
import org.yaomote.transport.Connection;

import java.net.InetAddress;
import java.util.List;

/// A listening socket and the listener it stands for at the moment; the socket outlives a change of
/// everything but its address.
///
/// Thread: the routes are swapped by the work thread and read by the event loops.
final class OpenListener implements Acceptor.Clients {
    /// What a new connection is given.
    private record Face(ListenerRoute route, @Nullable ServerTls tls) {}

    private final ListenerPlace place;
    private final List<LoopState> loops;
    private final Clients engine;
    private volatile Face face;
    private volatile @Nullable Acceptor acceptor;
    private volatile boolean closed;

    OpenListener(ListenerPlace place, List<LoopState> loops, Clients engine, ListenerSpec spec) {
        this.place = place;
        this.loops = loops;
        this.engine = engine;
        this.face = new Face(spec.route(), spec.tls());
    }

    /// A listener as it is to be from now on.
    record ListenerSpec(ListenerRoute route, @Nullable ServerTls tls) {}

    ListenerPlace place() {
        return place;
    }

    void opened(Acceptor socket) {
        acceptor = socket;
        accepting(!engine.reception().admission().isFull());
    }

    /// Lets nobody in although its socket is open, or does from now on.
    void closed(boolean closed) {
        this.closed = closed;
        accepting(!engine.reception().admission().isFull());
    }

    @Override
    public boolean areWelcome() {
        return !closed;
    }

    /// Accepts connections or lets them wait.
    void accepting(boolean on) {
        Acceptor socket = acceptor;
        if (socket != null) {
            socket.accepting(on && !closed);
        }
    }

    boolean isOpen() {
        Acceptor socket = acceptor;
        return socket != null && socket.isOpen();
    }

    @Nullable Acceptor acceptor() {
        return acceptor;
    }

    /// New connections get this from now on.
    void face(ListenerSpec spec) {
        ServerTls tls = spec.tls();
        ServerTls before = face.tls;
        // Of two that are the same the old one: clients have tickets of it.
        boolean stays = tls != null && before != null && tls.isSame(before);
        face = new Face(spec.route(), stays ? before : tls);
    }

    BoundListener bound() {
        Face now = face;
        Acceptor socket = acceptor;
        int port = socket == null ? place.port() : socket.address().getPort();
        var listener = now.route.listener();
        return new BoundListener(
                listener.id().value(),
                listener.name(),
                listener.address(),
                port,
                now.tls != null,
                listener.protocol() instanceof Protocol.Tcp);
    }

    @Override
    public void accepted(Connection connection, int loop) {
        ListenerRoute route = face.route;
        boolean isOurs = engine.reception().ownCalls().took(connection);
        LoopState state = loops.get(isOurs ? loop + loops.size() / 2 : loop);
        if (isOneTooMany(connection.remote().getAddress(), route.terms())) {
            connection.close();
        } else if (route.listener().protocol() instanceof Protocol.Tcp) {
            new Tunnel(connection, state, engine, route).open();
        } else if (FirstBytes.areOpen(route)) {
            new FirstBytes(connection, state, engine, route).open();
        } else {
            new ClientConnection(connection, state, engine, route).open();
        }
    }

    /// A trusted proxy brings many clients, so its connections are not one client's.
    private boolean isOneTooMany(InetAddress peer, ListenerTerms terms) {
        return terms.perClient() > 0
                && engine.reception().admission().of(peer) >= terms.perClient()
                && !terms.trusted().contains(peer);
    }

    @Override
    public @Nullable ServerTls tls() {
        return face.tls;
    }

    /// What a start or a change that went well has opened.
    static StartResult started(List<OpenListener> open, List<Problem> warnings) {
        return new StartResult.Started(open.stream().map(OpenListener::bound).toList(), warnings);
    }
}
