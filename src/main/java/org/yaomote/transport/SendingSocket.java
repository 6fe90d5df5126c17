package org.yaomote.transport;

import io.netty.buffer.ByteBuf;
import io.netty.channel.unix.Socket;

import java.io.IOException;
import java.net.InetSocketAddress;

/// The sending half of an [EpollConnection]: what is [Outgoing], and what follows when all of it
/// has gone.
///
/// Thread: its event loop.
abstract class SendingSocket extends WatchedSocket {
    /// What follows when everything has been sent.
    private enum Then {
        NOTHING,
        END,
        CLOSE
    }

    private final Outgoing outgoing;

    /// We called the peer, not the peer us: what it said before it broke is worth reading.
    private final boolean ours;

    private Then then = Then.NOTHING;

    /// The peer takes nothing any more, but may have said something before.
    private boolean deaf;

    /// @param ours whether we called the peer
    SendingSocket(SocketLoop loop, Socket socket, InetSocketAddress remote, boolean ours) {
        super(loop, socket, remote);
        this.ours = ours;
        this.outgoing = new Outgoing(socket, loop);
    }

    /// The peer takes nothing any more; what it said before is to be read.
    abstract void onDeaf();

    final boolean isOurs() {
        return ours;
    }

    @Override
    public final void send(ByteBuf buffer, int from, int to) {
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
    public final void send(byte[] bytes, int from, int to) {
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
    public final void flush() {
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
        if (!isRegistered() && outgoing.unsent() > 0) {
            register();
        }
    }

    /// Sends what was left.
    ///
    /// @return whether nothing is left and the connection is not closed
    final boolean sendOn() {
        try {
            if (!outgoing.drain()) {
                return false;
            }
        } catch (IOException e) {
            sendingFailed(e);
            return false;
        }
        whenSent();
        return isUp();
    }

    /// A client cannot be answered any more. A backend may have answered already.
    private void sendingFailed(IOException cause) {
        debug(cause);
        markBroken();
        outgoing.release();
        if (ours && then == Then.NOTHING) {
            deaf = true;
            onDeaf();
        } else {
            close();
        }
    }

    private void whenSent() {
        if (isUp() && then == Then.CLOSE) {
            close();
        } else if (isUp() && then == Then.END) {
            then = Then.NOTHING;
            endOutput();
        }
    }

    @Override
    public final boolean isWritable() {
        return outgoing.unsent() == 0;
    }

    @Override
    public final long unsent() {
        return outgoing.unsent();
    }

    @Override
    public final boolean isOpen() {
        return isUp() && !deaf;
    }

    @Override
    public final void finishSending() {
        sendAllThen(Then.END);
    }

    @Override
    public final void closeAfterSending() {
        sendAllThen(Then.CLOSE);
    }

    private void sendAllThen(Then what) {
        flush();
        if (deaf) {
            close();
        } else if (isUp()) {
            then = what;
            if (outgoing.unsent() == 0) {
                whenSent();
            }
        }
    }

    @Override
    final void onClosing() {
        outgoing.release();
    }
}
