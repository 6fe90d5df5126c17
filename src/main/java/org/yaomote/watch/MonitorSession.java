package org.yaomote.watch;

import org.yaomote.echo.EchoTransport;
import org.yaomote.watch.WatchEvent.Numbered;

import java.net.InetAddress;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/// Watches hosts until it is closed.
///
/// Thread: all methods may be called by any; they wait for no network. One thread of its own owns
/// the transport.
public final class MonitorSession implements AutoCloseable {
    private final RenewableTransport transport;
    private final Monitor monitor;
    private volatile boolean closed;

    private MonitorSession(RenewableTransport transport, Monitor monitor) {
        this.transport = transport;
        this.monitor = monitor;
    }

    /// Begins at once, with no host.
    ///
    /// @param transports opens a transport, now and whenever the one before may be of no use any
    ///   more: behind a sleep of the computer, and now and then while its network is lost
    /// @param clock for the times that are shown
    public static MonitorSession start(
            Supplier<EchoTransport> transports, WatchSettings settings, InstantSource clock) {
        RenewableTransport transport = new RenewableTransport(transports);
        MonitorSession session =
                new MonitorSession(transport, new Monitor(transport, settings, clock));
        Thread.ofPlatform().name("watch").daemon().start(session::run);
        return session;
    }

    private void run() {
        try (transport) {
            while (!closed) {
                long next;
                boolean stale;
                synchronized (monitor) {
                    next = monitor.turn();
                    stale = monitor.isStale();
                }
                if (stale) { // without the lock: to open one may take a while
                    transport.renew();
                }
                transport.await(next);
            }
        }
    }

    /// Adds a host; its first probe leaves within a second. A host that is there already keeps its
    /// number and its name.
    ///
    /// @param name as it is to be shown, "" for none
    /// @return its number, from 1, never used again
    public int add(InetAddress address, String name) {
        int id;
        synchronized (monitor) {
            id = monitor.add(address, name);
        }
        transport.wakeUp();
        return id;
    }

    /// Forgets a host and all that is known of it. Unknown numbers are left alone here and below.
    public void remove(int id) {
        synchronized (monitor) {
            monitor.remove(id);
        }
    }

    /// Asks a host no more until [#resume]; what is known of it stays.
    public void pause(int id) {
        synchronized (monitor) {
            monitor.pause(id, true);
        }
    }

    /// Goes on asking; its state is unknown at first.
    public void resume(int id) {
        synchronized (monitor) {
            monitor.pause(id, false);
        }
        transport.wakeUp();
    }

    /// All hosts as they are now.
    ///
    /// @param recent how many of the last samples of each, 0 to 3,600
    public WatchSnapshot snapshot(int recent) {
        synchronized (monitor) {
            return monitor.snapshot(recent);
        }
    }

    /// What is kept of a host, if it is watched.
    public Optional<History> history(int id) {
        synchronized (monitor) {
            return monitor.history(id);
        }
    }

    /// Events with a higher number, oldest first; the last 10,000 are kept.
    ///
    /// @param number of the last one that is known, 0 at first
    public List<Numbered> eventsAfter(long number) {
        synchronized (monitor) {
            return monitor.eventsAfter(number);
        }
    }

    /// Ends the session and waits for nothing. What was found out can still be read.
    @Override
    public void close() {
        closed = true;
        transport.wakeUp();
    }
}
