package org.yaomote.http2;

import org.yaomote.http2.FrameReader.Payload;
import org.yaomote.http2.Session.Role;

/// The peer's SETTINGS (RFC 9113 §6.5). What concerns tables and frame sizes needs no obedience: we
/// use no table, and no frame larger than everybody must take.
///
/// Thread: its event loop.
final class PeerSettings {
    private static final int ENABLE_PUSH = 2;
    private static final int MAX_CONCURRENT_STREAMS = 3;
    private static final int INITIAL_WINDOW_SIZE = 4;
    private static final int MAX_FRAME_SIZE = 5;

    private final Session session;

    PeerSettings(Session session) {
        this.session = session;
    }

    /// Takes a frame's settings and acknowledges them.
    void take(Payload payload) {
        for (int at = 0; at < payload.length() && !session.isOver(); at += 6) {
            int identifier = payload.intAt(at) >>> 16;
            set(identifier, payload.intAt(at + 2));
        }
        if (!session.isOver()) {
            session.pending();
            session.writer().settingsAck();
            session.owner().settingsChanged();
        }
    }

    /// @param value of 32 bits without a sign
    private void set(int identifier, int value) {
        switch (identifier) {
            case ENABLE_PUSH -> {
                int most = session.role() == Role.SERVER ? 1 : 0;
                check(value >= 0 && value <= most, ErrorCode.PROTOCOL_ERROR);
            }
            case MAX_CONCURRENT_STREAMS ->
                    session.peerStreams(value < 0 ? Integer.MAX_VALUE : value);
            case INITIAL_WINDOW_SIZE ->
                    check(
                            value >= 0 && session.outflow().initialWindow(value),
                            ErrorCode.FLOW_CONTROL_ERROR);
            case MAX_FRAME_SIZE ->
                    check(value >= Limits.FRAME_BYTES && value < 1 << 24, ErrorCode.PROTOCOL_ERROR);
            default -> {}
        }
    }

    private void check(boolean inOrder, ErrorCode otherwise) {
        if (!inOrder) {
            session.fail(otherwise);
        }
    }
}
