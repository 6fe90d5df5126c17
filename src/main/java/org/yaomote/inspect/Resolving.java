package org.yaomote.inspect;

import org.jspecify.annotations.Nullable;
import org.yaomote.inspect.DnsMessage.Reading;
import org.yaomote.inspect.ReverseNames.Settings;
import org.yaomote.inspect.ReverseNames.Sink;

import java.io.IOException;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.PortUnreachableException;
import java.net.SocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.DatagramChannel;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.random.RandomGenerator;

/// The loop of [ReverseNames].
///
/// Thread: the resolver's own, but for [#ask] and [#end].
final class Resolving implements Runnable {
    private static final int LARGEST = 4096;
    private static final int IDS = 65_536;
    private static final long FOREVER = Long.MAX_VALUE;

    /// Somebody wants to know.
    private record Wanted(int tag, InetAddress address) {}

    /// A question under way; each try has an id of its own, so that an answer to an earlier one is
    /// not taken for this one's.
    private record Asked(
            Wanted wanted, String arpa, int tried, int id, InetSocketAddress server, long due) {}

    private final Settings settings;
    private final RandomGenerator random;
    private final Sink sink;
    private final Selector selector;
    private final DatagramChannel channel;
    private final Queue<Wanted> line = new ConcurrentLinkedQueue<>();
    private final Map<Integer, Asked> byId = new HashMap<>();

    /// All wait equally long, so the first is the next due.
    private final Deque<Asked> waiting = new ArrayDeque<>();

    private final ByteBuffer buffer = ByteBuffer.allocate(LARGEST);
    private final Silence servers;
    private final Silence hosts;
    private volatile boolean ended;

    Resolving(Settings settings, RandomGenerator random, Sink sink) throws IOException {
        this.settings = settings;
        this.random = random;
        this.sink = sink;
        this.servers = new Silence(settings.mostOpen());
        this.hosts = new Silence(settings.mostOpen());
        this.selector = Selector.open();
        this.channel = DatagramChannel.open();
        channel.configureBlocking(false);
        // The port, which the system draws by chance, is half of what a forger has to guess.
        channel.bind(new InetSocketAddress(0));
        channel.register(selector, SelectionKey.OP_READ);
    }

    void ask(int tag, InetAddress address) {
        line.add(new Wanted(tag, address));
        selector.wakeup();
    }

    void end() {
        ended = true;
        selector.wakeup();
    }

    @Override
    public void run() {
        try (selector;
                channel) {
            while (!ended) {
                begin();
                long wait = waitNanos();
                if (wait == FOREVER) {
                    selector.select();
                } else if (wait > 0) {
                    selector.select((wait + 999_999) / 1_000_000);
                } else {
                    selector.selectNow();
                }
                selector.selectedKeys().clear();
                receive();
                expire();
            }
        } catch (IOException e) {
            // The socket itself broke. Names are an extra: all get none.
            nameNone();
        }
    }

    private void begin() {
        while (byId.size() < settings.mostOpen() && !ended) {
            Wanted wanted = line.poll();
            if (wanted == null) {
                return;
            }
            send(wanted, DnsMessage.arpa(wanted.address()), 0);
        }
    }

    /// Sends the next try, or gives up if there is none left.
    private void send(Wanted wanted, String arpa, int tried) {
        boolean isPointless = tried < own() && servers.isCertain();
        for (int next = isPointless ? own() : tried; ; next++) {
            InetSocketAddress server = server(wanted.address(), next);
            if (server == null) {
                sink.named(wanted.tag(), wanted.address(), "");
                return;
            }
            int id = freeId();
            byte[] question = DnsMessage.question(id, arpa);
            if (sent(question, server)) {
                long due = System.nanoTime() + settings.patience().toNanos();
                Asked asked = new Asked(wanted, arpa, next, id, server, due);
                byId.put(id, asked);
                waiting.add(asked);
                return;
            }
        }
    }

    private boolean sent(byte[] question, InetSocketAddress server) {
        try {
            return channel.send(ByteBuffer.wrap(question), server) > 0;
        } catch (IOException | RuntimeException e) {
            // No way to this server; the next one is tried at once.
            return false;
        }
    }

    /// Servers take turns; behind their tries comes the host itself, if it is a neighbour.
    private @Nullable InetSocketAddress server(InetAddress address, int tried) {
        int count = settings.servers().size();
        int own = own();
        if (tried < own) {
            return settings.servers().get(tried % count);
        }
        boolean mayAsk = settings.multicastPort() != 0 && tried == own && isLocal(address);
        return mayAsk && !hosts.isCertain()
                ? new InetSocketAddress(address, settings.multicastPort())
                : null;
    }

    /// How many tries the servers have.
    private int own() {
        return settings.servers().isEmpty() ? 0 : settings.tries();
    }

    private Silence silenceOf(Asked asked) {
        return asked.tried < own() ? servers : hosts;
    }

    /// Whether nobody of a kind answers at all, as without a network: then waiting for each of
    /// thousands of names would take a quarter of an hour to learn nothing.
    private static final class Silence {
        private final int enough;
        private int unanswered;
        private boolean heard;

        Silence(int enough) {
            this.enough = enough;
        }

        void broken() {
            heard = true;
        }

        void goesOn() {
            unanswered++;
        }

        boolean isCertain() {
            return !heard && unanswered >= enough;
        }
    }

    /// Only such hosts hear of multicast DNS; to others it would be a strange packet.
    private static boolean isLocal(InetAddress address) {
        boolean unique =
                address instanceof Inet6Address && (address.getAddress()[0] & 0xFE) == 0xFC;
        return address.isSiteLocalAddress()
                || address.isLinkLocalAddress()
                || address.isLoopbackAddress()
                || unique;
    }

    private int freeId() {
        int id = random.nextInt(IDS);
        while (byId.containsKey(id)) {
            id = random.nextInt(IDS);
        }
        return id;
    }

    private void receive() throws IOException {
        while (!ended) {
            buffer.clear();
            SocketAddress from;
            try {
                from = channel.receive(buffer);
            } catch (PortUnreachableException e) {
                // Of an earlier question; its time limit deals with it.
                continue;
            }
            if (from == null) {
                return;
            }
            byte[] message = new byte[buffer.flip().remaining()];
            buffer.get(message);
            heard(message, from);
        }
    }

    private void heard(byte[] message, SocketAddress from) {
        Asked asked = byId.get(DnsMessage.id(message));
        if (asked == null || !asked.server.equals(from)) {
            return;
        }
        switch (DnsMessage.read(message, asked.id, asked.arpa)) {
            case Reading.Foreign() -> {}
            case Reading.NoName() -> {
                silenceOf(asked).broken();
                noName(asked, DnsMessage.isNameError(message));
            }
            case Reading.Name(String name) -> {
                silenceOf(asked).broken();
                byId.remove(asked.id);
                sink.named(asked.wanted.tag(), asked.wanted.address(), name);
            }
        }
    }

    /// A name that is known not to be needs no second question; what else a server says against it,
    /// the next one may know better.
    private void noName(Asked asked, boolean isCertain) {
        byId.remove(asked.id);
        int next = isCertain ? Math.max(asked.tried + 1, settings.tries()) : asked.tried + 1;
        send(asked.wanted, asked.arpa, next);
    }

    private void expire() {
        long now = System.nanoTime();
        for (Asked first = waiting.peek(); first != null; first = waiting.peek()) {
            boolean settled = !first.equals(byId.get(first.id));
            if (!settled && now - first.due < 0) {
                return;
            }
            waiting.remove();
            if (!settled) {
                byId.remove(first.id);
                silenceOf(first).goesOn();
                send(first.wanted, first.arpa, first.tried + 1);
            }
        }
    }

    private long waitNanos() {
        Asked first = waiting.peek();
        return first == null ? FOREVER : Math.max(0, first.due - System.nanoTime());
    }

    private void nameNone() {
        byId.values().forEach(asked -> sink.named(asked.wanted.tag(), asked.wanted.address(), ""));
        byId.clear();
        for (Wanted left = line.poll(); left != null; left = line.poll()) {
            sink.named(left.tag(), left.address(), "");
        }
    }
}
