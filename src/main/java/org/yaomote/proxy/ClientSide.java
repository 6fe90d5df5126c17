package org.yaomote.proxy;

import io.netty.buffer.ByteBuf;

import org.jspecify.annotations.Nullable;
import org.yaomote.http.HeadOutput;
import org.yaomote.http.OwnCookie;
import org.yaomote.http.RequestHead;
import org.yaomote.http.ResponseHead;
import org.yaomote.http.ResponseRewriter.Fate;

import java.net.InetSocketAddress;

/// The client's end of an exchange: an HTTP/1 connection, or one stream of an HTTP/2 connection.
///
/// Thread: its event loop.
interface ClientSide {
    /// The listener as it was when the request under way arrived.
    ListenerRoute route();

    /// The client's address.
    InetSocketAddress remote();

    /// What is told about the client's connection.
    ClientFacts facts();

    /// How many octets of what was refused stand at the start of the loop's scratch space; 0 if
    /// what stands there is something else.
    default int refusedOctets() {
        return 0;
    }

    /// Whether no further request is to come: the engine stops, or the listener is gone.
    boolean isLeaving();

    /// Whether a request has begun but its head is incomplete.
    boolean isMidHead();

    /// Sets when [Event.TimedOut] comes unless something else does, in the loop's nanoseconds.
    void deadline(long nanos);

    /// Writes a request's head as backends get it.
    ///
    /// @param own the cookie that stays here; null if there is none
    void rewrite(RequestHead head, @Nullable OwnCookie own, HeadOutput out);

    // ---- the request's body ------------------------------------------------------------------

    /// How the body of the request under way is to be passed on: plain, or in HTTP/1 chunks if its
    /// length is not known. Said before its first octet is passed.
    void plainBody(boolean plain);

    /// The backend is there, or can take more: the body that waited may go.
    void bodyMayGo();

    /// The backend cannot take more: the client is to be held back.
    void holdBody();

    // ---- the answer --------------------------------------------------------------------------

    /// Whether bodies of answers are to come without HTTP/1 chunks; an HTTP/1 client takes them as
    /// they are.
    default boolean takesPlainBodies() {
        return false;
    }

    /// Passes an answer's head on, interim or final.
    ///
    /// @param plain whether its body will come without chunks
    /// @return its length in octets as an HTTP/1 head
    int answer(ResponseHead head, Fate fate, boolean plain);

    /// Sends an answer of our own.
    ///
    /// @param page a whole HTTP/1 answer
    void page(byte[] page);

    /// Sends the head of an answer of our own whose body follows by [#pass] and [#endAnswer].
    ///
    /// @param head an HTTP/1 head
    void pageHead(byte[] head);

    /// Passes bytes of an answer's body on.
    void pass(ByteBuf buffer, int from, int to);

    /// Passes the trailers of an answer on whose body came plain.
    ///
    /// @param buffer holds field lines, each with its line end
    void trailers(ByteBuf buffer, int from, int to);

    /// The answer is complete.
    void endAnswer();

    /// Whether it takes more without queueing too much.
    boolean isWritable();

    /// Bytes it has not taken yet.
    long unsent();

    /// Hands what was written to the kernel, now or at the end of the loop's turn.
    void flush();

    // ---- what follows ------------------------------------------------------------------------

    /// The answer is complete: on to the next request, which may be here already.
    void nextRequest();

    /// Sends what is unsent and ends, gently if the client has sent more than was answered.
    void closeAfterAnswer();

    /// Sends what is unsent and ends; what the client still sends is read and dropped, so that a
    /// reset does not destroy the answer on its way (RFC 9112 §9.6).
    void closeGently();

    /// The answer cannot be completed: it must look cut.
    ///
    /// @param untilClose whether an orderly close would end it as if it were whole
    void cut(boolean untilClose);

    /// Ends at once, without sending what is unsent.
    void reset();

    /// From now on bytes pass through unseen.
    void tunnel();
}
