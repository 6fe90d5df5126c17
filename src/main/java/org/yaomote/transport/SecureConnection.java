package org.yaomote.transport;

import io.netty.buffer.ByteBuf;

import org.jspecify.annotations.Nullable;
import org.yaomote.tls.ClientHello;
import org.yaomote.tls.HelloReader;
import org.yaomote.tls.NativeSession;
import org.yaomote.tls.ServerTls;

import java.lang.System.Logger.Level;
import java.net.InetSocketAddress;
import java.util.List;

import javax.net.ssl.SSLException;

/// TLS with a client, on an [EpollConnection], by the native library's own calls: records are read
/// and written where they lie, in the loop's buffers.
///
/// A resting connection has the library's session and nothing else. Small pieces are gathered, so
/// that a head and a short body are one record.
///
/// Thread: its event loop.
final class SecureConnection implements Connection, Receiver, SocketLoop.Watched {
    private static final int LARGE = 16 * 1024;

    private final EpollConnection socket;
    private final SocketLoop loop;
    private final ServerTls tls;
    private final long deadline;
    private Receiver receiver = Nobody.INSTANCE;
    private String serverName = "";

    /// Until the client's hello is whole.
    private @Nullable HelloReader hello = new HelloReader();

    private @Nullable NativeSession session;
    private @Nullable ByteBuf gathered;
    private boolean shaken;
    private boolean broken;

    /// Our end was announced; nothing may follow it.
    private boolean ended;

    SecureConnection(EpollConnection socket, SocketLoop loop, ServerTls tls) {
        this.socket = socket;
        this.loop = loop;
        this.tls = tls;
        this.deadline = loop.now() + tls.handshakeLimit().toNanos();
    }

    /// Ends a handshake that takes too long.
    @Override
    public boolean look(long now) {
        if (shaken || !socket.isOpen()) {
            return false;
        }
        if (now - deadline < 0) {
            return true;
        }
        broken = true;
        socket.close();
        return false;
    }

    // ---- what the socket tells ------------------------------------------------------------------

    @Override
    public void onBytes(ByteBuf buffer, int from, int to) {
        try {
            NativeSession present = session;
            HelloReader reader = hello;
            if (present != null) {
                take(present, buffer, from, to);
            } else if (reader != null) {
                greet(reader, buffer, from, to);
            }
        } catch (SSLException e) {
            fail(e);
        }
    }

    @Override
    public void onWritable() {
        receiver.onWritable();
    }

    @Override
    public void onClosed() {
        releaseGathered();
        if (hello != null) {
            hello.release();
            hello = null;
        }
        NativeSession had = session;
        session = null;
        if (had != null) {
            had.free();
        }
        receiver.onClosed();
    }

    /// Looks at the first octets: which certificate, and whether there is a protocol in common.
    private void greet(HelloReader reader, ByteBuf octets, int from, int to) throws SSLException {
        ClientHello said = reader.read(octets, from, to);
        if (said == null) {
            return;
        }
        hello = null;
        try {
            if (!tls.speaksWith(said)) {
                byte[] alert = tls.noProtocol();
                socket.send(alert, 0, alert.length);
                socket.closeAfterSending();
                return;
            }
            serverName = said.serverName();
            NativeSession made = tls.session(serverName);
            session = made;
            ByteBuf kept = reader.kept();
            if (kept.isReadable()) {
                take(made, kept, 0, kept.writerIndex());
            } else {
                take(made, octets, from, to);
            }
        } finally {
            reader.release();
        }
    }

    private void take(NativeSession from, ByteBuf records, int begin, int end) throws SSLException {
        from.input(Outgoing.address(records) + begin, end - begin);
        while (from.hasInput() && socket.isOpen()) {
            ByteBuf plain = loop.plainBuffer();
            int length = from.read(Outgoing.address(plain), SocketLoop.READ);
            if (!shaken || length <= 0) {
                sendOutput(from);
                shaken = from.isShaken();
            }
            if (length == NativeSession.ENDED) {
                close();
            } else if (length > 0) {
                receiver.onBytes(plain.setIndex(0, length), 0, length);
            }
        }
        socket.flush();
    }

    private void sendOutput(NativeSession from) {
        while (from.hasOutput()) {
            ByteBuf out = loop.recordBuffer();
            int length = from.takeOutput(Outgoing.address(out), out.capacity());
            socket.send(out, 0, length);
        }
    }

    private void fail(SSLException cause) {
        System.getLogger(SecureConnection.class.getName())
                .log(Level.DEBUG, "connection ended", cause);
        broken = true;
        ended = true;
        NativeSession present = session;
        if (present != null) {
            sendOutput(present);
        }
        socket.closeAfterSending();
    }

    // ---- what a receiver asks for
    // ----------------------------------------------------------------

    @Override
    public void receiver(Receiver changed) {
        receiver = changed;
    }

    @Override
    public void send(ByteBuf buffer, int from, int to) {
        boolean inOnePlace = buffer.isDirect() && buffer.nioBufferCount() == 1;
        if (to - from >= LARGE && inOnePlace) {
            pushGathered();
            encrypt(Outgoing.address(buffer) + from, to - from);
            return;
        }
        for (int at = from; at < to; ) {
            ByteBuf room = room();
            int length = Math.min(to - at, room.writableBytes());
            room.writeBytes(buffer, at, length);
            at += length;
        }
    }

    @Override
    public void send(byte[] bytes, int from, int to) {
        for (int at = from; at < to; ) {
            ByteBuf room = room();
            int length = Math.min(to - at, room.writableBytes());
            room.writeBytes(bytes, at, length);
            at += length;
        }
    }

    private ByteBuf room() {
        if (gathered != null && !gathered.isWritable()) {
            pushGathered();
        }
        ByteBuf present = gathered;
        if (present == null) {
            present = loop.lend();
            gathered = present;
        }
        return present;
    }

    private void pushGathered() {
        ByteBuf present = gathered;
        if (present != null) {
            gathered = null;
            encrypt(Outgoing.address(present), present.readableBytes());
            loop.giveBack(present);
        }
    }

    private void releaseGathered() {
        if (gathered != null) {
            loop.giveBack(gathered);
            gathered = null;
        }
    }

    /// Nothing is said to a client before the handshake is done.
    private void encrypt(long from, int length) {
        NativeSession present = session;
        if (present == null || !shaken || ended || !socket.isOpen()) {
            return;
        }
        try {
            for (int done = 0; done < length && socket.isOpen(); done += present.encrypted()) {
                ByteBuf out = loop.recordBuffer();
                int records =
                        present.write(
                                from + done, length - done, Outgoing.address(out), out.capacity());
                socket.send(out, 0, records);
            }
        } catch (SSLException e) {
            fail(e);
        }
    }

    /// Announces our end (RFC 8446 §6.1).
    private void announceEnd() {
        NativeSession present = session;
        if (present == null || !shaken || ended || !socket.isOpen()) {
            return;
        }
        ended = true;
        ByteBuf out = loop.recordBuffer();
        int length = present.end(Outgoing.address(out), out.capacity());
        socket.send(out, 0, length);
    }

    @Override
    public void flush() {
        pushGathered();
        socket.flush();
    }

    @Override
    public boolean isWritable() {
        return socket.isWritable();
    }

    @Override
    public long unsent() {
        return socket.unsent();
    }

    @Override
    public void reading(boolean on) {
        socket.reading(on);
    }

    @Override
    public void finishSending() {
        pushGathered();
        announceEnd();
        socket.finishSending();
    }

    @Override
    public void closeAfterSending() {
        pushGathered();
        announceEnd();
        socket.closeAfterSending();
    }

    @Override
    public void close() {
        releaseGathered();
        announceEnd();
        socket.flush();
        socket.close();
    }

    @Override
    public void reset() {
        releaseGathered();
        socket.reset();
    }

    @Override
    public boolean isOpen() {
        return socket.isOpen();
    }

    @Override
    public boolean isBroken() {
        return broken || socket.isBroken();
    }

    @Override
    public String applicationProtocol() {
        NativeSession present = session;
        return present == null ? "" : present.protocol();
    }

    @Override
    public @Nullable TlsSession tls() {
        NativeSession present = session;
        return present == null
                ? null
                : new TlsSession(present.version(), present.suite(), serverName, List.of());
    }

    @Override
    public InetSocketAddress remote() {
        return socket.remote();
    }

    @Override
    public InetSocketAddress local() {
        return socket.local();
    }
}
