package org.yaomote.inspect;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;

/// Asks for the names of addresses (PTR records), with one UDP socket and one thread for all of
/// them. That a name resolves back to the address is not demanded: it is what the owner of the
/// address calls it, and no proof of anything.
///
/// There are two tries of a second each, the servers in turn. After that, an address of a local
/// network is asked itself by multicast DNS sent to it alone (RFC 6762 §5.5), for names in
/// `.local`.
///
/// Thread: any may call; the sink is called by the resolver's own thread, one call at a time.
public final class ReverseNames implements AutoCloseable {
    /// Where names go.
    public interface Sink {
        /// An address has this name, or none (""); once for each that was asked. It must return
        /// soon and not throw.
        void named(int tag, InetAddress address, String name);
    }

    /// Whom to ask, and how long to wait.
    ///
    /// @param servers in the order in which they are asked; without any, only multicast DNS is left
    /// @param patience how long to wait for one answer, from 1 ms
    /// @param tries in all, 1 to 4, the servers in turn
    /// @param multicastPort 5353; 0 to leave multicast DNS out
    /// @param mostOpen questions under way at any time, 1 to 1,000
    public record Settings(
            List<InetSocketAddress> servers,
            Duration patience,
            int tries,
            int multicastPort,
            int mostOpen) {
        private static final int MULTICAST = 5353;

        public Settings {
            servers = List.copyOf(servers);
            if (patience.toMillis() < 1
                    || tries < 1
                    || tries > 4
                    || mostOpen < 1
                    || mostOpen > 1000) {
                throw new IllegalArgumentException("settings of a resolver");
            }
        }

        /// The usual ones.
        public static Settings of(List<InetSocketAddress> servers) {
            return new Settings(servers, Duration.ofSeconds(1), 2, MULTICAST, 256);
        }
    }

    private static final int DNS_PORT = 53;
    private static final String KEYWORD = "nameserver";

    private final Resolving resolving;

    private ReverseNames(Resolving resolving) {
        this.resolving = resolving;
    }

    /// Ready at once, on a daemon thread of its own.
    ///
    /// @param random draws the ids of questions; it must not be guessable by others
    /// @throws UncheckedIOException if the system gives no socket
    public static ReverseNames start(Settings settings, RandomGenerator random, Sink sink) {
        try {
            Resolving resolving = new Resolving(settings, random, sink);
            Thread.ofPlatform().name("reverse-names").daemon().start(resolving);
            return new ReverseNames(resolving);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Asks when there is room.
    ///
    /// @param tag the asker's own number for it
    public void ask(int tag, InetAddress address) {
        resolving.ask(tag, address);
    }

    /// Forgets all questions and does not wait for that. After it the sink hears no more than the
    /// call that is under way.
    @Override
    public void close() {
        resolving.end();
    }

    /// What the system's own resolver says, "" if it knows no name, or one that does not lead back
    /// to the address. Blocks, for many seconds if nobody answers.
    public static String bySystem(InetAddress address) {
        String name = address.getCanonicalHostName();
        return name.equals(address.getHostAddress()) ? "" : ShownText.of(name);
    }

    /// The servers that a file like `/etc/resolv.conf` names; none if it cannot be read (as on
    /// Windows, where there is none).
    public static List<InetSocketAddress> serversOf(Path file) {
        try {
            return servers(Files.readAllLines(file));
        } catch (IOException | UncheckedIOException e) {
            return List.of();
        }
    }

    static List<InetSocketAddress> servers(List<String> lines) {
        List<InetSocketAddress> servers = new ArrayList<>();
        for (String line : lines) {
            String[] words = line.strip().split("\\s+", -1);
            InetAddress server = words.length < 2 ? null : literal(words[1]);
            if (words[0].equals(KEYWORD) && server != null) {
                servers.add(new InetSocketAddress(server, DNS_PORT));
            }
        }
        return servers;
    }

    private static @Nullable InetAddress literal(String text) {
        try {
            return InetAddress.ofLiteral(text);
        } catch (IllegalArgumentException e) {
            return null;
        }
    }
}
