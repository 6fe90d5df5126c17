package org.yaomote.inspect;

import org.jspecify.annotations.Nullable;

import java.net.InetAddress;
import java.time.Duration;
import java.util.List;

/// Tries TCP ports of many hosts, with one thread for all of them.
///
/// Thread: [#more] and [#close] may be called by any. The source and the sink are called by the
/// probe's own thread, one call at a time; they must return soon and must not throw.
public final class PortProbe implements AutoCloseable {
    /// What came of one port.
    public enum Outcome {
        /// The connection was accepted (and reset at once): somebody is there.
        OPEN,
        /// It was refused: somebody is there as well.
        REFUSED,
        /// Nothing came within the time; that says nothing.
        SILENT,
        /// It failed in another way, such as "no route"; that says nothing of the host.
        FAILED;

        /// Whether the host itself answered.
        public boolean isAnswer() {
            return this == OPEN || this == REFUSED;
        }
    }

    /// A host to be tried.
    ///
    /// @param tag the asker's own number for it
    /// @param ports 1 to 65535 each, tried together
    public record Ask(int tag, InetAddress address, List<Integer> ports) {
        public Ask {
            ports = List.copyOf(ports);
        }
    }

    /// What came of one port of a host; each that was asked for has one, unless the probe is
    /// closed.
    ///
    /// @param tag of the [Ask]
    public record Answer(int tag, InetAddress address, int port, Outcome outcome) {}

    /// Where hosts come from. Pulled, so that a large net is never laid out in memory.
    public interface Source {
        /// The next host, or null if there is none now.
        @Nullable Ask next();
    }

    /// Where answers go.
    public interface Sink {
        /// What has come in, at the latest 20 ms ago; never empty.
        void answers(List<Answer> batch);

        /// The source has nothing and nothing is under way; called again each time that is so after
        /// [PortProbe#more].
        void idle();
    }

    /// How much is done at once, and for how long.
    ///
    /// @param mostOpen connections under way at any time, 1 to 1,000; each takes a descriptor
    /// @param timeout of a connection, from 1 ms
    /// @param perSecond connections begun in a second; 0: as fast as it goes
    public record Limits(int mostOpen, Duration timeout, int perSecond) {
        /// As many as the usual limit of open files leaves room for.
        public static final int MOST_OPEN = 1_000;

        public Limits {
            if (mostOpen < 1 || mostOpen > MOST_OPEN || perSecond < 0 || timeout.toMillis() < 1) {
                throw new IllegalArgumentException("limits of a port probe");
            }
        }
    }

    private final Connecting connecting;

    private PortProbe(Connecting connecting) {
        this.connecting = connecting;
    }

    /// Begins at once, on a daemon thread of its own.
    ///
    /// @throws java.io.UncheckedIOException if the system gives no selector
    public static PortProbe start(Source source, Sink sink, Limits limits) {
        Connecting connecting = new Connecting(source, sink, limits);
        Thread.ofPlatform().name("port-probe").daemon().start(connecting);
        return new PortProbe(connecting);
    }

    /// The source has something again.
    public void more() {
        connecting.wake();
    }

    /// Gives up all connections and does not wait for that; it takes less than 50 ms. After it the
    /// sink hears no more than the call that is under way.
    @Override
    public void close() {
        connecting.end();
    }
}
