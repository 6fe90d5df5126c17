package org.yaomote.transport;

import io.netty.buffer.ByteBuf;
import io.netty.channel.unix.Buffer;
import io.netty.channel.unix.IovArray;
import io.netty.channel.unix.Socket;

import org.jspecify.annotations.Nullable;

import java.io.IOException;

/// What one connection has still to send.
///
/// Small pieces are gathered, so that a head and a short body leave in one system call. A large one
/// is tried at once, out of the memory it lies in and together with what was gathered. Only what
/// the kernel did not take is copied, so nothing here holds the buffer of somebody else.
///
/// Thread: its event loop. Every method that writes fails if the peer takes nothing any more.
final class Outgoing {
    /// From this size on a piece is sent from where it lies; copying less costs less than a system
    /// call.
    private static final int LARGE = 16 * 1024;

    private final Socket socket;
    private final SocketLoop loop;
    private @Nullable ByteBuf gathered;
    private @Nullable ByteBuf unsent;

    Outgoing(Socket socket, SocketLoop loop) {
        this.socket = socket;
        this.loop = loop;
    }

    /// Bytes the kernel did not take.
    int unsent() {
        return unsent == null ? 0 : unsent.readableBytes();
    }

    void add(byte[] bytes, int from, int to) throws IOException {
        for (int at = from; at < to; ) {
            ByteBuf room = room(to - at);
            int length = Math.min(to - at, room.writableBytes());
            room.writeBytes(bytes, at, length);
            at += length;
        }
    }

    void add(ByteBuf bytes, int from, int to) throws IOException {
        boolean inOnePlace = bytes.isDirect() && bytes.nioBufferCount() == 1;
        if (to - from >= LARGE && inOnePlace && unsent == null) {
            sendNow(bytes, from, to);
            return;
        }
        for (int at = from; at < to; ) {
            ByteBuf room = room(to - at);
            int length = Math.min(to - at, room.writableBytes());
            room.writeBytes(bytes, at, length);
            at += length;
        }
    }

    /// Hands what was gathered to the kernel.
    void push() throws IOException {
        ByteBuf present = gathered;
        if (present != null) {
            gathered = null;
            int length = present.readableBytes();
            int taken;
            try {
                taken = socket.sendAddress(address(present), 0, length);
                if (taken < length) {
                    keep(present, taken, length);
                }
            } finally {
                loop.giveBack(present);
            }
        }
    }

    /// Sends what was left.
    ///
    /// @return whether nothing is left now
    boolean drain() throws IOException {
        ByteBuf present = unsent;
        if (present != null) {
            int taken =
                    socket.sendAddress(
                            address(present), present.readerIndex(), present.writerIndex());
            present.skipBytes(taken);
            if (present.isReadable()) {
                return false;
            }
            unsent = null;
            present.release();
        }
        return true;
    }

    /// Forgets everything.
    void release() {
        if (gathered != null) {
            loop.giveBack(gathered);
            gathered = null;
        }
        if (unsent != null) {
            unsent.release();
            unsent = null;
        }
    }

    /// Where bytes can be put: behind what is left, or else with what is gathered. May have less
    /// room than was asked for, but always some.
    private ByteBuf room(int length) throws IOException {
        if (unsent == null && gathered != null && !gathered.isWritable()) {
            push();
        }
        ByteBuf left = unsent;
        if (left != null) {
            left.discardSomeReadBytes();
            return left.ensureWritable(length);
        }
        if (gathered == null) {
            gathered = loop.lend();
        }
        return gathered;
    }

    private void sendNow(ByteBuf bytes, int from, int to) throws IOException {
        ByteBuf before = gathered;
        if (before == null) {
            int taken = socket.sendAddress(address(bytes), from, to);
            keep(bytes, from + taken, to);
            return;
        }
        gathered = null;
        try {
            int length = before.readableBytes();
            IovArray pair = loop.pair();
            pair.add(before, 0, length);
            pair.add(bytes, from, to - from);
            int taken = (int) socket.writevAddresses(pair.memoryAddress(0), pair.count());
            keep(before, Math.min(taken, length), length);
            keep(bytes, from + Math.max(0, taken - length), to);
        } finally {
            loop.giveBack(before);
        }
    }

    private void keep(ByteBuf bytes, int from, int to) {
        if (from == to) {
            return;
        }
        ByteBuf left = unsent;
        if (left == null) {
            left = Acceptor.ALLOCATOR.directBuffer(to - from);
            unsent = left;
        }
        left.writeBytes(bytes, from, to - from);
    }

    /// Where a buffer's first byte lies.
    static long address(ByteBuf direct) {
        if (direct.hasMemoryAddress()) {
            return direct.memoryAddress();
        }
        return Buffer.memoryAddress(direct.nioBuffer(0, direct.capacity()));
    }
}
