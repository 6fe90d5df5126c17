package org.yaomote.transport;

import io.netty.channel.IoEvent;
import io.netty.channel.IoRegistration;
import io.netty.channel.epoll.EpollIoEvent;
import io.netty.channel.epoll.EpollIoHandle;
import io.netty.channel.epoll.EpollIoOps;
import io.netty.channel.unix.Socket;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.lang.System.Logger.Level;
import java.net.InetSocketAddress;
import java.nio.channels.NotYetConnectedException;
import java.util.Objects;

/// The socket of an [EpollConnection]: told to epoll once, given turns by its loop, and closed.
///
/// Thread: its event loop.
abstract class WatchedSocket implements Connection, EpollIoHandle, SocketLoop.Watched {
    private static final EpollIoOps INTEREST =
            EpollIoOps.EPOLLIN
                    .with(EpollIoOps.EPOLLOUT)
                    .with(EpollIoOps.EPOLLRDHUP)
                    .with(EpollIoOps.EPOLLET);

    private final SocketLoop loop;
    private final Socket socket;
    private final InetSocketAddress remote;
    private @Nullable InetSocketAddress local;
    private @Nullable IoRegistration registration;
    private boolean up = true;
    private boolean broken;
    private boolean waitsForTurn;

    WatchedSocket(SocketLoop loop, Socket socket, InetSocketAddress remote) {
        this.loop = loop;
        this.socket = socket;
        this.remote = remote;
    }

    /// Epoll says what has become possible.
    ///
    /// @param events as in epoll_ctl(2)
    abstract void onReady(int events);

    /// What was asked for by [#later].
    abstract void onTurn();

    /// It is being closed: what is unsent is forgotten.
    abstract void onClosing();

    final SocketLoop loop() {
        return loop;
    }

    @Override
    public final Socket fd() {
        return socket;
    }

    @Override
    public final void handle(IoRegistration told, IoEvent event) {
        int ready = ((EpollIoEvent) event).ops().value();
        loop.enter();
        try {
            onReady(ready);
        } catch (RuntimeException | Error e) {
            fault(e);
        } finally {
            loop.leave();
        }
    }

    /// What it asked for by [SocketLoop#later].
    final void turn() {
        waitsForTurn = false;
        try {
            onTurn();
        } catch (RuntimeException | Error e) {
            fault(e);
        }
    }

    /// Asks for a turn.
    final void later() {
        if (!waitsForTurn) {
            waitsForTurn = true;
            loop.later(this);
        }
    }

    /// Tells epoll; ends the connection if that fails.
    final void register() {
        try {
            registration = loop.register(this, INTEREST);
        } catch (RuntimeException e) {
            debug(e);
            breakOff();
        }
    }

    /// Whether epoll was told.
    final boolean isRegistered() {
        return registration != null;
    }

    // ---- what is asked of the socket itself
    // ------------------------------------------------------

    /// Whether it has an error; asking takes the error away.
    final boolean hasFailed() {
        try {
            return socket.getSoError() != 0;
        } catch (IOException e) {
            debug(e);
            return true;
        }
    }

    /// Says that nothing more will be sent.
    final void endOutput() {
        try {
            socket.shutdown(false, true);
        } catch (IOException | NotYetConnectedException e) {
            // The peer was quicker and is gone already.
            debug(e);
        }
    }

    @Override
    public final InetSocketAddress remote() {
        return remote;
    }

    @Override
    public final InetSocketAddress local() {
        InetSocketAddress known = local;
        if (known == null) {
            known = Objects.requireNonNull(socket.localAddress(), "no local address");
            local = known;
        }
        return known;
    }

    /// Saves asking for our address.
    ///
    /// @param known null if it is to be asked for
    final void knownLocal(@Nullable InetSocketAddress known) {
        local = known;
    }

    // ---- the end
    // ---------------------------------------------------------------------------------

    /// Whether it was not closed yet.
    final boolean isUp() {
        return up;
    }

    @Override
    public final void close() {
        if (!up) {
            return;
        }
        up = false;
        onClosing();
        try {
            // Closed first: epoll forgets a closed socket without being asked.
            socket.close();
        } catch (IOException e) {
            debug(e);
        }
        if (registration != null) {
            registration.cancel();
        }
        later();
    }

    @Override
    public final void reset() {
        if (!up) {
            return;
        }
        try {
            socket.setSoLinger(0);
        } catch (IOException e) {
            debug(e);
        }
        close();
    }

    /// Closes because it does not work any more.
    final void breakOff() {
        broken = true;
        close();
    }

    /// Remembers that it does not end in order.
    final void markBroken() {
        broken = true;
    }

    @Override
    public final boolean isBroken() {
        return broken;
    }

    /// A fault of ours ends the connection it happened to, not the loop.
    final void fault(Throwable cause) {
        loop.fault(cause, this);
        broken = true;
    }

    static void debug(Exception cause) {
        System.getLogger(EpollConnection.class.getName())
                .log(Level.DEBUG, "connection ended", cause);
    }
}
