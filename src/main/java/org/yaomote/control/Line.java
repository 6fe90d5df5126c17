package org.yaomote.control;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/// A connection that carries lines, each of a bounded length and within a bounded time.
///
/// Thread: its reader's; [#close] from any.
final class Line implements AutoCloseable {
    /// A configuration of 16 MiB, each octet of which may be escaped, and what is around it.
    static final int MOST_OCTETS = 40 << 20;

    private static final int CHUNK = 64 << 10;

    private final SocketChannel channel;
    private final Selector selector;
    private final SelectionKey key;
    private final ByteBuffer arrived = ByteBuffer.allocate(CHUNK).limit(0);

    /// What came.
    sealed interface Read {
        record Text(String text) implements Read {}

        /// No UTF-8.
        record NoText() implements Read {}

        record TooLong() implements Read {}

        record TooSlow() implements Read {}

        /// The other side has nothing more to say.
        record End() implements Read {}
    }

    Line(SocketChannel channel) throws IOException {
        this.channel = channel;
        channel.configureBlocking(false);
        selector = Selector.open();
        key = channel.register(selector, SelectionKey.OP_READ);
    }

    /// Waits for a line.
    ///
    /// @param most octets it may have
    Read read(int most, Duration patience) throws IOException {
        long until = System.nanoTime() + patience.toNanos();
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        while (true) {
            boolean isWhole = takeUntilFeed(line);
            if (line.size() > most) {
                return new Read.TooLong();
            }
            if (isWhole) {
                return text(line);
            }
            if (!wait(SelectionKey.OP_READ, until)) {
                return new Read.TooSlow();
            }
            arrived.clear();
            int count = channel.read(arrived);
            arrived.flip();
            if (count < 0) {
                return new Read.End();
            }
        }
    }

    /// @return whether the line feed was there
    private boolean takeUntilFeed(ByteArrayOutputStream line) {
        int from = arrived.position();
        for (int i = from; i < arrived.limit(); i++) {
            if (arrived.get(i) == '\n') {
                line.write(arrived.array(), from, i - from);
                arrived.position(i + 1);
                return true;
            }
        }
        line.write(arrived.array(), from, arrived.remaining());
        arrived.position(arrived.limit());
        return false;
    }

    private static Read text(ByteArrayOutputStream line) {
        try {
            ByteBuffer octets = ByteBuffer.wrap(line.toByteArray());
            return new Read.Text(StandardCharsets.UTF_8.newDecoder().decode(octets).toString());
        } catch (CharacterCodingException _) {
            return new Read.NoText();
        }
    }

    /// Writes a line.
    ///
    /// @throws IOException also if the other side does not take it in time
    void write(String text, Duration patience) throws IOException {
        long until = System.nanoTime() + patience.toNanos();
        ByteBuffer octets = ByteBuffer.wrap((text + "\n").getBytes(StandardCharsets.UTF_8));
        while (octets.hasRemaining()) {
            if (channel.write(octets) == 0 && !wait(SelectionKey.OP_WRITE, until)) {
                throw new IOException("the other side does not read");
            }
        }
    }

    private boolean wait(int operation, long until) throws IOException {
        key.interestOps(operation);
        long left;
        while ((left = until - System.nanoTime()) > 0) {
            selector.select(Math.max(1, left / 1_000_000));
            if (!channel.isOpen()) {
                throw new IOException("closed");
            }
            if (!selector.selectedKeys().isEmpty()) {
                selector.selectedKeys().clear();
                return true;
            }
        }
        return false;
    }

    @Override
    public void close() {
        try {
            channel.close();
            selector.close();
        } catch (IOException e) {
            System.getLogger(Line.class.getName())
                    .log(System.Logger.Level.DEBUG, "a connection did not close well", e);
        }
    }
}
