package org.yaomote.http2;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.PooledByteBufAllocator;

import java.util.ArrayDeque;
import java.util.Queue;

/// What a session sends of bodies, as far as the peer's windows allow (RFC 9113 §5.2); the rest is
/// held, stream by stream, so that one whose window is shut stops no other.
///
/// Thread: its event loop.
final class Outflow {
    private static final int MAX_WINDOW = Integer.MAX_VALUE;

    /// From this size on a payload is handed over instead of copied.
    private static final int HAND_OVER = 8 * 1024;

    /// So much is gathered before it is handed on within a turn.
    private static final int GATHERED = 64 * 1024;

    private final Session session;
    private final Wire wire;
    private final FrameWriter writer;
    private final Queue<Stream> waiting = new ArrayDeque<>();
    private int window = 65_535;
    private int initialWindow = 65_535;

    Outflow(Session session, Wire wire, FrameWriter writer) {
        this.session = session;
        this.wire = wire;
        this.writer = writer;
    }

    /// What a new stream may send.
    int initialWindow() {
        return initialWindow;
    }

    /// Whether the peer does not take what is sent as fast as it comes.
    boolean isBehind() {
        if (writer.length() >= GATHERED) {
            session.passOn();
        }
        return !wire.isWritable();
    }

    void data(Stream stream, ByteBuf buffer, int from, int to) {
        int at = from;
        if (stream.held == null) {
            at = send(stream, buffer, from, to, to - from);
        }
        if (at < to) {
            hold(stream, buffer, at, to);
        }
    }

    /// The peer takes more of everything.
    ///
    /// @return false if that is more than a window can be
    boolean credit(int increment) {
        if (window > MAX_WINDOW - increment) {
            return false;
        }
        window += increment;
        drainAll();
        return true;
    }

    /// The peer takes more of a stream.
    ///
    /// @return false if that is more than a window can be
    boolean credit(Stream stream, int increment) {
        if (stream.sendWindow > MAX_WINDOW - increment) {
            return false;
        }
        stream.sendWindow += increment;
        drain(stream);
        return true;
    }

    /// The peer's setting of what a new stream may send changes, and with it what the open ones may
    /// (RFC 9113 §6.9.2).
    ///
    /// @return false if a window becomes larger than it can be
    boolean initialWindow(int value) {
        int change = value - initialWindow;
        initialWindow = value;
        Stream[] all = session.streams().all();
        for (Stream stream : all) {
            if (change > 0 && stream.sendWindow > MAX_WINDOW - change) {
                return false;
            }
            stream.sendWindow += change;
        }
        for (Stream stream : all) {
            drain(stream);
        }
        return true;
    }

    private int send(Stream stream, ByteBuf buffer, int from, int to, int most) {
        int at = from;
        int end = Math.min(to, from + most);
        while (at < end) {
            int allowed = Math.min(window, stream.sendWindow);
            int size = Math.min(Math.min(end - at, Limits.FRAME_BYTES), allowed);
            if (size <= 0) {
                break;
            }
            frame(stream, buffer, at, at + size);
            window -= size;
            stream.sendWindow -= size;
            at += size;
        }
        return at;
    }

    private void frame(Stream stream, ByteBuf buffer, int from, int to) {
        session.guard().work();
        session.pending();
        // What is held may be moved in its buffer, so it is copied.
        if (to - from >= HAND_OVER && stream.held == null) {
            writer.dataHeader(stream.id, to - from);
            session.passOn();
            wire.send(buffer, from, to);
        } else {
            writer.data(stream.id, buffer, from, to);
            if (writer.length() >= GATHERED) {
                session.passOn();
            }
        }
    }

    private void hold(Stream stream, ByteBuf buffer, int from, int to) {
        ByteBuf present = stream.held;
        if (present == null) {
            present = PooledByteBufAllocator.DEFAULT.directBuffer(to - from);
            stream.held = present;
        } else {
            present.discardSomeReadBytes();
        }
        present.writeBytes(buffer, from, to - from);
        queue(stream);
    }

    /// A frame of each in turn, while the connection's window lasts.
    private void drainAll() {
        int idle = 0;
        while (window > 0 && idle < waiting.size()) {
            Stream stream = waiting.remove();
            stream.queued = false;
            idle = drainSome(stream, Limits.FRAME_BYTES) ? 0 : idle + 1;
            if (stream.held != null) {
                queue(stream);
            }
        }
    }

    private void queue(Stream stream) {
        if (!stream.queued) {
            stream.queued = true;
            waiting.add(stream);
        }
    }

    /// Nothing of a stream waits any more.
    void forget(Stream stream) {
        stream.releaseHeld();
        if (stream.queued) {
            stream.queued = false;
            waiting.remove(stream);
        }
    }

    private void drain(Stream stream) {
        if (stream.held != null) {
            drainSome(stream, Integer.MAX_VALUE);
        }
    }

    /// Sends of what is held.
    ///
    /// @return whether something was sent
    private boolean drainSome(Stream stream, int most) {
        ByteBuf held = stream.held;
        if (held == null) {
            return false;
        }
        int from = held.readerIndex();
        int to = held.writerIndex();
        int at = send(stream, held, from, to, Math.min(most, to - from));
        held.readerIndex(at);
        if (at == to) {
            drained(stream);
        }
        return at > from;
    }

    private void drained(Stream stream) {
        boolean end = stream.endHeld;
        byte[] trailers = stream.trailersHeld;
        forget(stream);
        if (trailers != null) {
            session.trailers(stream, trailers, 0, trailers.length);
        } else if (end) {
            session.end(stream);
        } else if (wire.isWritable()) {
            stream.onWritable();
        }
    }
}
