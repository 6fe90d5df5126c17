package org.yaomote.sweep;

import org.yaomote.echo.EchoAddress;
import org.yaomote.echo.EchoArrival;
import org.yaomote.echo.EchoBatch;
import org.yaomote.echo.EchoTransport;

import java.net.InetAddress;
import java.time.Duration;
import java.util.BitSet;

/// Asks one host again and again, as `ping` does.
public final class Pinger {
    private static final int SEQUENCES = 1 << 16;

    /// When the system lacks room for a request.
    private static final long PAUSE = 10_000_000;

    private final EchoTransport transport;
    private final EchoAddress host;
    private final Plan plan;
    private final PingListener listener;
    private final EchoStatistics statistics = new EchoStatistics();
    private final EchoBatch batch = new EchoBatch();
    private final long[] sentAt = new long[SEQUENCES];
    private final BitSet known = new BitSet(SEQUENCES);
    private final BitSet open = new BitSet(SEQUENCES);
    private long sent;
    private long firstAt;
    private long lastAt;
    private volatile boolean stopped;

    /// How it is done.
    ///
    /// @param count requests; 0: until it is stopped
    /// @param interval from one request to the next
    /// @param timeout how long to wait behind the last one
    public record Plan(long count, Duration interval, Duration timeout) {}

    /// @param transport is not closed
    public Pinger(EchoTransport transport, InetAddress host, Plan plan, PingListener listener) {
        this.transport = transport;
        this.host = EchoAddress.of(host);
        this.plan = plan;
        this.listener = listener;
    }

    /// By which means it asks.
    public Means means() {
        return MeansOfEcho.of(transport.means());
    }

    /// Returns when all requests are sent and answered, or too late, or when it is stopped.
    ///
    /// @return what came of them; those whose fate was open when it was stopped do not count
    public EchoStatistics.Summary run() {
        long next = transport.now();
        while (!isOver()) {
            long now = transport.now();
            if (hasMore() && now >= next) {
                boolean went = send();
                next = went ? next(next, now) : now + PAUSE;
            }
            transport.receive(this::arrived);
            if (!isOver()) {
                transport.await(hasMore() ? next : lastAt + plan.timeout().toNanos());
            }
        }
        if (stopped) {
            statistics.withdrawn(open.cardinality());
        }
        return statistics.summary();
    }

    /// Behind a pause, as of a sleeping computer, nothing is caught up with.
    private long next(long before, long now) {
        long interval = plan.interval().toNanos();
        return Math.max(before + interval, now + interval / 2);
    }

    /// Ends it. Any thread.
    public void stop() {
        stopped = true;
        transport.wakeUp();
    }

    /// From the first request to the last one, as ping prints it.
    public Duration took() {
        return Duration.ofNanos(lastAt - firstAt);
    }

    private boolean hasMore() {
        return plan.count() == 0 || sent < plan.count();
    }

    private boolean isOver() {
        if (stopped) {
            return true;
        }
        boolean waitsNoMore =
                open.isEmpty() || transport.now() - lastAt >= plan.timeout().toNanos();
        return !hasMore() && waitsNoMore;
    }

    private boolean send() {
        int sequence = (int) (sent + 1) & SEQUENCES - 1;
        batch.clear();
        batch.add(host.high(), host.low(), host.scope(), sequence);
        transport.send(batch);
        switch (batch.outcome(0)) {
            case AGAIN, NO_BUFFER -> {
                return false;
            }
            case SENT -> {
                left(sequence, batch.at(0));
                open.set(sequence);
            }
            case REFUSED -> {
                left(sequence, transport.now());
                if (PingLines.isTooLong(batch.words(0))) {
                    statistics.error(sequence);
                }
                listener.refused(batch.words(0));
            }
        }
        return true;
    }

    private void left(int sequence, long at) {
        sent++;
        statistics.transmitted();
        sentAt[sequence] = at;
        known.set(sequence);
        open.clear(sequence);
        lastAt = at;
        firstAt = sent == 1 ? at : firstAt;
    }

    private void arrived(EchoArrival arrival) {
        boolean ours = arrival.high() == host.high() && arrival.low() == host.low();
        switch (arrival.kind()) {
            case REPLY -> {
                if (ours && isKnown(arrival.sequence())) {
                    replied(arrival);
                }
            }
            case ERROR -> {
                int sequence =
                        arrival.sequence() == EchoArrival.UNKNOWN
                                ? Math.max(open.nextSetBit(0), 0)
                                : arrival.sequence();
                if (ours && isKnown(sequence)) {
                    failed(arrival, sequence);
                }
            }
            case TCP_OPEN, TCP_REFUSED -> {
                int sequence = open.nextSetBit(0);
                if (ours && sequence >= 0) {
                    replied(arrival.sequence(sequence));
                }
            }
        }
    }

    private boolean isKnown(int sequence) {
        return sequence >= 0 && known.get(sequence);
    }

    private void replied(EchoArrival arrival) {
        int sequence = arrival.sequence();
        long rtt = Math.max(0, arrival.at() - sentAt[sequence]);
        boolean duplicate = !open.get(sequence);
        if (duplicate) {
            statistics.duplicate(sequence, rtt);
        } else {
            statistics.reply(sequence, rtt);
        }
        open.clear(sequence);
        listener.reply(
                new PingListener.Reply(arrival.bytes(), sequence, arrival.ttl(), rtt), duplicate);
    }

    private void failed(EchoArrival arrival, int sequence) {
        statistics.error(sequence);
        open.clear(sequence);
        EchoAddress sender = new EchoAddress(arrival.senderHigh(), arrival.senderLow(), 0);
        boolean own = arrival.senderHigh() == 0 && arrival.senderLow() == 0;
        InetAddress from = own ? InetAddress.getLoopbackAddress() : sender.toInetAddress();
        listener.error(from, sequence, new Reason.Icmp(arrival.type(), arrival.code()));
    }
}
