package org.yaomote.proxy;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.util.concurrent.RejectedExecutionException;

/// A file that is on its way to a client, read piece by piece where waiting is allowed: one piece
/// at most is in memory, and the next is read only once the client can take it.
///
/// Thread: the client connection's event loop, which never waits for the disk.
final class SentFile {
    /// What is read at once.
    static final int PIECE = 64 * 1024;

    private final ServedFile.Found.Large file;
    private final Judging.Means means;
    private final Exchange exchange;
    private long left;
    private boolean isReading;
    private boolean isClosed;

    SentFile(ServedFile.Found.Large file, Judging.Means means, Exchange exchange) {
        this.file = file;
        this.means = means;
        this.exchange = exchange;
        this.left = file.size();
    }

    /// Whether all of it was read and passed on.
    boolean isSent() {
        return left == 0;
    }

    /// Has the next piece read, unless one is on its way or there is none.
    void more() {
        if (isReading || isClosed || left == 0) {
            return;
        }
        isReading = true;
        long at = file.size() - left;
        int wanted = (int) Math.min(left, PIECE);
        if (!means.desk().read(() -> fetch(at, wanted))) {
            means.loop().execute(() -> arrived(null));
        }
    }

    /// Nothing more of it is wanted.
    void close() {
        if (!isClosed) {
            isClosed = true;
            close(file.channel(), means.desk());
        }
    }

    /// Closes a file where waiting is allowed.
    static void close(FileChannel channel, RuleDesk desk) {
        if (!desk.read(() -> close(channel))) {
            close(channel);
        }
    }

    private static void close(FileChannel channel) {
        try {
            channel.close();
        } catch (IOException e) {
            System.getLogger(SentFile.class.getName())
                    .log(System.Logger.Level.DEBUG, "a file was not closed well", e);
        }
    }

    /// On a thread that may wait.
    private void fetch(long at, int wanted) {
        ByteBuf piece = piece(at, wanted);
        try {
            means.loop().execute(() -> arrived(piece));
        } catch (RejectedExecutionException _) {
            // The engine is gone, and its clients with it.
            release(piece);
        }
    }

    /// The next octets; null if there are none where there should be.
    private @Nullable ByteBuf piece(long at, int wanted) {
        ByteBuf piece = ByteBufAllocator.DEFAULT.directBuffer(wanted);
        try {
            if (piece.writeBytes(file.channel(), at, wanted) > 0) {
                return piece;
            }
        } catch (IOException e) {
            System.getLogger(SentFile.class.getName())
                    .log(System.Logger.Level.DEBUG, "a file cannot be read on", e);
        }
        piece.release();
        return null;
    }

    private void arrived(@Nullable ByteBuf piece) {
        isReading = false;
        try {
            if (isClosed) {
                return;
            }
            if (piece == null) {
                exchange.fileBroke();
            } else {
                left -= piece.readableBytes();
                exchange.fileToClient(this, piece);
            }
        } finally {
            release(piece);
        }
    }

    private static void release(@Nullable ByteBuf piece) {
        if (piece != null) {
            piece.release();
        }
    }
}
