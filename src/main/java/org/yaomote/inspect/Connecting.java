package org.yaomote.inspect;

import org.jspecify.annotations.Nullable;
import org.yaomote.inspect.PortProbe.Answer;
import org.yaomote.inspect.PortProbe.Ask;
import org.yaomote.inspect.PortProbe.Limits;
import org.yaomote.inspect.PortProbe.Outcome;
import org.yaomote.inspect.PortProbe.Sink;
import org.yaomote.inspect.PortProbe.Source;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/// The loop of a [PortProbe]: begins connections, hears what comes of them, gives up the late ones.
///
/// Thread: the probe's own, but for [#wake] and [#end].
final class Connecting implements Runnable {
    private static final long BATCH_NANOS = 20_000_000;
    private static final long MOST_IN_A_BATCH = 1_000;
    private static final long HOLD_NANOS = 100_000_000;
    private static final long FOREVER = Long.MAX_VALUE;

    /// A connection under way.
    private static final class Attempt {
        private final Ask ask;
        private final int port;
        private final SocketChannel channel;
        private final long due;
        private boolean settled;

        Attempt(Ask ask, int port, SocketChannel channel, long due) {
            this.ask = ask;
            this.port = port;
            this.channel = channel;
            this.due = due;
        }
    }

    private final Source source;
    private final Sink sink;
    private final long timeoutNanos;
    private final Pacing pacing;
    private final Selector selector;

    /// All wait equally long, so the first is the next due.
    private final Deque<Attempt> waiting = new ArrayDeque<>();

    private final List<Answer> batch = new ArrayList<>();
    private long batchSince;
    private @Nullable Ask current;
    private int nextPort;
    private int open;

    /// Closed, but the system closes them only when the selector is asked next.
    private int closing;

    private int mostOpen;
    private long heldUntil;
    private boolean idleSaid;
    private volatile boolean woken = true;
    private volatile boolean ended;

    Connecting(Source source, Sink sink, Limits limits) {
        this.source = source;
        this.sink = sink;
        this.timeoutNanos = limits.timeout().toNanos();
        this.mostOpen = limits.mostOpen();
        this.pacing = new Pacing(limits.perSecond(), System.nanoTime());
        this.heldUntil = System.nanoTime();
        try {
            this.selector = Selector.open();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void wake() {
        woken = true;
        selector.wakeup();
    }

    void end() {
        ended = true;
        selector.wakeup();
    }

    @Override
    public void run() {
        Refusal refusal = Refusal.learn();
        try {
            while (!ended) {
                round(refusal);
            }
        } catch (IOException e) {
            // The selector itself broke: nothing more can be heard, and what is open is given up.
            giveUp();
        } finally {
            shut();
        }
    }

    private void round(Refusal refusal) throws IOException {
        begin(refusal);
        tell(false);
        sayIdle();
        long wait = waitNanos();
        if (wait == FOREVER) {
            selector.select(key -> heard(key, refusal));
        } else if (wait > 0) {
            selector.select(key -> heard(key, refusal), (wait + 999_999) / 1_000_000);
        } else {
            selector.selectNow(key -> heard(key, refusal));
        }
        expire();
    }

    private void begin(Refusal refusal) throws IOException {
        if (closing > 0) {
            closing = 0;
            selector.selectNow(key -> heard(key, refusal));
        }
        long now = System.nanoTime();
        while (!ended && open + closing < mostOpen && now - heldUntil >= 0 && hasNext()) {
            if (!pacing.take(now)) {
                return;
            }
            connect(refusal);
            now = System.nanoTime();
        }
    }

    private boolean hasNext() {
        while (current == null || nextPort == current.ports().size()) {
            nextPort = 0;
            woken = false;
            current = source.next();
            if (current == null) {
                return false;
            }
            woken = true;
            idleSaid = false;
        }
        return true;
    }

    private void connect(Refusal refusal) {
        Ask ask = current;
        if (ask == null) {
            return;
        }
        Optional<SocketChannel> opened = channel();
        if (opened.isEmpty()) {
            return;
        }
        int port = ask.ports().get(nextPort++);
        open++;
        Attempt attempt = new Attempt(ask, port, opened.get(), System.nanoTime() + timeoutNanos);
        try {
            if (attempt.channel.connect(new InetSocketAddress(ask.address(), port))) {
                settle(attempt, Outcome.OPEN);
            } else {
                attempt.channel.register(selector, SelectionKey.OP_CONNECT, attempt);
                waiting.add(attempt);
            }
        } catch (IOException e) {
            settle(attempt, refusal.isIt(e) ? Outcome.REFUSED : Outcome.FAILED);
        } catch (RuntimeException e) {
            // Such as an address that the system has no family for.
            settle(attempt, Outcome.FAILED);
        }
    }

    /// Without a free descriptor, what is open now becomes the most: others need some, too.
    private Optional<SocketChannel> channel() {
        SocketChannel channel;
        try {
            channel = SocketChannel.open();
        } catch (IOException e) {
            mostOpen = Math.max(1, open);
            heldUntil = System.nanoTime() + HOLD_NANOS;
            return Optional.empty();
        }
        try {
            // The close then sends a reset and leaves nothing behind on either side.
            channel.setOption(StandardSocketOptions.SO_LINGER, 0);
            channel.configureBlocking(false);
            return Optional.of(channel);
        } catch (IOException e) {
            close(channel);
            heldUntil = System.nanoTime() + HOLD_NANOS;
            return Optional.empty();
        }
    }

    private void heard(SelectionKey key, Refusal refusal) {
        if (ended || !(key.attachment() instanceof Attempt attempt) || attempt.settled) {
            return;
        }
        try {
            if (attempt.channel.finishConnect()) {
                settle(attempt, Outcome.OPEN);
            }
        } catch (IOException e) {
            settle(attempt, refusal.isIt(e) ? Outcome.REFUSED : Outcome.FAILED);
        }
    }

    private void expire() {
        long now = System.nanoTime();
        for (Attempt first = waiting.peek();
                !ended && first != null && (first.settled || now - first.due >= 0);
                first = waiting.peek()) {
            waiting.remove();
            if (!first.settled) {
                settle(first, Outcome.SILENT);
            }
        }
    }

    private void settle(Attempt attempt, Outcome outcome) {
        attempt.settled = true;
        open--;
        closing += attempt.channel.isRegistered() ? 1 : 0;
        close(attempt.channel);
        if (batch.isEmpty()) {
            batchSince = System.nanoTime();
        }
        batch.add(new Answer(attempt.ask.tag(), attempt.ask.address(), attempt.port, outcome));
        if (batch.size() >= MOST_IN_A_BATCH) {
            tell(true);
        }
    }

    private void tell(boolean now) {
        boolean due = now || open == 0 || System.nanoTime() - batchSince >= BATCH_NANOS;
        if (batch.isEmpty() || !due || ended) {
            return;
        }
        List<Answer> told = List.copyOf(batch);
        batch.clear();
        sink.answers(told);
    }

    private void sayIdle() {
        if (open == 0 && current == null && batch.isEmpty() && !idleSaid && !ended && !woken) {
            idleSaid = true;
            sink.idle();
        }
    }

    private long waitNanos() {
        long now = System.nanoTime();
        long wait = FOREVER;
        Attempt first = waiting.peek();
        if (first != null) {
            wait = Math.min(wait, first.due - now);
        }
        if (!batch.isEmpty()) {
            wait = Math.min(wait, batchSince + BATCH_NANOS - now);
        }
        if (current != null && open + closing < mostOpen) {
            wait = Math.min(wait, Math.max(heldUntil - now, pacing.waitNanos(now)));
        }
        return closing > 0 || (woken && current == null) ? 0 : wait;
    }

    private void giveUp() {
        for (Attempt attempt : waiting) {
            if (!attempt.settled) {
                settle(attempt, Outcome.FAILED);
            }
        }
        waiting.clear();
        tell(true);
        sink.idle();
    }

    /// The selector first: it then lets go of all connections at once, not of one after another.
    private void shut() {
        try {
            selector.close();
        } catch (IOException e) {
            // Its descriptors are gone all the same.
            open = 0;
        }
        for (Attempt attempt : waiting) {
            close(attempt.channel);
        }
        waiting.clear();
    }

    private static void close(SocketChannel channel) {
        try {
            channel.close();
        } catch (IOException e) {
            // Given up already; a reset that could not be sent changes nothing.
            return;
        }
    }
}
