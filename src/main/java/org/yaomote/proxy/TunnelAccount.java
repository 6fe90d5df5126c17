package org.yaomote.proxy;

import org.jspecify.annotations.Nullable;
import org.yaomote.metrics.TrafficCell;

/// What a tunnel counts as: a request of its listener and its service, and one of the backend it
/// was given to, which ends with the status of a switched protocol or has failed.
///
/// Thread: the event loop of its connection.
final class TunnelAccount {
    private static final int SWITCHED = 101;

    private final TrafficCell listener;
    private final @Nullable TrafficCell service;
    private final LoopState loop;
    private final long beganNanos;

    /// The backend it was given to; null before and behind.
    private @Nullable Target target;

    private boolean closed;

    TunnelAccount(ListenerRoute route, @Nullable ServiceRoute service, LoopState loop) {
        this.listener = route.meter().cell(loop.lane());
        this.service = service == null ? null : service.meter().cell(loop.lane());
        this.loop = loop;
        this.beganNanos = loop.now();
    }

    /// When it began, on the loop's clock.
    long beganNanos() {
        return beganNanos;
    }

    /// The client is here.
    void open() {
        listener.connectionOpened();
        listener.began();
        if (service != null) {
            service.began();
        }
    }

    /// The client is gone.
    void clientClosed() {
        listener.connectionClosed();
    }

    /// It is given to a backend.
    void give(Target to) {
        target = to;
        of(to).began();
    }

    /// The backend it was given to; null if none.
    @Nullable Target target() {
        return target;
    }

    /// The backend could not be reached, or it is over.
    void leaveTarget(boolean joined) {
        Target had = target;
        if (had != null) {
            target = null;
            had.state().ended();
            end(of(had), joined);
        }
    }

    /// Another backend is tried.
    void retried() {
        listener.retried();
        if (service != null) {
            service.retried();
        }
    }

    /// Octets of the client's.
    void bytesIn(long count) {
        listener.bytesIn(count);
        if (service != null) {
            service.bytesIn(count);
        }
        Target to = target;
        if (to != null) {
            of(to).bytesIn(count);
        }
    }

    /// Octets of the backend's.
    void bytesOut(long count) {
        listener.bytesOut(count);
        if (service != null) {
            service.bytesOut(count);
        }
        Target to = target;
        if (to != null) {
            of(to).bytesOut(count);
        }
    }

    /// It is over.
    ///
    /// @param joined whether it ever reached a backend
    /// @return false if it was already
    boolean close(boolean joined) {
        if (closed) {
            return false;
        }
        closed = true;
        leaveTarget(joined);
        end(listener, joined);
        if (service != null) {
            end(service, joined);
        }
        return true;
    }

    boolean isClosed() {
        return closed;
    }

    private void end(TrafficCell cell, boolean joined) {
        if (joined) {
            cell.ended(SWITCHED, loop.now() - beganNanos);
        } else {
            cell.failed();
        }
    }

    private TrafficCell of(Target to) {
        return to.meter().cell(loop.lane());
    }
}
