package org.yaomote.proxy;

import io.netty.buffer.ByteBuf;

import org.yaomote.http.ResponseHead;

/// A backend's end of an exchange: an HTTP/1 connection, or one stream of an HTTP/2 connection.
///
/// Thread: its event loop.
interface UpstreamSide {
    /// Whether its connection served a request before.
    boolean isReused();

    /// Whether anything of an answer has come, be it an interim one.
    boolean hasAnswered();

    /// Sends a request's head; what comes from now on is its answer.
    void begin(Exchange by, Request of);

    // ---- the request's body ------------------------------------------------------------------

    /// Whether bodies of requests are to come without HTTP/1 chunks.
    boolean takesPlainBodies();

    /// Passes bytes of the request's body (or of a tunnel) on.
    void send(ByteBuf buffer, int from, int to);

    /// Passes the trailers of a request on whose body came plain.
    ///
    /// @param buffer holds field lines, each with its line end
    void trailers(ByteBuf buffer, int from, int to);

    /// The request is complete.
    void endRequest();

    /// Whether it takes more without queueing too much.
    boolean isWritable();

    /// Bytes it has not taken yet.
    long unsent();

    /// Hands what was written to the kernel, now or at the end of the loop's turn.
    void flush();

    // ---- the answer --------------------------------------------------------------------------

    /// The answer's head was taken: its body follows.
    ///
    /// @param plain whether it is to be passed on without HTTP/1 chunks
    void passBody(ResponseHead head, boolean plain);

    /// Reads on, or holds the backend back.
    void reading(boolean on);

    /// From now on bytes pass through unseen.
    void tunnel();

    // ---- what follows ------------------------------------------------------------------------

    /// Its answer is complete: back into the pool, if both sides want that.
    void release();

    /// Nobody wants it at the moment: into the pool.
    void keepUnused();

    /// Ends it; its exchange hears no more of it, also not of what has arrived already.
    void close();
}
