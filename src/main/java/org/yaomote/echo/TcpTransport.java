package org.yaomote.echo;

import java.io.IOException;
import java.net.ConnectException;
import java.net.InetSocketAddress;
import java.net.NoRouteToHostException;
import java.net.StandardSocketOptions;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.nio.channels.UnresolvedAddressException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/// Asks by TCP connections to a few ports at once: who accepts or refuses one is there. The first
/// answer counts; a connection is reset at once, so that none is left behind.
public final class TcpTransport implements EchoTransport {
    /// Connections at once, well below what a process may have open.
    private static final int MOST_OPEN = 512;

    private static final long MILLI = 1_000_000;
    private static final int UNREACHABLE = 3;
    private static final int HOST = 1;

    private final Selector selector;
    private final EchoSettings settings;
    private final EchoMeans means;
    private final Deque<Asked> asked = new ArrayDeque<>();
    private final EchoArrival arrival = new EchoArrival();
    private int open;

    /// A host that is being asked, and its connections.
    private static final class Asked {
        private final EchoAddress whom;
        private final int sequence;
        private final long until;
        private final List<SocketChannel> channels = new ArrayList<>();

        private Asked(EchoAddress whom, int sequence, long until) {
            this.whom = whom;
            this.sequence = sequence;
            this.until = until;
        }
    }

    private record Port(Asked host, int number) {}

    private TcpTransport(Selector selector, EchoSettings settings, String why) {
        this.selector = selector;
        this.settings = settings;
        means = new EchoMeans(EchoMeans.Kind.TCP_CONNECT, why);
    }

    /// Opens one.
    ///
    /// @param why what the system said to better means
    /// @throws IOException if the system lacks even a selector
    public static TcpTransport open(EchoSettings settings, String why) throws IOException {
        return new TcpTransport(Selector.open(), settings, why);
    }

    @Override
    public EchoMeans means() {
        return means;
    }

    @Override
    public void send(EchoBatch batch) {
        for (int entry = 0; entry < batch.size(); entry++) {
            if (open > 0 && open + settings.ports().size() > MOST_OPEN) {
                batch.stopped(entry, EchoBatch.Outcome.AGAIN);
                return;
            }
            ask(batch, entry);
        }
    }

    private void ask(EchoBatch batch, int entry) {
        long now = now();
        Asked host =
                new Asked(
                        new EchoAddress(batch.high(entry), batch.low(entry), batch.scope(entry)),
                        batch.sequence(entry),
                        now + settings.patience().toNanos());
        String failure = "";
        for (int port : settings.ports()) {
            try {
                connect(host, port);
            } catch (IOException | UnresolvedAddressException e) {
                failure = String.valueOf(e.getMessage());
            }
        }
        if (host.channels.isEmpty()) {
            batch.refused(entry, failure);
        } else {
            asked.add(host);
            batch.sent(entry, now);
        }
    }

    /// Even one that is refused on the spot is told by the selector, like all others.
    private void connect(Asked host, int port) throws IOException {
        SocketChannel channel = SocketChannel.open();
        try {
            channel.configureBlocking(false);
            channel.setOption(StandardSocketOptions.SO_LINGER, 0);
            if (settings.source().isPresent()) {
                channel.bind(new InetSocketAddress(settings.source().get(), 0));
            }
            channel.connect(new InetSocketAddress(host.whom.toInetAddress(), port));
            channel.register(selector, SelectionKey.OP_CONNECT, new Port(host, port));
        } catch (IOException | RuntimeException e) {
            channel.close();
            throw e;
        }
        host.channels.add(channel);
        open++;
    }

    @Override
    public int receive(EchoSink sink) {
        int count = 0;
        try {
            selector.selectNow();
            for (SelectionKey key : selector.selectedKeys()) {
                if (key.isValid() && key.attachment() instanceof Port port) {
                    count += finish((SocketChannel) key.channel(), port, sink);
                }
            }
            selector.selectedKeys().clear();
        } catch (IOException e) {
            return count;
        }
        giveUp(now());
        return count;
    }

    private int finish(SocketChannel channel, Port port, EchoSink sink) {
        EchoArrival.Kind kind;
        try {
            channel.finishConnect();
            kind = EchoArrival.Kind.TCP_OPEN;
        } catch (NoRouteToHostException e) {
            kind = EchoArrival.Kind.ERROR;
        } catch (ConnectException e) {
            if (!String.valueOf(e.getMessage()).contains("refused")) {
                close(channel);
                return 0;
            }
            kind = EchoArrival.Kind.TCP_REFUSED;
        } catch (IOException e) {
            close(channel);
            return 0;
        }
        Asked host = port.host();
        host.channels.forEach(this::close);
        sink.accept(
                arrival.begin(kind, now(), host.whom.high(), host.whom.low())
                        .scope(host.whom.scope())
                        .sequence(host.sequence)
                        .error(
                                kind == EchoArrival.Kind.ERROR ? UNREACHABLE : 0,
                                kind == EchoArrival.Kind.ERROR ? HOST : 0)
                        .port(port.number()));
        return 1;
    }

    private void close(SocketChannel channel) {
        if (channel.isOpen()) {
            open--;
        }
        try {
            channel.close();
        } catch (IOException e) {
            // It was never used; there is nothing to lose.
            return;
        }
    }

    /// All wait equally long, so the first is the next to be given up.
    private void giveUp(long now) {
        while (!asked.isEmpty() && asked.peek().until <= now) {
            asked.remove().channels.forEach(this::close);
        }
    }

    @Override
    public void await(long until) {
        long end = asked.isEmpty() ? until : Math.min(until, asked.peek().until);
        long left = end - now();
        try {
            if (left <= 0) {
                selector.selectNow();
            } else {
                selector.select(Math.ceilDiv(left, MILLI));
            }
        } catch (IOException e) {
            return;
        }
    }

    @Override
    public void wakeUp() {
        selector.wakeup();
    }

    @Override
    public boolean repeats() {
        return true;
    }

    @Override
    public void close() {
        asked.forEach(host -> host.channels.forEach(this::close));
        asked.clear();
        try {
            selector.close();
        } catch (IOException e) {
            // It watches nothing any more.
            return;
        }
    }
}
