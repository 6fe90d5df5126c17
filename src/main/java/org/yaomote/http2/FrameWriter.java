package org.yaomote.http2;

import io.netty.buffer.ByteBuf;

import java.util.Arrays;

/// Frames that wait for the end of the loop's turn, one behind the other.
///
/// Thread: its event loop.
final class FrameWriter {
    static final int HEADER = 9;

    private byte[] array = new byte[512];
    private int length;

    /// Where the last frame begins; -1 if it left already, or its END_STREAM stands elsewhere.
    private int last = -1;

    byte[] array() {
        return array;
    }

    int length() {
        return length;
    }

    /// What was written has left.
    void clear() {
        length = 0;
        last = -1;
        if (array.length > 64 * 1024) {
            array = new byte[512];
        }
    }

    /// Begins a frame; its payload is written next, and [#end] closes it.
    ///
    /// @return where it begins
    int begin(int type, int flags, int stream) {
        room(HEADER);
        int at = length;
        array[at + 3] = (byte) type;
        array[at + 4] = (byte) flags;
        number(at + 5, stream);
        length = at + HEADER;
        last = at;
        return at;
    }

    /// The frame's payload is complete.
    void end(int begun) {
        payloadLength(begun, length - begun - HEADER);
    }

    /// Says END_STREAM in the last frame, if that is one of the stream's that can.
    ///
    /// @return false if it is not
    boolean endStream(int stream) {
        if (last < 0 || intAt(last + 5) != stream || array[last + 3] > FrameType.HEADERS) {
            return false;
        }
        array[last + 4] |= FrameType.END_STREAM;
        return true;
    }

    /// A DATA frame's header; the payload goes another way.
    void dataHeader(int stream, int size) {
        int at = begin(FrameType.DATA, 0, stream);
        payloadLength(at, size);
        last = -1;
    }

    void data(int stream, ByteBuf buffer, int from, int to) {
        int at = begin(FrameType.DATA, 0, stream);
        room(to - from);
        buffer.getBytes(from, array, length, to - from);
        length += to - from;
        end(at);
    }

    void endOfStream(int stream) {
        end(begin(FrameType.DATA, FrameType.END_STREAM, stream));
    }

    void resetStream(int stream, ErrorCode code) {
        one(FrameType.RST_STREAM, stream, code.code());
    }

    void windowUpdate(int stream, int increment) {
        one(FrameType.WINDOW_UPDATE, stream, increment);
    }

    void goAway(int lastStream, ErrorCode code) {
        int at = begin(FrameType.GOAWAY, 0, 0);
        writeInt(lastStream);
        writeInt(code.code());
        end(at);
    }

    void settingsAck() {
        end(begin(FrameType.SETTINGS, FrameType.ACK, 0));
    }

    void ping(int flags, byte[] opaque, int from) {
        int at = begin(FrameType.PING, flags, 0);
        write(opaque, from, from + 8);
        end(at);
    }

    void setting(int identifier, int value) {
        room(6);
        array[length] = (byte) (identifier >> 8);
        array[length + 1] = (byte) identifier;
        number(length + 2, value);
        length += 6;
    }

    /// Splits the frame of a head that is too large for one (RFC 9113 §6.10).
    void split(int begun) {
        int size = length - begun - HEADER;
        if (size <= Limits.FRAME_BYTES) {
            return;
        }
        byte[] block = Arrays.copyOfRange(array, begun + HEADER, length);
        int stream = intAt(begun + 5);
        array[begun + 4] &= (byte) ~FrameType.END_HEADERS;
        payloadLength(begun, Limits.FRAME_BYTES);
        length = begun + HEADER + Limits.FRAME_BYTES;
        for (int from = Limits.FRAME_BYTES; from < size; from += Limits.FRAME_BYTES) {
            int to = Math.min(size, from + Limits.FRAME_BYTES);
            int at = begin(FrameType.CONTINUATION, to == size ? FrameType.END_HEADERS : 0, stream);
            write(block, from, to);
            end(at);
        }
        last = -1;
    }

    void write(int octet) {
        room(1);
        array[length] = (byte) octet;
        length++;
    }

    void write(byte[] bytes, int from, int to) {
        room(to - from);
        System.arraycopy(bytes, from, array, length, to - from);
        length += to - from;
    }

    /// Writes letters in lower case.
    void writeLower(byte[] bytes, int from, int to) {
        room(to - from);
        int at = length;
        for (int i = from; i < to; i++) {
            byte b = bytes[i];
            array[at] = b >= 'A' && b <= 'Z' ? (byte) (b + 32) : b;
            at++;
        }
        length = at;
    }

    /// Takes back what was written behind an index.
    void backTo(int index) {
        length = index;
    }

    private void writeInt(int value) {
        room(4);
        number(length, value);
        length += 4;
    }

    private void one(int type, int stream, int value) {
        int at = begin(type, 0, stream);
        writeInt(value);
        end(at);
    }

    private int intAt(int at) {
        return FrameReader.intAt(array, at);
    }

    private void number(int at, int value) {
        array[at] = (byte) (value >> 24);
        array[at + 1] = (byte) (value >> 16);
        array[at + 2] = (byte) (value >> 8);
        array[at + 3] = (byte) value;
    }

    private void payloadLength(int at, int size) {
        array[at] = (byte) (size >> 16);
        array[at + 1] = (byte) (size >> 8);
        array[at + 2] = (byte) size;
    }

    private void room(int more) {
        if (length + more > array.length) {
            array = Arrays.copyOf(array, Math.max(array.length * 2, length + more));
        }
    }
}
