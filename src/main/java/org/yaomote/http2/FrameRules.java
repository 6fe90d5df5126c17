package org.yaomote.http2;

import io.netty.buffer.ByteBuf;

import org.jspecify.annotations.Nullable;
import org.yaomote.http2.FrameReader.Payload;
import org.yaomote.http2.Session.Role;

/// What a peer's frames mean, and what is done about those that must not come (RFC 9113 §5, §6).
///
/// Thread: its event loop.
final class FrameRules implements FrameReader.Frames {
    private final Session session;
    private final Streams streams;
    private final FrameReader reader;
    private final PeerSettings settings;
    private final Heads heads;

    /// Octets of the preface still to come.
    private int prefaceLeft;

    private boolean settingsCame;

    /// The stream of the DATA frame that is read; null if nobody wants it.
    private @Nullable Stream receiving;

    private boolean endsStream;

    FrameRules(Session session, Limits limits, Scratch scratch) {
        this.session = session;
        this.streams = session.streams();
        this.reader = new FrameReader(this, scratch);
        this.settings = new PeerSettings(session);
        this.heads = new Heads(session, limits, scratch);
        this.prefaceLeft = session.role() == Role.SERVER ? Preface.OF_CLIENT.length : 0;
    }

    int read(ByteBuf buffer, int from, int to) {
        int at = from;
        while (at < to && prefaceLeft > 0 && !session.isOver()) {
            if (buffer.getByte(at) != Preface.OF_CLIENT[Preface.OF_CLIENT.length - prefaceLeft]) {
                session.fail(ErrorCode.PROTOCOL_ERROR);
            }
            prefaceLeft--;
            at++;
        }
        return reader.read(buffer, at, to);
    }

    /// The highest number of a stream that the peer opened.
    int lastStream() {
        return heads.lastStream();
    }

    boolean isMidHead() {
        return heads.isMidHead() || reader.isMidFrame() || !settingsCame;
    }

    @Override
    public boolean isOver() {
        return session.isOver();
    }

    /// A request is a few octets and its answer may be many: who does not take those is not
    /// listened to. A backend's answers are wanted in any case.
    @Override
    public boolean isPaused() {
        return session.role() == Role.SERVER && session.outflow().isBehind();
    }

    @Override
    public void frame(int type, int flags, int stream, Payload payload) {
        if (!mayCome(type, flags, stream)) {
            session.fail(ErrorCode.PROTOCOL_ERROR);
            return;
        }
        switch (type) {
            case FrameType.HEADERS -> heads.headers(flags, stream, payload);
            case FrameType.CONTINUATION -> heads.continuation(flags, payload);
            case FrameType.PRIORITY -> priority(stream, payload);
            case FrameType.RST_STREAM -> reset(stream, payload);
            case FrameType.SETTINGS -> settings(flags, stream, payload);
            case FrameType.PING -> ping(flags, stream, payload);
            case FrameType.GOAWAY -> goAway(stream, payload);
            case FrameType.WINDOW_UPDATE -> windowUpdate(stream, payload);
            // Nobody may push to us: a client must not, and a server was told not to.
            case FrameType.PUSH_PROMISE -> session.fail(ErrorCode.PROTOCOL_ERROR);
            // RFC 9113 §4.1: what is unknown is ignored.
            default -> cheap();
        }
    }

    /// RFC 9113 §3.4: SETTINGS first. §4.3: nothing between the frames of a head.
    private boolean mayCome(int type, int flags, int stream) {
        if (!settingsCame) {
            return type == FrameType.SETTINGS && (flags & FrameType.ACK) == 0;
        }
        boolean continues = type == FrameType.CONTINUATION;
        return heads.isMidHead() ? continues && heads.stream() == stream : !continues;
    }

    @Override
    public void tooLarge() {
        session.fail(ErrorCode.FRAME_SIZE_ERROR);
    }

    @Override
    public void badPadding() {
        session.fail(ErrorCode.PROTOCOL_ERROR);
    }

    // ---- DATA (RFC 9113 §6.1) -------------------------------------------------------------------

    @Override
    public void data(int flags, int stream, int length) {
        receiving = null;
        if (!mayCome(FrameType.DATA, flags, stream) || heads.isIdle(stream)) {
            session.fail(ErrorCode.PROTOCOL_ERROR);
            return;
        }
        if (!session.inflow().received(length)) {
            session.fail(ErrorCode.FLOW_CONTROL_ERROR);
            return;
        }
        endsStream = (flags & FrameType.END_STREAM) != 0;
        if (length > 0) {
            session.guard().work();
        } else if (!endsStream) {
            cheap();
        }
        Stream found = streams.get(stream);
        if (found == null || found.remoteEnded || !takesData(found)) {
            unwanted(stream, length);
        } else if (session.inflow().received(found, length)) {
            receiving = found;
        } else {
            session.ends().streamError(stream, ErrorCode.FLOW_CONTROL_ERROR);
        }
    }

    private boolean takesData(Stream stream) {
        return session.role() == Role.SERVER || stream.headReceived;
    }

    private void unwanted(int stream, int length) {
        session.inflow().giveBack(length);
        // What was sent before our reset was seen is no fault (RFC 9113 §5.4.2).
        if (!streams.isReset(stream)) {
            Stream found = streams.get(stream);
            boolean early = found != null && !found.remoteEnded;
            ErrorCode code = early ? ErrorCode.PROTOCOL_ERROR : ErrorCode.STREAM_CLOSED;
            session.ends().streamError(stream, code);
        }
    }

    @Override
    public void content(ByteBuf buffer, int from, int to) {
        Stream stream = receiving;
        if (stream == null || stream.dead) {
            return;
        }
        stream.received += to - from;
        if (stream.expected >= 0 && stream.received > stream.expected) {
            session.ends().streamError(stream.id, ErrorCode.PROTOCOL_ERROR);
        } else {
            stream.onData(buffer, from, to);
        }
    }

    @Override
    public void padding(int octets) {
        if (receiving != null) {
            session.taken(receiving, octets);
        }
    }

    @Override
    public void dataEnd() {
        Stream stream = receiving;
        receiving = null;
        if (stream != null && endsStream && !stream.dead) {
            heads.endOf(stream);
        }
    }

    // ---- the others -----------------------------------------------------------------------------

    /// Deprecated, and ignored but for its form (RFC 9113 §6.3).
    private void priority(int stream, Payload payload) {
        if (stream == 0) {
            session.fail(ErrorCode.PROTOCOL_ERROR);
        } else if (payload.length() != 5) {
            session.ends().streamError(stream, ErrorCode.FRAME_SIZE_ERROR);
        } else if ((payload.intAt(0) & 0x7fffffff) == stream) {
            session.ends().streamError(stream, ErrorCode.PROTOCOL_ERROR);
        } else {
            cheap();
        }
    }

    private void reset(int stream, Payload payload) {
        if (heads.isIdle(stream)) {
            session.fail(ErrorCode.PROTOCOL_ERROR);
        } else if (payload.length() != 4) {
            session.fail(ErrorCode.FRAME_SIZE_ERROR);
        } else {
            session.ends().byPeer(stream, ErrorCode.of(payload.intAt(0)));
        }
    }

    private void settings(int flags, int stream, Payload payload) {
        boolean ack = (flags & FrameType.ACK) != 0;
        if (stream != 0) {
            session.fail(ErrorCode.PROTOCOL_ERROR);
        } else if (ack ? payload.length() != 0 : payload.length() % 6 != 0) {
            session.fail(ErrorCode.FRAME_SIZE_ERROR);
        } else if (cheap() && !ack) {
            settingsCame = true;
            settings.take(payload);
        }
    }

    private void ping(int flags, int stream, Payload payload) {
        if (stream != 0) {
            session.fail(ErrorCode.PROTOCOL_ERROR);
        } else if (payload.length() != 8) {
            session.fail(ErrorCode.FRAME_SIZE_ERROR);
        } else if (cheap()) {
            if ((flags & FrameType.ACK) != 0) {
                session.departure().pingAnswered(payload.bytes(), payload.from());
            } else {
                session.pending();
                session.writer().ping(FrameType.ACK, payload.bytes(), payload.from());
            }
        }
    }

    private void goAway(int stream, Payload payload) {
        if (stream != 0) {
            session.fail(ErrorCode.PROTOCOL_ERROR);
        } else if (payload.length() < 8) {
            session.fail(ErrorCode.FRAME_SIZE_ERROR);
        } else if (cheap()) {
            session.peerLeaves(payload.intAt(0) & 0x7fffffff);
        }
    }

    private void windowUpdate(int stream, Payload payload) {
        if (payload.length() != 4) {
            session.fail(ErrorCode.FRAME_SIZE_ERROR);
            return;
        }
        if (stream != 0 && heads.isIdle(stream)) {
            session.fail(ErrorCode.PROTOCOL_ERROR);
            return;
        }
        int increment = payload.intAt(0) & 0x7fffffff;
        if (cheap()) {
            widen(stream, increment);
        }
    }

    private void widen(int id, int increment) {
        if (id == 0) {
            if (increment == 0) {
                session.fail(ErrorCode.PROTOCOL_ERROR);
            } else if (!session.outflow().credit(increment)) {
                session.fail(ErrorCode.FLOW_CONTROL_ERROR);
            }
            return;
        }
        Stream stream = streams.get(id);
        // It may come for a stream that ended a moment ago (RFC 9113 §5.1).
        if (stream == null) {
            return;
        }
        if (increment == 0) {
            session.ends().streamError(id, ErrorCode.PROTOCOL_ERROR);
        } else if (!session.outflow().credit(stream, increment)) {
            session.ends().streamError(id, ErrorCode.FLOW_CONTROL_ERROR);
        }
    }

    /// @return whether the session goes on
    private boolean cheap() {
        if (!session.guard().cheapFrame()) {
            session.fail(ErrorCode.ENHANCE_YOUR_CALM);
            return false;
        }
        return true;
    }
}
