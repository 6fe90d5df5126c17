package org.yaomote.http2;

/// How the streams of a session end: when both sides have said all, or before that by a reset of
/// either side or with the connection (RFC 9113 §5.1, §5.4.2).
///
/// Thread: its event loop.
final class StreamEnds {
    private final Session session;
    private final Streams streams;
    private final FrameWriter writer;

    StreamEnds(Session session) {
        this.session = session;
        this.streams = session.streams();
        this.writer = session.writer();
    }

    // ---- in order -------------------------------------------------------------------------------

    /// Our message is complete.
    void local(Stream stream) {
        stream.localEnded = true;
        dropIfBoth(stream);
        stopIfEnded(stream);
    }

    /// The peer's message is complete.
    void remote(Stream stream) {
        stream.remoteEnded = true;
        stream.onEnd();
        dropIfBoth(stream);
    }

    /// A stream that both sides have ended is no more.
    void dropIfBoth(Stream stream) {
        if (stream.localEnded && stream.remoteEnded && !stream.dead) {
            drop(stream);
        }
    }

    // ---- before its time ------------------------------------------------------------------------

    /// What the peer still sends is not wanted ([Session#stopReceiving]).
    void stopReceiving(Stream stream) {
        if (!stream.dead && !stream.remoteEnded) {
            stream.stopped = true;
            stopIfEnded(stream);
        }
    }

    private void stopIfEnded(Stream stream) {
        if (stream.stopped && stream.localEnded) {
            reset(stream, ErrorCode.NO_ERROR);
        }
    }

    /// We end a live stream, without telling it.
    void reset(Stream stream, ErrorCode code) {
        if (!stream.dead) {
            sendReset(stream.id, code);
            drop(stream);
        }
    }

    /// A stream error that is the peer's fault (RFC 9113 §5.4.2).
    void streamError(int id, ErrorCode code) {
        sendReset(id, code);
        byPeer(id, code);
    }

    /// The peer ended a stream before its time, or made us do so.
    void byPeer(int id, ErrorCode code) {
        Stream stream = streams.get(id);
        if (stream != null) {
            dropAndTell(stream, code);
        }
        if (!session.guard().reset()) {
            session.fail(ErrorCode.ENHANCE_YOUR_CALM);
        }
    }

    /// The peer did not begin with streams of ours above the number.
    void refusedAbove(int lastStream) {
        for (Stream stream : streams.all()) {
            if (stream.id > lastStream && !stream.dead) {
                dropAndTell(stream, ErrorCode.REFUSED_STREAM);
            }
        }
    }

    /// The connection ends, and all streams with it.
    void all(ErrorCode code) {
        for (Stream stream : streams.all()) {
            if (!stream.dead) {
                dropAndTell(stream, code);
            }
        }
    }

    private void sendReset(int id, ErrorCode code) {
        session.pending();
        writer.resetStream(id, code);
        streams.wasReset(id);
    }

    private void dropAndTell(Stream stream, ErrorCode code) {
        drop(stream);
        stream.onReset(code);
    }

    private void drop(Stream stream) {
        stream.dead = true;
        session.outflow().forget(stream);
        session.inflow().giveBack(stream.untaken);
        stream.untaken = 0;
        if (streams.remove(stream)) {
            session.owner().streamEnded();
        }
        session.departure().endIfServed();
    }
}
