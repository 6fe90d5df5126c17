package org.yaomote.transport;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;
import io.netty.buffer.Unpooled;
import io.netty.channel.DefaultMaxMessagesRecvByteBufAllocator;

import org.jspecify.annotations.Nullable;

/// Lets every connection of a loop read into the same large buffer.
///
/// Bytes per read decide the cost of large bodies (256 KiB against 64 KiB: 0.64 to 0.85 of the
/// processor time), and one buffer that stays in the cache costs nothing per idle connection. A
/// buffer somebody still holds (a slow peer's unsent bytes) is left to them and a new one made.
///
/// Thread: its event loop; [#release] after the loop has ended.
final class SharedReadBuffer extends DefaultMaxMessagesRecvByteBufAllocator {
    static final int SIZE = 256 * 1024;

    private @Nullable ByteBuf shared;

    SharedReadBuffer() {
        super(16);
    }

    @Override
    @SuppressWarnings("deprecation") // Netty has no other way to hand in a read buffer.
    public Handle newHandle() {
        return new MaxMessageHandle() {
            @Override
            public int guess() {
                return SIZE;
            }

            @Override
            public ByteBuf allocate(ByteBufAllocator allocator) {
                return take();
            }
        };
    }

    private ByteBuf take() {
        ByteBuf present = shared;
        if (present != null && present.refCnt() == 1) {
            return present.clear().retain();
        }
        if (present != null) {
            present.release();
        }
        ByteBuf made = Unpooled.directBuffer(SIZE, SIZE);
        shared = made;
        return made.retain();
    }

    void release() {
        if (shared != null) {
            shared.release();
            shared = null;
        }
    }
}
