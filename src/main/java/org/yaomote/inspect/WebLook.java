package org.yaomote.inspect;

import java.net.InetAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Consumer;

/// Looks at open ports: do they speak HTTP or HTTPS, and what do they call themselves? One `GET /`
/// is sent, without cookies, credentials or anything else that is a secret; redirects are noted and
/// not followed.
///
/// Certificates are looked at and **not** verified: the answer is for a person who wants to know
/// what is there, and says nothing about who it is.
///
/// Thread: any may call; answers come on the pool's threads.
public final class WebLook implements AutoCloseable {
    /// Where to look.
    ///
    /// @param name for `Host` and SNI; "" if only the address is known
    /// @param port 1 to 65535
    public record Place(InetAddress address, String name, int port) {}

    /// What is spoken.
    public enum Scheme {
        HTTP,
        HTTPS,
        /// Something else, or nothing within the time.
        UNKNOWN
    }

    /// What was seen. Texts have no control characters and at most 200 characters; "" if there is
    /// none.
    ///
    /// @param scheme what is spoken
    /// @param status of the answer, 100 to 999; 0 if there is none
    /// @param title of the page
    /// @param server the field `Server`
    /// @param location where a redirect leads
    /// @param certificate of TLS, also if it is not HTTP that is spoken inside
    public record Seen(
            Scheme scheme,
            int status,
            String title,
            String server,
            String location,
            Optional<Shown> certificate) {
        /// It accepts connections, and that is all.
        public static final Seen NOTHING =
                new Seen(Scheme.UNKNOWN, 0, "", "", "", Optional.empty());
    }

    /// A certificate as it is shown, not verified.
    ///
    /// @param subject its common name, or the first name of its SAN; "" if it has neither
    public record Shown(String subject, Instant ends) {}

    /// How long, and how much at once.
    ///
    /// @param connect for the connection
    /// @param handshake for TLS
    /// @param answer for the head and the first 64 KiB of an answer
    /// @param mostAtOnce places looked at at the same time, from 1
    public record Limits(Duration connect, Duration handshake, Duration answer, int mostAtOnce) {
        /// For hosts that answered a moment ago.
        public static final Limits DEFAULTS =
                new Limits(Duration.ofSeconds(1), Duration.ofSeconds(2), Duration.ofSeconds(2), 32);
    }

    private final Executor pool;
    private final Limits limits;
    private final Looking looking;

    /// What waits for its turn, and how many have theirs; both under the lock of this field.
    private final Deque<Runnable> line = new ArrayDeque<>();

    private int running;
    private boolean closed;
    private final Set<DeadlineSocket> open = new HashSet<>();

    /// @param pool its threads are blocked by slow hosts, `mostAtOnce` at most; virtual ones will
    ///   do
    public WebLook(Executor pool, Limits limits) {
        this.pool = pool;
        this.limits = limits;
        this.looking = new Looking(limits, new Door());
    }

    /// Looks when it is this place's turn.
    ///
    /// @param found hears of it once, unless this is closed before; it must not throw
    public void look(Place place, Consumer<Seen> found) {
        synchronized (line) {
            if (closed) {
                return;
            }
            line.add(() -> visit(place, found));
        }
        next();
    }

    private void visit(Place place, Consumer<Seen> found) {
        try {
            Seen seen = looking.at(place);
            if (!isClosed()) {
                found.accept(seen);
            }
        } finally {
            synchronized (line) {
                running--;
            }
            next();
        }
    }

    private void next() {
        Runnable turn;
        synchronized (line) {
            if (closed || running >= limits.mostAtOnce() || line.isEmpty()) {
                return;
            }
            turn = line.remove();
            running++;
        }
        try {
            pool.execute(turn);
        } catch (RejectedExecutionException e) {
            // The pool was shut down: then nobody waits for an answer, either.
            close();
        }
    }

    private boolean isClosed() {
        synchronized (line) {
            return closed;
        }
    }

    /// Ends all looks at once; nobody hears of them.
    @Override
    public void close() {
        Set<DeadlineSocket> left;
        synchronized (line) {
            closed = true;
            line.clear();
            left = Set.copyOf(open);
        }
        left.forEach(DeadlineSocket::shut);
    }

    /// Knows what is open, so that closing ends it.
    private final class Door implements Looking.Sockets {
        @Override
        public boolean opened(DeadlineSocket socket) {
            synchronized (line) {
                return !closed && open.add(socket);
            }
        }

        @Override
        public void closed(DeadlineSocket socket) {
            socket.shut();
            synchronized (line) {
                open.remove(socket);
            }
        }
    }
}
