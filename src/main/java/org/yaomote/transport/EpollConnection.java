package org.yaomote.transport;

import io.netty.buffer.ByteBuf;
import io.netty.channel.unix.Socket;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.NotYetConnectedException;

/// A [Connection] on a Linux socket: epoll, edge-triggered, without a channel in between.
///
/// Epoll is told once in a connection's life and says when something *becomes* possible. So what is
/// possible is remembered: a reader that was held back reads on without asking epoll, and every
/// read goes on until the kernel has no more, the receiver has enough or others are to have a turn.
///
/// Here it comes about and is read; [SendingSocket] sends, and [WatchedSocket] knows epoll and the
/// end. Thread: its event loop. Nothing that a receiver does calls a receiver back: reading on and
/// the news of a close wait for their turn ([SocketLoop#later]).
final class EpollConnection extends SendingSocket {
    // What epoll says (epoll_ctl(2)). A number is used again as soon as it is free, so an event may
    // be a stranger's: none of them ends a connection before the socket itself was asked.
    private static final int ERROR = 0x8;
    private static final int HANG_UP = 0x10;
    private static final int ENDING = ERROR | HANG_UP | 0x2000;
    private static final int READABLE = 0x1 | ENDING;
    private static final int WRITABLE = 0x4 | ERROR | HANG_UP;

    /// Full reads until others have a turn.
    private static final int READS = 4;

    /// Above this many unsent bytes a connection is not read either: who takes no answers asks for
    /// no more.
    private static final int TOO_FAR_BEHIND = 512 * 1024;

    private Receiver receiver = Nobody.INSTANCE;
    private @Nullable Dial dial;
    private boolean held;

    /// The kernel may have bytes, or the end.
    private boolean readable;

    /// The end is near: a read that gets less than it might is not the last.
    private boolean ending;

    private boolean closedTold;
    private boolean endIsEnough;

    /// The peer's end does not close.
    private boolean tellsEnd;

    /// The peer has sent all.
    private boolean ended;

    /// @param dial how it comes about if we call; null if the peer called
    private EpollConnection(
            SocketLoop loop, Socket socket, InetSocketAddress remote, @Nullable Dial dial) {
        super(loop, socket, remote, dial != null);
        this.dial = dial;
    }

    /// A connection that a peer made; it begins with [#begin].
    ///
    /// @param local null if the socket has to be asked
    static EpollConnection accepted(
            SocketLoop loop,
            int number,
            InetSocketAddress remote,
            @Nullable InetSocketAddress local) {
        // A Socket asks the kernel for its family first, and earns that with its first two calls:
        // recv and send are shorter ways than read and write.
        EpollConnection made = new EpollConnection(loop, new Socket(number), remote, null);
        made.knownLocal(local);
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
        } catch (RuntimeException | Error e) {
            fault(e);
        }
        if (isUp() && !isRegistered()) {
            if (endIsEnough) {
                loop().watch(this);
            } else {
                register();
            }
        }
    }

    @Override
    void onTurn() {
        if (dial != null) {
            connect(dial);
        } else if (isUp()) {
            read();
        } else if (!closedTold) {
            closedTold = true;
            receiver.onClosed();
        }
    }

    @Override
    public boolean look(long now) {
        if (!isUp()) {
            return false;
        }
        Dial calling = dial;
        if (calling != null && !calling.isLate(now)) {
            return true;
        }
        try {
            if (calling != null) {
                giveUp(calling, calling.timeout());
            } else if (!isRegistered()) {
                register();
            }
        } catch (RuntimeException | Error e) {
            fault(e);
        }
        return false;
    }

    // ---- events --------------------------------------------------------------------------------

    @Override
    void onReady(int events) {
        if (!isUp()) {
            return;
        }
        ending |= (events & ENDING) != 0;
        readable |= (events & READABLE) != 0;
        if (dial != null) {
            connect(dial);
            if (dial == null) {
                // A peer that speaks first may have done so already.
                read();
            }
            return;
        }
        if ((events & ERROR) != 0 && !isOurs() && hasFailed()) {
            breakOff();
            return;
        }
        if ((events & WRITABLE) != 0 && unsent() > 0 && sendOn()) {
            receiver.onWritable();
        }
        read();
    }

    private void connect(Dial calling) {
        try {
            if (!isUp()) {
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
    }

    private void giveUp(Dial calling, IOException cause) {
        dial = null;
        close();
        calling.outcome().failed(cause);
    }

    private void read() {
        for (int reads = 0; mayRead(); reads++) {
            if (reads == READS) {
                later();
                return;
            }
            // Anew each time: who got the last bytes may keep them where they are.
            ByteBuf buffer = loop().readBuffer();
            int count = fetch(buffer);
            if (count <= 0) {
                return;
            }
            readable = count == SocketLoop.READ || ending;
            receiver.onBytes(buffer.setIndex(0, count), 0, count);
        }
    }

    private void end() {
        if (tellsEnd) {
            ended = true;
            receiver.onPeerEnd();
        } else {
            close();
        }
    }

    private boolean mayRead() {
        return isUp() && !ended && readable && !held && unsent() <= TOO_FAR_BEHIND;
    }

    /// @return how many bytes; none if there are none now or if that was the end
    private int fetch(ByteBuf buffer) {
        try {
            int count = fd().recvAddress(Outgoing.address(buffer), 0, SocketLoop.READ);
            readable = count > 0;
            if (count < 0) {
                end();
            }
            return count;
        } catch (IOException | NotYetConnectedException e) {
            debug(e);
            breakOff();
            return 0;
        }
    }

    /// A backend may have answered early, and behind its answer comes the end (RFC 9112 §9.5).
    @Override
    void onDeaf() {
        readable = true;
        ending = true;
        later();
    }

    // ---- what a receiver asks for --------------------------------------------------------------

    @Override
    public void receiver(Receiver changed) {
        receiver = changed;
    }

    @Override
    public void reading(boolean on) {
        held = !on;
        if (!on || !isUp()) {
            return;
        }
        if (!isRegistered()) {
            register();
        }
        if (readable) {
            later();
        }
    }

    @Override
    public void tellEnd() {
        tellsEnd = true;
    }

    @Override
    public void endIsEnough() {
        endIsEnough = true;
    }

    @Override
    public String applicationProtocol() {
        return "";
    }

    @Override
    public @Nullable TlsSession tls() {
        return null;
    }
}
