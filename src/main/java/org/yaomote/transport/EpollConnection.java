package org.yaomote.transport;

import io.netty.buffer.ByteBuf;
import io.netty.channel.IoEvent;
import io.netty.channel.IoRegistration;
import io.netty.channel.epoll.EpollIoEvent;
import io.netty.channel.epoll.EpollIoHandle;
import io.netty.channel.epoll.EpollIoOps;
import io.netty.channel.unix.FileDescriptor;
import io.netty.channel.unix.Socket;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.lang.System.Logger.Level;
import java.net.InetSocketAddress;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.NotYetConnectedException;
import java.util.Objects;

/// A [Connection] on a Linux socket: epoll, edge-triggered, without a channel in between.
///
/// Epoll is told once in a connection's life and says when something *becomes* possible. So what is
/// possible is remembered: a reader that was held back reads on without asking epoll, and every
/// read goes on until the kernel has no more, the receiver has enough or others are to have a turn.
///
/// Thread: its event loop. Nothing that a receiver does calls a receiver back: reading on and the
/// news of a close wait for their turn ([SocketLoop#later]).
final class EpollConnection implements Connection, EpollIoHandle, SocketLoop.Watched {
    // What epoll says (epoll_ctl(2)). A number is used again as soon as it is free, so an event may
    // be a stranger's: none of them ends a connection before the socket itself was asked.
    private static final int ERROR = 0x8;
    private static final int HANG_UP = 0x10;
    private static final int ENDING = ERROR | HANG_UP | 0x2000;
    private static final int READABLE = 0x1 | ENDING;
    private static final int WRITABLE = 0x4 | ERROR | HANG_UP;

    private static final EpollIoOps INTEREST =
            EpollIoOps.EPOLLIN
                    .with(EpollIoOps.EPOLLOUT)
                    .with(EpollIoOps.EPOLLRDHUP)
                    .with(EpollIoOps.EPOLLET);

    /// Full reads until others have a turn.
    private static final int READS = 4;

    /// Above this many unsent bytes a connection is not read either: who takes no answers asks for
    /// no more.
    private static final int TOO_FAR_BEHIND = 512 * 1024;

    /// What follows when everything has been sent.
    private enum Then {
        NOTHING,
        END,
        CLOSE
    }

    private final SocketLoop loop;
    private final FileDescriptor socket;
    private final InetSocketAddress remote;
    private final Outgoing outgoing;

    /// We called the peer, not the peer us: what it said before it broke is worth reading.
    private final boolean ours;

    private Receiver receiver = Nobody.INSTANCE;
    private @Nullable InetSocketAddress local;
    private @Nullable Dial dial;
    private @Nullable IoRegistration registration;
    private Then then = Then.NOTHING;
    private boolean open = true;
    private boolean held;

    /// The kernel may have bytes, or the end.
    private boolean readable;

    /// The end is near: a read that gets less than it might is not the last.
    private boolean ending;

    /// The peer takes nothing any more, but may have said something before.
    private boolean deaf;

    private boolean broken;
    private boolean waitsForTurn;
    private boolean closedTold;
    private boolean endIsEnough;

    /// @param dial how it comes about if we call; null if the peer called
    private EpollConnection(
            SocketLoop loop, FileDescriptor socket, InetSocketAddress remote, @Nullable Dial dial) {
        this.loop = loop;
        this.socket = socket;
        this.remote = remote;
        this.dial = dial;
        this.ours = dial != null;
        this.outgoing = new Outgoing(socket, loop);
    }

    /// A connection that a peer made; it begins with [#begin].
    ///
    /// @param local null if the socket has to be asked
    static EpollConnection accepted(
            SocketLoop loop,
            int number,
            InetSocketAddress remote,
            @Nullable InetSocketAddress local) {
        // Not a Socket: that would ask the kernel for its family first.
        EpollConnection made = new EpollConnection(loop, new FileDescriptor(number), remote, null);
        made.local = local;
        return made;
    }

    /// A connection that is being made.
    static void dialled(SocketLoop loop, Dial dial) {
        EpollConnection made = new EpollConnection(loop, dial.socket(), dial.address(), dial);
        made.register();
        if (dial.atOnce()) {
            made.later();
        } else {
            loop.watch(made);
        }
    }

    /// Reads what an accepted connection has brought. Epoll is told of it only now, and of one that
    /// will be over soon perhaps never.
    void begin() {
        readable = true;
        try {
            read();
        } catch (RuntimeException e) {
            fault(e);
        }
        if (open && registration == null) {
            if (endIsEnough) {
                loop.watch(this);
            } else {
                register();
            }
        }
    }

    @Override
    public FileDescriptor fd() {
        return socket;
    }

    @Override
    public void handle(IoRegistration told, IoEvent event) {
        int ready = ((EpollIoEvent) event).ops().value();
        loop.enter();
        try {
            ready(ready);
        } catch (RuntimeException e) {
            fault(e);
        } finally {
            loop.leave();
        }
    }

    /// What it asked for by [SocketLoop#later].
    void turn() {
        waitsForTurn = false;
        try {
            if (dial != null) {
                connect(dial);
            } else if (open) {
                read();
            } else if (!closedTold) {
                closedTold = true;
                receiver.onClosed();
            }
        } catch (RuntimeException e) {
            fault(e);
        }
    }

    @Override
    public boolean look(long now) {
        if (!open) {
            return false;
        }
        Dial calling = dial;
        if (calling != null && !calling.isLate(now)) {
            return true;
        }
        try {
            if (calling != null) {
                giveUp(calling, calling.timeout());
            } else if (registration == null) {
                register();
            }
        } catch (RuntimeException e) {
            fault(e);
        }
        return false;
    }

    // ---- events --------------------------------------------------------------------------------

    private void ready(int events) {
        if (!open) {
            return;
        }
        if (dial != null) {
            connect(dial);
            return;
        }
        ending |= (events & ENDING) != 0;
        readable |= (events & READABLE) != 0;
        if ((events & ERROR) != 0 && !ours && hasFailed()) {
            broken = true;
            close();
            return;
        }
        if ((events & WRITABLE) != 0 && outgoing.unsent() > 0) {
            sendOn();
        }
        read();
    }

    private void connect(Dial calling) {
        try {
            if (!open) {
                throw new ClosedChannelException();
            }
            if (!calling.isConnected()) {
                return;
            }
        } catch (IOException e) {
            giveUp(calling, e);
            return;
        }
        dial = null;
        calling.outcome().connected(this);
        // What the peer says first is told by an event of its own.
    }

    private void giveUp(Dial calling, IOException cause) {
        dial = null;
        close();
        calling.outcome().failed(cause);
    }

    private void read() {
        ByteBuf buffer = loop.readBuffer();
        for (int reads = 0; mayRead(); reads++) {
            if (reads == READS) {
                later();
                return;
            }
            int count = fetch(buffer);
            if (count <= 0) {
                return;
            }
            readable = count == SocketLoop.READ || ending;
            receiver.onBytes(buffer.setIndex(0, count), 0, count);
        }
    }

    private boolean mayRead() {
        return open && readable && !held && outgoing.unsent() <= TOO_FAR_BEHIND;
    }

    /// @return how many bytes; none if there are none now or if that was the end
    private int fetch(ByteBuf buffer) {
        try {
            int count = socket.readAddress(Outgoing.address(buffer), 0, SocketLoop.READ);
            readable = count > 0;
            if (count < 0) {
                close();
            }
            return count;
        } catch (IOException | NotYetConnectedException e) {
            debug(e);
            broken = true;
            close();
            return 0;
        }
    }

    private void sendOn() {
        try {
            if (!outgoing.drain()) {
                return;
            }
        } catch (IOException e) {
            sendingFailed(e);
            return;
        }
        whenSent();
        if (open) {
            receiver.onWritable();
        }
    }

    /// A client cannot be answered any more. A backend may have answered early, and behind its
    /// answer comes the end (RFC 9112 §9.5).
    private void sendingFailed(IOException cause) {
        debug(cause);
        broken = true;
        outgoing.release();
        if (ours && then == Then.NOTHING) {
            deaf = true;
            readable = true;
            ending = true;
            later();
        } else {
            close();
        }
    }

    private void whenSent() {
        if (open && then == Then.CLOSE) {
            close();
        } else if (open && then == Then.END) {
            then = Then.NOTHING;
            endOutput();
        }
    }

    /// A fault of ours ends the connection it happened to, not the loop.
    private void fault(RuntimeException cause) {
        System.getLogger(EpollConnection.class.getName())
                .log(Level.ERROR, "connection ended", cause);
        broken = true;
        close();
    }

    private void later() {
        if (!waitsForTurn) {
            waitsForTurn = true;
            loop.later(this);
        }
    }

    private void register() {
        try {
            registration = loop.register(this, INTEREST);
        } catch (RuntimeException e) {
            debug(e);
            broken = true;
            close();
        }
    }

    private boolean hasFailed() {
        try {
            return asked().getSoError() != 0;
        } catch (IOException e) {
            debug(e);
            return true;
        }
    }

    private void endOutput() {
        try {
            asked().shutdown(false, true);
        } catch (IOException | NotYetConnectedException e) {
            // The peer was quicker and is gone already.
            debug(e);
        }
    }

    private Socket asked() {
        return socket instanceof Socket whole ? whole : new Socket(socket.intValue());
    }

    private static void debug(Exception cause) {
        System.getLogger(EpollConnection.class.getName())
                .log(Level.DEBUG, "connection ended", cause);
    }

    // ---- what a receiver asks for --------------------------------------------------------------

    @Override
    public void receiver(Receiver changed) {
        receiver = changed;
    }

    @Override
    public void send(ByteBuf buffer, int from, int to) {
        if (!isOpen()) {
            return;
        }
        try {
            outgoing.add(buffer, from, to);
            listenIfUnsent();
        } catch (IOException e) {
            sendingFailed(e);
        }
    }

    @Override
    public void send(byte[] bytes, int from, int to) {
        if (!isOpen()) {
            return;
        }
        try {
            outgoing.add(bytes, from, to);
        } catch (IOException e) {
            sendingFailed(e);
        }
    }

    @Override
    public void flush() {
        if (!isOpen()) {
            return;
        }
        try {
            outgoing.push();
            listenIfUnsent();
        } catch (IOException e) {
            sendingFailed(e);
        }
    }

    private void listenIfUnsent() {
        if (registration == null && outgoing.unsent() > 0) {
            register();
        }
    }

    @Override
    public boolean isWritable() {
        return outgoing.unsent() == 0;
    }

    @Override
    public long unsent() {
        return outgoing.unsent();
    }

    @Override
    public void reading(boolean on) {
        held = !on;
        if (!on || !open) {
            return;
        }
        if (registration == null) {
            register();
        }
        if (readable) {
            later();
        }
    }

    @Override
    public void endIsEnough() {
        endIsEnough = true;
    }

    @Override
    public void finishSending() {
        sendAllThen(Then.END);
    }

    @Override
    public void closeAfterSending() {
        sendAllThen(Then.CLOSE);
    }

    private void sendAllThen(Then what) {
        flush();
        if (deaf) {
            close();
        } else if (open) {
            then = what;
            if (outgoing.unsent() == 0) {
                whenSent();
            }
        }
    }

    @Override
    public void close() {
        if (!open) {
            return;
        }
        open = false;
        outgoing.release();
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
    public void reset() {
        if (!open) {
            return;
        }
        try {
            asked().setSoLinger(0);
        } catch (IOException e) {
            debug(e);
        }
        close();
    }

    @Override
    public boolean isOpen() {
        return open && !deaf;
    }

    @Override
    public boolean isBroken() {
        return broken;
    }

    @Override
    public String applicationProtocol() {
        return "";
    }

    @Override
    public @Nullable TlsSession tls() {
        return null;
    }

    @Override
    public InetSocketAddress remote() {
        return remote;
    }

    @Override
    public InetSocketAddress local() {
        InetSocketAddress known = local;
        if (known == null) {
            known = Objects.requireNonNull(asked().localAddress(), "no local address");
            local = known;
        }
        return known;
    }
}
