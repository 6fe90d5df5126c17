package org.yaomote.http2;

import io.netty.buffer.ByteBuf;

import java.util.Arrays;
import java.util.function.LongSupplier;

/// One HTTP/2 connection's protocol (RFC 9113), for the side that serves requests or for the one
/// that makes them.
///
/// What is sent is gathered and leaves with [#flush], which the owner calls once per turn of the
/// loop after [Wire#pending]. Thread: its event loop.
public final class Session {
    /// Which side we are.
    public enum Role {
        /// Requests come from the peer.
        SERVER,
        /// We make requests.
        CLIENT
    }

    private static final int MAX_STREAM = Integer.MAX_VALUE;

    private final Role role;
    private final Wire wire;
    private final SessionOwner owner;
    private final Limits limits;
    private final FrameWriter writer = new FrameWriter();
    private final Streams streams = new Streams();
    private final HpackEncoder encoder = new HpackEncoder();
    private final FloodGuard guard;
    private final Outflow outflow;
    private final Inflow inflow;
    private final FrameRules rules;
    private final StreamEnds ends;
    private final Departure departure;
    private boolean pending;
    private boolean over;

    /// The number of the next stream that we open.
    private int nextStream = 1;

    /// The peer's limit on streams that we open.
    private int peerStreams = 100;

    private boolean peerLeaves;

    /// Makes a session; [#begin] starts it.
    ///
    /// @param scratch shared by the sessions of the loop
    public Session(Setup setup, Wire wire, SessionOwner owner, Scratch scratch) {
        this.role = setup.role();
        this.limits = setup.limits();
        this.wire = wire;
        this.owner = owner;
        this.guard = new FloodGuard(limits, setup.clock());
        this.outflow = new Outflow(this, wire, writer);
        this.inflow = new Inflow(this, writer, limits);
        this.ends = new StreamEnds(this);
        this.departure = new Departure(this);
        this.rules = new FrameRules(this, limits, scratch);
        if (setup.secure()) {
            encoder.secure();
        }
    }

    /// What a session is made of.
    ///
    /// @param secure whether requests that we make are of the scheme https
    /// @param clock nanoseconds, monotonic
    public record Setup(Role role, boolean secure, Limits limits, LongSupplier clock) {}

    /// Sends our preface (RFC 9113 §3.4).
    public void begin() {
        pending();
        Preface.write(role, limits, writer);
        inflow.begin();
    }

    /// Takes what arrived, up to the octet it returns: the rest waits until the wire takes more.
    public int receive(ByteBuf buffer, int from, int to) {
        return rules.read(buffer, from, to);
    }

    /// Hands on what waits.
    public void flush() {
        pending = false;
        passOn();
    }

    /// The connection can take more.
    public void onWritable() {
        for (Stream stream : streams.all()) {
            if (!stream.dead && stream.held == null) {
                stream.onWritable();
            }
        }
    }

    /// The connection is gone: so are its streams.
    public void onClosed() {
        over = true;
        ends.all(ErrorCode.CANCEL);
    }

    // ---- streams --------------------------------------------------------------------------------

    /// Whether another stream may be opened now; on a client.
    public boolean mayOpen() {
        int most = Math.min(peerStreams, limits.streams());
        return !isSpent() && streams.count() < most;
    }

    /// Whether no stream can ever be opened any more; on a client.
    public boolean isSpent() {
        return over || peerLeaves || nextStream < 0;
    }

    /// Whether a stream of this number was ever opened by us.
    boolean wasOpened(int id) {
        return nextStream < 0 || id < nextStream;
    }

    /// Open streams.
    public int streamCount() {
        return streams.count();
    }

    /// Begins a request; on a client, where [#mayOpen] said so.
    public void open(Stream stream) {
        admit(stream, nextStream);
        // Below 0 after the last number there is.
        nextStream = nextStream == MAX_STREAM ? -1 : nextStream + 2;
    }

    /// Sends a head, given as the text of an HTTP/1 head: a request's on a client, an answer's on a
    /// server. Nothing happens if the stream is dead; so for all that follows.
    public void head(Stream stream, byte[] text, int from, int to) {
        if (stream.dead) {
            return;
        }
        pending();
        guard.work();
        int at = writer.begin(FrameType.HEADERS, FrameType.END_HEADERS, stream.id);
        if (role == Role.SERVER) {
            encoder.answer(text, from, to, writer);
        } else {
            encoder.request(text, from, to, writer);
        }
        writer.end(at);
        writer.split(at);
    }

    /// Sends octets of a body; what the windows do not allow is held.
    public void data(Stream stream, ByteBuf buffer, int from, int to) {
        if (!stream.dead && to > from) {
            outflow.data(stream, buffer, from, to);
        }
    }

    /// Ends the message.
    public void end(Stream stream) {
        if (stream.isEnding()) {
            return;
        }
        if (stream.held != null) {
            stream.endHeld = true;
            return;
        }
        pending();
        if (!writer.endStream(stream.id)) {
            writer.endOfStream(stream.id);
        }
        ends.local(stream);
    }

    /// Ends the message with trailers, given as lines; with or without an empty one.
    public void trailers(Stream stream, byte[] lines, int from, int to) {
        if (stream.isEnding()) {
            return;
        }
        if (stream.held != null) {
            stream.trailersHeld = Arrays.copyOfRange(lines, from, to);
            return;
        }
        pending();
        int flags = FrameType.END_HEADERS | FrameType.END_STREAM;
        int at = writer.begin(FrameType.HEADERS, flags, stream.id);
        encoder.trailers(lines, from, to, writer);
        writer.end(at);
        writer.split(at);
        ends.local(stream);
    }

    /// What the peer still sends on the stream is not wanted: it is told so when our message has
    /// ended (RFC 9113 §8.1).
    public void stopReceiving(Stream stream) {
        ends.stopReceiving(stream);
    }

    /// Ends the stream before its time, without [Stream#onReset].
    public void reset(Stream stream, ErrorCode code) {
        ends.reset(stream, code);
    }

    /// The other side took octets of what [Stream#onData] gave it: the peer may send as many.
    public void taken(Stream stream, int octets) {
        inflow.taken(stream, octets);
    }

    /// Whether more may be sent on the stream without being held.
    public boolean isWritable(Stream stream) {
        return stream.held == null && wire.isWritable();
    }

    // ---- the end --------------------------------------------------------------------------------

    /// Takes leave: what the peer began before it knew is served to its end (RFC 9113 §6.8).
    public void leave() {
        if (!over) {
            departure.announce();
        }
    }

    /// Whether it takes leave.
    public boolean isLeaving() {
        return departure.isAnnounced();
    }

    /// Ends it now: what the peer begins from here on was not looked at.
    public void end() {
        fail(ErrorCode.NO_ERROR);
    }

    /// Whether it is over: nothing is received or sent any more.
    public boolean isOver() {
        return over;
    }

    /// Whether a head, or another frame that must be whole, has begun and is not complete.
    public boolean isMidHead() {
        return rules.isMidHead();
    }

    // ---- for the rules --------------------------------------------------------------------------

    Role role() {
        return role;
    }

    Streams streams() {
        return streams;
    }

    FloodGuard guard() {
        return guard;
    }

    Inflow inflow() {
        return inflow;
    }

    Outflow outflow() {
        return outflow;
    }

    SessionOwner owner() {
        return owner;
    }

    StreamEnds ends() {
        return ends;
    }

    Departure departure() {
        return departure;
    }

    FrameWriter writer() {
        return writer;
    }

    /// Something is about to be written.
    void pending() {
        if (!pending) {
            pending = true;
            wire.pending();
        }
    }

    /// Gives the wire what is gathered.
    void passOn() {
        if (writer.length() > 0) {
            wire.send(writer.array(), 0, writer.length());
            writer.clear();
        }
    }

    void admit(Stream stream, int id) {
        stream.renew();
        stream.id = id;
        stream.sendWindow = outflow.initialWindow();
        stream.receiveWindow = limits.streamWindow();
        streams.add(stream);
        guard.work();
    }

    /// A connection error (RFC 9113 §5.4.1).
    void fail(ErrorCode code) {
        if (over) {
            return;
        }
        pending();
        writer.goAway(rules.lastStream(), code);
        over = true;
        ends.all(code);
        owner.over(code);
    }

    /// All that was to be served before the end was served.
    void served() {
        over = true;
        owner.over(ErrorCode.NO_ERROR);
    }

    /// The highest number of a stream that the peer opened.
    int lastStream() {
        return rules.lastStream();
    }

    /// The peer's settings allow so many streams.
    void peerStreams(int count) {
        peerStreams = count;
    }

    /// The peer said GOAWAY: streams of ours above the number were not begun with.
    void peerLeaves(int lastStream) {
        peerLeaves = true;
        if (role == Role.CLIENT) {
            ends.refusedAbove(lastStream);
        }
        owner.goingAway();
    }

    /// The open streams now; a copy.
    public Stream[] all() {
        return streams.all();
    }
}
