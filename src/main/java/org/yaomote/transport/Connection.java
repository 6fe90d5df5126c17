package org.yaomote.transport;

import io.netty.buffer.ByteBuf;

import org.jspecify.annotations.Nullable;

import java.net.InetSocketAddress;

/// One end of a socket.
///
/// Thread: its event loop, for every method.
public interface Connection {
    /// Who is told of what arrives; may be changed at any time between two calls.
    void receiver(Receiver receiver);

    /// Sends a range of a buffer; copied or retained as needed, the caller keeps its reference. It
    /// leaves by the next [#flush], and may before if it is large.
    void send(ByteBuf buffer, int from, int to);

    /// Sends a range of an array; copied, the array is free when this returns.
    void send(byte[] bytes, int from, int to);

    /// Hands what was sent to the kernel.
    void flush();

    /// Whether what the kernel did not take yet is little enough to send more. When it becomes so
    /// again, [Receiver#onWritable] is called.
    boolean isWritable();

    /// Bytes handed to [#flush] that the kernel did not take yet.
    long unsent();

    /// Reads on, or lets the kernel hold what arrives (and so, in the end, the peer). What a read
    /// under way has already fetched still arrives.
    void reading(boolean on);

    /// Says that the peer has sent all it will: of interest is only that it went away, and a tenth
    /// of a second later is soon enough. Saves system calls for those who connect for one request.
    default void endIsEnough() {}

    /// Has the end of what the peer sends told by [Receiver#onPeerEnd] instead of closing: its side
    /// of the connection is over, ours goes on. In TLS the end closes all the same.
    default void tellEnd() {}

    /// Sends what is unsent and then the end of our sending side; the peer may still send.
    void finishSending();

    /// Closes after everything sent has left.
    void closeAfterSending();

    /// Closes now.
    void close();

    /// Closes now with a reset, so that the peer cannot take what it has for the whole; in TLS
    /// without the notification that would say so (RFC 8446 §6.1).
    void reset();

    /// Whether it is still open.
    boolean isOpen();

    /// Whether it ended by an error of the socket rather than by the peer's orderly close.
    boolean isBroken();

    /// What is spoken on it by agreement (ALPN, RFC 7301): `h2`, `http/1.1`, or empty without one.
    /// Known when the first bytes arrive.
    String applicationProtocol();

    /// What was agreed on in TLS; null on a plain connection. Known when the first bytes arrive;
    /// made anew at each call.
    @Nullable TlsSession tls();

    /// The peer's address.
    InetSocketAddress remote();

    /// Our address.
    InetSocketAddress local();
}
