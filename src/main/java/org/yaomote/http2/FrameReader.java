package org.yaomote.http2;

import io.netty.buffer.ByteBuf;

import java.util.Arrays;

/// Cuts the bytes of one connection into frames (RFC 9113 §4.1). DATA passes as it comes; any other
/// frame is kept until it is whole.
///
/// Thread: its event loop.
final class FrameReader {
    /// Is told of frames.
    interface Frames {
        /// A whole frame other than DATA.
        void frame(int type, int flags, int stream, Payload payload);

        /// A frame begins whose payload is longer than allowed.
        void tooLarge();

        /// A DATA frame begins.
        ///
        /// @param length of its payload, padding included
        void data(int flags, int stream, int length);

        /// Octets of the DATA frame, never none.
        void content(ByteBuf buffer, int from, int to);

        /// Octets of the DATA frame that only fill it.
        void padding(int octets);

        /// Its padding is longer than its payload.
        void badPadding();

        /// The DATA frame ends.
        void dataEnd();

        /// Whether nothing more is to be read.
        boolean isOver();

        /// Whether the next frame is to wait.
        boolean isPaused();
    }

    /// A frame's payload, as a range of an array; reused for frame after frame.
    static final class Payload {
        private byte[] bytes = new byte[0];
        private int from;
        private int to;

        private Payload set(byte[] array, int begin, int end) {
            bytes = array;
            from = begin;
            to = end;
            return this;
        }

        byte[] bytes() {
            return bytes;
        }

        int from() {
            return from;
        }

        int to() {
            return to;
        }

        int length() {
            return to - from;
        }

        int intAt(int offset) {
            return FrameReader.intAt(bytes, from + offset);
        }
    }

    private final Frames frames;
    private final Scratch scratch;
    private final Payload payload = new Payload();

    /// A frame that has begun.
    private byte[] held = new byte[FrameWriter.HEADER];

    private int heldLength;

    /// Of the DATA frame that has begun.
    private boolean inData;

    private boolean padLengthNext;
    private int content;
    private int padding;

    FrameReader(Frames frames, Scratch scratch) {
        this.frames = frames;
        this.scratch = scratch;
    }

    /// Whether a frame other than DATA has begun and is not whole.
    boolean isMidFrame() {
        return heldLength > 0;
    }

    /// Reads frames until there are no more or the next one is to wait.
    ///
    /// @return index of the first octet that waits
    int read(ByteBuf buffer, int from, int to) {
        int at = from;
        while (at < to && !frames.isOver()) {
            if (inData) {
                at = data(buffer, at, to);
            } else if (heldLength > 0) {
                at = complete(buffer, at, to);
            } else if (frames.isPaused()) {
                return at;
            } else {
                at = frame(buffer, at, to);
            }
        }
        return to;
    }

    /// Reads a frame that begins here.
    private int frame(ByteBuf buffer, int at, int to) {
        if (to - at < FrameWriter.HEADER) {
            return hold(buffer, at, to);
        }
        int first = buffer.getInt(at);
        int length = first >>> 8;
        int type = first & 0xff;
        int stream = buffer.getInt(at + 5) & 0x7fffffff;
        if (length > Limits.FRAME_BYTES) {
            frames.tooLarge();
            return to;
        }
        if (type == FrameType.DATA) {
            begin(buffer.getByte(at + 4), stream, length);
            return at + FrameWriter.HEADER;
        }
        int end = at + FrameWriter.HEADER + length;
        if (end > to) {
            return hold(buffer, at, to);
        }
        buffer.getBytes(at + FrameWriter.HEADER, scratch.frame(), 0, length);
        frames.frame(type, buffer.getByte(at + 4), stream, payload.set(scratch.frame(), 0, length));
        return end;
    }

    private int hold(ByteBuf buffer, int from, int to) {
        int size = to - from;
        if (heldLength + size > held.length) {
            held = Arrays.copyOf(held, heldLength + Math.max(size, 64));
        }
        buffer.getBytes(from, held, heldLength, size);
        heldLength += size;
        return to;
    }

    /// Adds to the frame that is held, up to its header's end or its own.
    private int complete(ByteBuf buffer, int at, int to) {
        int wanted = FrameWriter.HEADER;
        if (heldLength >= FrameWriter.HEADER) {
            wanted += intAt(held, 0) >>> 8;
        }
        int next = Math.min(to, at + wanted - heldLength);
        hold(buffer, at, next);
        if (heldLength < FrameWriter.HEADER) {
            return next;
        }
        int length = intAt(held, 0) >>> 8;
        if (length > Limits.FRAME_BYTES) {
            frames.tooLarge();
            return to;
        }
        int stream = intAt(held, 5) & 0x7fffffff;
        if (held[3] == FrameType.DATA) {
            heldLength = 0;
            begin(held[4], stream, length);
        } else if (heldLength == FrameWriter.HEADER + length) {
            byte[] whole = held;
            int end = heldLength;
            heldLength = 0;
            held = new byte[FrameWriter.HEADER];
            payload.set(whole, FrameWriter.HEADER, end);
            frames.frame(whole[3] & 0xff, whole[4], stream, payload);
        }
        return next;
    }

    private void begin(int flags, int stream, int length) {
        boolean padded = (flags & FrameType.PADDED) != 0;
        if (padded && length == 0) {
            // RFC 9113 §4.2: too small for the length of its padding.
            frames.tooLarge();
            return;
        }
        inData = true;
        padLengthNext = padded;
        content = length;
        padding = 0;
        frames.data(flags, stream, length);
        if (length == 0) {
            endData();
        }
    }

    private int data(ByteBuf buffer, int from, int to) {
        int at = from;
        if (padLengthNext) {
            padLengthNext = false;
            padding = buffer.getByte(at) & 0xff;
            at++;
            content -= padding + 1;
            if (content < 0) {
                frames.badPadding();
                return to;
            }
            frames.padding(padding + 1);
        }
        int size = Math.min(content, to - at);
        if (size > 0) {
            content -= size;
            frames.content(buffer, at, at + size);
            at += size;
        }
        int skipped = Math.min(padding, to - at);
        padding -= skipped;
        if (content == 0 && padding == 0) {
            endData();
        }
        return at + skipped;
    }

    private void endData() {
        inData = false;
        frames.dataEnd();
    }

    static int intAt(byte[] bytes, int at) {
        return ((bytes[at] & 0xff) << 24)
                | ((bytes[at + 1] & 0xff) << 16)
                | ((bytes[at + 2] & 0xff) << 8)
                | (bytes[at + 3] & 0xff);
    }
}
