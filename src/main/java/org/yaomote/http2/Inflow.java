package org.yaomote.http2;

/// What a peer may still send of bodies (RFC 9113 §5.2): given back when the other side has taken
/// it, in pieces of half a window, so that a slow reader behind us costs a bounded amount.
///
/// Thread: its event loop.
final class Inflow {
    private static final int DEFAULT_WINDOW = 65_535;

    private final Session session;
    private final FrameWriter writer;
    private final int streamWindow;
    private final int connectionWindow;
    private int window;
    private int unreturned;

    Inflow(Session session, FrameWriter writer, Limits limits) {
        this.session = session;
        this.writer = writer;
        this.streamWindow = limits.streamWindow();
        this.connectionWindow = limits.connectionWindow();
        this.window = connectionWindow;
    }

    /// Says at the beginning how large the connection's window is; there is no setting for it.
    void begin() {
        if (connectionWindow > DEFAULT_WINDOW) {
            writer.windowUpdate(0, connectionWindow - DEFAULT_WINDOW);
        }
    }

    /// A DATA frame came.
    ///
    /// @return false if it is larger than the connection's window
    boolean received(int octets) {
        window -= octets;
        return window >= 0;
    }

    /// A DATA frame came for a stream.
    ///
    /// @return false if it is larger than the stream's window
    boolean received(Stream stream, int octets) {
        stream.receiveWindow -= octets;
        stream.untaken += octets;
        return stream.receiveWindow >= 0;
    }

    /// The other side took octets of a stream, or needs none of them.
    void taken(Stream stream, int octets) {
        int count = Math.min(octets, stream.untaken);
        stream.untaken -= count;
        giveBack(count);
        if (stream.dead || stream.remoteEnded) {
            return;
        }
        stream.unreturned += count;
        if (stream.unreturned >= streamWindow / 2) {
            session.pending();
            writer.windowUpdate(stream.id, stream.unreturned);
            stream.receiveWindow += stream.unreturned;
            stream.unreturned = 0;
        }
    }

    /// Octets that belong to no stream any more.
    void giveBack(int octets) {
        unreturned += octets;
        if (unreturned >= connectionWindow / 2 && !session.isOver()) {
            session.pending();
            writer.windowUpdate(0, unreturned);
            window += unreturned;
            unreturned = 0;
        }
    }
}
