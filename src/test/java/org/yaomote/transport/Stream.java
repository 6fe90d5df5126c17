package org.yaomote.transport;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.EventLoop;

import java.util.Arrays;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/// One end that sends a known stream of octets and checks the other's, stopping now and then to
/// read.
///
/// Thread: the connection's loop.
final class Stream extends Ends.Listening {
    private static final int PERIOD = 251;
    private static final int LONGEST = 200_000;

    /// Long enough that any piece of the stream is somewhere in it.
    private static final byte[] PATTERN = pattern();

    private final ByteBuf pattern = Unpooled.directBuffer(PATTERN.length).writeBytes(PATTERN);
    private final Connection connection;
    private final EventLoop loop;
    private final Random random;
    private final long length;
    private final CompletableFuture<Void> received = new CompletableFuture<>();
    private long sent;
    private long arrived;

    Stream(Connection connection, EventLoop loop, long length, long seed) {
        this.connection = connection;
        this.loop = loop;
        this.length = length;
        this.random = new Random(seed);
    }

    private static byte[] pattern() {
        byte[] made = new byte[LONGEST + PERIOD];
        for (int i = 0; i < made.length; i++) {
            made[i] = (byte) (i % PERIOD);
        }
        return made;
    }

    /// Completes when everything of the other's has come, exceptionally if it is wrong.
    CompletableFuture<Void> received() {
        return received;
    }

    void begin() {
        connection.receiver(this);
        pump();
    }

    @Override
    public void onBytes(ByteBuf buffer, int from, int to) {
        byte[] piece = new byte[to - from];
        buffer.getBytes(from, piece);
        boolean wrong = !isAt(arrived, piece);
        arrived += to - from;
        if (wrong) {
            received.completeExceptionally(new AssertionError("not what was sent"));
        } else if (arrived == length) {
            received.complete(null);
        } else if (random.nextInt(4) == 0) {
            connection.reading(false);
            var _ =
                    loop.schedule(
                            () -> connection.reading(true),
                            random.nextInt(3000),
                            TimeUnit.MICROSECONDS);
        }
    }

    @Override
    public void onWritable() {
        pump();
    }

    @Override
    public void onClosed() {
        pattern.release();
        super.onClosed();
    }

    private static boolean isAt(long place, byte[] piece) {
        for (int at = 0; at < piece.length; at += LONGEST) {
            int length = Math.min(LONGEST, piece.length - at);
            int from = (int) ((place + at) % PERIOD);
            if (!Arrays.equals(piece, at, at + length, PATTERN, from, from + length)) {
                return false;
            }
        }
        return true;
    }

    private void pump() {
        while (sent < length && connection.isWritable()) {
            int most = random.nextBoolean() ? LONGEST : 2000;
            int piece = (int) Math.min(1 + random.nextInt(most), length - sent);
            int from = (int) (sent % PERIOD);
            if (random.nextBoolean()) {
                connection.send(pattern, from, from + piece);
            } else {
                connection.send(PATTERN, from, from + piece);
            }
            sent += piece;
            if (random.nextBoolean() || sent == length) {
                connection.flush();
            }
        }
        connection.flush();
    }
}
