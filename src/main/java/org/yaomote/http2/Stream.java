package org.yaomote.http2;

import io.netty.buffer.ByteBuf;

import org.jspecify.annotations.Nullable;
import org.yaomote.http.HeadOutput;

/// One request and its answer on a [Session], as seen from our side; whoever serves it extends
/// this.
///
/// Thread: the session's event loop, for everything. What is told may be answered at once.
public abstract class Stream {
    /// 0 until it is opened.
    int id;

    /// The next in the same slot of the table.
    @Nullable Stream next;

    /// The peer sent its END_STREAM.
    boolean remoteEnded;

    /// We sent ours.
    boolean localEnded;

    /// Reset by either side, or its connection ended: nothing more goes either way.
    boolean dead;

    /// Octets we may send, as far as this stream is concerned; below 0 after a change of settings.
    int sendWindow;

    /// Octets the peer may send.
    int receiveWindow;

    /// Octets received that nobody has taken yet.
    int untaken;

    /// Octets taken that the peer was not given back yet.
    int unreturned;

    /// What Content-Length says of the body that is received; -1 if nothing.
    long expected = -1;

    /// Octets of body received.
    long received;

    /// The final answer's head was received; what follows it are trailers.
    boolean headReceived;

    /// What the peer still sends is not wanted.
    boolean stopped;

    /// What the windows did not allow to be sent; null if nothing waits.
    @Nullable ByteBuf held;

    /// The end is to be sent behind what is held.
    boolean endHeld;

    /// Lines to be sent as trailers behind what is held.
    byte @Nullable [] trailersHeld;

    /// It stands in the list of those that wait for a window.
    boolean queued;

    /// Makes one that belongs to no session yet.
    protected Stream() {}

    /// A head is here, rendered as that of an HTTP/1.1 message: a request's on a server, an
    /// answer's on a client (also an interim one).
    ///
    /// @param head valid until this returns
    /// @param end whether the message ends with it; [#onEnd] does not follow then
    protected abstract void onHead(HeadOutput head, boolean end);

    /// The request's head is larger than allowed; on a server only, instead of [#onHead].
    protected abstract void onHeadTooLarge();

    /// Octets of the body. The buffer belongs to the caller. [Session#taken] is to be told when the
    /// other side has taken them.
    protected abstract void onData(ByteBuf buffer, int from, int to);

    /// Trailers, as field lines behind one another; [#onEnd] follows.
    ///
    /// @param lines valid until this returns
    protected abstract void onTrailers(HeadOutput lines);

    /// The message is complete, and as long as it said.
    protected abstract void onEnd();

    /// The stream is over before its time: by the peer, by a fault of its, or with its connection.
    ///
    /// @param code [ErrorCode#REFUSED_STREAM] if the peer is sure not to have begun with it
    protected abstract void onReset(ErrorCode code);

    /// It can take more after it could not.
    protected abstract void onWritable();

    /// Whether it answers a request that has no body in its answer whatever the length says (HEAD);
    /// asked on a client only.
    protected abstract boolean isBodiless();

    /// Whether nothing can be sent or received on it any more.
    public final boolean isDead() {
        return dead;
    }

    /// Whether the peer's message is complete.
    public final boolean isRemoteEnded() {
        return remoteEnded;
    }

    /// Octets that wait for a window.
    public final int held() {
        ByteBuf present = held;
        return present == null ? 0 : present.readableBytes();
    }

    /// Whether its end was sent, or waits to be.
    boolean isEnding() {
        return dead || localEnded || endHeld || trailersHeld != null;
    }

    /// Whether it may be opened, or opened again: no session has it any more.
    public final boolean isFree() {
        return (dead || id == 0) && !queued;
    }

    /// As it was when it was made.
    void renew() {
        next = null;
        remoteEnded = false;
        localEnded = false;
        dead = false;
        stopped = false;
        headReceived = false;
        untaken = 0;
        unreturned = 0;
        expected = -1;
        received = 0;
    }

    void releaseHeld() {
        if (held != null) {
            held.release();
            held = null;
        }
        trailersHeld = null;
        endHeld = false;
    }
}
